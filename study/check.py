"""The check of the engine against the page; with the comparison the only reader of what the page says came of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from forbear.catalogue.index import find, scene_names
from forbear.catalogue.scale import one_step
from forbear.errors import RequestError
from forbear.variants.chances import Place
from forbear.variants.firmness import HELD
from study import outcomes as page
from study.coding import changes, codings
from study.comparison import MEASURES, Checked, Row, cause_of, compared, kept, score
from study.examination import SceneStudied
from study.jobs import Done, Failed, Held, Job, Told, UnderScales, work
from study.outcomes import Outcome


def check_catalogue(
    scenes: Sequence[str] = (),
    *,
    neighbours: bool = False,
    scales: Sequence[tuple[str, ...]] = (),
    frozen: bool = False,
    workers: int | None = None,
    on_progress: Told | None = None,
) -> Checked:
    """Compare the engine with the page.

    scenes: only these; all of the catalogue where none are named. neighbours: also move each level of each scene, to
    see which verdicts hold (many minutes). scales: settings of further scales, each scored as a whole. frozen: as the
    situations of examples that were kept back were frozen. workers: processes.
    Ctrl-C ends the work with what there is. Raises RequestError for a scene that is not there.
    """
    wanted = tuple(dict.fromkeys(scenes)) or scene_names()
    for name in wanted:
        if name not in scene_names():
            find(name)
            raise RequestError(f"'{name}' is no scene of the catalogue", "the page says nothing of it")
    told = [outcome for outcome in page.outcomes() if outcome.scene in wanted]
    pairs = [*dict.fromkeys((o.scene, o.case) for o in told), *((name, "") for name in wanted)]
    pairs = list(dict.fromkeys(pair for pair in pairs if pair[0] in scene_names()))
    jobs = [Job(scene, case, frozen=frozen) for scene, case in pairs]
    if neighbours:
        jobs += [Job(scene, case, moved=True) for scene, case in pairs]
        jobs.sort(key=lambda job: _neighbours(job.scene, job.case), reverse=True)
    wanted_of: dict[tuple[str, str], set[Place]] = {}
    for outcome in told if scales else ():
        if outcome.is_scored and outcome.scene in scene_names():
            place = outcome.alice, outcome.victim, outcome.chance
            wanted_of.setdefault((outcome.scene, outcome.case), set()).add(place)
    jobs += [
        Job(scene, case, why=False, scales=tuple(scales), wanted=frozenset(places))
        for (scene, case), places in wanted_of.items()
    ]
    done, interrupted = work(jobs, workers=workers, on_progress=on_progress)
    return _checked(told, wanted, done, scales, frozen=frozen, interrupted=interrupted)


@cache
def _neighbours(scene: str, case: str) -> int:
    """Return how many levels of a scene can be moved: what has many takes long, and nobody should wait for it in the end."""
    return len(one_step(find(scene).read_text(encoding="utf-8"), case))


def _checked(
    told: Sequence[Outcome],
    wanted: Sequence[str],
    done: dict[Job, Done],
    scales: Sequence[tuple[str, ...]],
    *,
    frozen: bool,
    interrupted: bool,
) -> Checked:
    under = {(one.scene, one.case): one.by_scale for one in done.values() if isinstance(one, UnderScales)}

    def row(outcome: Outcome, scale: int | None = None) -> Row | None:
        if scale is None:
            one = done.get(Job(outcome.scene, outcome.case, frozen=frozen))
        else:
            here = under.get((outcome.scene, outcome.case))
            one = None if here is None else here[scale]
        if not isinstance(one, SceneStudied):
            return None
        chance = one.chance(outcome.alice, outcome.victim, outcome.chance)
        return Row(outcome, chance, _is_held(outcome, done))

    def rows(scale: int | None = None) -> tuple[Row, ...]:
        made = (row(outcome, scale) for outcome in told if outcome.is_scored)
        return tuple(one for one in made if one is not None)

    scored = rows()
    meant = {label.word: label.variants for label in page.labels() if label.whose == "page"}
    labelled = [r for r in (row(outcome) for outcome in told if outcome.page_label) if r is not None]
    have = set(scene_names())
    by_scale = [rows(number) for number in range(len(scales))]
    failed = [one for one in done.values() if isinstance(one, Failed)]
    failed += [one for by in under.values() for one in by if isinstance(one, Failed)]
    return Checked(
        rows=scored,
        held=tuple(compared(measure, [r for r in scored if r.is_held]) for measure in MEASURES),
        all=tuple(compared(measure, scored) for measure in MEASURES),
        words=tuple((r, r.given("variant") in meant[r.outcome.page_label]) for r in labelled),
        causes=tuple(cause_of(r) for r in scored if set(r.outcome.cause_kinds) - {"motive"} and r.found is not None),
        levels=changes(row for row in codings() if row.scene in wanted),
        failed=tuple(failed),
        missing=tuple(dict.fromkeys(outcome.scene for outcome in told if outcome.scene not in have)),
        kept=kept(),
        scales=tuple(
            (measure, tuple(score(scaled, measure, Row.given).balanced for scaled in by_scale)) for measure in MEASURES
        )
        if scales
        else (),
        interrupted=interrupted,
    )


def _is_held(outcome: Outcome, done: dict[Job, Done]) -> bool | None:
    """Say whether the verdict on a chance is held and not fragile; None where that was not tried."""
    held = done.get(Job(outcome.scene, outcome.case, moved=True))
    if not isinstance(held, Held) or not held.tried:
        return None
    place = (outcome.alice, outcome.victim, outcome.chance)
    return dict(held.survived).get(place, 0) / held.tried >= HELD
