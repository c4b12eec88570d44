"""What a choice hangs on, by kinds: what weighs of one kind is silenced, and the choice asked for again.

The device is that of docs/semantics.md §8, a whole kind at a time: conscience, need, fear and the like; `chance`
where nature decided. It is silenced in the weighing first, with every belief as it is. Where no kind turns the choice
so, it is silenced in the whole scene, and all that led up to the choice is read anew; a kind that has no part in the
weighing itself is no cause of it. Last, two kinds together, and more, the fewest that do: where each alone would have done.

(One spared for need may have been given a proof that would have convinced, had there been no need to make it cheap:
in the scene without the need they would be spared for another reason. It is the need all the same that stays the
hand, so the weighing comes first.) A choice turns over if what was the likelier is so no longer; or, for a choice that
never was, if it becomes half as likely at most.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator

from forbear.grounding.narrowing import come_to_the_same
from forbear.grounding.task import Task
from forbear.language.kinds import KINDS
from forbear.language.problem import CHANCE
from forbear.language.ties import SAME, is_less, largest, ranked
from forbear.records import dataclass
from forbear.stories.vocabulary.case import NO_KIND, Case
from forbear.stories.vocabulary.expectations import would
from forbear.stories.vocabulary.question import Answer, Detail, Question, ToldStory
from forbear.stories.vocabulary.weighings import weighed_without

EVEN = 0.5

TOGETHER = 2
"""Of so many kinds that are causes together, each is told by its responsibility; where it takes more, the others are named."""

_NO_PART = SAME
"""What moves the odds by no more has no part in the weighing."""


_Odds = dict[tuple[str, ...], float]
"""The odds of a deed without these kinds."""

WEIGHED, STAGED = "weighed", "staged"
"""What causes ask beside the words of patterns: the odds of the deed at a step without kinds, in the weighing and in the
whole scene (None where it would not have come to it)."""


class Causes:
    """The same story without this or that, each told once. `without` makes the altered case.

    ask: answers questions about the story, these among them.
    """

    def __init__(self, case: Case, ask: Callable[[Question], Answer]) -> None:
        self._case = case
        self._ask = ask
        self._known: dict[tuple[str, tuple[str, ...]], Case] = {}
        self._silenced: dict[tuple[str, tuple[str, ...]], Task] = {}

    def without(self, name: str, kinds: tuple[str, ...]) -> Case:
        """Return the case in which nothing of these kinds weighs with somebody."""
        key = (name, tuple(sorted(kinds)))
        found = self._known.get(key)
        if found is None:
            task = self.silenced(name, kinds)
            same = task is self._case.frame.task
            found = self._case if same else Case(self._case.frame.altered(task), self._case.thresholds)
            self._known[key] = found
        return found

    def silenced(self, name: str, kinds: tuple[str, ...]) -> Task:
        """Return the scene in which nothing of these kinds weighs with somebody; the case's own where that changes nothing."""
        key = (name, tuple(sorted(kinds)))
        found = self._silenced.get(key)
        if found is None:
            own = self._case.frame.task
            task = self._case.silenced(name, kinds)
            found = self._silenced[key] = own if come_to_the_same(task, own) else task
        return found

    def weighed(self, answer: int, victim: str, *kinds: str) -> Answer:
        """The odds of the deed at `answer` without these kinds in the weighing."""
        return Answer(weighed_without(self._case, answer, victim, kinds))

    def staged(self, answer: int, victim: str, *kinds: str) -> Answer:
        """The odds of the deed in the scene without these kinds; None where it would not have come to it."""
        altered = self.without(self._case.doer(answer), kinds)
        return would(altered, answer, victim) if len(altered.points) > answer else Answer(None)

    def cause(self, answer: int, victim: str) -> Answer:
        """The kind that the choice at `answer` hangs on most, with what the deed's odds become without each kind."""
        case = self._case
        name, chooser = case.doer(answer), case.points[answer].chooser
        if self._ask(Question("by_chance", (answer, victim))).value:
            return Answer(CHANCE, (Detail(CHANCE, CHANCE, 1.0),))
        if name not in case.frame.people or chooser != name:
            return Answer(CHANCE if chooser == CHANCE else "nothing")
        found = hung_on(self._ask, case.kinds(name), answer, victim)
        shared = responsibilities(self._ask, case.kinds(name), answer, victim)
        return Answer(found.value, (*found.details, *(detail for one in shared for detail in one.details())))

    def hangs(self, answer: int, victim: str, *kinds: str) -> Answer:
        """1 if the choice at `answer` turns once nothing of these kinds weighs with its doer."""
        case = self._case
        name = case.doer(answer)
        if name not in case.frame.people or case.points[answer].chooser != name:
            return Answer(float(CHANCE in kinds))
        return hangs_on(self._ask, kinds, answer, victim)


