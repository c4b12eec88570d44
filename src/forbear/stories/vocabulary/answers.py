"""Whoever answers a pattern's questions about one told story: each worked out once, by the file that its word is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from forbear.errors import LimitReached
from forbear.stories.story import Story
from forbear.stories.vocabulary import bonds, expectations, motives, openings, outcomes, sides
from forbear.stories.vocabulary import lessons as learning
from forbear.stories.vocabulary import weighings as weighing
from forbear.stories.vocabulary.case import Case
from forbear.stories.vocabulary.causes import STAGED, WEIGHED, Causes
from forbear.stories.vocabulary.frame import EngineOf, Frame, frame_of
from forbear.stories.vocabulary.question import Answer, Happened, Question, ToldStory
from forbear.stories.vocabulary.responsibility import responsibility_of

WORDS: dict[str, Callable[..., Answer]] = {
    "against": bonds.against,
    "alone": outcomes.alone,
    "aside": outcomes.aside,
    "attempt": outcomes.attempt,
    "by_chance": outcomes.by_chance,
    "changes_side": sides.changes_side,
    "choices": outcomes.choices,
    "dear": motives.dear,
    "expects": expectations.expects,
    "forfeits": motives.forfeits,
    "foresaw": expectations.foresaw,
    "gives": openings.gives,
    "harmed": outcomes.harmed,
    "in_the_end": learning.in_the_end,
    "informs": expectations.informs,
    "joins": sides.joins,
    "knows": learning.knows,
    "learns": learning.learns,
    "leaves": sides.leaves,
    "loses": expectations.loses,
    "meant": openings.meant,
    "motive": motives.motive,
    "needs": bonds.needs,
    "open": outcomes.is_open,
    "opened": openings.opened,
    "opens": openings.opens,
    "pang": weighing.pang,
    "regret": outcomes.regret,
    "saves": expectations.saves,
    "settles": outcomes.settles,
    "sheds": bonds.sheds,
    "speaks": motives.speaks,
    "stake": outcomes.stake,
    "still": motives.still,
    "sways": bonds.sways,
    "thinks": learning.thinks,
    "trusts": learning.trusts,
    "unanswered": outcomes.unanswered,
    "unread": expectations.unread,
    "unseen": outcomes.unseen,
    "wants": expectations.wants,
    "works": expectations.works,
    "would": expectations.would,
}
"""Words that a Case answers by itself; `cause`, `hangs`, `without` and `responsibility` ask in altered scenes (causes.py)."""

ALTERING = ("cause", "hangs", "responsibility", "without")


class Answering:
    """Answers questions about one frame. Raises KeyError for a word that is none."""

    def __init__(self, case: Case, reached: list[LimitReached] | None = None) -> None:
        """reached: where the limits are noted that were hit."""
        self.case = case
        self.reached: list[LimitReached] = [] if reached is None else reached
        self._causes = causes = Causes(case, self.ask)
        self._of_causes: dict[str, Callable[..., Answer]] = {
            "cause": causes.cause,
            "hangs": causes.hangs,
            WEIGHED: causes.weighed,
            STAGED: causes.staged,
        }
        self._known: dict[Question, Answer] = {}
        self._altered: dict[Case, Answering] = {}

    def ask(self, question: Question) -> Answer:
        """Return the answer; where a limit is hit, an answer that says so."""
        found = self._known.get(question)
        if found is None:
            try:
                found = self._answer(question)
            except LimitReached as reached:
                found = Answer(None, (), str(reached))
                self.reached.append(reached)
            self._known[question] = found
        return found

    def silencing(self, question: Question) -> tuple[str, tuple[str, ...]] | None:
        """Return of whom what kinds are silenced in the altered scene that alone answers a question; None where it is
        asked of the scene as it stands."""
        about: Any = question.about
        if question.word == "without":
            name, *kinds, _ = about
        elif question.word == STAGED:
            name, kinds = self.case.doer(about[0]), list(about[2:])
        else:
            return None
        unchanged = self._causes.silenced(name, tuple(kinds)) is self.case.frame.task
        return None if unchanged else (name, tuple(sorted(kinds)))

    def _answer(self, question: Question) -> Answer:
        about: Any = question.about
        if question.word in self._of_causes:
            return self._of_causes[question.word](*about)
        if question.word == "without":
            name, *kinds, inner = about
            return self._without(name, tuple(kinds), inner)
        if question.word == "responsibility":
            name, *kinds, inner = about
            known = self.case.counting(name, self.case.frame.task)
            return responsibility_of(self.ask, known, name, tuple(kinds), inner)
        return WORDS[question.word](self.case, *about)

    def _without(self, name: str, kinds: tuple[str, ...], inner: Question) -> Answer:
        altered = self._causes.without(name, kinds)
        if altered is self.case:
            return self.ask(inner)
        steps = [subject for subject in inner.about if isinstance(subject, int)]
        if len(altered.points) <= max(steps, default=0):
            return Answer(None, (), "it would not have come to this")
        answering = self._altered.get(altered)
        if answering is None:
            answering = self._altered[altered] = Answering(altered, self.reached)
        return answering.ask(inner)


def tellings(story: Story, engine_of: EngineOf, thresholds: Mapping[str, float]) -> tuple[ToldStory, ...]:
    """Return a told story, and the story with one more turn for everyone who would then face a deed, to be asked.

    engine_of: makes an engine for an altered scene. thresholds: the one table, by name.
    """
    if not story.steps:
        return ()
    frame = frame_of(story, engine_of)
    return (_telling(frame, thresholds), *(_told(case) for _, case in further_turns(frame, thresholds)))


def further_turns(frame: Frame, thresholds: Mapping[str, float]) -> Iterator[tuple[str, Case]]:
    """Yield everyone who would face a deed had the story one more turn of theirs, with the story that stops at it."""
    for name in frame.people:
        if not outcomes.could_strike(frame, name):
            continue
        stopped = frame.with_turn(name)
        case = Case(stopped, thresholds)
        last = len(stopped.points) - 1
        if last >= 0 and stopped.points[last].event is None:
            if any(outcomes.is_open(case, last, victim).value for victim in frame.people if victim != name):
                yield name, case


def _telling(frame: Frame, thresholds: Mapping[str, float]) -> ToldStory:
    return _told(Case(frame, thresholds))


def _told(case: Case) -> ToldStory:
    happened = tuple(
        Happened(number, case.doer(number), point.event is None) for number, point in enumerate(case.points)
    )
    return ToldStory(case.frame.people, happened, Answering(case).ask)
