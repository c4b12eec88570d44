"""How likely each outcome is that the scene declares."""

from __future__ import annotations

from forbear.account.inquiry import Inquiry
from forbear.account.lines import Fragment, Line, bar, beside, heading, percent
from forbear.account.plain import Data
from forbear.account.section import Section
from forbear.account.words import likelihood


def _lines(inquiry: Inquiry) -> list[Line]:
    found: list[Line] = []
    for name, probability in inquiry.record.outcomes:
        number = Fragment(f" {percent(probability):>5}", "number")
        word = Fragment(f" {likelihood(probability)}", "faint")
        found += beside(inquiry.naming.outcome(name), "    ", 38, bar(probability), number, word)
    return [*heading("What comes of it"), *found] if found else []


def _data(inquiry: Inquiry) -> Data:
    return {
        "outcomes": [
            {"name": name, "told": inquiry.naming.outcome(name), "probability": probability}
            for name, probability in inquiry.record.outcomes
        ]
    }


SECTION = Section("outcomes", _lines, _data)
