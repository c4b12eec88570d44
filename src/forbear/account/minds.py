"""What everyone thinks, and how a step moved it, as rows with small bars."""

from __future__ import annotations

from forbear.account.doubts import shown_cells
from forbear.account.lines import Line, Piece, bar, heading, line, percent
from forbear.account.naming import Naming
from forbear.account.record import Record
from forbear.grounding.task import Path
from forbear.language.values import Value, show
from forbear.stories.moment import Moment, Odds
from forbear.stories.story import Story, StoryStep

MOVED = 0.01
"""A belief that a step moved by less is not shown as changed."""

_LABEL = 38


def beginning(record: Record, story: Story, naming: Naming) -> list[Line]:
    """Return what is in doubt, or mistaken, at the beginning."""
    rows: list[Line] = []
    moment = story.beginning
    for path, cell in shown_cells(record, story):
        odds = moment.odds(path)[cell]
        if len(odds) == 1 and moment.node.state[cell] in odds and (path, cell) not in record.task.watches:
            continue
        for value, share in _told(odds, naming, cell):
            truth = _truth(moment, path, cell, value)
            rows += _row(naming, path, cell, value, bar(share), f" {percent(share):>5}", truth)
    return [*heading("What they believe at the beginning"), *rows] if rows else []


def declared(record: Record) -> list[Line]:
    """Return what the scene says they believe, for one that was too large to be worked out."""
    rows = [
        line(
            f"    {' thinks '.join(b.path)} thinks: {b.fluent} = {show(b.value)}  ",
            bar(b.weight),
            f" {percent(b.weight)}",
        )
        for b in record.declared
    ]
    return [*heading("What the scene says they believe"), *rows] if rows else []


def changes(record: Record, story: Story, step: StoryStep, naming: Naming) -> list[Line]:
    """Return what a step changed in anybody's mind."""
    rows: list[Line] = []
    for path, cell in shown_cells(record, story):
        before, after = step.before.odds(path)[cell], step.after.odds(path)[cell]
        merged: Odds = {value: max(before.get(value, 0), after.get(value, 0)) for value in [*before, *after]}
        for value, _ in _told(merged, naming, cell):
            one, other = before.get(value, 0.0), after.get(value, 0.0)
            if abs(one - other) >= MOVED or (percent(one) != percent(other) and min(one, other) == 0):
                moved = f" {percent(one):>5} → {percent(other):>5}"
                rows += _row(naming, path, cell, value, bar(other), moved, "")
    return rows


def _told(odds: Odds, naming: Naming, cell: int) -> list[tuple[Value, float]]:
    """Return the values to show: of a truth value only `True`, of others all but the least likely."""
    if all(isinstance(value, bool) for value in odds):
        return [(True, odds.get(True, 0.0))]
    ranked = sorted(odds.items(), key=lambda item: -item[1])
    return ranked[:-1] if len(ranked) > 1 else ranked


def _truth(moment: Moment, path: Path, cell: int, value: Value) -> str:
    if len(path) > 1:
        return ""
    actual = moment.node.state[cell]
    return "  (it is so)" if actual == value else "  (it is not so)" if isinstance(value, bool) else ""


def _row(naming: Naming, path: Path, cell: int, value: Value, shown: Piece, number: str, truth: str) -> list[Line]:
    label = f"{naming.mind(path)}: {naming.fact(cell, value)}"
    tail = (shown, Piece(number, "number"), Piece(truth, "faint"))
    if len(label) > _LABEL:
        return [line(f"    {label}"), line(" " * (_LABEL + 5), *tail)]
    return [line(f"    {label:<{_LABEL}} ", *tail)]
