"""What reading makes of each told scene: under its likeliest reading, and by readings drawn from the posterior.

Two readings are made where the telling names a kind of cause: one that is told only what was done, and one that is told the
cause too.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from forbear.api.readings import Reading, read_scenes
from forbear.api.runs import Run
from forbear.api.scene import Scene, load
from forbear.errors import ForbearError
from forbear.grounding.task import Task
from forbear.language.problem import UNCHOSEN
from forbear.language.tale import Tale
from forbear.minds.events import Event
from forbear.minds.interface import Engine
from forbear.minds.reference import ReferenceEngine
from forbear.reading.drawn_stories import DrawnCourse, DrawnStories
from forbear.reading.telling import told_events
from forbear.records import dataclass, replace
from forbear.stories.follow import Named, fits
from forbear.stories.vocabulary.question import ToldStory
from forbear.tropes.decisions import SortedDecisions
from forbear.tropes.left_open import UNTOLD, left_open
from forbear.tropes.shelf import alone
from forbear.variants.chances import Place
from forbear.variants.examination import LookedThrough
from study.called import ChanceCalled, chances_called
from study.examination import PATIENT, TROPE, Studied, studied
from study.hung import Hung, hung, shares_of

HYPOTHESES = 20_000

Shares = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Posterior:
    """What the readings drawn say of a chance. cause: how far the choice was for each kind of thing, in the mean of their
    responsibilities (Chockler & Halpern 2004 call that blame); "nothing" in readings in which none has a half. variant, effect:
    how likely each is."""

    cause: Shares
    variant: Shares
    effect: Shares


@dataclass(frozen=True, slots=True)
class ToldChoice:
    """A told event that somebody chose, with its odds given those before it: under the likeliest reading, and in the
    mean of readings drawn from the posterior."""

    event: str
    by: str
    odds: float
    mean: float


@dataclass(frozen=True, slots=True)
class SceneRead:
    """A told scene, read.

    before: how likely the telling was. departures: by how many steps the likeliest reading departs from what is stated.
    because: what the telling names; hangs: how likely it was that the last told choice hangs on it; hung: of each cause,
    what it has to do with that choice under the likeliest reading. choices: those
    that are told. chances: what the engine makes of each, under the likeliest reading. told, caused: what readings drawn say
    of each, told what was done, and told the cause as well (alike where none is named). failed: why nothing could be read.
    """

    scene: str
    case: str
    before: float = 0.0
    departures: int = 0
    because: str | None = None
    hangs: float | None = None
    hung: tuple[Hung, ...] = ()
    choices: tuple[ToldChoice, ...] = ()
    chances: tuple[Studied, ...] = ()
    told: Mapping[Place, Posterior] | None = None
    caused: Mapping[Place, Posterior] | None = None
    limit: str | None = None
    failed: str = ""

    def chance(self, place: Place) -> Studied | None:
        """Return what the engine makes of a chance under the likeliest reading; None where the story has none there."""
        return next((one for one in self.chances if one.found.place == place), None)


def read_scene(name: str, case: str = "") -> SceneRead | None:
    """Read a scene of the catalogue; None where nothing is told of it."""
    scene = load(name, case=case or None, before=True)
    if scene.problem.tale is None:
        return None
    because = scene.problem.tale.hung or None
    try:
        full = _read(scene)
        plain = full if because is None else _read(_without_cause(scene))
        likeliest = full.scene
        posterior, means = _posterior(scene, full)
        return SceneRead(
            name,
            case,
            before=plain.before,
            departures=full.told[0].departures,
            because=because,
            hangs=full.told[0].hangs,
            hung=hung(full),
            choices=tuple(
                ToldChoice(event, by, odds, mean)
                for (event, by, odds, is_choice), mean in zip(
                    _told_events(likeliest.run(limits=PATIENT)), means, strict=True
                )
                if is_choice
            ),
            chances=studied(likeliest).chances,
            told=posterior if because is None else _posterior(scene, plain)[0],
            caused=posterior if because is not None else None,
            limit=plain.told[0].limit,
        )
    except (ForbearError, ValueError) as error:
        return SceneRead(name, case, because=because, failed=str(error))


def _read(scene: Scene) -> Reading[Scene]:
    return read_scenes((scene,), limits=PATIENT, hypotheses=HYPOTHESES, draws=0)


def _without_cause(scene: Scene) -> Scene:
    tale = scene.problem.tale
    assert tale is not None
    return replace(scene, problem=replace(scene.problem, tale=replace(tale, because=())))


def _told_events(run: Run) -> list[tuple[str, str, float, bool]]:
    """Return the told events that somebody did, with who did, the odds, and whether they had a choice: nature has
    none."""
    told, tale = run.record.told, run.record.problem.tale
    if told is None or tale is None:
        return []
    found = []
    for number, named in _steps_told(tale, tuple(step.event for step in told.steps), run.record.task):
        step = told.steps[number]
        is_choice = step.before.chooser not in UNCHOSEN and len(step.before.options) > 1
        found.append((named.text, str(step.event.by), step.option.probability, is_choice))
    return found


def _steps_told(tale: Tale, events: Sequence[Event], task: Task) -> Iterator[tuple[int, Named]]:
    """Yield the steps at which somebody does what is told, each with the told event."""
    waiting = [event for event in told_events(tale).events if isinstance(event, Named)]
    for number, event in enumerate(events):
        if waiting and fits(waiting[0], event, task):
            named = waiting.pop(0)
            if event.by is not None:
                yield number, named


def _posterior(scene: Scene, reading: Reading[Scene]) -> tuple[dict[Place, Posterior], tuple[float, ...]]:
    """Return what readings drawn say of each chance, and how likely each told choice is in their mean. A premise that
    they do not agree about is untold, and keeps none of them from a name; what the telling says that its last choice
    hangs on is its cause, wherever it is one. A reading that no story fits says nothing."""
    shelf = alone(TROPE)
    drawn = dict(reading.inferred.drawn())
    (episode,) = reading.inferred.episodes
    stories = DrawnStories(reading.inferred, 0, shelf, _patient, looks_further=False, wants_odds=True)
    asked = [(drawn[row], one, one.course) for row, one in stories.of(list(drawn)) if one.course is not None]
    known = left_open([(share, one.standings) for share, one, _ in asked], dict(shelf.thresholds)[UNTOLD])

    def called_in(course: DrawnCourse, told: ToldStory) -> tuple[ChanceCalled, ...]:
        return chances_called(shelf, told, known)

    decided = SortedDecisions(called_in)
    counts: dict[Place, tuple[dict[str, float], dict[str, float], dict[str, float]]] = {}
    odds: list[list[float]] = []
    for share, one, course in asked:
        odds.append([share * one.odds[n] for n, _ in _steps_told(episode.tale, course.events, episode.task)])
        for telling in one.told:
            chances = decided.of(course, telling)
            for turn in LookedThrough(telling, shelf).faced():
                called = next((c for c in chances if (c.step, c.victim) == (turn.step, turn.victim)), None)
                variant, effect = ("", "nothing") if called is None else (called.variant, called.effect)
                said = (shares_of(telling, turn.step, turn.victim), {variant: 1.0}, {effect: 1.0})
                for counted, names in zip(counts.setdefault(turn.place, ({}, {}, {})), said, strict=True):
                    for name, part in names.items():
                        counted[name] = counted.get(name, 0.0) + share * part
    means = tuple(math.fsum(each) for each in zip(*odds, strict=True))
    return {place: Posterior(*found) for place, found in counts.items()}, means


def _patient(task: Task) -> Engine:
    return ReferenceEngine(task, PATIENT)
