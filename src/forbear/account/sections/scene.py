"""What was run: its title and notes, with what was changed in it."""

from __future__ import annotations

from forbear.account.inquiry import Inquiry
from forbear.account.lines import Fragment, Line, line, paragraph, percent
from forbear.account.plain import Data
from forbear.account.section import Section
from forbear.minds.semantics import SEMANTICS

SCHEMA = "forbear-run/1"
"""What the data is called (docs/schemas)."""


def _lines(inquiry: Inquiry) -> list[Line]:
    record = inquiry.record
    about = record.problem.about
    title = about.title or record.name
    found = [line(Fragment(title, "title"), Fragment(f"  {about.medium}" if about.medium else "", "faint"))]
    for note in about.notes:
        found += paragraph(note, "", "faint")
    changes = ([f"case {record.case}"] if record.case else []) + [f"with {text}" for text in record.settings]
    if changes:
        found += paragraph(", ".join(changes), "", "faint")
    for earlier in record.earlier:
        told = f"It goes on from where {earlier.name} ended ({percent(earlier.probability)}): {earlier.told}."
        found += paragraph(told, "", "faint", "  ")
    return found


def _data(inquiry: Inquiry) -> Data:
    record = inquiry.record
    about = record.problem.about
    return {
        "schema": SCHEMA,
        "semantics": SEMANTICS,
        "scene": {
            "name": record.name,
            "title": about.title,
            "work": about.work,
            "medium": about.medium,
            "case": record.case,
            "settings": list(record.settings),
            "seed": record.seed,
            "characters": list(record.characters),
            "earlier": [
                {"name": earlier.name, "told": earlier.told, "probability": earlier.probability}
                for earlier in record.earlier
            ],
        },
    }


SECTION = Section("scene", _lines, _data, _lines)
