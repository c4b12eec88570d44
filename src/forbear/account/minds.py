"""What everyone thinks, and how a step moved it, as rows with small bars."""

from __future__ import annotations

import math

from forbear.account.doubts import are_same, shown_cells
from forbear.account.inquiry import Inquiry
from forbear.account.lines import Fragment, Line, bar, beside, heading, line, paragraph, percent
from forbear.account.naming import Naming
from forbear.account.words import listed, sentence
from forbear.language.ties import SAME
from forbear.language.values import Value
from forbear.logic.cells import Path
from forbear.stories.moment import Moment, Odds
from forbear.stories.story import Story

MOVED = 0.01
"""A belief that a step moved by less is not shown as changed."""

LEAST = 0.05
"""Of several values, one with no more weight is only counted, unless it is the true one."""

ALL = 1 - SAME
"""From this weight on somebody is told to know."""

_LABEL = 44
"""Columns for a fact; the bar stands behind them."""

Row = tuple[Path | None, list[Line]]
"""Lines under a mind; under none where they are a sentence of their own."""


def beginning(inquiry: Inquiry, story: Story) -> list[Line]:
    """Return what is in doubt, or mistaken, at the beginning."""
    record, naming = inquiry.record, inquiry.naming
    rows: list[Row] = []
    knowing: dict[tuple[Path, float], list[str]] = {}
    moment = story.beginning
    for path, cell in shown_cells(record, story):
        odds = moment.odds(path)[cell]
        if len(odds) == 1 and moment.node.state[cell] in odds and (path, cell) not in record.task.watches:
            continue
        known = _known(moment, path, cell)
        if known is not None and (known > 1 - ALL or are_same(odds, moment.odds(path[:1])[cell])):
            knowing.setdefault((path, known), []).append(naming.question(cell, _likeliest(odds)))
        if known is not None and known >= ALL:
            continue
        told = _told(odds, moment.node.state[cell], len(path) == 1)
        for value, share in told:
            truth = _truth(moment, path, cell, value)
            rows.append((path, _row(naming.fact(cell, value), bar(share), f" {percent(share):>5}", truth)))
        if len(told) < len(odds) > 2:
            rest = math.fsum(share for value, share in odds.items() if value not in dict(told))
            rows.append((path, _row(_others(len(odds) - len(told)), bar(rest), f" {percent(rest):>5}", "")))
    for (path, known), questions in knowing.items():
        rows.append((None, _knowing(path, questions, known, naming, "  ")))
    return [*heading("What they believe at the beginning"), *_by_mind(rows, naming, "  ")] if rows else []


def declared(inquiry: Inquiry) -> list[Line]:
    """Return what the scene says they believe, for one that was too large to be worked out."""
    record, naming = inquiry.record, inquiry.naming
    rows: list[Row] = [
        (b.path, _row(naming.fact(record.task.cell(b.fluent), b.value), bar(b.weight), f" {percent(b.weight):>5}", ""))
        for b in record.declared
    ]
    return [*heading("What the scene says they believe"), *_by_mind(rows, naming, "  ")] if rows else []


def changes(inquiry: Inquiry, story: Story, earlier: Moment, later: Moment) -> list[Line]:
    """Return what changed in anybody's mind between two moments of a story."""
    if earlier is later:
        return []
    record, naming = inquiry.record, inquiry.naming
    rows: list[Row] = []
    for path, cell in shown_cells(record, story):
        before, after = earlier.odds(path)[cell], later.odds(path)[cell]
        merged: Odds = {value: max(before.get(value, 0), after.get(value, 0)) for value in [*before, *after]}
        was, now = _known(earlier, path, cell), _known(later, path, cell)
        if now is not None and abs(now - (was or 0.0)) >= MOVED:
            rows.append((None, _knowing(path, [naming.question(cell, _likeliest(after))], now, naming, "    ")))
        if was is not None and now is not None and min(was, now) >= ALL:
            continue
        for value, _ in _told(merged, later.node.state[cell], False):
            one, other = before.get(value, 0.0), after.get(value, 0.0)
            if abs(one - other) >= MOVED or (percent(one) != percent(other) and min(one, other) == 0):
                moved = f" {percent(one):>5} → {percent(other):>5}"
                rows.append((path, _row(naming.fact(cell, value), bar(other), moved, "")))
    return _by_mind(rows, naming, "    ")


def _by_mind(rows: list[Row], naming: Naming, indent: str) -> list[Line]:
    """Return rows under the minds they belong to: `Rick now thinks Ilsa thinks`; a sentence stands by itself."""
    found: list[Line] = []
    last: Path | None = None
    for path, lines in rows:
        if path is not None and path != last:
            found.append(line(Fragment(f"{indent}{sentence(naming.mind(path))}", "faint")))
        found += lines
        last = path
    return found


def _known(moment: Moment, path: Path, cell: int) -> float | None:
    """Return how likely the first of two minds takes it to be that the second knows what the first is unsure of; None
    where there are no two, or the first is sure."""
    if len(path) != 2 or len(moment.odds(path[:1])[cell]) < 2:
        return None
    return moment.knows(path)[cell]


def _knowing(path: Path, questions: list[str], known: float, naming: Naming, indent: str) -> list[Line]:
    """Return whether one takes another to know what they do not know themselves, in a sentence."""
    first, second = sentence(naming.person(path[0])), naming.thing(path[1])
    what = listed(questions, "and" if known > 1 - ALL else "or")
    if known >= ALL:
        told = f"{first} thinks {second} knows {what}, and does not know it {naming.themself(path[0])}"
    elif known <= 1 - ALL:
        told = f"{first} thinks {second} does not know {what}"
    else:
        told = f"{first} gives {percent(known)} that {second} knows {what}"
    return paragraph(told, indent, "faint", "  ")


def _told(odds: Odds, so: Value, both: bool) -> list[tuple[Value, float]]:
    """Return the values to show: of a truth value only `True`; of others what is so, and all that have some weight.

    both: of two values both are shown, not only the likelier, which tells the other.
    """
    if _is_truth(odds):
        return [(True, odds.get(True, 0.0))]
    ranked = sorted(odds.items(), key=lambda item: -item[1])
    if len(ranked) == 2 and not both:
        return ranked[:1]
    return [(value, share) for value, share in ranked if share > LEAST or value == so or share == ranked[0][1]]


def _likeliest(odds: Odds) -> Value:
    return max(odds, key=lambda value: odds[value])


def _is_truth(odds: Odds) -> bool:
    return all(isinstance(value, bool) for value in odds)


def _others(count: int) -> str:
    return "one other value" if count == 1 else f"{count} other values"


def _truth(moment: Moment, path: Path, cell: int, value: Value) -> str:
    if len(path) > 1:
        return ""
    return " (it is so)" if moment.node.state[cell] == value else " (it is not)"


def _row(fact: str, shown: Fragment, number: str, truth: str) -> list[Line]:
    return beside(fact, "      ", _LABEL, shown, Fragment(number, "number"), Fragment(truth, "faint"))
