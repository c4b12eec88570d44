"""Where the edge is: at which setting of a number the outcome turns."""

from __future__ import annotations

from collections.abc import Mapping

from forbear.account.lines import Fragment, Line, beside, heading, paragraph, percent
from forbear.account.plain import Data
from forbear.account.words import listed
from forbear.records import dataclass, field
from forbear.stories.questions.edge import Crossing, Edge, EdgePoint, Verdict

SHOWN = 9
"""So many points of the scan are shown."""

_LABEL = 23
"""Columns for the name of an outcome."""


@dataclass(frozen=True, slots=True)
class EdgeFound:
    """The edge of one number: its name, where it stands in the scene (None where that is not one number), and what
    was found between low and high."""

    name: str
    now: float | None
    low: float
    high: float
    edge: Edge
    told: Mapping[str, str] = field(default_factory=dict)


def edge_section(found: EdgeFound) -> list[Line]:
    """Return where the likeliest outcome turns, with the odds along the scan."""
    rows: list[Line] = heading(f"The edge: {found.name}")
    now = "" if found.now is None else f"It stands at {found.now:.4g}. "
    if not found.edge.is_complete:
        why = f" {found.edge.limit}." if found.edge.limit is not None else ""
        rows += paragraph(f"Not all of the range was looked at.{why}", "  ")
    elif not found.edge.crossings:
        rows += paragraph(f"{now}Nowhere from {found.low:.4g} to {found.high:.4g} does the likeliest turn.", "  ")
    for crossing in found.edge.crossings:
        rows += paragraph(f"{now}At {crossing.at:.4g} it turns: {_turn(crossing, found.told)}.", "  ", hanging="  ")
        now = ""
    points = found.edge.points[:: max(1, (len(found.edge.points) - 1) // (SHOWN - 1))][:SHOWN]
    return [*rows, *_table(points, found.told)]


def edge_brief(found: EdgeFound) -> str:
    """Return where the likeliest outcome turns, in one line."""
    turns = [f"{crossing.at:.4g}" for crossing in found.edge.crossings]
    if not found.edge.is_complete:
        known = f"the outcome turns at {listed(turns)}; " if turns else ""
        return f"{found.name}: {known}not all of the range was looked at."
    if not turns:
        return f"{found.name}: no edge from {found.low:.4g} to {found.high:.4g}."
    return f"{found.name}: the outcome turns at {listed(turns)}."


def _table(points: tuple[EdgePoint, ...], told: Mapping[str, str]) -> list[Line]:
    """Return the odds of every outcome at some points of the scan, a row each; or the likeliest story of each point."""
    if not all(point.chances for point in points):
        return [
            row
            for point in points
            for row in paragraph(f"{point.at:>8.4g}  {_verdict(point.verdict, told)}", "  ", hanging=" " * 10)
        ]
    if not points:
        return []
    rows = beside("", "  ", _LABEL, Fragment("".join(f"{point.at:>6.3g}" for point in points), "faint"))
    for place, (name, _) in enumerate(points[0].chances):
        odds = "".join(f"{percent(point.chances[place][1]):>6}" for point in points)
        rows += beside(told.get(name, name), "  ", _LABEL, Fragment(odds, "number"))
    return rows


def _turn(crossing: Crossing, told: Mapping[str, str]) -> str:
    return f"below, {_verdict(crossing.below.verdict, told)}; above, {_verdict(crossing.above.verdict, told)}"


def _verdict(verdict: Verdict, told: Mapping[str, str]) -> str:
    return listed([told.get(name, name) for name in verdict]) if verdict else "none of the outcomes"


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
        "complete": found.edge.is_complete,
        "points": [{"at": p.at, "outcomes": dict(p.chances), "likeliest": list(p.verdict)} for p in found.edge.points],
    }
