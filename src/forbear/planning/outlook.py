"""Whether some of the steps that are ahead could still come to a worth: what can be told without following them.

The guess is generous: what a step could change counts as open from there on, whatever comes of it, and so does all that
triggers change and what anybody believes.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from forbear.language.expressions import Arithmetic, Conditional, Expression
from forbear.language.values import Value
from forbear.logic.cells import cells_of
from forbear.logic.clauses import Dnf
from forbear.logic.folding import is_number
from forbear.planning.compiling.compiled import CompiledAction, CompiledTask
from forbear.planning.conditions import State, atom_holds, value_in
from forbear.planning.utility import Utilities


class Outlook:
    """What can be told of one compiled task."""

    def __init__(self, compiled: CompiledTask, utilities: Utilities) -> None:
        self._utilities = utilities
        self._open = {effect.fluent for trigger in compiled.triggers for effect in trigger.effects}
        self._open.update(place for place, fluent in enumerate(compiled.fluents) if fluent.path)
        self._changed = {action.action: frozenset(e.fluent for e in action.effects) for action in compiled.actions}

    def can_come_to(self, worth: Value, owner: int, state: State, ahead: Iterable[CompiledAction]) -> bool:
        """Say whether some of the steps ahead, in their order, could lead from a state to a worth for somebody."""
        changed = set(self._open)
        for action in ahead:
            if _could_hold(action.precondition, state, changed):
                changed |= self._changed[action.action]
        cases = self._utilities.cases(owner)
        return not cases or any(
            _could_hold(condition, state, changed) and _could_be(value, worth, state, changed)
            for condition, value in cases
        )


def _could_hold(condition: Dnf, state: State, changed: set[int]) -> bool:
    for clause in condition:
        for atom in clause:
            if changed.isdisjoint(atom.cells) and not atom_holds(atom, state):
                break
        else:
            return True
    return False


def _could_be(expression: Expression, value: Value, state: State, changed: set[int]) -> bool:
    if not changed.isdisjoint(cells_of(expression)):
        between = _between(expression, state, changed)
        return between is None or (is_number(value) and between[0] <= value <= between[1])  # type: ignore[operator]
    found = value_in(expression, state)
    return (int(found) if isinstance(found, bool) else found) == value


def _between(expression: Expression, state: State, changed: set[int]) -> tuple[int | Fraction, int | Fraction] | None:
    """Return the least and the greatest number that an expression could be; None where that is not told."""
    if changed.isdisjoint(cells_of(expression)):
        found = value_in(expression, state)
        return (found, found) if isinstance(found, (int, Fraction)) else None
    match expression:
        case Arithmetic("+" | "-" as operator, left, right):
            one, other = _between(left, state, changed), _between(right, state, changed)
            if one is None or other is None:
                return None
            if operator == "-":
                return one[0] - other[1], one[1] - other[0]
            return one[0] + other[0], one[1] + other[1]
        case Conditional(branches, otherwise) if otherwise is not None:
            leaves = [_between(leaf, state, changed) for leaf in (*(leaf for _, leaf in branches), otherwise)]
            told = [leaf for leaf in leaves if leaf is not None]
            if len(told) == len(leaves):
                return min(low for low, _ in told), max(high for _, high in told)
    return None
