"""What the engine makes of one scene: its chances, each with the choice, the verdict, and what the choice hung on.

A chance is a turn at which somebody could do harm to another and could let it be, and which settles it. It is found by
what the domain binds as harm, so it is found also where no trope matches it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import cached_property

from forbear.account.knockouts import without
from forbear.account.naming import Naming
from forbear.api.runs import Run
from forbear.api.scene import Scene
from forbear.catalogue.examined import ANOTHER_WAY, SPARES, STRIKES, ChanceFound, Examined, Knocked
from forbear.catalogue.structure import features
from forbear.catalogue.without_minds import taken, weighed
from forbear.errors import RequestError
from forbear.logic.cells import cells_of
from forbear.minds.events import Event
from forbear.minds.reading import as_float
from forbear.records import dataclass, replace
from forbear.stories.moment import Moment
from forbear.stories.questions.knockout import (
    Knockout,
    OtherBelief,
    OtherChance,
    OtherDraw,
    SilencedCost,
    SilencedReason,
)
from forbear.stories.questions.why import Why
from forbear.stories.questions.why import why as why_of
from forbear.stories.story import Story
from forbear.stories.vocabulary.answers import Answering, tellings
from forbear.stories.vocabulary.case import Case
from forbear.stories.vocabulary.frame import Point, frame_of
from forbear.stories.vocabulary.question import Happened, Question, Telling
from forbear.tropes.judge import Bound, Judge
from forbear.tropes.margins import margins
from forbear.tropes.recogniser import Partial
from forbear.tropes.shelf import family, library
from forbear.tropes.verdict import Verdict, variants, verdicts

TROPE = "kill_me_now"
"""The trope that the catalogue is about."""


MOST_STORIES = 12
"""So many stories are looked through for chances that the likeliest one does not come to."""

Place = tuple[str, str, int]
"""Which chance: Alice, the victim, and its number among the chances with these two."""


def examine(
    scene: Scene,
    *,
    why: bool = True,
    toward: str = "",
    stories: int = MOST_STORIES,
    unanswered: bool = True,
) -> Examined:
    """Run a scene and return what the engine makes of it.

    A chance is told in the likeliest story that comes to it. why: also knock things out one at a time, and draw the
    features of its structure (the longest part of the work). toward: a variant of the trope, to learn how far its
    conditions are from being met. stories: how many are looked through, the likeliest first. unanswered: also look for
    a chance that the likeliest story stops before.
    """
    started = time.monotonic()
    run = scene.run()
    limit = None if run.record.limit is None else run.record.limit.limit
    found: dict[Place, ChanceFound] = {}
    for story in run.stories[:stories]:
        asking = _Examining(run, story, toward, unanswered=unanswered)
        for place, number in asking.numbered():
            key = (place.alice, place.victim, number)
            if key not in found:
                found[key] = asking.chance(place, number, why=why)
        for chance in asking.unanswered():
            found.setdefault((chance.alice, chance.victim, chance.number), chance)
    return Examined(scene.name, scene.case or "", tuple(found.values()), limit, time.monotonic() - started)


def must_bind_harm(scene: Scene) -> None:
    """Raise RequestError where nothing says what harm is, so that no chance could be found in a scene."""
    if not any(role.name == "harm" for role in scene.task.roles):
        raise RequestError(
            f"nothing in {scene.name} says what harm is",
            "its domain binds it: trope role harm(v) = if(alive(v)) 0 else 1;",
        )


def verdict_keys(scene: Scene, wanted: frozenset[Place]) -> dict[Place, tuple[str, str]]:
    """Return choice and variant of these chances, as `examine` finds them, and of no others: all that must stay for
    their verdicts to hold. A chance that the story stops before is not looked for."""
    run = scene.run()
    found: dict[Place, tuple[str, str]] = {}
    for story in run.stories[:MOST_STORIES]:
        asking = _Examining(run, story, "", unanswered=False)
        for place, number in asking.numbered():
            key = (place.alice, place.victim, number)
            if key in wanted and key not in found:
                found[key] = asking.key(place)
        if wanted <= found.keys():
            break
    return found


@dataclass(frozen=True, slots=True)
class _Place:
    """A turn that settles whether somebody comes to harm: its step, whose turn it is, and who might."""

    step: int
    alice: str
    victim: str


class _Examining:
    """Asks one told story."""

    def __init__(self, run: Run, story: Story, toward: str, *, unanswered: bool) -> None:
        self._toward = toward
        self._looks_further = unanswered and story is run.record.told
        self._run = run
        self._story = story
        self._shelf = replace(library(), tropes=family(TROPE))
        self._case = Case(frame_of(story, run.engine_of), dict(self._shelf.thresholds))

    @cached_property
    def _tellings(self) -> tuple[Telling, ...]:
        """The story to be asked; where that is wanted also with one more turn, that it stops before."""
        if self._looks_further:
            return tellings(self._story, self._run.engine_of, dict(self._shelf.thresholds))
        happened = tuple(Happened(number, self._case.doer(number)) for number in range(len(self._case.points)))
        return (Telling(self._case.frame.people, happened, Answering(self._case).ask),)

    @property
    def _telling(self) -> Telling:
        return self._tellings[0]

    @cached_property
    def _verdicts(self) -> tuple[Verdict, ...]:
        bound = frozenset(role.name for role in self._run.record.task.roles)
        found = verdicts(self._shelf, self._tellings, bound)
        return (*found.recognised, *found.near)

    @cached_property
    def _whys(self) -> dict[int, Why]:
        return {answer.step: answer for answer in why_of(self._story, self._run.engine_of, largest=1)}

    def numbered(self) -> Iterator[tuple[_Place, int]]:
        """Yield the chances of the story in order, each with its number among those with the same two."""
        counted: dict[tuple[str, str], int] = {}
        for place in self._places():
            pair = (place.alice, place.victim)
            counted[pair] = counted.get(pair, 0) + 1
            yield place, counted[pair]

    def unanswered(self) -> Iterator[ChanceFound]:
        """Yield the chances that the story stops before, where they are wanted."""
        for verdict in self._verdicts if self._looks_further else ():
            if verdict.is_open:
                yield self._unanswered(verdict)

    def key(self, place: _Place) -> tuple[str, str]:
        """Return choice and variant of one chance, and work out no more than they need."""
        names = [
            name
            for match, name in self._variants
            if match.steps[-1] == place.step and dict(match.roles).get("victim") == place.victim
        ]
        return self._choice(place), next((name for name in names if name is not None), "")

    @cached_property
    def _variants(self) -> tuple[tuple[Partial, str | None], ...]:
        return tuple(found for trope in self._shelf.tropes for found in variants(trope, self._telling))

    def _places(self) -> Iterator[_Place]:
        for happened in self._telling.happened:
            for victim in self._telling.people:
                if happened.by not in self._telling.people or happened.by == victim:
                    continue
                if self._is("open", happened.number, victim) and self._is("settles", happened.number, victim):
                    yield _Place(happened.number, happened.by, victim)

    def chance(self, place: _Place, number: int, *, why: bool) -> ChanceFound:
        """Return one chance of the story; why: with all that takes long."""
        step, victim = place.step, place.victim
        verdict = next(
            (v for v in self._verdicts if v.answered_at == step and dict(v.roles).get("victim") == victim), None
        )
        roles = {"alice": place.alice, "victim": victim} | ({} if verdict is None else dict(verdict.roles))
        opened = None if verdict is None else verdict.steps[0][1]
        kind = "" if not why else str(self._telling.ask(Question("cause", (step, victim))).value or "nothing")
        return ChanceFound(
            number=number,
            is_told=self._story is self._run.record.told,
            alice=place.alice,
            bob=roles.get("bob", ""),
            victim=victim,
            choice=self._choice(place),
            alice_lives=self._number("harmed", place.alice, 0) < 1,
            victim_lives=self._number("harmed", victim, 0) < 1,
            variant="" if verdict is None or verdict.variant is None else verdict.variant.name,
            effect="nothing" if verdict is None or verdict.effect is None else verdict.effect.name,
            kind=kind,
            plain=self._plain(place),
            odds=self._number("would", step, victim),
            knocked=tuple(self._knocked(place, self._whys[step])) if why and step in self._whys else (),
            features=() if not why else features(self._telling, opened, step, roles),
            margins=None if verdict is None else self._margins(verdict),
        )

    def _unanswered(self, verdict: Verdict) -> ChanceFound:
        roles = dict(verdict.roles)
        return ChanceFound(
            number=1,
            is_told=True,
            alice=roles["alice"],
            bob=roles["bob"],
            victim=roles["victim"],
            choice="",
            alice_lives=self._number("harmed", roles["alice"], 0) < 1,
            victim_lives=self._number("harmed", roles["victim"], 0) < 1,
            variant="" if verdict.variant is None else verdict.variant.name,
            effect="nothing",
            kind="nothing",
            plain="",
            odds=0.0,
            knocked=(),
            features=(),
            margins=None,
        )

    def _margins(self, verdict: Verdict) -> tuple[float, ...] | None:
        """Return the margins of the wanted variant's conditions; None where no variant is wanted."""
        claim = next((claim for claim in verdict.trope.variants if claim.name == self._toward), None)
        if claim is None or verdict.trope.name != TROPE:
            return None
        judge = Judge(self._telling, Bound(dict(verdict.roles), dict(verdict.steps)))
        judge.premises = {premise.name: premise for premise in verdict.premises}
        return margins(claim.condition, judge, self._telling)

    def _choice(self, place: _Place) -> str:
        if self._is("attempt", place.step, place.victim):
            return STRIKES
        return ANOTHER_WAY if self._is("aside", place.step, place.victim) else SPARES

    def _plain(self, place: _Place) -> str:
        """Return the choice of one who adds up amounts: to strike only where more speaks for it than for all else."""
        point = self._case.points[place.step]
        options = weighed(point.before)
        harming = frozenset(self._case.harming(place.step, place.victim).harming)
        chosen = taken(options, unless_better=harming)
        if chosen in harming:
            return STRIKES
        return ANOTHER_WAY if self._is_aside(point, chosen, place) else SPARES

    def _is_aside(self, point: Point, event: Event, place: _Place) -> bool:
        bindings = self._case.frame.bindings
        before, after = point.before.node, point.before.after(event).node
        if bindings.degree(after, "aside", place.alice) > bindings.degree(before, "aside", place.alice):
            return True
        others = [name for name in self._telling.people if name != place.victim]
        return any(event in self._case.deeds.at(point.before.arrived, point.step, other).harming for other in others)

    def _knocked(self, place: _Place, why: Why) -> Iterator[Knocked]:
        naming = Naming(self._run.record.problem, self._run.record.task)
        moment = self._case.points[place.step].before
        for influence in why.singles:
            thing = influence.without[0]
            kinds, whose = self._kinds(thing)
            yield Knocked(
                kinds=kinds,
                whose=whose,
                told=without(influence.without, naming),
                size=self._size(thing, moment, place),
                probability=influence.probability,
                turned=influence.turns,
            )

    def _kinds(self, thing: Knockout) -> tuple[tuple[str, ...], str]:
        """Return of which kinds a thing is, and whose; a fact is of the kinds of whatever reads it, and a fact."""
        task = self._run.record.task
        match thing:
            case SilencedReason(name, character):
                return tuple(
                    r.kind or "" for r in task.reasons if (r.name, r.character) == (name, character)
                ), character
            case SilencedCost(_, character, kind):
                return (kind or "",), character
            case OtherBelief(path):
                return ("belief",), path[0]
            case OtherChance() | OtherDraw():
                return ("chance",), ""
        cell = thing.cell
        kinds = {r.kind or "": None for r in task.reasons if cell in cells_of(r.value)}
        kinds |= {c.kind or "": None for a in task.actions for c in a.costs if cell in cells_of(c.amount)}
        return (*kinds, "fact"), str(task.fluents[cell].subject or "")

    def _size(self, thing: Knockout, moment: Moment, place: _Place) -> float | None:
        """Return how much an amount speaks for the deed or against it, in utility, as things are."""
        task, engine = self._run.record.task, moment.engine
        harming = self._case.harming(place.step, place.victim).harming
        others = [option.event for option in moment.options if option.event not in harming]
        if isinstance(thing, SilencedCost):
            costs = [
                as_float(engine.reader.reading(cost.amount)(moment.node.state, moment.node))
                for event in harming
                for cost in (() if event.action is None else task.actions[event.action].costs)
                if (cost.character, cost.kind) == (thing.character, thing.kind)
            ]
            return max(costs, default=None)
        if not isinstance(thing, SilencedReason) or not others:
            return None
        reason = next(r for r in task.reasons if (r.name, r.character) == (thing.name, thing.character))
        reading = engine.reader.reading(reason.value)
        worth = {e: moment.after(e).node for e in (*harming, *others)}
        amounts = {e: as_float(reading(node.state, node)) for e, node in worth.items()}
        return abs(max(amounts[e] for e in harming) - max(amounts[e] for e in others))

    def _is(self, word: str, *about: int | str) -> bool:
        return bool(self._telling.ask(Question(word, about)).value)

    def _number(self, word: str, *about: int | str) -> float:
        value = self._telling.ask(Question(word, about)).value
        return float(value) if isinstance(value, (int, float)) else 0.0
