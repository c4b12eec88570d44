"""Where the constants of a scene go: a constant is moved without loading the scene anew.

The scene is loaded with a few other amounts of the constant. Where the ground tasks differ, the constant is: each such
amount is found to be a + b · constant, and put in its place for any other. What it makes otherwise is told.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from forbear.errors import ForbearError, RequestError
from forbear.grounding.task import Task
from forbear.language import amounts
from forbear.language.expressions import Arithmetic, Expression, Literal
from forbear.logic.folding import is_number
from forbear.records import dataclass, replace
from forbear.stories.numbers import with_factor

_Way = tuple[str | int, ...]
"""The fields and places on the way to a part of a task."""


@dataclass(frozen=True, slots=True)
class Trail:
    """A place of a task that a constant reaches: there stands base + slope · constant; `now` with the constant as it is."""

    way: _Way
    base: Fraction
    slope: Fraction
    now: object


def trails(name: str, now: float, task: Task, task_at: Callable[[float], Task]) -> tuple[Trail, ...]:
    """Return the places that a constant reaches.

    task: with the constant as it is. task_at: loads the scene with another amount. Raises RequestError where an amount
    hangs on the constant otherwise than in proportion, or where it decides what there is.
    """
    tried = (now / 2 + 0.203125, now / 4 + 0.34375) if 0 <= now <= 1 else (now + 1.375, now * 1.25 + 0.6875)
    try:
        first, second = (task_at(amount) for amount in tried)
    except ForbearError as error:
        raise RequestError(f"{name} cannot be swept: {error}", _HINT) from None
    settings = [Fraction(repr(amount)) for amount in (now, *tried)]
    return tuple(_trail(name, way, parts, settings) for way, parts in differences(name, (), (task, first, second)))


def check_between(
    name: str, found: tuple[Trail, ...], task: Task, task_at: Callable[[float], Task], low: float, high: float
) -> None:
    """Hold what is in proportion to a constant against the scene loaded anew, at some amounts between two.

    Raises RequestError where it is not: a condition on the constant alone is decided as a scene is loaded.
    """
    for step in range(_CHECKED):
        share = (step + 0.0078125) / (_CHECKED - 0.984375)
        amount = low + (high - low) * share
        try:
            loaded = task_at(amount)
        except ForbearError as error:
            raise RequestError(f"{name} cannot be {amount:g}: {error}", _HINT) from None
        here = moved_along(name, found, task, amount)
        for _, (one, other) in differences(name, (), (here, loaded)):
            first, second = (exact(part.value if isinstance(part, Literal) else part) for part in (one, other))
            if abs(first - second) > Fraction(1, 10**11) * max(Fraction(1), abs(second)):
                raise RequestError(f"{name} cannot be swept: what hangs on it is not in proportion to it", _HINT)


_CHECKED = 9
"""At so many amounts."""

_HINT = "set it by --set for each amount that you want to look at"


def differences(name: str, way: _Way, parts: tuple[Any, ...]) -> Iterator[tuple[_Way, tuple[Any, ...]]]:
    """Yield the places at which some tasks hold different numbers, with these."""
    first = parts[0]
    if all(part is first for part in parts) or (_are_alike(parts) and not dataclasses.is_dataclass(first)):
        return
    if all(is_number(part) for part in parts) or _are_literals(parts):
        if not _are_alike(parts):
            yield way, parts
    elif all(isinstance(part, tuple) and len(part) == len(first) for part in parts):
        for place, inner in enumerate(zip(*parts, strict=True)):
            yield from differences(name, (*way, place), inner)
    elif all(type(part) is type(first) for part in parts) and dataclasses.is_dataclass(first):
        for field in dataclasses.fields(first):
            if not field.compare:
                continue
            inner = tuple(getattr(part, field.name) for part in parts)
            yield from differences(name, (*way, field.name), inner)
    elif not _are_alike(parts):
        raise RequestError(f"{name} cannot be swept: it decides what there is in the scene", _HINT)


def _are_literals(parts: tuple[Any, ...]) -> bool:
    return all(isinstance(part, Literal) and is_number(part.value) for part in parts)


def _are_alike(parts: tuple[Any, ...]) -> bool:
    return all(part == parts[0] for part in parts)


def _trail(name: str, way: _Way, parts: tuple[Any, ...], settings: list[Fraction]) -> Trail:
    values = [exact(part.value if isinstance(part, Literal) else part) for part in parts]
    slope = (values[2] - values[1]) / (settings[2] - settings[1])
    base = values[1] - slope * settings[1]
    is_near = abs(base + slope * settings[0] - values[0]) <= Fraction(1, 10**14) * max(Fraction(1), abs(values[0]))
    if not is_near or way[-1] == "depth":
        raise RequestError(f"{name} cannot be swept: what hangs on it is not in proportion to it", _HINT)
    return Trail(way, base, slope, parts[0])


def exact(number: Any) -> Fraction:
    """Return a number as it is written: a weight is a float by now, but was exact in the text."""
    return Fraction(repr(number)) if isinstance(number, float) else Fraction(number)


def moved_along(name: str, found: tuple[Trail, ...], task: Task, amount: float) -> Task:
    """Return a task with a constant set. Raises RequestError where another change reaches the same places."""
    factor: Expression | None = None
    if any(isinstance(trail.now, Literal) for trail in found):
        task, factor = with_factor(task, amount)
    for trail in found:
        task = _put(task, trail.way, _made(trail, amount, factor), trail.now, name)
    return task


def _made(trail: Trail, amount: float, factor: Expression | None) -> object:
    if not isinstance(trail.now, Literal):
        if isinstance(trail.now, float):
            return float(trail.base) + float(trail.slope) * amount
        return trail.base + trail.slope * amounts.as_exact(amount)
    if isinstance(factor, Literal) and not isinstance(amount, amounts.Symbol):
        return Literal(trail.base + trail.slope * Fraction(amount))
    assert factor is not None
    scaled = Arithmetic("*", Literal(trail.slope), factor)
    return scaled if trail.base == 0 else Arithmetic("+", Literal(trail.base), scaled)


def _put(part: Any, way: _Way, made: object, before: object, name: str) -> Any:
    if not way:
        if part != before:
            raise RequestError(f"{name} and another number that is moved reach the same amount", _HINT)
        return made
    step, *rest = way
    if isinstance(step, int):
        return (*part[:step], _put(part[step], tuple(rest), made, before, name), *part[step + 1 :])
    return replace(part, **{step: _put(getattr(part, step), tuple(rest), made, before, name)})