_Asking = Callable[[Question], Answer]


def hangs_on(ask: _Asking, kinds: tuple[str, ...], answer: int, victim: str) -> Answer:
    """Return 1 if the choice at `answer`, somebody's own, turns once nothing of some kinds weighs with them."""
    now, done = _now(ask, answer, victim)
    odds = ask(Question(WEIGHED, (answer, victim, *kinds))).number
    if abs(odds - now) > _NO_PART and not turns(now, odds, done):
        odds = _staged(ask, answer, victim, [kinds]).get(kinds, odds)
    return Answer(float(turns(now, odds, done)), (Detail("without", kinds[0], odds),))


def hung_on(ask: _Asking, kinds: tuple[str, ...], answer: int, victim: str) -> Answer:
    """Return which of some kinds the choice at `answer`, somebody's own, hangs on most; of kinds that tie, the first.

    ask: answers all else about the story.
    """
    now, done = _now(ask, answer, victim)
    weighed = _weighed(ask, answer, victim, [(kind,) for kind in kinds])
    parts = [kind for kind in kinds if abs(weighed[kind,] - now) > _NO_PART]

    def devices() -> Iterator[_Odds]:
        yield weighed
        yield _staged(ask, answer, victim, [(kind,) for kind in parts])
        for size in range(2, len(parts) + 1):
            yield _weighed(ask, answer, victim, itertools.combinations(parts, size))

    for found in devices():
        turned = {kinds: odds for kinds, odds in found.items() if turns(now, odds, done)}
        if turned:
            best = _most_turning(turned, done)
            cause = largest(best, lambda kind: (-1 if done else 1) * weighed[kind,])
            details = _details({**weighed, **{k: v for k, v in found.items() if len(k) == 1}})
            if len(best) > TOGETHER:
                others = " and ".join(kind for kind in best if kind != cause)
                details = (*details, Detail(f"without {others} too", cause, turned[best]))
            return Answer(cause, details)
    return Answer("nothing", _details(weighed))


def _most_turning(turned: _Odds, done: bool) -> tuple[str, ...]:
    """Return the kinds without which a choice that was made is the least likely; of those that tie, the first."""
    return largest(turned, lambda kinds: (-1 if done else 1) * turned[kinds])


@dataclass(frozen=True, slots=True)
class SharedCause:
    """A kind that a choice is for, and how far. other: the kind that it takes beside it, None where it takes none; odds: of the
    deed without all of these."""

    kind: str
    share: float
    other: str | None
    odds: float

    def details(self) -> tuple[Detail, ...]:
        """Return the numbers of it: how far, and where it takes another kind, which and with what odds."""
        found = Detail("responsibility", self.kind, self.share)
        return (found,) if self.other is None else (found, Detail(f"without {self.other} too", self.kind, self.odds))


