"""What reading makes of each told scene: under its likeliest reading, and by readings drawn from the posterior.

Two readings are made where the telling names a kind of cause: one that is told only what was done, and one that is told the
cause too.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

from forbear.account.verdict import story_asked
from forbear.api.readings import Reading, read_scenes
from forbear.api.runs import Run
from forbear.api.scene import Scene, load
from forbear.errors import ForbearError
from forbear.language.problem import UNCHOSEN
from forbear.reading.telling import told_events
from forbear.records import dataclass, replace
from forbear.stories.follow import Named, fits
from forbear.stories.vocabulary.question import Question, ToldStory
from forbear.tropes.left_open import UNTOLD, left_open, standings
from forbear.tropes.shelf import alone
from forbear.tropes.verdict import verdicts
from forbear.variants.chances import Place
from forbear.variants.examination import LookedThrough, is_on
from study.examination import PATIENT, TROPE, Studied, studied
from study.hung import Hung, hung

DRAWS = 10
"""So many readings are drawn for what the story is called."""

HYPOTHESES = 20_000

Shares = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Posterior:
    """How likely each answer is, by the readings drawn: the kind of thing that the choice hung on, the variant, the effect."""

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
    waiting = [event for event in told_events(tale).events if isinstance(event, Named)]
    found = []
    for step in told.steps:
        if waiting and fits(waiting[0], step.event, step.before.engine.task):
            named = waiting.pop(0)
            if step.before.chooser is not None and step.event.by is not None:
                is_choice = step.before.chooser not in UNCHOSEN and len(step.before.options) > 1
                found.append((named.text, step.event.by, step.option.probability, is_choice))
    return found


def _posterior(scene: Scene, reading: Reading[Scene]) -> tuple[dict[Place, Posterior], tuple[float, ...]]:
    """Return what readings drawn say of each chance, and how likely each told choice is in their mean. A premise that
    they do not agree about is untold, and keeps none of them from a name; what the telling says that its last choice
    hangs on is its cause, wherever it is one."""
    shelf = alone(TROPE)
    asked: list[tuple[float, ToldStory]] = []
    odds: list[tuple[float, list[float]]] = []
    bound = frozenset(role.name for role in scene.task.roles)
    for row, share in reading.inferred.drawn(DRAWS):
        run = scene.under(reading.inferred.task(row), reading.told[0]).run(limits=PATIENT)
        odds.append((share, [chosen for _, _, chosen, _ in _told_events(run)]))
        asked += [(share, telling) for telling in story_asked(run.record, shelf, run.engine_of)[:1]]
    standing = [(share, standings(shelf.tropes, telling)) for share, telling in asked]
    known = left_open(standing, dict(shelf.thresholds)[UNTOLD])
    counts: dict[Place, tuple[Counter[str], Counter[str], Counter[str]]] = {}
    for share, telling in asked:
        found = verdicts(shelf, (telling,), bound, left_open=known)
        for turn in LookedThrough(telling, shelf).faced():
            verdict = next((v for v in (*found.recognised, *found.near) if is_on(v, turn.step, turn.victim)), None)
            kind = telling.ask(Question("cause", (turn.step, turn.victim))).value
            cause, variant, effect = counts.setdefault(turn.place, (Counter(), Counter(), Counter()))
            cause[str(kind or "nothing")] += share  # type: ignore[assignment]
            variant["" if verdict is None or verdict.variant is None else verdict.variant.name] += share  # type: ignore[assignment]
            effect["nothing" if verdict is None or verdict.effect is None else verdict.effect.name] += share  # type: ignore[assignment]
    means = tuple(math.fsum(share * each[n] for share, each in odds) for n in range(len(odds[0][1])))
    return {place: Posterior(*map(dict, found)) for place, found in counts.items()}, means
