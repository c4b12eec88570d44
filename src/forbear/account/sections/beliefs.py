"""What everyone believes: at the beginning in words, and where the given events end as data."""

from __future__ import annotations

from forbear.account.inquiry import Inquiry
from forbear.account.lines import Line
from forbear.account.minds import beginning, declared
from forbear.account.plain import Data, plain
from forbear.account.section import Section


def _lines(inquiry: Inquiry) -> list[Line]:
    return declared(inquiry) if inquiry.story is None else beginning(inquiry, inquiry.story)


def _page(inquiry: Inquiry) -> list[Line]:
    return declared(inquiry) if inquiry.story is None else []


def _data(inquiry: Inquiry) -> Data:
    return {
        "beliefs": [
            {"path": list(b.path), "fluent": b.fluent, "value": plain(b.value), "weight": b.weight}
            | ({} if b.knows is None else {"knows": b.knows})
            for b in inquiry.record.beliefs()
        ]
    }


SECTION = Section("beliefs", _lines, _data, _page)