def responsibilities(ask: _Asking, kinds: Iterable[str], answer: int, victim: str) -> tuple[SharedCause, ...]:
    """Return all the causes of the choice at `answer`, somebody's own, among some kinds: those with a responsibility of
    a half or more, whole ones first."""
    now, done = _now(ask, answer, victim)
    alone = {kind: odds for (kind,), odds in _weighed(ask, answer, victim, [(kind,) for kind in kinds]).items()}
    whole = [SharedCause(kind, 1.0, None, odds) for kind, odds in alone.items() if turns(now, odds, done)]
    parts = [k for k, odds in alone.items() if abs(odds - now) > _NO_PART and not turns(now, odds, done)]
    both = _weighed(ask, answer, victim, itertools.combinations(parts, 2))
    half: dict[str, SharedCause] = {}
    for pair, odds in both.items():
        if turns(now, odds, done):
            for kind, other in (pair, pair[::-1]):
                half.setdefault(kind, SharedCause(kind, EVEN, other, odds))
    return (*whole, *(half[kind] for kind in parts if kind in half))


def responsibility(ask: _Asking, kind: str, answer: int, victim: str) -> float:
    """Return how far the choice at `answer` is for a kind: 1 / (1 + k), k the fewest other kinds that must be silenced with it
    for the choice to turn, where they alone would not turn it (Chockler & Halpern 2004); 0 where more than one is needed.

    What weighs is silenced in the weighing, with every belief as it is. ask: answers all else about the story.
    """
    now, done = _now(ask, answer, victim)
    if turns(now, _weighed(ask, answer, victim, [(kind,)])[kind,], done):
        return 1.0
    others = [(other,) for other in (*KINDS, NO_KIND) if other != kind]
    alone = _weighed(ask, answer, victim, others)
    parts = [k for k in others if abs(alone[k] - now) > _NO_PART and not turns(now, alone[k], done)]
    both = _weighed(ask, answer, victim, [(kind, *other) for other in parts])
    return 0.5 if any(turns(now, odds, done) for odds in both.values()) else 0.0


def kinds_said(because: str | None) -> tuple[str, ...]:
    """Return the kinds among what a choice is said to hang on: `reprisal or fondness` names two."""
    return tuple(part for part in (because or "").split(" or ") if part in KINDS)


def said_to_hang(telling: ToldStory, step: int, kinds: tuple[str, ...]) -> ToldStory:
    """Return a told story in which the choice at a step hangs on a kind that it is said to, the first that has a
    responsibility of
    a half or more: of several causes, one that is told. A belief has no kind, and changes nothing here."""

    def ask(question: Question) -> Answer:
        found = telling.ask(question)
        if question.word != "cause" or question.about[0] != step or found.value in (None, CHANCE, *kinds):
            return found
        victim = str(question.about[1])
        for kind in kinds:
            if responsibility(telling.ask, kind, step, victim) >= EVEN:
                return Answer(kind, found.details)
        return found

    return ToldStory(telling.people, telling.happened, ask)


def _now(ask: _Asking, answer: int, victim: str) -> tuple[float, bool]:
    """Return the odds of the deed, and whether it was done."""
    return ask(Question("would", (answer, victim))).number, bool(ask(Question("attempt", (answer, victim))).value)


def _weighed(ask: _Asking, answer: int, victim: str, sets: Iterable[tuple[str, ...]]) -> _Odds:
    return {kinds: ask(Question(WEIGHED, (answer, victim, *kinds))).number for kinds in sets}


def _staged(ask: _Asking, answer: int, victim: str, sets: Iterable[tuple[str, ...]]) -> _Odds:
    """Return the odds of the deed in the scene without each set of kinds, where it would still have come to this."""
    found = {kinds: ask(Question(STAGED, (answer, victim, *kinds))).value for kinds in sets}
    return {kinds: odds for kinds, odds in found.items() if odds is not None and not isinstance(odds, str)}


def _details(odds: _Odds) -> tuple[Detail, ...]:
    places = {kinds: place for place, kinds in enumerate(odds)}
    rows = ranked(odds, lambda kinds: odds[kinds], lambda kinds: places[kinds])
    return tuple(Detail("without", kinds[0], odds[kinds]) for kinds in rows)


def turns(now: float, without: float, done: bool) -> bool:
    """Say whether the deed's odds turned against what was chosen."""
    mine, other = (now, without) if done else (1 - now, 1 - without)
    return is_less(other, EVEN) if not is_less(mine, EVEN) else not is_less(mine / 2, other)
