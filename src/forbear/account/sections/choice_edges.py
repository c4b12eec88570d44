"""Where the edge of each choice of the told story is: how far what it hung on could move before it turns."""

from __future__ import annotations

from forbear.account.cares import counting
from forbear.account.inquiry import Inquiry
from forbear.account.lines import Fragment, Line, heading, line, paragraph, percent
from forbear.account.naming import Naming
from forbear.account.plain import Data
from forbear.account.section import Section
from forbear.account.sections.why import whys
from forbear.account.words import sentence
from forbear.stories.questions.choice_edge import ChoiceEdge, choice_edges
from forbear.stories.questions.knockout import OtherBelief, SilencedReason
from forbear.stories.questions.what_ifs import WhatIfs


def _edges(inquiry: Inquiry) -> tuple[ChoiceEdge, ...]:
    story, found = inquiry.record.told, inquiry.once(whys)
    return () if story is None or not found else choice_edges(WhatIfs(story, inquiry.engines.sharing()), found)


def _lines(inquiry: Inquiry) -> list[Line]:
    story, naming, edges = inquiry.record.told, inquiry.naming, inquiry.once(_edges)
    if story is None or not edges:
        return []
    found: list[Line] = heading("Where the edge is")
    told = None
    for edge in edges:
        if edge.step != told:
            told = edge.step
            event = sentence(naming.event(story.steps[edge.step].event))
            found += [line(Fragment(f"{edge.step + 1:>2}. ", "faint"), Fragment(event, "strong"))]
        found += paragraph(edge_text(edge, naming), "      ", hanging="  ")
    return found


def edge_text(edge: ChoiceEdge, naming: Naming) -> str:
    """Return where a choice turns, in words; credences and factors as shares of the whole."""
    is_share = edge.group in ("credence", "reason")
    show = percent if is_share else naming.amount
    match edge.thing:
        case SilencedReason() if (fact := counting(edge.thing, naming)) is not None:
            return f"turns where it counts for under {show(edge.at)} of what it does that {fact}"
        case SilencedReason(name, character):
            what = naming.reason(name, character) or f"the reason {name.replace('_', ' ')}"
            return f"turns where {what} counts to {naming.thing(character)} for under {show(edge.at)} of what it does"
        case OtherBelief((mind,), _, cell, value):
            so, now = naming.fact(cell, value), show(edge.now)
            if edge.is_extreme:
                return f"turns only where {naming.person(mind)} is sure that {so}; at first {naming.person(mind)} gives it {now}"
            side = "less" if edge.at < edge.now else "more"
            return (
                f"turns where {naming.person(mind)} gives {side} than {show(edge.at)} at first that {so}; it is {now}"
            )
    if edge.is_extreme:
        only = naming.amount_fact(edge.number, edge.silenced)
        if only is not None:
            return f"turns only where {only}; it is {show(edge.now)}"
        return f"turns only where {edge.number} is {show(edge.silenced)}; it is {show(edge.now)}"
    side = "under" if edge.at < edge.now else "over"
    at = show(edge.at) if is_share else f"{edge.at:.2g}"
    fact = None if is_share else naming.level_fact(edge.number, edge.at, under=side == "under")
    if fact is not None:
        return f"turns where {fact}: {side} {at}, against {show(edge.now)}"
    return f"turns where {edge.number} is {side} {at}; it is {show(edge.now)}"


def _data(inquiry: Inquiry) -> Data:
    return {
        "choice_edges": [
            {"step": e.step, "number": e.number, "now": e.now, "at": e.at, "silenced": e.silenced}
            for e in inquiry.once(_edges)
        ]
    }


SECTION = Section("choice_edges", _lines, _data, is_asked=True, says_why=True)
