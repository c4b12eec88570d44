"""The shared scale: a scene with one of its levels moved by one step, and the scale itself moved as a whole.

A level is a place in a scene's own text where a word of the scale stands. A weight moves together with another of its
distribution (the heaviest, or the one that takes the rest), so that they still sum to 1; of a pair of weights that are
each other's rest, moving one is moving the other, and it counts once. A value that another entry of its distribution
has is no place to move to.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from forbear.errors import Span
from forbear.language.reading.parser import parse
from forbear.language.syntax import tree as syntax
from forbear.language.syntax.contents import inside, walk
from forbear.records import dataclass

AMOUNTS = ("none", "slight", "some", "strong", "overwhelming")
CREDENCES = ("remote", "unlikely", "even", "likely", "sure")

_WORTH = {"slight": 1.0, "some": 3.0, "strong": 6.0, "overwhelming": 12.0}
_WEIGHT = {"remote": 0.05, "unlikely": 0.2, "even": 0.5, "likely": 0.8, "sure": 0.95}

SHIFTS = (0.8, 1.25)
"""The whole scale is moved by these: amounts by the factor, credences by the same in log-odds."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """of_many: it is of a distribution of more than two."""

    span: Span
    word: str
    of_many: bool = False


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A scene with one level moved: what was moved, and the whole text. edits: what the text has instead, the level first,
    then the weight that takes the rest of it, where one does. is_compared: the level is compared with something, or a
    function is taken of it."""

    told: str
    text: str
    edits: tuple[_Edit, ...]
    is_compared: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """The line and the column of the level."""
        return self.edits[0].span.line, self.edits[0].span.column

    @property
    def amount(self) -> float:
        """What the level's new word is worth."""
        word = self.edits[0].word
        return _WEIGHT[word] if word in _WEIGHT else _WORTH.get(word, 0.0)


