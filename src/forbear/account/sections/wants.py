"""Who wants what, in words and as data."""

from __future__ import annotations

from forbear.account.inquiry import Inquiry
from forbear.account.lines import Line
from forbear.account.plain import Data
from forbear.account.section import Section
from forbear.account.wants import Motive, motive_text, motives, short_wants, wants


def motives_found(inquiry: Inquiry) -> tuple[Motive, ...]:
    """Return everybody's motives."""
    return motives(inquiry.record, inquiry.naming)


def _lines(inquiry: Inquiry) -> list[Line]:
    return wants(inquiry.once(motives_found), inquiry.naming)


def _page(inquiry: Inquiry) -> list[Line]:
    return short_wants(inquiry.once(motives_found), inquiry.naming)


def _data(inquiry: Inquiry) -> Data:
    return {
        "wants": [
            {
                "character": motive.character,
                "reason": motive.reason,
                "kind": motive.kind,
                "told": motive_text(motive, inquiry.naming),
                "truly": list(motive.truly),
                "seen": list(motive.seen),
                "is_mistaken": motive.is_mistaken,
            }
            for motive in inquiry.once(motives_found)
        ]
    }


SECTION = Section("wants", _lines, _data, _page)
