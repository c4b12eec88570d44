"""What happens, and what is so at the beginning: an expression as a list of things that become so.

`f == v` means `f = v` here, as in the base language; what a mind believes is told by `believes(c, …)` around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal as OneOf

from forbear.language.checking import branches
from forbear.language.checking.beginnings import parts
from forbear.language.checking.distributions import Distributions
from forbear.language.checking.expressions import Expressions, fluent_of
from forbear.language.checking.scope import Scope
from forbear.language.checking.uses import shown
from forbear.language.expressions import (
    FALSE,
    TRUE,
    Arithmetic,
    Believes,
    Comparison,
    Degree,
    Expects,
    Expression,
    Literal,
    Not,
    Variable,
)
from forbear.language.problem import Assign, Effect, ForEach, Hears, Inform, Knows, Together, When
from forbear.language.syntax import tree as syntax
from forbear.language.values import show
from forbear.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class Manner:
    """How things become so: at the beginning or by an event; inside a mind or in the world; `openly` outside or inside
    of the mind that it is about."""

    is_beginning: bool = False
    is_told: bool = False
    openly: OneOf["no", "outside", "inside"] = "no"


class EffectChecks:
    """Checks effects and initial statements; what cannot be made to happen is None, and told."""

    def __init__(self, expressions: Expressions) -> None:
        self._expressions = expressions
        self._distributions = Distributions(expressions)
        self._findings = expressions.findings

    def read(self, node: syntax.Expression, scope: Scope, manner: Manner) -> Effect | None:
        """Return the effect that an expression stands for."""
        match node:
            case syntax.Name(text) if text == "True":
                return Together(())
            case syntax.Chain(operator):
                return self._together(node, scope, manner) if operator == "&" else self._only(node, scope, manner)
            case syntax.If():
                return self._when(node, scope, manner)
            case syntax.Binder(kind) if kind in ("forall", "exists"):
                return self._for_each(node, scope, manner)
            case syntax.Assignment(target, value, _, True):
                return self._remembered(node, target, value, scope, manner)
            case syntax.Assignment(target, value):
                return self._becomes(node, target, value, scope, manner)
            case syntax.Compare(operator, target, value) if operator in ("==", "!="):
                return self._becomes(node, target, value, scope, manner, is_negated=operator == "!=")
            case syntax.Negation(syntax.Negation(inner)):
                return self.read(inner, scope, manner)
            case syntax.Negation(operand) if fluent_of(operand) is not None:
                return self._target(operand, FALSE, scope, manner)
            case syntax.Call(name="knows") if manner.openly == "outside" and not self._is_property("knows"):
                return self._knows(node, scope)
            case syntax.Call(name="hears" | "expects" as word) if not self._is_property(word):
                self._findings.tell("E324", node.span, "say what somebody believes", word=word, place=scope.place)
                return None
            case syntax.Call():
                return self._target(node, TRUE, scope, manner)
            case syntax.MindTerm("hears" | "expects" as kind, character, body, span) if (
                kind in self._expressions.world.overloads
            ):
                return self.read(syntax.Call(kind, (character, body), span), scope, manner)
            case syntax.MindTerm(kind="hears"):
                return self._hears(node, scope, manner)
            case syntax.MindTerm(kind="believes"):
                return self._inform(node, node.body, scope, manner)
            case syntax.Weights():
                return self._joint(node, scope, manner)
        self._tell_no_effect(node, scope)
        return None

    def _tell_no_effect(self, node: syntax.Expression, scope: Scope) -> None:
        hint = "an effect is `f = value`, `f`, `!f`, `believes(c, …)`, or several of these under `&`, `if` and `forall`"
        self._findings.tell("E210", node.span, hint, place=scope.place)

    def _together(self, node: syntax.Chain, scope: Scope, manner: Manner) -> Effect | None:
        parts = [self.read(operand, scope, manner) for operand in node.operands]
        known = tuple(part for part in parts if part is not None)
        return Together(known) if len(known) == len(parts) else None

    def _only(self, node: syntax.Chain, scope: Scope, manner: Manner) -> Effect | None:
        """Return the one alternative that remains; the base language takes `|` only then."""
        left = [operand for operand in node.operands if not branches.is_false(operand)]
        if len(left) == 1:
            return self.read(left[0], scope, manner)
        self._tell_no_effect(node, scope)
        return None

    def _when(self, node: syntax.If, scope: Scope, manner: Manner) -> Effect | None:
        branches.check_reached(node, self._findings)
        pairs = [
            (self._expressions.formula(test, scope), self.read(value, scope, manner)) for test, value in node.branches
        ]
        last = None if node.otherwise is None else self.read(node.otherwise, scope, manner)
        known = tuple((test, value) for test, value in pairs if test is not None and value is not None)
        if len(known) < len(pairs) or (node.otherwise is not None and last is None):
            return None
        return When(known, last)

    def _for_each(self, node: syntax.Binder, scope: Scope, manner: Manner) -> Effect | None:
        if node.kind == "exists" and len(self._expressions.world.values(node.type)) != 1:
            self._tell_no_effect(node, scope)
            return None
        variable = self._expressions.terms.variable(node.variable, node.type, node.span)
        body = self.read(node.body, scope.with_variable(variable), manner)
        return None if body is None else ForEach(variable, body)

    def _inform(
        self,
        node: syntax.MindTerm,
        body: syntax.Expression | Effect | None,
        scope: Scope,
        manner: Manner,
    ) -> Effect | None:
        """Return what somebody comes to believe; `body` may have been read already."""
        if manner.openly == "inside":
            hint = "`openly` is about one mind; say what is known of deeper ones without it"
            self._findings.tell("E308", node.span, hint)
        is_outermost = manner.is_beginning and not manner.is_told and manner.openly == "no"
        asked = replace(scope, has_reader=is_outermost)
        character = self._expressions.terms.character(node.character, asked)
        inner = replace(manner, is_told=True, openly="no" if manner.openly == "no" else "inside")
        effect = self.read(body, scope, inner) if isinstance(body, syntax.Expression) else body
        if character is None or effect is None:
            return None
        return Inform(character, effect, openly=manner.openly == "outside")

    def _is_property(self, name: str) -> bool:
        return name in self._expressions.world.overloads

    def _hears(self, node: syntax.MindTerm, scope: Scope, manner: Manner) -> Effect | None:
        """Return that somebody takes a formula to be so."""
        if manner.is_beginning:
            self._findings.tell("E324", node.span, "write believes(c, …)", word="hears", place=scope.place)
        elif manner.is_told:
            self._findings.tell("E327", node.span, "put it beside", word="hears")
        character = self._expressions.terms.character(node.character, scope)
        formula = self._expressions.formula(node.body, scope.inside_mind())
        if character is None or formula is None:
            return None
        for part in _outside_minds(formula):
            if isinstance(part, Believes) and part.character == character:
                name = character.name if isinstance(character, Variable) else show(character.value)
                self._findings.tell("E325", node.body.span, "say what is so instead", name=name)
            if isinstance(part, Arithmetic) or (isinstance(part, Comparison) and part.operator not in ("==", "!=")):
                self._findings.tell("E326", node.body.span, "say which amount it is: f == 3")
                break
        return Hears(character, formula)

    def _knows(self, node: syntax.Call, scope: Scope) -> Effect | None:
        """Return that somebody is right about some fluents in every mind."""
        if len(node.arguments) < 2 or not all(isinstance(argument, syntax.Call) for argument in node.arguments[1:]):
            self._findings.tell("E210", node.span, "write openly knows(c, f)", place=scope.place)
            return None
        character = self._expressions.terms.character(node.arguments[0], scope)
        calls = [argument for argument in node.arguments[1:] if isinstance(argument, syntax.Call)]
        fluents = [self._expressions.uses.fluent(call, scope) for call in calls]
        if character is None or None in fluents:
            return None
        return Together(tuple(Knows(character, fluent) for fluent in fluents if fluent is not None))

    def _remembered(
        self, node: syntax.Assignment, target: syntax.Expression, value: syntax.Expression, scope: Scope, manner: Manner
    ) -> Effect | None:
        """Return that a number fluent keeps a degree of belief, or what somebody expects."""
        if manner.is_beginning:
            self._findings.tell(
                "E324", node.span, "there is nothing to look back to", word="remember", place=scope.place
            )
            return None
        if manner.is_told:
            self._findings.tell("E327", node.span, "put it beside", word="remember")
        if not isinstance(target, syntax.Call):
            self._findings.tell("E211", target.span)
            return None
        fluent = self._expressions.uses.fluent(target, scope)
        if fluent is not None and fluent.property.type != "number":
            kind = fluent.property.type
            self._findings.tell("E331", target.span, None, fluent=shown(fluent), type=kind)
            fluent = None
        kept: Expression | None
        if isinstance(value, syntax.MindTerm) and value.kind == "expects":
            character = self._expressions.terms.character(value.character, scope)
            formula = self._expressions.formula(value.body, replace(scope.inside_mind(), has_degrees=True))
            kept = None if character is None or formula is None else Expects(character, formula)
        else:
            kept = self._expressions.number(value, replace(scope, has_degrees=True))
        return None if fluent is None or kept is None else Assign(fluent, kept)

    def _joint(self, node: syntax.Weights, scope: Scope, manner: Manner) -> Effect | None:
        if not manner.is_beginning:
            self._findings.tell("E312", node.span, "give each fluent a distribution of its own")
        self._check_open(node, manner)
        found = self._distributions.joint(node, scope)
        return found if manner.is_beginning else None

    def _check_open(self, node: syntax.Expression, manner: Manner) -> None:
        if manner.openly == "outside":
            self._findings.tell("E309", node.span, "write openly believes(c, …)")

    def _becomes(
        self,
        node: syntax.Expression,
        target: syntax.Expression,
        value: syntax.Expression,
        scope: Scope,
        manner: Manner,
        *,
        is_negated: bool = False,
    ) -> Effect | None:
        """Return `f = v`, or `f != v` where f is True or False, around which minds may stand."""
        if fluent_of(target) is None:
            hint = None
            if isinstance(target, syntax.Name) and target.text in self._expressions.world.constants:
                hint = "an amount is changed in a `case`, or with --set"
            elif isinstance(target, syntax.Name) and target.text in self._expressions.world.overloads:
                hint = f"a property is written with its arguments: {target.text}()"
            self._findings.tell("E211", target.span, hint)
            return None
        return self._target(target, value, scope, manner, is_negated=is_negated, whole=node)

    def _target(
        self,
        target: syntax.Expression,
        value: syntax.Expression | Literal,
        scope: Scope,
        manner: Manner,
        *,
        is_negated: bool = False,
        whole: syntax.Expression | None = None,
    ) -> Effect | None:
        """Return the assignment to a fluent, told to the minds around the fluent."""
        if isinstance(target, syntax.MindTerm):
            inner = replace(manner, is_told=True, openly="no" if manner.openly == "no" else "inside")
            body = self._target(target.body, value, scope, inner, is_negated=is_negated, whole=whole)
            return self._inform(target, body, scope, manner)
        assert isinstance(target, syntax.Call)
        self._check_open(target, manner)
        fluent = self._expressions.uses.fluent(target, scope)
        if fluent is None:
            return None
        if (isinstance(value, Literal) or is_negated) and fluent.property.type != "boolean":
            hint = f"write {shown(fluent)} = …"
            kind = fluent.property.type
            self._findings.tell("E213", (whole or target).span, hint, fluent=shown(fluent), type=kind)
            return None
        if isinstance(value, Literal):
            return Assign(fluent, value)
        in_doubt = (manner.is_beginning or manner.is_told) and not is_negated
        read = self._distributions.value(value, fluent, scope, in_doubt=in_doubt)
        if read is None:
            return None
        return Assign(fluent, _opposite(read) if is_negated else read)


def _outside_minds(expression: Expression) -> Iterator[Expression]:
    """Yield an expression and all that stands in it, but not in what somebody believes."""
    yield expression
    if not isinstance(expression, (Believes, Degree)):
        for part in parts(expression):
            yield from _outside_minds(part)


def _opposite(value: Expression) -> Expression:
    if isinstance(value, Literal):
        return FALSE if value.value is True else TRUE
    return Not(value)
