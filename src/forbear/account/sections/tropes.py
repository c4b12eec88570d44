"""What the told story is called: the tropes that come with Forbear, premise by premise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forbear.account.inquiry import Inquiry
from forbear.account.lines import Line
from forbear.account.plain import Data
from forbear.account.section import Section

if TYPE_CHECKING:
    from forbear.tropes.verdict import Verdicts


def _verdicts(inquiry: Inquiry) -> Verdicts:
    from forbear.account.verdict import told_verdicts  # slow to load, and not wanted by every run
    from forbear.tropes.shelf import library

    return told_verdicts(inquiry.record, library(), inquiry.engines.engine_of)


def _lines(inquiry: Inquiry) -> list[Line]:
    from forbear.account.verdict import verdict_section

    verdicts = inquiry.once(_verdicts)
    if verdicts.unbound and not inquiry.record.task.roles:
        return []  # the domain is about none of this; `recognise`, which asks for it, says what to bind
    return verdict_section(inquiry.record, verdicts)


def _page(inquiry: Inquiry) -> list[Line]:
    from forbear.account.verdict import verdict_page

    verdicts = inquiry.once(_verdicts)
    return [] if verdicts.unbound else verdict_page(verdicts)


def _data(inquiry: Inquiry) -> Data:
    from forbear.account.verdict_data import verdicts_data

    return {"tropes": verdicts_data(inquiry.once(_verdicts), inquiry.naming)}


SECTION = Section("tropes", _lines, _data, _page, is_asked=True)
