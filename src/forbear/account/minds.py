"""What everyone thinks, and how a step moved it, as rows with small bars."""

from __future__ import annotations

from forbear.account.doubts import shown_cells
from forbear.account.lines import Fragment, Line, bar, beside, heading, line, percent
from forbear.account.naming import Naming
from forbear.account.record import Record
from forbear.account.words import sentence
from forbear.language.values import Value
from forbear.logic.cells import Path
from forbear.stories.moment import Moment, Odds
from forbear.stories.story import Story, StoryStep

MOVED = 0.01
"""A belief that a step moved by less is not shown as changed."""

_LABEL = 44
"""Columns for a fact; the bar stands behind them."""

Row = tuple[Path, list[Line]]


def beginning(record: Record, story: Story, naming: Naming) -> list[Line]:
    """Return what is in doubt, or mistaken, at the beginning."""
    rows: list[Row] = []
    moment = story.beginning
    for path, cell in shown_cells(record, story):
        odds = moment.odds(path)[cell]
        if len(odds) == 1 and moment.node.state[cell] in odds and (path, cell) not in record.task.watches:
            continue
        for value, share in _told(odds, naming, cell):
            truth = _truth(moment, path, cell, value)
            rows.append((path, _row(naming.fact(cell, value), bar(share), f" {percent(share):>5}", truth)))
    return [*heading("What they believe at the beginning"), *_by_mind(rows, naming, "  ")] if rows else []


def declared(record: Record, naming: Naming) -> list[Line]:
    """Return what the scene says they believe, for one that was too large to be worked out."""
    rows = [
        (b.path, _row(naming.fact(record.task.cell(b.fluent), b.value), bar(b.weight), f" {percent(b.weight):>5}", ""))
        for b in record.declared
    ]
    return [*heading("What the scene says they believe"), *_by_mind(rows, naming, "  ")] if rows else []


def changes(record: Record, story: Story, step: StoryStep, naming: Naming) -> list[Line]:
    """Return what a step changed in anybody's mind."""
    rows: list[Row] = []
    for path, cell in shown_cells(record, story):
        before, after = step.before.odds(path)[cell], step.after.odds(path)[cell]
        merged: Odds = {value: max(before.get(value, 0), after.get(value, 0)) for value in [*before, *after]}
        for value, _ in _told(merged, naming, cell):
            one, other = before.get(value, 0.0), after.get(value, 0.0)
            if abs(one - other) >= MOVED or (percent(one) != percent(other) and min(one, other) == 0):
                moved = f" {percent(one):>5} → {percent(other):>5}"
                rows.append((path, _row(naming.fact(cell, value), bar(other), moved, "")))
    return _by_mind(rows, naming, "    ")


def _by_mind(rows: list[Row], naming: Naming, indent: str) -> list[Line]:
    """Return rows under the minds they belong to: `Rick now thinks Ilsa thinks`."""
    found: list[Line] = []
    last: Path | None = None
    for path, lines in rows:
        if path != last:
            found.append(line(Fragment(f"{indent}{sentence(naming.mind(path))}", "faint")))
        found += lines
        last = path
    return found


def _told(odds: Odds, naming: Naming, cell: int) -> list[tuple[Value, float]]:
    """Return the values to show: of a truth value only `True`, of others all but the least likely."""
    if all(isinstance(value, bool) for value in odds):
        return [(True, odds.get(True, 0.0))]
    ranked = sorted(odds.items(), key=lambda item: -item[1])
    return ranked[:-1] if len(ranked) > 1 else ranked


def _truth(moment: Moment, path: Path, cell: int, value: Value) -> str:
    if len(path) > 1:
        return ""
    return " (it is so)" if moment.node.state[cell] == value else " (it is not)"


def _row(fact: str, shown: Fragment, number: str, truth: str) -> list[Line]:
    return beside(fact, "      ", _LABEL, shown, Fragment(number, "number"), Fragment(truth, "faint"))
