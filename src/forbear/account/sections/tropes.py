"""What the told story is called: the tropes that come with Forbear, premise by premise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forbear.account.inquiry import Inquiry
from forbear.account.lines import Line, percent
from forbear.account.plain import Data
from forbear.account.section import Section
from forbear.account.sections.ways import told_way

if TYPE_CHECKING:
    from forbear.tropes.verdict import Verdicts


def verdicts_found(inquiry: Inquiry) -> Verdicts:
    """Return what the told story is called."""
    from forbear.account.verdict import told_verdicts  # slow to load, and not wanted by every run
    from forbear.tropes.shelf import library

    return told_verdicts(inquiry.record, library(), inquiry.engines.engine_of)


def _names_found(inquiry: Inquiry) -> Verdicts:
    """Return the same in brief: as far as the page tells of it."""
    from forbear.account.verdict import told_verdicts
    from forbear.tropes.shelf import library

    return told_verdicts(inquiry.record, library(), inquiry.engines.engine_of, is_brief=True)


def _lines(inquiry: Inquiry) -> list[Line]:
    from forbear.account.verdict import verdict_section

    verdicts = inquiry.once(verdicts_found)
    if verdicts.unbound and not inquiry.record.task.roles:
        return []  # the domain is about none of this; `recognise`, which asks for it, says what to bind
    return verdict_section(inquiry.record, verdicts, title=_title(inquiry))


def _title(inquiry: Inquiry) -> str:
    """Return the heading, with how likely it is that the story ends so where that is not certain."""
    way = told_way(inquiry)
    share = "100 %" if way is None else percent(way.probability)
    return "What it is called" if share in ("100 %", ">99 %") else f"What it is called (it ends so in {share})"


def _page(inquiry: Inquiry) -> list[Line]:
    from forbear.account.verdict import verdict_page

    verdicts = inquiry.once(verdicts_found if inquiry.is_known(verdicts_found) else _names_found)
    return [] if verdicts.unbound else verdict_page(verdicts, _title(inquiry))


def _data(inquiry: Inquiry) -> Data:
    from forbear.account.verdict_data import verdicts_data

    return {"tropes": verdicts_data(inquiry.once(verdicts_found), inquiry.naming)}


SECTION = Section("tropes", _lines, _data, _page, is_asked=True)
