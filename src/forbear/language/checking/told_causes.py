"""What a told choice is said to hang on: kinds of things, and what its chooser held (docs/reading.md)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from forbear.language.checking.amounts import amount
from forbear.language.checking.expressions import Expressions
from forbear.language.checking.scope import Scope
from forbear.language.expressions import Believes, Degree, Expects, Expression, Fluent, Literal
from forbear.language.kinds import KINDS
from forbear.language.syntax import tree as syntax
from forbear.language.tale import TaleCause, ToldBelief
from forbear.language.writing.printer import print_expression
from forbear.records import fields, is_dataclass

EVEN = Fraction(1, 2)
"""What is held less firmly than this is no belief."""

_PLACE = Scope("what is told", has_degrees=True)


class ToldCauses:
    """Checks causes."""

    def __init__(self, expressions: Expressions) -> None:
        self._expressions = expressions
        self._findings = expressions.findings

    def of(self, definition: syntax.ToldBecauseDef) -> tuple[TaleCause, ...]:
        """Return the causes that are said, those that are sound."""
        found: list[TaleCause] = []
        for part in definition.causes:
            cause = self._cause(part)
            if cause is not None and cause in found:
                self._refuse(part, "it is named twice")
            elif cause is not None:
                found.append(cause)
        return tuple(found)

    def _cause(self, part: syntax.Expression) -> TaleCause | None:
        match part:
            case syntax.Name(kind, span):
                if kind not in KINDS:
                    hint = self._findings.near(kind, KINDS) or f"the kinds are {', '.join(KINDS)}"
                    self._findings.tell("E314", span, hint, kind=kind)
                    return None
                return kind
            case syntax.MindTerm("belief"):
                return self._belief(part, part, None)
            case syntax.Compare(">=", syntax.MindTerm("belief") as held, least):
                return self._belief(part, held, least)
            case syntax.Chain("|"):
                self._refuse(part, "of two causes, either of which it may be, `or` stands between")
            case syntax.MindTerm("believes", character, body):
                belief = print_expression(syntax.MindTerm("belief", character, body, part.span))
                self._refuse(part, f"how firmly is asked for: write {belief} >= …, or without a level for a half")
            case _:
                self._refuse(part, "a kind is, or what somebody held: belief(X, …), or belief(X, …) >= likely")
        return None

    def _belief(
        self, part: syntax.Expression, held: syntax.MindTerm, level: syntax.Expression | None
    ) -> ToldBelief | None:
        least = EVEN if level is None else amount(level, self._expressions.world.constants, self._findings)
        read = self._expressions.read(held, _PLACE)
        if least is None or read is None or not isinstance(read.expression, Degree):
            return None
        if not EVEN <= least <= 1:
            self._refuse(part, "a belief is held with a half at least, and with 1 at most")
            return None
        degree = read.expression
        if not isinstance(degree.character, Literal):
            return None
        inside = tuple(_parts(degree.body))
        if not any(isinstance(one, Fluent) for one in inside):
            self._refuse(part, "it is a belief in nothing that could be otherwise")
            return None
        if any(isinstance(one, Expects) for one in inside) or any(
            isinstance(one, (Believes, Degree)) and one.character == degree.character for one in inside
        ):
            self._refuse(part, f"{degree.character.value} is sure of what is in {degree.character.value}'s own mind")
            return None
        return ToldBelief(str(degree.character.value), degree.body, float(least), print_expression(part))

    def _refuse(self, part: syntax.Expression, reason: str) -> None:
        self._findings.tell("E339", part.span, None, cause=print_expression(part), reason=reason)


def _parts(expression: Expression) -> Iterator[object]:
    """Yield an expression and all that stands in it."""
    waiting: list[object] = [expression]
    while waiting:
        part = waiting.pop()
        if isinstance(part, tuple):
            waiting += part
        elif is_dataclass(part):
            yield part
            waiting += [getattr(part, field.name) for field in fields(part)]
