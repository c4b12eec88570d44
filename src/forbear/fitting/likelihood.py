"""How likely a scene makes what was chosen, and how fast that changes with its numbers: exact, on tapes."""

from __future__ import annotations

import math
import time
from array import array
from collections.abc import Sequence
from functools import partial
from typing import Final

from forbear.api.runs import DEFAULT_LIMITS
from forbear.api.scene import Scene
from forbear.errors import LimitReached, RequestError
from forbear.fitting.observations import Observation, Observations
from forbear.grounding.task import Task
from forbear.minds.budget import Limits
from forbear.minds.interface import Engine
from forbear.minds.reference import ReferenceEngine
from forbear.minds.tape.door import Forms
from forbear.minds.tape.gradient import derivative, with_gradient
from forbear.minds.tape.traced import TooClose
from forbear.records import dataclass
from forbear.stories.numbers import SceneNumber
from forbear.stories.sweep.asked import answers, asked
from forbear.stories.sweep.tracing import traced

MOST_TAPES: Final = 64
"""Tapes that are kept for what is chosen at one place of the story."""

_NUDGE: Final = 1e-7
"""A point at which a comparison hangs on rounding is looked at so far beside."""


@dataclass(frozen=True, slots=True)
class ChoiceOdds:
    """An observation, how likely its choice is, and how fast that changes with each free number."""

    observation: Observation
    odds: float
    slopes: list[float]


class ChoiceLikelihood:
    """The choices of some observations at one scene, with some of its numbers free."""

    def __init__(self, scene: Scene, free: Sequence[str], data: Observations, limits: Limits = DEFAULT_LIMITS) -> None:
        """limits: of one tape, and when all is over. Raises RequestError for a number that is not there, or that cannot
        be moved along. Whatever is asked of it raises LimitReached."""
        self.free = tuple(free)
        overlap = [name for name in free if name in data.numbers]
        if overlap:
            raise RequestError(f"'{overlap[0]}' is free, and the data gives it", "leave it out of one of them")
        if not free:
            raise RequestError("no number is free", "name one, such as precision(Ann)")
        self.numbers = tuple(scene.number(name) for name in (*self.free, *data.numbers))
        for number in self.numbers:
            if number.whole:
                raise RequestError(f"{number.name} is a whole number, and cannot be fitted or given by row", "fit each")
        groups: dict[str, list[Observation]] = {}
        for one in data.found:
            groups.setdefault(one.after, []).append(one)
        self._places = [_Juncture(scene.task, self.numbers, after, found, limits) for after, found in groups.items()]
        self.count = data.count

    def value(self, amounts: Sequence[float]) -> float:
        """Return the logarithm of how likely all that was chosen is; minus infinity where something could not be."""
        return math.fsum(place.worked_out(amounts)[0] for place in self._places)

    def gradient(self, amounts: Sequence[float]) -> tuple[float, list[float]]:
        """Return the logarithm, and its derivative by each free number."""
        found = [place.worked_out(amounts) for place in self._places]
        slopes = [math.fsum(slope[at] for _, slope in found) for at in range(len(self.free))]
        return math.fsum(value for value, _ in found), slopes

    def odds(self, amounts: Sequence[float]) -> list[tuple[Observation, float]]:
        """Return each observation with how likely its choice is."""
        return [pair for place in self._places for pair in place.odds(amounts)]

    def each(self, amounts: Sequence[float]) -> list[ChoiceOdds]:
        """Return each observation with how likely its choice is, and its slopes: in the same order at any amounts."""
        return [one for place in self._places for one in place.each(amounts)]

    def impossible(self, amounts: Sequence[float]) -> list[Observation]:
        """Return what could not be chosen."""
        return [one for one, odds in self.odds(amounts) if not odds > 0]


