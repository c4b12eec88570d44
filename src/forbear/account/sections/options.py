"""What is open where the given events end, with its odds and what the chooser expects of it."""

from __future__ import annotations

from forbear.account.data import option_data
from forbear.account.inquiry import Inquiry
from forbear.account.plain import Data
from forbear.account.section import Section


def _data(inquiry: Inquiry) -> Data:
    given = inquiry.record.given
    present = given[0].end if given else None
    open_ = () if present is None else present.options
    return {"options": [option_data(option, inquiry.naming, inquiry.record) for option in open_]}


SECTION = Section("options", data=_data)
