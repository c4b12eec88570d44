"""How far the work came: what stopped it, what was left unfinished, and what is odd about the files."""

from __future__ import annotations

from forbear.account.data import limit_data
from forbear.account.inquiry import Inquiry
from forbear.account.lines import Line, line, paragraph, percent
from forbear.account.plain import Data
from forbear.account.section import Section
from forbear.account.words import turns


def _lines(inquiry: Inquiry) -> list[Line]:
    record = inquiry.record
    found: list[Line] = []
    if record.horizon is not None:
        after = turns(record.horizon)
        found += paragraph(f"This is as if the story ended after {after}: no more could be worked out.", "", "warning")
    if record.limit is not None:
        found += paragraph(f"Stopped: {record.limit}.", "", "warning", "  ")
    if record.interrupted:
        found += paragraph("Interrupted: this is what was found so far.", "", "warning")
    if record.unfinished > 1e-12 and (record.limit is not None or record.interrupted):
        found += paragraph(
            f"Stories with {percent(record.unfinished)} of the probability were not finished.", "", "faint"
        )
    return [line(), *found] if found else []


def _data(inquiry: Inquiry) -> Data:
    record = inquiry.record
    return {
        "unfinished": record.unfinished,
        "limit": limit_data(record.limit),
        "horizon": record.horizon,
        "interrupted": record.interrupted,
        "warnings": [{"code": w.code, "message": w.message} for w in record.warnings],
    }


SECTION = Section("work", _lines, _data, _lines)
