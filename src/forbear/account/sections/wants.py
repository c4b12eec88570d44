"""Who wants what."""

from __future__ import annotations

from forbear.account.inquiry import Inquiry
from forbear.account.lines import Line
from forbear.account.section import Section
from forbear.account.wants import wants


def _lines(inquiry: Inquiry) -> list[Line]:
    return wants(inquiry.record, inquiry.naming)


SECTION = Section("wants", _lines)