class _Juncture:
    """What is chosen after the same events: one question for each choice, on tapes over all numbers."""

    def __init__(
        self, task: Task, numbers: tuple[SceneNumber, ...], after: str, found: list[Observation], limits: Limits
    ) -> None:
        self._task = task
        self._limits = limits
        self._numbers = numbers
        self._found = found
        self._free = len(numbers) - len(found[0].condition)
        self._choices = tuple(dict.fromkeys(one.choice for one in found))
        self._questions = [f"choice {choice}" for choice in self._choices]
        self._answer = partial(answers, asks=asked(self._questions, task, after), after=after)
        self._tapes: list[Forms] = []
        self._conditions = tuple(dict.fromkeys(one.condition for one in found))
        self._where = {condition: place for place, condition in enumerate(self._conditions)}
        self._which = {choice: place for place, choice in enumerate(self._choices)}
        self._last: tuple[tuple[float, ...], list[list[float]], list[list[list[float]]]] | None = None

    def worked_out(self, amounts: Sequence[float]) -> tuple[float, list[float]]:
        odds, slopes = self._at(tuple(amounts))
        value = 0.0
        gradient = [0.0] * self._free
        for one in self._found:
            place, which = self._where[one.condition], self._which[one.choice]
            likely = odds[place][which]
            if not likely > 0:
                return -math.inf, gradient
            value += one.count * math.log(likely)
            for at in range(self._free):
                gradient[at] += one.count * slopes[place][which][at] / likely
        return value, gradient

    def each(self, amounts: Sequence[float]) -> list[ChoiceOdds]:
        odds, slopes = self._at(tuple(amounts))
        found = [(one, self._where[one.condition], self._which[one.choice]) for one in self._found]
        return [ChoiceOdds(one, odds[place][which], slopes[place][which]) for one, place, which in found]

    def odds(self, amounts: Sequence[float]) -> list[tuple[Observation, float]]:
        odds, _ = self._at(tuple(amounts))
        return [(one, odds[self._where[one.condition]][self._which[one.choice]]) for one in self._found]

    def _at(self, amounts: tuple[float, ...]) -> tuple[list[list[float]], list[list[list[float]]]]:
        """Return for each condition and choice how likely it is, and how that changes with each free number."""
        if self._last is not None and self._last[0] == amounts:
            return self._last[1], self._last[2]
        odds: list[list[float]] = [[] for _ in self._conditions]
        slopes: list[list[list[float]]] = [[] for _ in self._conditions]
        left = list(range(len(self._conditions)))
        for forms in self._tapes:
            in_time(self._limits)
            left = self._evaluated(forms, amounts, left, odds, slopes)
            if not left:
                break
        while left:
            in_time(self._limits)
            forms = self._begun((*amounts, *self._conditions[left[0]]))
            still = self._evaluated(forms, amounts, left, odds, slopes)
            if still and still[0] == left[0]:
                raise RequestError("the likelihood jumps here, and cannot be followed", "give another start")
            left = still
        self._last = amounts, odds, slopes
        return odds, slopes

    def _begun(self, point: tuple[float, ...]) -> Forms:
        for shift in (0.0, _NUDGE, 3 * _NUDGE):
            moved = [amount + shift * max(1.0, abs(amount)) for amount in point]
            try:
                tape = traced(self._task, self._numbers, moved, self._answer, self._engine_of)
            except TooClose:
                continue
            self._tapes.append(Forms(with_gradient(tape)))
            del self._tapes[:-MOST_TAPES]
            return self._tapes[-1]
        raise RequestError("the likelihood hangs on rounding here, and cannot be followed", "give another start")

    def _evaluated(
        self,
        forms: Forms,
        amounts: tuple[float, ...],
        left: list[int],
        odds: list[list[float]],
        slopes: list[list[list[float]]],
    ) -> list[int]:
        """Evaluate a tape at the conditions that are left, and return those at which its guards are broken."""
        given = {number.name: amount for number, amount in zip(self._numbers, amounts, strict=False)}
        columns = []
        for name in forms.tape.inputs:
            at = next(place for place, number in enumerate(self._numbers) if number.name == name)
            if at < self._free:
                columns.append(array("d", [given[name]]) * len(left))
            else:
                columns.append(array("d", [self._conditions[place][at - self._free] for place in left]))
        results, holds = forms.form(len(left)).run(columns, len(left))
        outputs = {name: at for at, (name, _) in enumerate(forms.tape.outputs)}
        names = [number.name for number in self._numbers[: self._free]]
        still = []
        for point, place in enumerate(left):
            if not holds[point]:
                still.append(place)
                continue
            odds[place] = [results[outputs[question]][point] for question in self._questions]
            slopes[place] = [
                [results[outputs[derivative(question, name)]][point] for name in names] for question in self._questions
            ]
        return still

    def _engine_of(self, task: Task) -> Engine:
        return ReferenceEngine(task, self._limits)


def in_time(limits: Limits) -> None:
    """Raise LimitReached where all that shares these limits is over."""
    if time.monotonic() > limits.until:
        raise LimitReached("seconds", limits.seconds, "--limit-seconds")
