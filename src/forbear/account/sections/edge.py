"""Where the outcome turns as a number of the scene is moved, where that is asked for."""

from __future__ import annotations

from forbear.account.edge import EdgeFound, edge_data, edge_section
from forbear.account.inquiry import Inquiry
from forbear.account.lines import Line
from forbear.account.plain import Data
from forbear.account.section import Section


def _edge(inquiry: Inquiry) -> EdgeFound | None:
    return None if inquiry.extent.edge is None else inquiry.extent.edge()


def _lines(inquiry: Inquiry) -> list[Line]:
    found = inquiry.once(_edge)
    return [] if found is None else edge_section(found)


def _data(inquiry: Inquiry) -> Data:
    found = inquiry.once(_edge)
    return {} if found is None else {"edge": edge_data(found)}


SECTION = Section("edge", _lines, _data, _lines, is_asked=True)
