"""Why a precondition does not hold: the parts of it that fail, and what whoever they ask about makes of them.

Whether something holds is asked of a situation, so that stories (minds that weigh) and plans (minds that are sure) tell
of it alike.
"""

from __future__ import annotations

from typing import Protocol

from forbear.figures import percent
from forbear.grounding.spelling import spelled
from forbear.grounding.task import Task
from forbear.language.expressions import And, Believes, Cell, Comparison, Expression, Literal, Not
from forbear.language.values import Value, show
from forbear.records import dataclass

MOST = 3
"""So many parts of a precondition are told."""


class Situation(Protocol):
    """Where a condition is to hold."""

    def value(self, expression: Expression) -> Value:
        """Return what a ground expression comes to."""

    def weight(self, who: str, body: Expression) -> float:
        """Return the weight in [0, 1] that somebody gives to a formula."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """A part of a precondition that does not hold.

    who, weight: whose mind it asks about, and the weight in [0, 1] that they give to it. found: what the fluents are that
    it compares, those that are no truth values.
    """

    condition: Expression
    who: str | None = None
    weight: float | None = None
    found: tuple[tuple[Cell, Value], ...] = ()


def unmet(condition: Expression, situation: Situation) -> tuple[Unmet, ...]:
    """Return the parts that fail, in the order in which they are written; nothing where the condition holds."""
    if situation.value(condition) is True:
        return ()
    if isinstance(condition, And):
        return tuple(one for operand in condition.operands for one in unmet(operand, situation))
    asked = asked_of(condition)
    if asked is not None:
        who, body = asked
        return (Unmet(condition, who, situation.weight(who, body)),)
    sides = (condition.left, condition.right) if isinstance(condition, Comparison) else ()
    found = tuple((side, situation.value(side)) for side in sides if isinstance(side, Cell))
    return (Unmet(condition, found=tuple(one for one in found if not isinstance(one[1], bool))),)


def asked_of(condition: Expression) -> tuple[str, Expression] | None:
    """Return whose mind a condition asks about, and what they are to make of it; None where it asks about none."""
    match condition:
        case Not(operand):
            return asked_of(operand)
        case Believes(Literal(str(name)), body):
            return name, body
        case Comparison(operator, Believes(Literal(str(name)), body), Literal() as right):
            return name, Comparison(operator, body, right)
    return None


def unmet_text(found: tuple[Unmet, ...], task: Task) -> str:
    """Return what fails in words: `it needs …; Ann gives it 30 %`; no words where nothing does."""
    told = [f"`{spelled(one.condition, task)}`{_given(one, task)}" for one in found[:MOST]]
    return f"it needs {'; and '.join(told)}" if told else ""


def _given(one: Unmet, task: Task) -> str:
    if one.who is not None and one.weight is not None:
        asked = asked_of(one.condition)
        is_denied = isinstance(one.condition, Not) and asked is not None
        what = f"`{spelled(asked[1], task)}`" if is_denied and asked is not None else "it"
        return f"; {one.who} gives {what} {percent(one.weight)}"
    if one.found:
        return "; " + " and ".join(f"`{spelled(cell, task)}` is {show(value)}" for cell, value in one.found)
    return ", which is not so"


def unmet_data(found: tuple[Unmet, ...], task: Task) -> list[dict[str, object]]:
    """Return what fails as JSON-ready data: each `condition` as it is written, `who` and the `weight` they give it."""
    return [{"condition": spelled(one.condition, task), "who": one.who, "weight": one.weight} for one in found]
