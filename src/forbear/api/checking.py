"""The engine against the page, chance by chance; the only reader of what the page says came of it.

Engine and page are compared on what she chose, who lives, which variant it is, and what effect it had. Scores count the
verdicts that are held; what a baseline scores is scored on the same chances.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

from forbear.api.workers import Done, Failed, Held, Job, Told, work
from forbear.catalogue import outcomes as page
from forbear.catalogue.baselines import commonest, nearest
from forbear.catalogue.coding import codings
from forbear.catalogue.examined import ANOTHER_WAY, STRIKES, ChanceFound, Examined, Knocked
from forbear.catalogue.findings import HELD, Finding, Findings, findings, fingerprint, table_of
from forbear.catalogue.findings import TABLE as FINDINGS
from forbear.catalogue.index import find, scene_names
from forbear.catalogue.known import distance, known
from forbear.catalogue.outcomes import Outcome
from forbear.catalogue.scores import Asked, Case, Score
from forbear.errors import RequestError
from forbear.files import write as write_file
from forbear.records import dataclass

KEPT = Path(page.__file__).with_name("kept.csv")

MEASURES = ("choice", "who lives", "variant", "effect")
BASELINES = ("the commonest answer", "the nearest example", "without minds")

UNTOLD = "(the story does not come to it)"
UNNAMED = "(no variant)"


@dataclass(frozen=True, slots=True)
class Row:
    """One chance that the page tells of, as both have it. found: None where the engine's story does not come to it.
    is_held: None where that is not on record."""

    outcome: Outcome
    found: ChanceFound | None
    is_held: bool | None

    @property
    def name(self) -> str:
        """The scene, with the case and the number of the chance where there are several."""
        case = f" ({self.outcome.case})" if self.outcome.case else ""
        return f"{self.outcome.scene}{case}{f', chance {self.outcome.chance}' if self.outcome.chance > 1 else ''}"

    def right(self, measure: str) -> tuple[str, ...]:
        """What counts as right by the page; nothing where it does not say."""
        outcome = self.outcome
        if measure == "choice":
            return outcome.choices
        if measure == "who lives":
            told = outcome.alice_lives and outcome.victim_lives
            return (lives(outcome.alice_lives == "yes", outcome.victim_lives == "yes"),) if told else ()
        return outcome.variants if measure == "variant" else outcome.effects

    def given(self, measure: str) -> str:
        """What the engine says."""
        found = self.found
        if found is None:
            return UNTOLD
        if measure == "choice":
            return found.choice or UNTOLD
        if measure == "who lives":
            return lives(found.alice_lives, found.victim_lives)
        return (found.variant or UNNAMED) if measure == "variant" else found.effect

    def plain(self, measure: str) -> str:
        """What one who adds up amounts without minds would say."""
        choice = self.found.plain if self.found is not None else ""
        if measure == "choice":
            return choice or UNTOLD
        if measure == "who lives":
            return lives(True, choice != STRIKES)
        if measure == "variant":
            return {STRIKES: "bob_was_wrong", ANOTHER_WAY: "another_way"}.get(choice, "played_straight")
        return "nothing"


def lives(alice: bool, victim: bool) -> str:
    """Return who lives, in a word."""
    return {(True, True): "both", (True, False): "alice", (False, True): "victim", (False, False): "neither"}[
        alice, victim
    ]


@dataclass(frozen=True, slots=True)
class Compared:
    """One measure: the engine's score and the baselines', on the same chances."""

    measure: str
    engine: Score
    baselines: tuple[tuple[str, Score], ...]

    @property
    def not_beaten(self) -> tuple[str, ...]:
        """The baselines that the engine's balanced accuracy is not above."""
        own = self.engine.balanced
        return tuple(
            name for name, score in self.baselines if own is None or score.balanced is None or own <= score.balanced
        )

    @property
    def not_beaten_in_share(self) -> tuple[str, ...]:
        """The baselines that answer as large a share right, classes left aside, though they are beaten in balance."""
        own = self.engine.accuracy
        beaten = [(name, score) for name, score in self.baselines if name not in self.not_beaten]
        return tuple(n for n, score in beaten if own is not None and (score.accuracy or 0) >= own)


