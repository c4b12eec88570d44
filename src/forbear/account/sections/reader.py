"""Would a reader believe it? How the scene's reader takes the told story."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from forbear.account.inquiry import Inquiry
from forbear.account.lines import Line, heading, line, paragraph, percent
from forbear.account.naming import Naming
from forbear.account.plain import Data, plain
from forbear.account.section import Section
from forbear.account.words import likelihood, surprise
from forbear.language.problem import READER

if TYPE_CHECKING:
    from forbear.stories.questions.credibility import Credibility, Tension


def _credibility(inquiry: Inquiry) -> Credibility | None:
    story = inquiry.record.told
    if story is None or READER not in inquiry.record.task.characters:
        return None
    from forbear.stories.questions.credibility import credibility  # only a scene with a reader has need of it

    return credibility(story, inquiry.engines.engine_of)


def _lines(inquiry: Inquiry) -> list[Line]:
    story, naming, found = inquiry.record.told, inquiry.naming, inquiry.once(_credibility)
    if story is None or found is None:
        return []
    rows: list[Line] = heading("Would a reader believe it?")
    for reception in found.receptions:
        told = naming.event(story.steps[reception.step].event)
        taken = "not shown to the reader" if reception.surprise is None else _taken(reception.surprise)
        rows += paragraph(
            f"{reception.step + 1}. {told}: {taken}{_tension(reception.after, naming)}.", "  ", hanging="   "
        )
    if found.turn is None or found.credibility is None:
        return [*rows, line("  Nothing here turns.")]
    chance = found.credibility
    rows += paragraph(
        f"The turn is step {found.turn + 1}: to the reader it was {likelihood(chance)} ({percent(chance)}).", "  "
    )
    for preparation in found.prepared_by:
        if abs(preparation.bits) >= 0.05:
            verb = "prepared" if preparation.bits > 0 else "misled"
            rows += paragraph(f"Step {preparation.step + 1} {verb} them: {preparation.bits:+.1f} bits.", "    ")
    for hint in found.hints[:3]:
        fact = naming.fact(hint.cell, hint.value)
        rows += paragraph(
            f"Had they known that {fact}, they would be {surprise(hint.bits)} ({hint.bits:.1f} bits).", "    "
        )
    return rows


def _taken(bits: float) -> str:
    word = surprise(bits)
    if math.isinf(bits):
        return f"the reader {word}"
    return f"the reader is {word} ({bits:.1f} bits)"


def _tension(tensions: tuple[Tension, ...], naming: Naming) -> str:
    told = [f"that {naming.outcome(t.outcome)}: {percent(t.probability)}" for t in tensions]
    return f"; they now expect {', '.join(told)}" if told else ""


def _reading_data(found: Credibility, naming: Naming) -> Data:
    """Return how the reader takes the story, as data; a surprise beyond measure is null with `impossible` true."""
    return {
        "turn": found.turn,
        "credibility": found.credibility,
        "steps": [
            {
                "step": r.step,
                "surprise": r.surprise if r.surprise is not None and math.isfinite(r.surprise) else None,
                "shown": r.surprise is not None,
                "impossible": r.surprise is not None and math.isinf(r.surprise),
                "before": [_tension_data(t) for t in r.before],
                "after": [_tension_data(t) for t in r.after],
            }
            for r in found.receptions
        ],
        "prepared_by": [{"step": p.step, "bits": p.bits} for p in found.prepared_by],
        "hints": [{"fluent": naming.fluent(h.cell), "value": plain(h.value), "bits": h.bits} for h in found.hints],
    }


def _tension_data(tension: Tension) -> Data:
    return {"outcome": tension.outcome, "probability": tension.probability, "bits": tension.bits}


def _data(inquiry: Inquiry) -> Data:
    found = inquiry.once(_credibility)
    return {"reader": None if found is None else _reading_data(found, inquiry.naming)}


SECTION = Section("reader", _lines, _data, is_asked=True, says_why=True)
