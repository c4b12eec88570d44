"""Where the edge is: at which setting of a number the outcome turns."""

from __future__ import annotations

from dataclasses import dataclass

from forbear.account.data import Data
from forbear.account.lines import Line, Piece, bar, heading, line, paragraph, percent
from forbear.account.words import listed
from forbear.stories.edge import Crossing, Edge, Point, Verdict

SHOWN = 9
"""So many points of the scan are drawn."""


@dataclass(frozen=True, slots=True)
class EdgeFound:
    """The edge of one number: its name, where it stands in the scene (None where that is not one number), and what
    was found between low and high."""

    name: str
    now: float | None
    low: float
    high: float
    edge: Edge


def edge_section(found: EdgeFound) -> list[Line]:
    """Return where the likeliest outcome turns, with a small picture of the scan."""
    rows: list[Line] = heading(f"The edge: {found.name}")
    now = "" if found.now is None else f"It stands at {found.now:.4g}. "
    if not found.edge.crossings:
        rows += paragraph(f"{now}Nowhere from {found.low:.4g} to {found.high:.4g} does the likeliest turn.", "  ")
    for crossing in found.edge.crossings:
        rows += paragraph(f"{now}At {crossing.at:.4g} it turns: {_turn(crossing)}.", "  ", hanging="  ")
        now = ""
    points = found.edge.points
    every = max(1, (len(points) - 1) // (SHOWN - 1))
    for point in points[::every]:
        rows.append(_drawn(point))
    return rows


def _turn(crossing: Crossing) -> str:
    return f"below, {_verdict(crossing.below.verdict)}; above, {_verdict(crossing.above.verdict)}"


def _verdict(verdict: Verdict) -> str:
    return listed(list(verdict)) if verdict else "none of the outcomes"


def _drawn(point: Point) -> Line:
    if not point.chances:
        return line(Piece(f"  {point.at:>8.4g}  ", "faint"), _verdict(point.verdict))
    pieces: list[Piece | str] = [Piece(f"  {point.at:>8.4g}", "faint")]
    for name, chance in point.chances:
        pieces += [f"  {name} ", bar(chance, 8), Piece(f" {percent(chance):>5}", "number")]
    return line(*pieces)


def edge_data(found: EdgeFound) -> Data:
    """Return an edge as data."""
    return {
        "number": found.name,
        "now": found.now,
        "low": found.low,
        "high": found.high,
        "crossings": [
            {"at": c.at, "below": list(c.below.verdict), "above": list(c.above.verdict)} for c in found.edge.crossings
        ],
        "points": [{"at": p.at, "outcomes": dict(p.chances), "likeliest": list(p.verdict)} for p in found.edge.points],
    }
