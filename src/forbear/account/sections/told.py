"""What is told of the scene, and what it shows of its people (docs/reading.md)."""

from __future__ import annotations

from forbear.account.inquiry import Inquiry
from forbear.account.lines import Line
from forbear.account.plain import Data
from forbear.account.section import Section


def _lines(inquiry: Inquiry) -> list[Line]:
    record = inquiry.record
    if record.reading is None:
        return []
    from forbear.account.telling import reading_lines  # slow to load, and not wanted where nothing is told

    return reading_lines(record.reading, inquiry.naming, record.problem, record.task, is_as_told=record.is_as_told)


def _page(inquiry: Inquiry) -> list[Line]:
    record = inquiry.record
    if record.reading is None:
        return []
    from forbear.account.telling import reading_page

    return reading_page(record.reading, inquiry.naming, record.problem, record.task, is_as_told=record.is_as_told)


def _data(inquiry: Inquiry) -> Data:
    reading = inquiry.record.reading
    if reading is None:
        return {"told": None}
    from forbear.reading.told_reading import reading_data

    return {"told": {**reading_data(reading), "as_told": inquiry.record.is_as_told}}


SECTION = Section("told", _lines, _data, _page)
