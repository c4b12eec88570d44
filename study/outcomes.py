"""What the page says came of each chance: `outcomes.csv`, and what its words mean in ours: `labels.csv`.

Read only by the check that compares the engine with the page: whatever works out a story must not know how it ends.
"""

from __future__ import annotations

from forbear.records import dataclass
from study.data import rows_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the page says of one chance, or of one branch of it; empty where it does not say.

    chance: its number among the chances with these roles in the told story, from 1. case: the scene's case that tells
    the branch. choices, variants, effects: what counts as right, our first reading first. lives: "yes" or "no" for
    Alice and for the victim. harm: what the victim suffered. page_label: the page's own word; reader_class: an
    attentive reader's. cause_kind, cause: what the page says it hung on; second_kind: a cause beside it. confidence: of
    the reading, 0 to 1. is_scored: whether it counts; counted_with: the scene that it is counted with instead.
    """

    scene: str
    chance: int
    case: str
    branch: str
    alice: str
    bob: str
    victim: str
    choices: tuple[str, ...]
    alice_lives: str
    victim_lives: str
    harm: str
    variants: tuple[str, ...]
    effects: tuple[str, ...]
    beside: str
    page_label: str
    reader_class: str
    cause_kinds: tuple[str, ...]
    cause: str
    second_kinds: tuple[str, ...]
    relatives: tuple[str, ...]
    confidence: float
    is_scored: bool
    counted_with: str
    note: str


@dataclass(frozen=True, slots=True)
class Label:
    """A word for an outcome, and the variants that satisfy it; whose: "page" or "reader"."""

    word: str
    whose: str
    variants: tuple[str, ...]
    note: str


def outcomes() -> tuple[Outcome, ...]:
    """Return every row, in the order of the page."""
    return tuple(_outcome(row) for row in rows_of("outcomes"))


def labels() -> tuple[Label, ...]:
    """Return every word that the page or its reader uses for an outcome."""
    return tuple(Label(r["word"], r["whose"], _several(r["variants"]), r["note"]) for r in rows_of("labels"))


def _outcome(row: dict[str, str]) -> Outcome:
    return Outcome(
        scene=row["scene"],
        chance=int(row["chance"]),
        case=row["case"],
        branch=row["branch"],
        alice=row["alice"],
        bob=row["bob"],
        victim=row["victim"],
        choices=_several(row["choice"]),
        alice_lives=row["alice_lives"],
        victim_lives=row["victim_lives"],
        harm=row["harm"],
        variants=_several(row["variant"]),
        effects=_several(row["effect"]),
        beside=row["beside"],
        page_label=row["page_label"],
        reader_class=row["reader_class"],
        cause_kinds=_several(row["cause_kind"]),
        cause=row["cause"],
        second_kinds=_several(row["second_cause"]),
        relatives=_several(row["relatives"]),
        confidence=float(row["confidence"]),
        is_scored=row["scored"] == "yes",
        counted_with=row["counted_with"],
        note=row["note"],
    )


def _several(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)
