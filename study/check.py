"""The check of the engine against the page; with the comparison the only reader of what the page says came of it."""

from __future__ import annotations

from collections.abc import Sequence

from forbear.catalogue.findings import ChanceFinding, SceneFindings, findings, fingerprint
from forbear.catalogue.index import find, scene_names
from forbear.errors import RequestError
from study import outcomes as page
from study.coding import codings
from study.comparison import MEASURES, Checked, Row, cause_of, compared, kept, score
from study.examination import SceneStudied, Studied
from study.jobs import Done, Failed, Held, Job, Told, work
from study.outcomes import Outcome
from study.table import keep


def check_catalogue(
    scenes: Sequence[str] = (),
    *,
    neighbours: bool = False,
    scales: Sequence[tuple[str, ...]] = (),
    write: bool = False,
    workers: int | None = None,
    on_progress: Told | None = None,
) -> Checked:
    """Compare the engine with the page.

    scenes: only these; all of the catalogue where none are named. neighbours: also move each level of each scene, to
    see which verdicts hold (many minutes); else that is taken from the table of findings, where it is not stale.
    scales: settings of further scales, each scored as a whole. write: keep what was found in the table of findings.
    workers: processes. Ctrl-C ends the work with what there is; what is done of a scene is kept. Raises RequestError for a scene
    that is not there.
    """
    wanted = tuple(dict.fromkeys(scenes)) or scene_names()
    for name in wanted:
        if name not in scene_names():
            find(name)
            raise RequestError(f"'{name}' is no scene of the catalogue", "the page says nothing of it")
    told = [outcome for outcome in page.outcomes() if outcome.scene in wanted]
    pairs = [*dict.fromkeys((o.scene, o.case) for o in told), *((name, "") for name in wanted)]
    pairs = list(dict.fromkeys(pair for pair in pairs if pair[0] in scene_names()))
    jobs = [Job(scene, case) for scene, case in pairs]
    if neighbours:
        shortest = sorted(pairs, key=lambda pair: find(pair[0]).stat().st_size)
        jobs += [Job(scene, case, moved=True) for scene, case in shortest]
    scored = list(dict.fromkeys((o.scene, o.case) for o in told if o.is_scored and o.scene in scene_names()))
    jobs += [Job(scene, case, settings, why=False) for settings in scales for scene, case in scored]
    done, interrupted = work(jobs, workers=workers, on_progress=on_progress)
    kept_findings = findings_of(done, pairs)
    if write and kept_findings:
        keep(findings() | kept_findings)
    return _checked(told, done, kept_findings, scales, interrupted=interrupted)


def findings_of(done: dict[Job, Done], pairs: Sequence[tuple[str, str]]) -> dict[str, SceneFindings]:
    """Return what was found of each scene, how its verdicts held included where that is known."""
    found: dict[str, list[ChanceFinding]] = {}
    for scene, case in pairs:
        one, held = done.get(Job(scene, case)), done.get(Job(scene, case, moved=True))
        if isinstance(one, SceneStudied):
            before = findings().get(scene)
            found.setdefault(scene, []).extend(_finding(c, case, held, before) for c in one.chances)
    return {
        scene: SceneFindings(scene, fingerprint(find(scene).read_text(encoding="utf-8")), tuple(chances))
        for scene, chances in found.items()
    }


def _finding(chance: Studied, case: str, held: Done | None, before: SceneFindings | None) -> ChanceFinding:
    found = chance.found
    survived = None
    if isinstance(held, Held) and held.tried:
        survived = dict(held.survived).get(found.place, 0) / held.tried
    elif before is not None:
        same = [f for f in before.chances if (f.case, f.asked, f.victim, f.number) == (case, *found.place)]
        survived = same[0].survived if same and (same[0].choice, same[0].variant) == chance.key else None
    return ChanceFinding(
        case=case,
        number=found.number,
        asked=found.asked,
        opener=found.opener,
        victim=found.victim,
        choice=found.choice,
        asked_lives=found.asked_lives,
        victim_lives=found.victim_lives,
        variant=found.variant,
        effect=found.effect,
        kind=found.kind,
        survived=survived,
        features=found.features,
    )


def _checked(
    told: Sequence[Outcome],
    done: dict[Job, Done],
    found: dict[str, SceneFindings],
    scales: Sequence[tuple[str, ...]],
    *,
    interrupted: bool,
) -> Checked:
    def row(outcome: Outcome, settings: tuple[str, ...] = ()) -> Row | None:
        one = done.get(Job(outcome.scene, outcome.case, settings, why=not settings))
        if not isinstance(one, SceneStudied):
            return None
        chance = one.chance(outcome.alice, outcome.victim, outcome.chance)
        return Row(outcome, chance, _is_held(outcome, found))

    def rows(settings: tuple[str, ...] = ()) -> tuple[Row, ...]:
        made = (row(outcome, settings) for outcome in told if outcome.is_scored)
        return tuple(one for one in made if one is not None)

    scored = rows()
    meant = {label.word: label.variants for label in page.labels() if label.whose == "page"}
    labelled = [r for r in (row(outcome) for outcome in told if outcome.page_label) if r is not None]
    have = set(scene_names())
    by_scale = {settings: rows(settings) for settings in scales}
    return Checked(
        rows=scored,
        held=tuple(compared(measure, [r for r in scored if r.is_held]) for measure in MEASURES),
        all=tuple(compared(measure, scored) for measure in MEASURES),
        words=tuple((r, r.given("variant") in meant[r.outcome.page_label]) for r in labelled),
        causes=tuple(cause_of(r) for r in scored if set(r.outcome.cause_kinds) - {"motive"} and r.found is not None),
        levels=len(codings()),
        changed=sum(coded.was_changed for coded in codings()),
        failed=tuple(one for one in done.values() if isinstance(one, Failed)),
        missing=tuple(dict.fromkeys(outcome.scene for outcome in told if outcome.scene not in have)),
        kept=kept(),
        scales=tuple(
            (measure, tuple(score(by_scale[settings], measure, Row.given).balanced for settings in scales))
            for measure in MEASURES
        )
        if scales
        else (),
        interrupted=interrupted,
    )


def _is_held(outcome: Outcome, found: dict[str, SceneFindings]) -> bool | None:
    for finding in found[outcome.scene].chances if outcome.scene in found else ():
        if (finding.case, finding.asked, finding.victim, finding.number) == (
            outcome.case,
            outcome.alice,
            outcome.victim,
            outcome.chance,
        ):
            return finding.is_held
    return None
