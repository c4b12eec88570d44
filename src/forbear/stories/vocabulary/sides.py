"""Whom somebody is with, as the domain binds `side`: another person or cause, or a number that goes up.

To join is to come to somebody's side from none, or from being with oneself alone; to change sides is to leave another
for it. Both are by choice: the step at which it happens is one's own.
"""

from __future__ import annotations

from forbear.language.values import UNKNOWN, Value
from forbear.minds.node import Node
from forbear.stories.vocabulary.case import Case
from forbear.stories.vocabulary.question import Answer


def joins(case: Case, name: str, other: str, step: int) -> Answer:
    """1 if somebody is on another's side at the end and was not before a step, by choice."""
    before, end = case.points[step].before.node, case.frame.end.node
    if not _is_with(case, name, other, end, before) or _is_with(case, name, other, before, None):
        return Answer(0.0)
    return Answer(float(any(_moved_at(case, name, n) for n in range(step, len(case.points)))))


def leaves(case: Case, name: str, step: int) -> Answer:
    """1 if somebody was on a side before a step and is on another at the end, by choice."""
    before, end = _side(case, name, case.points[step].before.node), _side(case, name, case.frame.end.node)
    if isinstance(before, (int, float)) and isinstance(end, (int, float)):
        changed = before * end < 0
    else:
        changed = before not in (UNKNOWN, name) and end != before
    return Answer(float(changed and any(_moved_at(case, name, n) for n in range(step, len(case.points)))))


def changes_side(case: Case, step: int) -> Answer:
    """1 if whoever chose at a step went over to another side by it."""
    point = case.points[step]
    if point.event is None or point.chooser not in case.frame.people:
        return Answer(0.0)
    before, after = (
        _side(case, point.chooser, point.before.node),
        _side(case, point.chooser, case.frame.after(step).node),
    )
    return Answer(float(before != after and after is not UNKNOWN and after != 0))


def _side(case: Case, name: str, node: Node) -> Value:
    found = case.frame.bindings.value(node, "side", name)
    return int(found) if isinstance(found, bool) else found


def _is_with(case: Case, name: str, other: str, node: Node, before: Node | None) -> bool:
    """Say whether somebody is on another's side; a number must have gone up, or be above 0 where there is no before."""
    found = _side(case, name, node)
    if isinstance(found, str):
        return found in (other, _side(case, other, node)) and found != name
    if found is UNKNOWN:
        return False
    return found > (0 if before is None else _number(_side(case, name, before)))


def _number(value: Value) -> float:
    return 0.0 if value is UNKNOWN or isinstance(value, str) else float(value)


def _moved_at(case: Case, name: str, number: int) -> bool:
    point = case.points[number]
    if point.event is None or point.event.by != name:
        return False
    return _side(case, name, point.before.node) != _side(case, name, case.frame.after(number).node)
