"""What the engine makes of one scene: its chances, each with the choice, the verdict, and what the choice hung on.

A chance is a turn at which somebody could do harm to another and could let it be, and which settles it. It is found by
what the domain binds as harm, so it is found also where the pattern does not match it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from forbear.account.verdict import as_said, left_open_in
from forbear.api.runs import Run
from forbear.api.scene import Scene
from forbear.errors import RequestError
from forbear.language.patterns import Claim, Trope, TropeLibrary
from forbear.records import dataclass
from forbear.stories.premised import LeftOpen
from forbear.stories.story import Story
from forbear.stories.vocabulary.answers import Answering, further_turns, tellings
from forbear.stories.vocabulary.case import Case
from forbear.stories.vocabulary.frame import frame_of
from forbear.stories.vocabulary.question import Happened, Question, ToldStory
from forbear.tropes.cast import cast_of
from forbear.tropes.decisions import Test, outcome_in
from forbear.tropes.judge import Bound, PatternJudge
from forbear.tropes.margins import margins
from forbear.tropes.recogniser import Matches, Partial
from forbear.tropes.verdict import Verdict, asks_premises, variant_of, verdicts
from forbear.variants.chances import ANOTHER_WAY, SPARES, STRIKES, ChanceFound, Examined, Place
from forbear.variants.structure import features

MOST_STORIES = 12
"""So many stories are looked through for chances that the likeliest one does not come to."""


@dataclass(frozen=True, slots=True)
class Faced:
    """A turn that settles whether somebody comes to harm: its step, who is asked, who is at risk, and its number among
    those with the same two. verdict: where the story stops before it, what the pattern says of it; else None."""

    step: int
    asked: str
    victim: str
    number: int
    verdict: Verdict | None = None

    @property
    def is_answered(self) -> bool:
        """Say whether the story goes on to it."""
        return self.verdict is None

    @property
    def place(self) -> Place:
        """Which chance of the scene it is."""
        return self.asked, self.victim, self.number


def examine(
    scene: Scene,
    pattern: TropeLibrary,
    *,
    why: bool = True,
    toward: str = "",
    stories: int = MOST_STORIES,
    unanswered: bool = True,
) -> Examined:
    """Run a scene and return what the engine makes of it.

    A chance is told in the likeliest story that comes to it. pattern: what gives chances their variants, a trope in all
    its shapes (`tropes.shelf.alone`). why: also learn what the choice hangs on, and draw the features of its structure
    (the longest part of the work). toward: a variant of the pattern, to learn how far its conditions are from being met.
    stories: how many are looked through, the likeliest first. unanswered: also look for a chance that the likeliest
    story stops before.
    """
    run = scene.run()
    limit = None if run.record.limit is None else run.record.limit.limit
    faced = first_told(run, pattern, toward=toward, stories=stories, unanswered=unanswered)
    chances = tuple(told.chance(turn, why=why) for told, turn in faced)
    return Examined(scene.name, scene.case or "", chances, limit)


def first_told(
    run: Run, pattern: TropeLibrary, *, toward: str = "", stories: int = MOST_STORIES, unanswered: bool = True
) -> Iterator[tuple[Examination, Faced]]:
    """Yield every chance of a run once, with the likeliest story that comes to it. The arguments are those of `examine`."""
    seen: set[Place] = set()
    for story in run.stories[:stories]:
        told = Examination(run, story, pattern, toward, unanswered=unanswered)
        for turn in (*told.looked.faced(), *told.unanswered()):
            if turn.place not in seen:
                seen.add(turn.place)
                yield told, turn


def must_bind_harm(scene: Scene) -> None:
    """Raise RequestError where nothing says what harm is, so that no chance could be found in a scene."""
    if not any(role.name == "harm" for role in scene.task.roles):
        raise RequestError(
            f"nothing in {scene.name} says what harm is",
            "its domain binds it: trope role harm(v) = if(alive(v)) 0 else 1;",
        )


class LookedThrough:
    """One told story looked through for chances, by asking it alone."""

    def __init__(self, telling: ToldStory, pattern: TropeLibrary, left_open: Sequence[LeftOpen] = ()) -> None:
        """left_open: premises that what is told leaves open."""
        self.telling = telling
        self._pattern = pattern
        self._left_open = left_open

    def faced(self, wanted: frozenset[Place] | None = None) -> Iterator[Faced]:
        """Yield the chances of the story in order. wanted: those of these two people alone."""
        counted: dict[tuple[str, str], int] = {}
        people = self.telling.people
        pairs = None if wanted is None else {(asked, victim) for asked, victim, _ in wanted}
        for happened in self.telling.happened:
            for victim in people:
                if happened.by not in people or happened.by == victim:
                    continue
                if pairs is not None and (happened.by, victim) not in pairs:
                    continue
                if self.is_so("open", happened.number, victim) and self.is_so("settles", happened.number, victim):
                    pair = (happened.by, victim)
                    counted[pair] = counted.get(pair, 0) + 1
                    yield Faced(happened.number, happened.by, victim, counted[pair])

    def key(self, turn: Faced) -> tuple[str, str]:
        """Return choice and variant of a chance that the story comes to, and work out no more than they need."""
        names = (name for trope in self._pattern.tropes for _, name in self._named_at(turn, trope))
        return self.choice(turn), next((name for name in names if name is not None), "")

    def could_be(self, turn: Faced, wanted: Claim) -> bool:
        """Say whether the condition of the wanted variant is met at a chance in any shape of the pattern: an earlier
        one may be too."""
        return any(
            self._judge(trope, match, claim).claim(claim).is_met
            for trope in self._pattern.tropes
            for claim in trope.variants
            if claim.name == wanted.name
            for match in self._matched_at(turn, trope)
        )

    @cached_property
    def _matches(self) -> dict[str, tuple[Partial, ...]]:
        found_in = Matches(self.telling)
        return {trope.name: found_in.of(trope).matches for trope in self._pattern.tropes}

    def _judge(self, trope: Trope, match: Partial, wanted: Claim) -> PatternJudge:
        """Return what judges a claim in a match, with the premises judged where that needs them."""
        judge = PatternJudge(self.telling, match.bound(trope), is_brief=True)
        if asks_premises(wanted):
            judge.premises = {premise.name: judge.claim(premise) for premise in trope.premises}
        return judge

    def _matched_at(self, turn: Faced, trope: Trope) -> list[Partial]:
        """Return the matches of a pattern that end at a chance."""
        return [match for match in self._matches[trope.name] if _is_at(match, trope, turn)]

    def _named_at(self, turn: Faced, trope: Trope) -> Iterator[tuple[Partial, str | None]]:
        """Yield the same, each with its variant, None where none holds."""
        for match in self._matched_at(turn, trope):
            yield match, variant_of(trope, match, self.telling, self._left_open)

    def margins(self, turn: Faced, wanted: Claim) -> tuple[float, ...] | None:
        """Return how far each condition of a variant of the pattern's first trope is from being met at a chance; None where
        that does not match there."""
        trope = self._pattern.tropes[0]
        there = self._matched_at(turn, trope)
        if len(there) > 1:
            named = dict(self._named_at(turn, trope))
            there.sort(key=lambda match: named[match] is None)
        return margins(wanted.condition, self._judge(trope, there[0], wanted), self.telling) if there else None

    def choice(self, turn: Faced) -> str:
        if self.is_so("attempt", turn.step, turn.victim):
            return STRIKES
        return ANOTHER_WAY if self.is_so("aside", turn.step, turn.victim) else SPARES

    def is_so(self, word: str, *about: int | str) -> bool:
        return outcome_in(self.telling, Test(Question(word, about))) is True

    def number(self, word: str, *about: int | str) -> float:
        value = self.telling.ask(Question(word, about)).value
        return float(value) if isinstance(value, (int, float)) else 0.0


@dataclass(frozen=True, slots=True)
class Leads:
    """Where an altered scene leads a chance of it: whether to the wanted variant. choice, odds: what is chosen there,
    and how likely the deed is; margins: those of the wanted variant where it is not met; None where they were not asked
    for, or there are none."""

    is_wanted: bool
    choice: str = ""
    odds: float = 0.0
    margins: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class Meant:
    """The chance of a story that is meant: the first that is of a wanted variant, with what is chosen there, else the first at
    all; None where there is none."""

    turn: Faced | None
    is_wanted: bool = False
    choice: str = ""


def meant_in(looked: LookedThrough, place: Place | None, wanted: Claim) -> Meant:
    """Return the chance of a story that is meant, by tests alone (tropes/decisions.py). place: where it is; None for any."""
    turns = [turn for turn in looked.faced() if place in (None, turn.place)]
    for turn in turns:
        if looked.could_be(turn, wanted) and looked.key(turn)[1] == wanted.name:
            return Meant(turn, True, looked.choice(turn))
    return Meant(turns[0] if turns else None)


def led(
    looked: LookedThrough,
    meant: Meant,
    further: Sequence[str],
    place: Place | None,
    wanted: Claim,
    *,
    wants_margins: bool,
) -> Leads | None:
    """Return where a story leads the chance that is meant; None where that hangs on a turn that the story stops before.

    further: who would face a deed there.
    """
    turn = meant.turn
    if turn is not None and meant.is_wanted:
        return Leads(True, meant.choice, looked.number("would", turn.step, turn.victim))
    if further if place is None else place[0] in further and turn is None:
        return None
    return Leads(False, margins=looked.margins(turn, wanted) if wants_margins and turn is not None else None)


class Examination:
    """One told story of a run, looked through for chances."""

    def __init__(self, run: Run, story: Story, pattern: TropeLibrary, toward: str = "", *, unanswered: bool) -> None:
        """pattern, toward, unanswered: as `examine` takes them."""
        self.run = run
        self.story = story
        self.case = Case(frame_of(story, run.engine_of), dict(pattern.thresholds))
        self._pattern = pattern
        self._toward = toward
        self._looks_further = unanswered and story is run.record.told

    @property
    def telling(self) -> ToldStory:
        """The story to be asked."""
        return self._tellings[0]

    @cached_property
    def looked(self) -> LookedThrough:
        """The story looked through."""
        return LookedThrough(self.telling, self._pattern, left_open_in(self.run.record))

    @cached_property
    def _tellings(self) -> tuple[ToldStory, ...]:
        """The story to be asked; where that is wanted also with one more turn, that it stops before."""
        if self._looks_further:
            found = tellings(self.story, self.run.engine_of, dict(self._pattern.thresholds))
        else:
            happened = tuple(Happened(number, self.case.doer(number)) for number in range(len(self.case.points)))
            found = (ToldStory(self.case.frame.people, happened, Answering(self.case).ask),)
        return as_said(self.run.record, self.story, found)

    @cached_property
    def _verdicts(self) -> tuple[Verdict, ...]:
        bound = frozenset(role.name for role in self.run.record.task.roles)
        found = verdicts(self._pattern, self._tellings, bound, left_open=left_open_in(self.run.record))
        return (*found.recognised, *found.near)

    @property
    def further(self) -> tuple[str, ...]:
        """Who would face a deed had the story one more turn."""
        found = further_turns(self.case.frame, dict(self._pattern.thresholds)) if self.case.points else ()
        return tuple(name for name, _ in found)

    def unanswered(self) -> Iterator[Faced]:
        """Yield the chances that the story stops before, where they are wanted."""
        for verdict in self._verdicts if self._looks_further else ():
            roles, cast = dict(verdict.roles), cast_of(verdict.trope)
            if verdict.is_open and cast.asked is not None and cast.victim is not None:
                yield Faced(verdict.answered_at, roles[cast.asked], roles[cast.victim], 1, verdict)

    def chance(self, turn: Faced, *, why: bool) -> ChanceFound:
        """Return one chance of the story; why: with all that takes long."""
        if turn.verdict is not None:
            return self._found(turn, turn.verdict, "", "nothing", (), 0.0)
        verdict = next((v for v in self._verdicts if is_on(v, turn.step, turn.victim)), None)
        kind = "" if not why else str(self.telling.ask(Question("cause", (turn.step, turn.victim))).value or "nothing")
        structure = self._features(turn, verdict) if why else ()
        odds = self.looked.number("would", turn.step, turn.victim)
        return self._found(turn, verdict, self.looked.choice(turn), kind, structure, odds)

    def _found(
        self,
        turn: Faced,
        verdict: Verdict | None,
        choice: str,
        kind: str,
        structure: tuple[tuple[str, float], ...],
        odds: float,
    ) -> ChanceFound:
        return ChanceFound(
            number=turn.number,
            is_told=self.story is self.run.record.told,
            asked=turn.asked,
            opener="" if verdict is None else _opener(verdict),
            victim=turn.victim,
            choice=choice,
            asked_lives=self.looked.number("harmed", turn.asked, 0) < 1,
            victim_lives=self.looked.number("harmed", turn.victim, 0) < 1,
            variant="" if verdict is None or verdict.variant is None else verdict.variant.name,
            effect="nothing"
            if not turn.is_answered or verdict is None or verdict.effect is None
            else verdict.effect.name,
            kind=kind,
            odds=odds,
            features=structure,
            margins=None if verdict is None or not turn.is_answered else self._margins(verdict),
        )

    def _features(self, turn: Faced, verdict: Verdict | None) -> tuple[tuple[str, float], ...]:
        opener = "" if verdict is None else _opener(verdict)
        opened = verdict.steps[0][1] if verdict is not None and opener else None
        return features(self.telling, opened, turn.step, asked=turn.asked, victim=turn.victim, opener=opener)

    def _margins(self, verdict: Verdict) -> tuple[float, ...] | None:
        """Return the margins of the wanted variant's conditions; None where no variant is wanted."""
        claim = next((claim for claim in verdict.trope.variants if claim.name == self._toward), None)
        if claim is None or verdict.trope is not self._pattern.tropes[0]:
            return None
        judge = PatternJudge(self.telling, Bound(dict(verdict.roles), dict(verdict.steps)))
        judge.premises = {premise.name: premise for premise in verdict.premises}
        return margins(claim.condition, judge, self.telling)


def _is_at(match: Partial, trope: Trope, turn: Faced) -> bool:
    return match.steps[-1] == turn.step and dict(match.roles).get(cast_of(trope).victim or "") == turn.victim


def is_on(verdict: Verdict, step: int, victim: str) -> bool:
    """Say whether a verdict is on the chance that a step settles for somebody."""
    return verdict.answered_at == step and _victim(verdict) == victim


def _victim(verdict: Verdict) -> str | None:
    return dict(verdict.roles).get(cast_of(verdict.trope).victim or "")


def _opener(verdict: Verdict) -> str:
    return dict(verdict.roles).get(cast_of(verdict.trope).opener or "", "")
