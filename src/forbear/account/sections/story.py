"""The told story step by step: the likeliest, or the first that was drawn."""

from __future__ import annotations

from forbear.account.data import told_if_it_fits
from forbear.account.inquiry import Inquiry
from forbear.account.lines import Line
from forbear.account.plain import Data
from forbear.account.section import Section
from forbear.account.sections.ways import told_way
from forbear.account.steps import short_steps, steps


def _lines(inquiry: Inquiry) -> list[Line]:
    story = inquiry.story
    return [] if story is None else steps(inquiry, story)


def _page(inquiry: Inquiry) -> list[Line]:
    story = inquiry.story
    if story is None:
        return []
    way = None if inquiry.record.told is None else told_way(inquiry)
    return short_steps(inquiry, story, None if way is None else way.probability)


def _data(inquiry: Inquiry) -> Data:
    story = inquiry.record.told
    return {"story": None if story is None else told_if_it_fits(story, inquiry.naming, inquiry.record)}


SECTION = Section("story", _lines, _data, _page)
