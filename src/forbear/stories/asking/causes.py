"""What a choice hangs on, by kinds: what weighs of one kind is silenced, and the same story asked again.

The device is that of docs/semantics.md §8, a whole kind at a time: conscience, need, fear and the like; `chance`
where nature decided. A choice hangs on a kind if it turns over without it: what was the likelier is so no longer; or,
for a choice that never was, it becomes half as likely at most.
"""

from __future__ import annotations

import itertools

from forbear.language.problem import CHANCE
from forbear.stories.asking.case import Case
from forbear.stories.asking.expectations import would
from forbear.stories.asking.outcomes import by_chance
from forbear.stories.questions import Answer, Detail

EVEN = 0.5


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
        now = float(would(case, answer, victim).value or 0.0)
        done = point.event in case.harming(answer, victim).harming
        kinds = case.kinds(name)
        singles = {kind: self._odds(answer, victim, name, (kind,)) for kind in kinds}
        ranked = sorted(singles.items(), key=lambda row: -row[1])
        details = tuple(Detail("without", kind, odds) for kind, odds in ranked)
        turned: dict[tuple[str, ...], float] = {
            (kind,): odds for kind, odds in singles.items() if turns(now, odds, done)
        }
        if not turned:
            pairs = {
                pair: self._odds(answer, victim, name, pair)
                for pair in itertools.combinations([kind for kind, odds in singles.items() if odds != now], 2)
            }
            turned = {pair: odds for pair, odds in pairs.items() if turns(now, odds, done)}
        if not turned:
            return Answer("nothing", details)
        sign = -1 if done else 1
        best = max(turned, key=lambda kinds: (sign * turned[kinds], sum(sign * singles[kind] for kind in kinds)))
        return Answer(max(best, key=lambda kind: sign * singles[kind]), details)

    def hangs(self, answer: int, victim: str, *kinds: str) -> Answer:
        """1 if the choice at `answer` turns once nothing of these kinds weighs with its doer."""
        case = self._case
        name = case.doer(answer)
        if name not in case.frame.people or case.points[answer].chooser != name:
            return Answer(float(CHANCE in kinds))
        now = float(would(case, answer, victim).value or 0.0)
        done = case.points[answer].event in case.harming(answer, victim).harming
        odds = self._odds(answer, victim, name, kinds)
        return Answer(float(turns(now, odds, done)), (Detail("without", kinds[0], odds),))

    def _odds(self, answer: int, victim: str, name: str, kinds: tuple[str, ...]) -> float:
        altered = self.without(name, kinds)
        if altered is not self._case and len(altered.points) <= answer:
            return float(would(self._case, answer, victim).value or 0.0)
        return float(would(altered, answer, victim).value or 0.0)


def turns(now: float, without: float, done: bool) -> bool:
    """Say whether the deed's odds turned against what was chosen."""
    mine, other = (now, without) if done else (1 - now, 1 - without)
    return other < EVEN - 1e-9 if mine >= EVEN else other <= mine / 2