@dataclass(frozen=True, slots=True)
class CauseChecked:
    """The page's named cause, knocked out. turned: the choice turned without it. seconds: other amounts as large of the
    same person without which it turned too. listed: the page names each of them as a second cause."""

    row: Row
    turned: bool
    seconds: tuple[Knocked, ...]
    listed: bool

    @property
    def passes(self) -> bool:
        """Say whether the cause, and nothing else as large that is not named as a second one, turns the choice."""
        return self.turned and self.listed


@dataclass(frozen=True, slots=True)
class Kept:
    """A disagreement that stands, because the page's wording supports the engine; why says which wording."""

    scene: str
    chance: int
    case: str
    measure: str
    why: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The whole comparison.

    rows: every chance that is scored and that the engine has worked out. held: the comparison over held verdicts; all:
    over all of them. words: the page's own labels met, of how many. levels, changed: codings, and those changed after
    they were first committed. failed: scenes that could not be worked out. missing: scenes of the page that are not in
    the catalogue. scales: what random scales scored, by measure (held or not), each a list of balanced accuracies.
    """

    rows: tuple[Row, ...]
    held: tuple[Compared, ...]
    all: tuple[Compared, ...]
    words: tuple[tuple[Row, bool], ...]
    causes: tuple[CauseChecked, ...]
    levels: int
    changed: int
    failed: tuple[Failed, ...]
    missing: tuple[str, ...]
    kept: tuple[Kept, ...]
    scales: tuple[tuple[str, tuple[float | None, ...]], ...] = ()
    interrupted: bool = False

    @property
    def disagreements(self) -> tuple[tuple[Row, tuple[str, ...]], ...]:
        """Every chance on which the two disagree, with the measures they disagree on."""
        found = []
        for row in self.rows:
            wrong = tuple(m for m in MEASURES if row.right(m) and row.given(m) not in row.right(m))
            if wrong:
                found.append((row, wrong))
        return tuple(found)

    def kept_for(self, row: Row, measure: str) -> Kept | None:
        """Return why a disagreement is kept; None where it is not."""
        key = (row.outcome.scene, row.outcome.chance, row.outcome.case, measure)
        return next((k for k in self.kept if (k.scene, k.chance, k.case, k.measure) == key), None)


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
    kept_findings = _findings(done, pairs)
    if write and kept_findings:
        whole = {name: one for name, one in findings().items() if name not in kept_findings} | kept_findings
        write_file(FINDINGS, table_of(whole.values()))
        findings.cache_clear()
    return _checked(told, done, kept_findings, scales, interrupted=interrupted)


def _findings(done: dict[Job, Done], pairs: Sequence[tuple[str, str]]) -> dict[str, Findings]:
    """Return what was found of each scene, how its verdicts held included where that is known."""
    found: dict[str, list[Finding]] = {}
    for scene, case in pairs:
        examined, held = done.get(Job(scene, case)), done.get(Job(scene, case, moved=True))
        if isinstance(examined, Examined):
            before = findings().get(scene)
            found.setdefault(scene, []).extend(_finding(c, case, held, before) for c in examined.chances)
    return {
        scene: Findings(scene, fingerprint(find(scene).read_text(encoding="utf-8")), tuple(chances))
        for scene, chances in found.items()
    }


def _finding(chance: ChanceFound, case: str, held: Done | None, before: Findings | None) -> Finding:
    place = (chance.alice, chance.victim, chance.number)
    survived = None
    if isinstance(held, Held) and held.tried:
        survived = dict(held.survived).get(place, 0) / held.tried
    elif before is not None:
        same = [f for f in before.chances if (f.case, f.alice, f.victim, f.number) == (case, *place)]
        survived = same[0].survived if same and (same[0].choice, same[0].variant) == chance.key else None
    return Finding(
        case=case,
        number=chance.number,
        alice=chance.alice,
        bob=chance.bob,
        victim=chance.victim,
        choice=chance.choice,
        alice_lives=chance.alice_lives,
        victim_lives=chance.victim_lives,
        variant=chance.variant,
        effect=chance.effect,
        kind=chance.kind,
        survived=survived,
        features=chance.features,
    )


def _checked(
    told: Sequence[Outcome],
    done: dict[Job, Done],
    found: dict[str, Findings],
    scales: Sequence[tuple[str, ...]],
    *,
    interrupted: bool,
) -> Checked:
    def row(outcome: Outcome, settings: tuple[str, ...] = ()) -> Row | None:
        examined = done.get(Job(outcome.scene, outcome.case, settings, why=not settings))
        if not isinstance(examined, Examined):
            return None
        chance = examined.chance(outcome.alice, outcome.victim, outcome.chance)
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
        held=tuple(_compared(measure, [r for r in scored if r.is_held]) for measure in MEASURES),
        all=tuple(_compared(measure, scored) for measure in MEASURES),
        words=tuple((r, r.given("variant") in meant[r.outcome.page_label]) for r in labelled),
        causes=tuple(_cause(r) for r in scored if set(r.outcome.cause_kinds) - {"motive"} and r.found is not None),
        levels=len(codings()),
        changed=sum(coded.was_changed for coded in codings()),
        failed=tuple(one for one in done.values() if isinstance(one, Failed)),
        missing=tuple(dict.fromkeys(outcome.scene for outcome in told if outcome.scene not in have)),
        kept=kept(),
        scales=tuple(
            (measure, tuple(_score(by_scale[settings], measure, Row.given).balanced for settings in scales))
            for measure in MEASURES
        )
        if scales
        else (),
        interrupted=interrupted,
    )


def _is_held(outcome: Outcome, found: dict[str, Findings]) -> bool | None:
    for finding in found[outcome.scene].chances if outcome.scene in found else ():
        if (finding.case, finding.alice, finding.victim, finding.number) == (
            outcome.case,
            outcome.alice,
            outcome.victim,
            outcome.chance,
        ):
            return finding.is_held
    return None


def _compared(measure: str, rows: Sequence[Row]) -> Compared:
    asked = [Asked(row.name, row.outcome.scene, row.right(measure)) for row in rows if row.right(measure)]
    fields = known()
    return Compared(
        measure,
        _score(rows, measure, Row.given),
        (
            (BASELINES[0], Score(commonest(asked))),
            (BASELINES[1], Score(nearest(asked, lambda one, other: distance(fields[one], fields[other])))),
            (BASELINES[2], _score(rows, measure, Row.plain)),
        ),
    )


def _score(rows: Sequence[Row], measure: str, answer: Callable[[Row, str], str]) -> Score:
    return Score(tuple(Case(r.name, r.right(measure), answer(r, measure)) for r in rows if r.right(measure)))


def _cause(row: Row) -> CauseChecked:
    """Judge the page's named cause by what was knocked out, one thing at a time."""
    assert row.found is not None
    named = set(row.outcome.cause_kinds)
    if "defence" in named:
        named.add("fact")
    mine = [k for k in row.found.knocked if k.whose in (row.found.alice, "")]
    own = [k for k in mine if named & set(k.kinds)]
    turned = any(k.turned for k in own) or row.found.kind in named
    size = max((k.size for k in own if k.size is not None), default=0.0)
    others = tuple(k for k in mine if k.turned and k.size is not None and k.size >= size and k not in own)
    seconds = set(row.outcome.second_kinds)
    return CauseChecked(row, turned, others, all(set(other.kinds) & seconds for other in others))


def kept() -> tuple[Kept, ...]:
    """Return the disagreements that stand, with their reasons."""
    if not KEPT.exists():
        return ()
    with KEPT.open(encoding="utf-8", newline="") as table:
        return tuple(
            Kept(r["scene"], int(r["chance"]), r["case"], r["measure"], r["why"]) for r in csv.DictReader(table)
        )


__all__ = ["BASELINES", "HELD", "MEASURES", "Checked", "Compared", "Row", "check_catalogue"]
