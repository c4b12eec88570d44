"""A section of an account: one question of a story, with its lines in a report and what it gives as data."""

from __future__ import annotations

from collections.abc import Callable

from forbear.account.inquiry import Inquiry
from forbear.account.lines import Line
from forbear.account.plain import Data
from forbear.records import dataclass


def _no_lines(inquiry: Inquiry) -> list[Line]:
    return []


def _no_data(inquiry: Inquiry) -> Data:
    return {}


@dataclass(frozen=True, slots=True)
class Section:
    """One question of a story, in a file of its own in account/sections. The report and the data fold over all of them.

    name: by it the section is asked for alone. lines, data: what it says, and the members that it gives; either may be
    nothing. page: what of it stands on the page that a run opens with, and works out no more than that. is_asked: it is
    no part of the record, but worked out when asked, of a run that nothing cut short. says_why: it is about why, which
    takes longest, and is left out by `--why none`.
    """

    name: str
    lines: Callable[[Inquiry], list[Line]] = _no_lines
    data: Callable[[Inquiry], Data] = _no_data
    page: Callable[[Inquiry], list[Line]] = _no_lines
    is_asked: bool = False
    says_why: bool = False