def one_step(text: str, case: str = "") -> tuple[Neighbour, ...]:
    """Return every scene that differs from this one in one level by one step; none where the text cannot be read.

    case: the levels of this case count too; those of other cases never do, nor those of which it says how they are told.
    """
    document, _ = parse(text, "scene.story")
    stated = [part for part in document.definitions if not isinstance(part, syntax.SaysDef)]
    read = [part for part in stated if not isinstance(part, syntax.CaseDef) or part.name == case]
    found = []
    compared = {
        inner.span
        for part in walk(tuple(read))
        if isinstance(part, (syntax.Compare, syntax.Call))
        for inner in walk(part)
        if isinstance(inner, syntax.Name)
    }
    for edits in _edits(tuple(read)):
        place = edits[0].span
        line = text.splitlines()[place.line - 1]
        was = line[place.column - 1 : place.end_column - 1]
        found.append(
            Neighbour(f"line {place.line}: {was} → {edits[0].word}", _with(text, edits), edits, place in compared)
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Levels:
    """A scene's text with a constant in place of each level that can be moved alone: the constants by the level's line and
    column, each with what it is worth as the scene stands. words: what stands there. is_scaled_alike: with the scale shifted,
    the levels come to what the text comes to; not where of more than two weights one was made to take the rest."""

    text: str
    named: dict[tuple[int, int], tuple[str, float]]
    words: dict[tuple[int, int], str]
    is_scaled_alike: bool

    def with_amounts(self, amounts: Mapping[str, Fraction]) -> str:
        """Return the text with what the constants are."""
        return "".join(f"constant {name} = {_decimal(amount)}; " for name, amount in amounts.items()) + self.text


BASIC = {**_WORTH, "likely": _WEIGHT["likely"], "sure": _WEIGHT["sure"]}
"""What the words of the scale are worth that all others are made of."""


def named_levels(text: str, neighbours: Sequence[Neighbour]) -> Levels:
    """Return a scene's text with its levels as constants; those are left out that take the rest of another."""
    taking = {edit.span for neighbour in neighbours for edit in neighbour.edits[1:]}
    named: dict[tuple[int, int], tuple[str, float]] = {}
    words: dict[tuple[int, int], str] = {}
    edits: dict[Span, _Edit] = {span: _Edit(span, "rest") for span in taking}
    for neighbour in neighbours:
        span = neighbour.edits[0].span
        if span not in edits:
            was = text.splitlines()[span.line - 1][span.column - 1 : span.end_column - 1]
            name = f"level_{len(named)}"
            words[neighbour.place] = was
            named[neighbour.place] = name, _WEIGHT[was] if was in _WEIGHT else _WORTH.get(was, 0.0)
            edits[span] = _Edit(span, name)
    many = any(edit.of_many for neighbour in neighbours for edit in neighbour.edits[1:])
    return Levels(_with(text, tuple(edits.values())), named, words, not many)


def _decimal(amount: Fraction) -> str:
    return f"{float(amount):.12f}"


def shifted(factor: float) -> tuple[str, ...]:
    """Return the settings that move the whole scale by a factor; `even` stays, and unlikely is the rest of likely."""
    return settings_of(*_shifted(factor))


def shifted_scale(factor: float) -> dict[str, float]:
    """Return what each word of the scale is worth with these settings."""
    worths, weights = _shifted(factor)
    likely, sure = (float(f"{weights[word]:.6f}") for word in ("likely", "sure"))
    amounts = {word: float(f"{worth:.6f}") for word, worth in worths.items()}
    return {
        "none": 0.0,
        **amounts,
        "remote": 1 - sure,
        "unlikely": 1 - likely,
        "even": 0.5,
        "likely": likely,
        "sure": sure,
    }


def _shifted(factor: float) -> tuple[dict[str, float], dict[str, float]]:
    return (
        {word: worth * factor for word, worth in _WORTH.items()},
        {word: _from_odds(math.exp(factor * math.log(weight / (1 - weight)))) for word, weight in _WEIGHT.items()},
    )


def settings_of(worths: dict[str, float], weights: dict[str, float]) -> tuple[str, ...]:
    """Return the settings that give the words of the scale other worths, and the credences other weights."""
    amounts = tuple(f"{word} = {worth:.6f}" for word, worth in worths.items())
    return (*amounts, *(f"{word} = {weights[word]:.6f}" for word in ("likely", "sure")))


def _from_odds(odds: float) -> float:
    return odds / (1 + odds)


def _edits(part: object) -> Iterator[tuple[_Edit, ...]]:
    """Yield the edits that move each level by one step, up and down."""
    if isinstance(part, syntax.Name):
        for scale in (AMOUNTS, CREDENCES):
            yield from ((_Edit(part.span, word),) for word in _beside(scale, part.text))
    elif isinstance(part, syntax.Weights):
        taken = {entry.value.text for entry in part.entries if isinstance(entry.value, syntax.Name)}
        for entry in part.entries:
            yield from (edits for edits in _edits(entry.value) if edits[0].word not in taken)
        yield from _weights(part.entries)
    else:
        for inner in inside(part):
            yield from _edits(inner)


def _weights(entries: tuple[syntax.WeightedEntry, ...]) -> Iterator[tuple[_Edit, ...]]:
    words = [entry.weight.text if isinstance(entry.weight, syntax.Name) else None for entry in entries]
    taken = [n for n, entry in enumerate(entries) if entry.weight is None or words[n] == "rest"]
    if len(entries) < 2 or len(taken) > 1 or any(words[n] not in _WEIGHT for n in range(len(words)) if n not in taken):
        return
    taking = taken[0] if taken else None
    pair = len(entries) == 2
    for place, word in enumerate(words):
        if word not in _WEIGHT or (pair and taking is None and place == 1):
            continue
        for moved in _beside(CREDENCES, word):
            other = taking
            if other is None:
                other = max((n for n in range(len(words)) if n != place), key=lambda n: _WEIGHT.get(words[n] or "", 0))
            fixed = sum(_WEIGHT[w] for n, w in enumerate(words) if w in _WEIGHT and n not in (place, other))
            if fixed + _WEIGHT[moved] >= 1:
                continue
            edits = [_Edit(_span(entries[place]), moved)]
            if taking is None:
                edits.append(_Edit(_span(entries[other]), "rest", of_many=not pair))
            yield tuple(edits)


def _span(entry: syntax.WeightedEntry) -> Span:
    assert entry.weight is not None
    return entry.weight.span


def _beside(scale: tuple[str, ...], word: str) -> Iterator[str]:
    for low, high in pairwise(scale):
        if word == high:
            yield low
        if word == low:
            yield high


def _with(text: str, edits: tuple[_Edit, ...]) -> str:
    lines = text.splitlines(keepends=True)
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        line = lines[edit.span.line - 1]
        lines[edit.span.line - 1] = line[: edit.span.column - 1] + edit.word + line[edit.span.end_column - 1 :]
    return "".join(lines)
