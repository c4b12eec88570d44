"""The levels that a scene's text states, as numbers of the scene: each can be moved without loading the text anew.

The text is loaded twice more with a constant in place of each level: with all of them as far up as they go, and down.
Where the ground tasks differ from that of the text as it stands, how far they do one way and the other tells which level
it is, and whether it is in proportion to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from itertools import pairwise

from forbear.api.constants import Trail, differences, exact, moved_along
from forbear.catalogue.scale import BASIC, SHIFTS, Levels, Neighbour, named_levels, one_step, shifted_scale
from forbear.errors import ForbearError
from forbear.grounding.task import Task
from forbear.language.expressions import Literal
from forbear.records import dataclass
from forbear.stories.numbers import SceneNumber

_STEP = Fraction(1, 10**6)

_APART = Fraction(1, 10**12)
"""Two levels that go more alike cannot be told from each other."""

Place = tuple[int, int]
"""The line and the column of a level."""


@dataclass(frozen=True, slots=True)
class Scaled:
    """A scene's task, and what it states by the scale as numbers of it: each level by where it stands, with its word; and the
    words of the scale themselves, that its domains read. No words: the scale cannot be moved as a whole."""

    task: Task
    levels: dict[Place, SceneNumber]
    words: dict[Place, str]
    scale: dict[str, SceneNumber]

    def at_scale(self, worths: Mapping[str, float]) -> dict[str, float] | None:
        """Return what the numbers are to be where the words of the scale are worth this, each number by its name; None
        where the scale cannot be moved so."""
        if not self.scale:
            return None
        return _at_scale({number.name: self.words[place] for place, number in self.levels.items()}, self.scale, worths)

    @property
    def numbers(self) -> tuple[SceneNumber, ...]:
        """All of them."""
        return (*self.levels.values(), *self.scale.values())


def levels(
    text: str, neighbours: Sequence[Neighbour], task: Task, task_of: Callable[[str], Task]
) -> dict[Place, SceneNumber] | None:
    """Return the levels of a scene as numbers of its task, by where they stand; None where a level decides what there is in the
    scene, or where what hangs on it is not in proportion to it.

    neighbours: the scene with each of its levels moved. task: of the text. task_of: loads another text.
    """
    found = _found(text, neighbours, (), task, lambda text, _: task_of(text))
    return None if found is None else found.levels


def scaled(
    text: str, neighbours: Sequence[Neighbour], task: Task, task_of: Callable[[str, tuple[str, ...]], Task]
) -> Scaled | None:
    """Return the same with the scale that the levels are of, where it can be moved too. task_of: loads a text with settings."""
    return _found(text, neighbours, tuple(BASIC), task, task_of) or _found(text, neighbours, (), task, task_of)


def scale_of(
    text: str, task: Task, task_of: Callable[[str, tuple[str, ...]], Task], scales: Sequence[Mapping[str, float]]
) -> Scaled | None:
    """Return a scene's task with the words of the scale as numbers of it, for all that is of them moves with them; None where
    a level is compared, or one of these scales decides more than numbers. scales: what the words are to be worth."""
    if any(neighbour.is_compared for neighbour in one_step(text)):
        return None
    return _found(text, (), tuple(BASIC), task, task_of, scales)


def _found(
    text: str,
    neighbours: Sequence[Neighbour],
    scale: tuple[str, ...],
    task: Task,
    task_of: Callable[[str, tuple[str, ...]], Task],
    scales: Sequence[Mapping[str, float]] = (),
) -> Scaled | None:
    if any(neighbour.is_compared for neighbour in neighbours):
        return None
    marked = named_levels(text, neighbours)
    if scale and not marked.is_scaled_alike:
        return None
    worths = {name: Fraction(repr(worth)) for name, worth in marked.named.values()}
    worths |= {word: Fraction(repr(BASIC[word])) for word in scale}
    most, least = _farthest(marked, neighbours, worths, scale, scales or [shifted_scale(factor) for factor in SHIFTS])
    ratios = {name: (most[name] - worth) / (least[name] - worth) for name, worth in worths.items()}
    ordered = sorted(ratios.values())
    if any(other - one < _APART for one, other in pairwise(ordered)):
        return None

    def loaded(amounts: Mapping[str, Fraction]) -> Task:
        stated = {name: amount for name, amount in amounts.items() if name not in scale}
        return task_of(marked.with_amounts(stated), tuple(f"{word} = {float(amounts[word]):.12f}" for word in scale))

    try:
        tasks = (task, loaded(most), loaded(least))
        found: dict[str, list[Trail]] = {name: [] for name in worths}
        for way, parts in differences("a level", (), tasks):
            now, high, low = (exact(part.value if isinstance(part, Literal) else part) for part in parts)
            if low == now:
                return None
            name = min(worths, key=lambda name: abs(ratios[name] - (high - now) / (low - now)))
            slope = Fraction(round((high - now) / (most[name] - worths[name]) * 10**6), 10**6)
            if any(
                abs(now + slope * (moved[name] - worths[name]) - part)
                > Fraction(1, 10**11) * max(Fraction(1), abs(part))
                for moved, part in ((most, high), (least, low))
            ):
                return None
            found[name].append(Trail(way, now - slope * worths[name], slope, parts[0]))
    except ForbearError:
        return None

    def number_of(name: str) -> SceneNumber:
        change = partial(_moved, name, tuple(found[name]))
        return SceneNumber(name, float(worths[name]), 0.0, 12.0, False, task, change, "fact")

    return Scaled(
        task,
        {place: number_of(name) for place, (name, _) in marked.named.items()},
        marked.words,
        {word: number_of(word) for word in scale},
    )


def _farthest(
    marked: Levels,
    neighbours: Sequence[Neighbour],
    worths: Mapping[str, Fraction],
    scale: tuple[str, ...],
    scales: Sequence[Mapping[str, float]],
) -> tuple[dict[str, Fraction], dict[str, Fraction]]:
    """Return what each level is at most and at least, where it is moved alone and with the scale; and a little more, each by
    an amount of its own, so that how far a number goes either way tells which level it is."""
    to = {name: [worth] for name, worth in worths.items()}
    for neighbour in neighbours:
        if neighbour.place in marked.named:
            to[marked.named[neighbour.place][0]].append(Fraction(repr(neighbour.amount)))
    words = {name: marked.words[place] for place, (name, _) in marked.named.items()}
    for moved in scales if scale else ():
        for name, worth in _at_scale(words, scale, moved).items():
            to[name].append(Fraction(repr(worth)))
    most, least = {}, {}
    for number, (name, listed) in enumerate(to.items(), start=1):
        most[name] = max(listed) + _STEP * number * (1 + Fraction(number, 1000))
        least[name] = min(listed) if min(listed) < worths[name] else worths[name] + _STEP * number**2
    return most, least


def _at_scale(words: Mapping[str, str], scale: Iterable[str], worths: Mapping[str, float]) -> dict[str, float]:
    """Return what levels, by the words that stand there, and the words of the scale are worth at another."""
    return {**{name: worths[word] for name, word in words.items()}, **{word: worths[word] for word in scale}}


def is_as_stated(number: SceneNumber, task: Task) -> bool:
    """Say whether a level is in a task what the text states, and was not moved by what a telling shows."""
    try:
        return number.now is not None and _are_same(number.change(task, number.now), task)
    except ForbearError:
        return False


def _are_same(task: Task, other: Task) -> bool:
    """Say whether two tasks have the same numbers. Raises RequestError where more than numbers differ."""
    for _, parts in differences("a level", (), (task, other)):
        one, two = (exact(part.value if isinstance(part, Literal) else part) for part in parts)
        if abs(one - two) > Fraction(1, 10**11) * max(Fraction(1), abs(two)):
            return False
    return True


def _moved(name: str, found: tuple[Trail, ...], task: Task, amount: float) -> Task:
    return moved_along(name, found, task, amount)
