"""What a choice hangs on, by kinds: what weighs of one kind is silenced, and the choice asked for again.

The device is that of docs/semantics.md §8, a whole kind at a time: conscience, need, fear and the like; `chance`
where nature decided. It is silenced in the weighing first, with every belief as it is. Where no kind turns the choice
so, it is silenced in the whole scene, and all that led up to the choice is read anew; a kind that has no part in the
weighing itself is no cause of it. Last, two kinds together: where each alone would have done.

(One spared for need may have been given a proof that would have convinced, had there been no need to make it cheap:
in the scene without the need they would be spared for another reason. It is the need all the same that stays the
hand, so the weighing comes first.) A choice turns over if what was the likelier is so no longer; or, for a choice that
never was, if it becomes half as likely at most.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable

from forbear.language.problem import CHANCE
from forbear.language.ties import SAME, is_less
from forbear.stories.vocabulary.case import Case
from forbear.stories.vocabulary.expectations import would
from forbear.stories.vocabulary.outcomes import by_chance
from forbear.stories.vocabulary.question import Answer, Detail
from forbear.stories.vocabulary.weighings import weighed_without

EVEN = 0.5

_NO_PART = SAME
"""What moves the odds by no more has no part in the weighing."""


_Odds = dict[tuple[str, ...], float]
"""The odds of a deed without these kinds."""


class Causes:
    """The same story without this or that, each told once. `without` makes the altered case."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._known: dict[tuple[str, tuple[str, ...]], Case] = {}

    def without(self, name: str, kinds: tuple[str, ...]) -> Case:
        """Return the case in which nothing of these kinds weighs with somebody."""
        key = (name, tuple(sorted(kinds)))
        found = self._known.get(key)
        if found is None:
            task = self._case.silenced(name, kinds)
            same = task == self._case.frame.task
            found = self._case if same else Case(self._case.frame.altered(task), self._case.thresholds)
            self._known[key] = found
        return found

    def cause(self, answer: int, victim: str) -> Answer:
        """The kind that the choice at `answer` hangs on most, with what the deed's odds become without each kind."""
        case = self._case
        name, point = case.doer(answer), case.points[answer]
        if by_chance(case, answer, victim).value:
            return Answer(CHANCE, (Detail(CHANCE, CHANCE, 1.0),))
        if name not in case.frame.people or point.chooser != name:
            return Answer(CHANCE if point.chooser == CHANCE else "nothing")
        now, done = self._now(answer, victim)
        kinds = case.kinds(name)
        weighed: _Odds = {(kind,): weighed_without(case, answer, victim, (kind,)) for kind in kinds}
        parts = [kind for kind in kinds if abs(weighed[kind,] - now) > _NO_PART]
        found = self._first_turned(answer, victim, weighed, parts)
        if found is not None:
            turned = {kinds: odds for kinds, odds in found.items() if turns(now, odds, done)}
            sign = -1 if done else 1
            best = max(turned, key=lambda kinds: sign * turned[kinds])
            cause = max(best, key=lambda kind: sign * weighed[kind,])
            return Answer(cause, _details({**weighed, **{k: v for k, v in found.items() if len(k) == 1}}))
        return Answer("nothing", _details(weighed))

    def _first_turned(self, answer: int, victim: str, weighed: _Odds, parts: list[str]) -> _Odds | None:
        """Return the odds without kinds, by the first device by which any of them turns the choice."""
        now, done = self._now(answer, victim)
        devices: tuple[Callable[[], _Odds], ...] = (
            lambda: weighed,
            lambda: self._staged(answer, victim, parts),
            lambda: self._pairs(answer, victim, parts),
        )
        for device in devices:
            found = device()
            if any(turns(now, odds, done) for odds in found.values()):
                return found
        return None

    def hangs(self, answer: int, victim: str, *kinds: str) -> Answer:
        """1 if the choice at `answer` turns once nothing of these kinds weighs with its doer."""
        case = self._case
        name = case.doer(answer)
        if name not in case.frame.people or case.points[answer].chooser != name:
            return Answer(float(CHANCE in kinds))
        now, done = self._now(answer, victim)
        odds = weighed_without(case, answer, victim, kinds)
        if abs(odds - now) > _NO_PART and not turns(now, odds, done):
            odds = self._staged(answer, victim, [], kinds).get(kinds, odds)
        return Answer(float(turns(now, odds, done)), (Detail("without", kinds[0], odds),))

    def _now(self, answer: int, victim: str) -> tuple[float, bool]:
        """Return the odds of the deed, and whether it was done."""
        done = self._case.points[answer].event in self._case.harming(answer, victim).harming
        return float(would(self._case, answer, victim).value or 0.0), done

    def _staged(self, answer: int, victim: str, parts: list[str], together: tuple[str, ...] = ()) -> _Odds:
        """Return the odds of the deed in the scene without each kind, where it would still have come to this."""
        found = {}
        for kinds in [*((kind,) for kind in parts), *((together,) if together else ())]:
            altered = self.without(self._case.doer(answer), kinds)
            if len(altered.points) > answer:
                found[kinds] = float(would(altered, answer, victim).value or 0.0)
        return found

    def _pairs(self, answer: int, victim: str, parts: list[str]) -> _Odds:
        return {pair: weighed_without(self._case, answer, victim, pair) for pair in itertools.combinations(parts, 2)}


def _details(odds: _Odds) -> tuple[Detail, ...]:
    ranked = sorted(odds.items(), key=lambda row: -row[1])
    return tuple(Detail("without", kinds[0], amount) for kinds, amount in ranked)


def turns(now: float, without: float, done: bool) -> bool:
    """Say whether the deed's odds turned against what was chosen."""
    mine, other = (now, without) if done else (1 - now, 1 - without)
    return is_less(other, EVEN) if not is_less(mine, EVEN) else not is_less(mine / 2, other)
