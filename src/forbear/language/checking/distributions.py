"""Values in doubt: `{strong: likely, none: rest}`, and several fluents together.

A fluent's distribution lists its values; a joint one lists assignments, and every entry must set the same fluents.
"""

from __future__ import annotations

from fractions import Fraction

from forbear.language.checking import branches
from forbear.language.checking.amounts import exact
from forbear.language.checking.expressions import Expressions
from forbear.language.checking.scope import Scope
from forbear.language.checking.static import Exactly, Typed, describe, fits, of_literal
from forbear.language.checking.uses import shown
from forbear.language.checking.weights import weights
from forbear.language.expressions import (
    FALSE,
    TRUE,
    Conditional,
    Distribution,
    Expression,
    Fluent,
    Literal,
)
from forbear.language.problem import Assign, Joint
from forbear.language.syntax import tree as syntax
from forbear.language.values import UNKNOWN, Value, show


class Distributions:
    """Checks what is assigned to fluents."""

    def __init__(self, expressions: Expressions) -> None:
        self._expressions = expressions
        self._world = expressions.world
        self._findings = expressions.findings

    def value(self, node: syntax.Expression, target: Fluent, scope: Scope, *, in_doubt: bool) -> Expression | None:
        """Return what a fluent becomes. `in_doubt`: it may be a distribution, or a conditional of them."""
        match node:
            case syntax.If() if node.otherwise is not None:
                return self._conditional(node, target, scope, in_doubt=in_doubt)
            case syntax.Call("uniform", (syntax.Name() as kind,)) if "uniform" not in self._world.overloads:
                if in_doubt:
                    return self._uniform(kind, target)
                self._findings.tell("E224", node.span, "let `chance` take a turn, or say what somebody believes")
                return None
            case syntax.Weights():
                if in_doubt:
                    return self._distribution(node, target, scope)
                hint = "let `chance` take a turn, or say what somebody believes"
                self._findings.tell("E224", node.span, hint)
                return None
        return self._fitting(node, target, scope)

    def _conditional(self, node: syntax.If, target: Fluent, scope: Scope, *, in_doubt: bool) -> Expression | None:
        branches.check_reached(node, self._findings)
        pairs = [
            (
                self._expressions.formula(test, scope),
                self.value(value, target, scope, in_doubt=in_doubt),
            )
            for test, value in node.branches
        ]
        last = None if node.otherwise is None else self.value(node.otherwise, target, scope, in_doubt=in_doubt)
        known = tuple((test, value) for test, value in pairs if test is not None and value is not None)
        return None if last is None or len(known) < len(pairs) else Conditional(known, last)

    def _distribution(self, node: syntax.Weights, target: Fluent, scope: Scope) -> Expression | None:
        values = [self._fitting(entry.value, target, scope) for entry in node.entries]
        amounts = weights(node, self._world.constants, self._findings)
        seen: list[Expression] = []
        for entry, value in zip(node.entries, values, strict=True):
            if value is not None and value in seen:
                self._findings.tell("E304", entry.span)
            if value is not None:
                seen.append(value)
        if amounts is None or len(seen) < len(values):
            return None
        return Distribution(tuple(zip(seen, amounts, strict=True)))

    def _uniform(self, kind: syntax.Name, target: Fluent) -> Expression | None:
        """Return a distribution in which each value of a type is as likely as any other."""
        if kind.text not in self._world.types or kind.text == "number":
            self._expressions.terms.unknown_type(kind.text, kind.span)
            return None
        values = self._world.values(kind.text)
        wrong = [Literal(value) for value in values if not self._takes(target, value)]
        if wrong or not values:
            found = Typed(wrong[0], of_literal(wrong[0])) if wrong else Typed(TRUE, frozenset({kind.text}))
            self._tell_impossible(kind, found, target)
            return None
        share = Literal(exact(Fraction(1, len(values))))
        return Distribution(tuple((Literal(value), share) for value in values))

    def _takes(self, target: Fluent, value: Value) -> bool:
        literal = Literal(value)
        return fits(of_literal(literal), target.property.type, self._world) and _is_within(
            literal, target.property.bounds
        )

    def _fitting(self, node: syntax.Expression, target: Fluent, scope: Scope) -> Expression | None:
        """Return an expression that the fluent can hold."""
        if target.property.type == "boolean" and isinstance(node, (syntax.Chain, syntax.Negation, syntax.If)):
            return self._expressions.formula(node, scope)
        found = self._expressions.read(node, scope)
        if found is None or fits(found.static, target.property.type, self._world):
            if found is not None and not _is_within(found.expression, target.property.bounds):
                self._tell_impossible(node, found, target)
                return None
            return None if found is None else found.expression
        if isinstance(found.expression, Literal):
            self._tell_impossible(node, found, target)
        else:
            wanted = f"a value of type {target.property.type}"
            self._findings.tell("E206", node.span, None, wanted=wanted, found=describe(found.static))
        return None

    def _tell_impossible(self, node: syntax.Expression, found: Typed, target: Fluent) -> None:
        kind = target.property.type
        hint = {"boolean": "it is True or False", "number": "it is a number"}.get(kind)
        bounds = target.property.bounds
        if bounds is not None:
            hint = f"it is a whole number from {bounds[0]} to {bounds[1]}"
        if hint is None:
            values = [str(value) for value in self._world.values(kind)]
            name = next((part.name for part in found.static if isinstance(part, Exactly)), "")
            hint = self._findings.near(name, values) or (f"it can be {', '.join(values[:6])}" if values else None)
        value = describe(found.static)
        if bounds is not None and isinstance(found.expression, Literal):
            value = show(found.expression.value)
        self._findings.tell("E207", node.span, hint, value=value, fluent=shown(target), type=kind)

    def joint(self, node: syntax.Weights, scope: Scope) -> Joint | None:
        """Return several fluents' values with the weight of each combination."""
        rows = [self._assigns(entry, scope) for entry in node.entries]
        amounts = weights(node, self._world.constants, self._findings)
        known = [row for row in rows if row is not None]
        if amounts is None or len(known) < len(rows):
            return None
        order = [assign.target for assign in known[0]]
        sorted_rows = []
        for entry, row in zip(node.entries, known, strict=True):
            by_target = {assign.target: assign for assign in row}
            if set(by_target) != set(order):
                self._tell_unlike(entry, order, list(by_target))
                return None
            ordered = tuple(by_target[target] for target in order)
            if ordered in sorted_rows:
                self._findings.tell("E304", entry.span)
            sorted_rows.append(ordered)
        return Joint(tuple(zip(sorted_rows, amounts, strict=True)))

    def _tell_unlike(self, entry: syntax.WeightedEntry, order: list[Fluent], row: list[Fluent]) -> None:
        lacking = [shown(fluent) for fluent in order if fluent not in row]
        added = [shown(fluent) for fluent in row if fluent not in order]
        hint = "; ".join(
            part
            for part in (
                f"{', '.join(lacking)} is missing" if lacking else "",
                f"{', '.join(added)} is not in the first entry" if added else "",
            )
            if part
        )
        self._findings.tell("E310", entry.span, hint)

    def _assigns(self, entry: syntax.WeightedEntry, scope: Scope) -> tuple[Assign, ...] | None:
        node = entry.value
        parts = node.operands if isinstance(node, syntax.Chain) and node.operator == "&" else (node,)
        found = [self._assign(part, scope) for part in parts]
        known = tuple(assign for assign in found if assign is not None)
        targets = [assign.target for assign in known]
        for place, (part, assign) in enumerate(zip(parts, found, strict=True)):
            if assign is not None and assign.target in targets[:place]:
                self._findings.tell("E307", part.span, None, what=shown(assign.target))
        return known if len(known) == len(found) else None

    def _assign(self, node: syntax.Expression, scope: Scope) -> Assign | None:
        match node:
            case syntax.Call():
                return self._truth(node, TRUE, scope)
            case syntax.Negation(syntax.Call() as call):
                return self._truth(call, FALSE, scope)
            case syntax.Assignment(syntax.Call() as call, value) | syntax.Compare("==", syntax.Call() as call, value):
                target = self._expressions.uses.fluent(call, scope)
                read = None if target is None else self.value(value, target, scope, in_doubt=False)
                return None if target is None or read is None else Assign(target, read)
        self._findings.tell(
            "E311",
            node.span,
            "write {f = x & g = y: 0.3, …}, or believes(someone, f = {x: 0.3, …})",
        )
        return None

    def _truth(self, node: syntax.Call, value: Literal, scope: Scope) -> Assign | None:
        target = self._expressions.uses.fluent(node, scope)
        if target is None:
            return None
        if target.property.type != "boolean":
            hint = f"write {shown(target)} = …"
            self._findings.tell(
                "E206",
                node.span,
                hint,
                wanted="a truth value",
                found=f"a {target.property.type}",
            )
            return None
        return Assign(target, value)


def _is_within(value: Expression, bounds: tuple[int, int] | None) -> bool:
    """Say whether a value can be in a range; what is computed shows only as the story runs."""
    if bounds is None or not isinstance(value, Literal) or value.value is UNKNOWN:
        return True
    return isinstance(value.value, int) and bounds[0] <= value.value <= bounds[1]
