"""The levels that a scene's text states, as numbers of the scene: each can be moved without loading the text anew.

The text is loaded three times with a constant in place of each level, all of them moved a little, each by amounts of its
own; where the ground tasks differ, how far they do tells which level it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import partial

from forbear.api.constants import Trail, differences, exact, moved_along
from forbear.catalogue.scale import Levels, Neighbour, named_levels
from forbear.errors import ForbearError
from forbear.grounding.task import Task
from forbear.language.expressions import Literal
from forbear.stories.numbers import SceneNumber

_STEP = Fraction(1, 10**6)

Place = tuple[int, int]
"""The line and the column of a level."""


def levels(
    text: str, neighbours: Sequence[Neighbour], task_of: Callable[[str], Task]
) -> tuple[Task, dict[Place, SceneNumber]] | None:
    """Return a scene's task and its levels as numbers of it, by where they stand; None where a level decides what there is
    in the scene, or where what hangs on it is not in proportion to it.

    neighbours: the scene with each of its levels moved. task_of: loads a text.
    """
    if any(neighbour.is_compared for neighbour in neighbours):
        return None
    marked = named_levels(text, neighbours)
    named = list(marked.named.values())
    worths = {name: Fraction(repr(worth)) for name, worth in named}
    steps = {name: _STEP * (number + 1) for number, name in enumerate(worths)}
    squares = {name: _STEP * (number + 1) ** 2 for number, name in enumerate(worths)}
    try:
        tasks = tuple(
            task_of(marked.with_amounts({name: worth + moved.get(name, 0) for name, worth in worths.items()}))
            for moved in ({}, steps, squares)
        )
        found: dict[str, list[Trail]] = {name: [] for name in worths}
        for way, parts in differences("a level", (), tasks):
            now, first, second = (exact(part.value if isinstance(part, Literal) else part) for part in parts)
            if first == now:
                return None
            number = round((second - now) / (first - now)) - 1
            name = list(worths)[number] if 0 <= number < len(worths) else ""
            slope = Fraction(round((first - now) / (_STEP * (number + 1)) * 10**6), 10**6)
            if not name or abs(now + slope * squares[name] - second) > Fraction(1, 10**13):
                return None
            found[name].append(Trail(way, now - slope * worths[name], slope, parts[0]))
    except ForbearError:
        return None
    numbers = {}
    for place, (name, worth) in marked.named.items():
        change = partial(_moved, name, tuple(found[name]))
        numbers[place] = SceneNumber(name, worth, 0.0, 12.0, False, tasks[0], change, "fact")
    if not _is_so_where_they_go(marked, neighbours, numbers, tasks[0], task_of):
        return None
    return tasks[0], numbers


def _is_so_where_they_go(
    marked: Levels,
    neighbours: Sequence[Neighbour],
    numbers: Mapping[Place, SceneNumber],
    task: Task,
    task_of: Callable[[str], Task],
) -> bool:
    """Say whether the task with its levels moved is what the text comes to: with all of them up, and all down."""
    to: dict[Place, list[float]] = {place: [number.now or 0.0] for place, number in numbers.items()}
    for neighbour in neighbours:
        if neighbour.place in to:
            to[neighbour.place].append(neighbour.amount)
    try:
        for farthest in (max, min):
            amounts = {numbers[place].name: farthest(listed) for place, listed in to.items()}
            loaded = task_of(marked.with_amounts({name: Fraction(repr(amount)) for name, amount in amounts.items()}))
            moved = task
            for number in numbers.values():
                moved = number.change(moved, amounts[number.name])
            if not _are_same(moved, loaded):
                return False
    except ForbearError:
        return False
    return True


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
