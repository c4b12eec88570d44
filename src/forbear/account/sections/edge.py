"""Where the outcome turns as a number of the scene is moved, where that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forbear.account.inquiry import Inquiry
from forbear.account.lines import Line
from forbear.account.plain import Data
from forbear.account.section import Section

if TYPE_CHECKING:
    from forbear.account.edge import EdgeFound


def _edge(inquiry: Inquiry) -> EdgeFound | None:
    return None if inquiry.extent.edge is None else inquiry.extent.edge()


def _lines(inquiry: Inquiry) -> list[Line]:
    found = inquiry.once(_edge)
    if found is None:
        return []
    from forbear.account.edge import edge_section  # few ask for it

    return edge_section(found)


def _data(inquiry: Inquiry) -> Data:
    found = inquiry.once(_edge)
    if found is None:
        return {}
    from forbear.account.edge import edge_data

    return {"edge": edge_data(found)}


SECTION = Section("edge", _lines, _data, _lines, is_asked=True)
