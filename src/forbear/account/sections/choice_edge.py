"""Where the edge of each choice of the told story is: how far what it hung on could move before it turns."""

from __future__ import annotations

from forbear.account.lines import Line, Piece, heading, line, paragraph, percent
from forbear.account.naming import Naming
from forbear.account.plain import Data
from forbear.account.record import Record
from forbear.account.words import sentence
from forbear.stories.questions.choice_edge import ChoiceEdge


def choice_edge_section(record: Record, edges: tuple[ChoiceEdge, ...]) -> list[Line]:
    """Return the edges, by the choice that turns there."""
    naming = Naming(record.problem, record.task)
    story = record.told
    if story is None or not edges:
        return []
    found: list[Line] = heading("Where the edge is")
    told = None
    for edge in edges:
        if edge.step != told:
            told = edge.step
            event = sentence(naming.event(story.steps[edge.step].event))
            found += [line(Piece(f"{edge.step + 1:>2}. ", "faint"), Piece(event, "strong"))]
        found += paragraph(_told(edge, naming), "      ", hanging="  ")
    return found


def _told(edge: ChoiceEdge, naming: Naming) -> str:
    """Return where the choice turns, in words; credences and factors as shares of the whole."""
    is_share = edge.group in ("credence", "reason")
    show = percent if is_share else naming.amount
    if edge.group == "reason":
        return f"turns where {edge.number} counts for under {show(edge.at)} of what it does"
    if edge.is_extreme:
        return f"turns only where {edge.number} is {show(edge.silenced)}; it is {show(edge.now)}"
    side = "under" if edge.at < edge.now else "over"
    at = show(edge.at) if is_share else f"{edge.at:.2g}"
    return f"turns where {edge.number} is {side} {at}; it is {show(edge.now)}"


def choice_edge_data(edge: ChoiceEdge) -> Data:
    """Return an edge as data."""
    return {"step": edge.step, "number": edge.number, "now": edge.now, "at": edge.at, "silenced": edge.silenced}
