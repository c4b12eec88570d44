"""Engine and page side by side, chance by chance: what she chose, who lives, which variant it is, what effect it had.

Scores count the verdicts that are held; what a baseline scores is scored on the same chances.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from forbear.records import dataclass
from forbear.variants.chances import ANOTHER_WAY, STRIKES
from study.baselines import commonest, nearest
from study.coding import Changes
from study.data import rows_of
from study.examination import Studied
from study.hung import Hung
from study.jobs import Failed
from study.knockouts import Knocked
from study.known import distance, known
from study.outcomes import Outcome
from study.scores import Asked, Case, Score

MEASURES = ("choice", "who lives", "variant", "effect")
BASELINES = ("the commonest answer", "the nearest example", "without minds")

UNTOLD = "(the story does not come to it)"
UNNAMED = "(no variant)"


@dataclass(frozen=True, slots=True)
class Row:
    """One chance that the page tells of, as both have it. found: None where the engine's story does not come to it.
    is_held: None where that is not on record."""

    outcome: Outcome
    found: Studied | None
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
        if self.found is None:
            return UNTOLD
        found = self.found.found
        if measure == "choice":
            return found.choice or UNTOLD
        if measure == "who lives":
            return lives(found.asked_lives, found.victim_lives)
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
    """The page's named cause, knocked out. turned: the choice turned without it. responsible: it turned, or the kind
    has a responsibility of a half or more (1 / (1 + how many others must be silenced with it); Chockler & Halpern
    2004). seconds: other amounts as large of the same person without which it turned too. listed: the page names each
    of them as a second cause."""

    row: Row
    turned: bool
    responsible: bool
    seconds: tuple[Knocked, ...]
    listed: bool

    @property
    def passes(self) -> bool:
        """Say whether the cause, and nothing else as large that is not named as a second one, turns the choice."""
        return self.turned and self.listed

    @property
    def passes_as_told(self) -> bool:
        """Say whether the choice is for the cause as far as a half or more, and nothing else as large that is not named
        as a second one turns it."""
        return self.responsible and self.listed


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
    over all of them. words: the page's own labels met, of how many. levels: how many are coded, and how many of them
    were changed after they were first committed. failed: scenes that could not be worked out. missing: scenes of the
    page that are not in the catalogue. scales: what random scales scored, by measure (held or not), each a list of
    balanced accuracies.
    """

    rows: tuple[Row, ...]
    held: tuple[Compared, ...]
    all: tuple[Compared, ...]
    words: tuple[tuple[Row, bool], ...]
    causes: tuple[CauseChecked, ...]
    levels: Changes
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


def kept() -> tuple[Kept, ...]:
    """Return the disagreements that stand, with their reasons."""
    return tuple(Kept(r["scene"], int(r["chance"]), r["case"], r["measure"], r["why"]) for r in rows_of("kept"))


def compared(measure: str, rows: Sequence[Row]) -> Compared:
    """Return how engine and baselines do on the chances on which the page says something."""
    asked = [Asked(row.name, row.outcome.scene, row.right(measure)) for row in rows if row.right(measure)]
    fields = known()
    return Compared(
        measure,
        score(rows, measure, Row.given),
        (
            (BASELINES[0], Score(commonest(asked))),
            (BASELINES[1], Score(nearest(asked, lambda one, other: distance(fields[one], fields[other])))),
            (BASELINES[2], score(rows, measure, Row.plain)),
        ),
    )


def score(rows: Sequence[Row], measure: str, answer: Callable[[Row, str], str]) -> Score:
    """Return how well the rows are answered by whoever answers."""
    return Score(tuple(Case(r.name, r.right(measure), answer(r, measure)) for r in rows if r.right(measure)))


def cause_of(row: Row, hung: Sequence[Hung] = ()) -> CauseChecked:
    """Judge the page's named cause by what was knocked out, one thing at a time. hung: the causes that the telling
    names, by what
    they have to do with the choice that it says hangs on them; of these, those that the page names count too."""
    assert row.found is not None
    named = set(row.outcome.cause_kinds)
    if "defence" in named:
        named.add("fact")
    mine = [k for k in row.found.knocked if k.whose in (row.found.found.asked, "")]
    own = [k for k in mine if named & set(k.kinds)]
    turned = any(k.turned for k in own) or row.found.found.kind in named
    told = [cause for cause in hung if cause.kind in named]
    turned = turned or any(cause.turned for cause in told)
    beliefs = [cause.size for cause in told if cause.kind == "belief" and cause.responsible]
    sizes = (*(k.size for k in own if k.size is not None), *beliefs)
    size = max(sizes, default=0.0)
    others = tuple(k for k in mine if k.turned and k.size is not None and k.size >= size and k not in own)
    seconds = set(row.outcome.second_kinds)
    responsible = turned or bool(named & set(row.found.responsible)) or any(cause.responsible for cause in told)
    return CauseChecked(row, turned, responsible, others, all(set(other.kinds) & seconds for other in others))
