"""Actions and triggers: who does them, when, what they bring about, who sees it and what it costs.

A part said again replaces the one before, as in the base language; costs and `revealing` add up.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TypeVar

from forbear.language.checking import branches
from forbear.language.checking.effects import EffectChecks, Manner
from forbear.language.checking.entries import LayeredDefinition
from forbear.language.checking.expressions import Expressions
from forbear.language.checking.kinds_of_reason import check_kind
from forbear.language.checking.parameters import in_scope, parameters
from forbear.language.checking.scope import Scope
from forbear.language.checking.signatures import Signatures
from forbear.language.checking.tellings import check_places
from forbear.language.checking.world import Term
from forbear.language.expressions import TRUE, Expression, Literal, Variable
from forbear.language.problem import Action, Cost, Effect, Glimpse, Observing, Revealing, Trigger
from forbear.language.syntax import tree as syntax
from forbear.language.values import show

Part = TypeVar("Part", bound=syntax.Part)

_ONCE = {
    syntax.PreconditionPart: "precondition",
    syntax.EffectPart: "effect",
    syntax.ConsentingPart: "consenting",
    syntax.ObservingPart: "observing",
    syntax.WeightPart: "weight",
    syntax.SaysPart: "says",
    syntax.FailingPart: "may fail",
}
"""Parts of which the last one counts."""


class Events:
    """Checks actions and triggers."""

    def __init__(self, expressions: Expressions) -> None:
        self._expressions = expressions
        self._terms = expressions.terms
        self._findings = expressions.findings
        self._effects = EffectChecks(expressions)
        self._actions = Signatures(expressions.world, expressions.findings)
        self._triggers = Signatures(expressions.world, expressions.findings)

    def known_action(self, entry: LayeredDefinition, action: Action) -> Action:
        """Return an action that was checked before, having told of another that is declared alike."""
        self._actions.add(action.name, action.parameters, entry.span)
        return action

    def action(self, entry: LayeredDefinition) -> Action | None:
        """Return a checked action; None, and told, where it is not one."""
        definition = entry.definition
        assert isinstance(definition, syntax.ActionDef)
        known = self._parameters(definition)
        scope = in_scope(known or (), "a precondition")
        precondition, effect = self._core(definition, scope)
        consenting = self._consenting(definition, scope)
        costs = self._costs(definition, scope, consenting, entry)
        observing = self._observing(definition, scope)
        revealing = self._revealing(definition, scope)
        weight = self._weight(definition, scope, consenting)
        failing = self._failing(definition, scope, precondition)
        says = _last(definition, syntax.SaysPart)
        if says is not None:
            check_places(says.text, says.span, tuple(scope.variables), self._findings)
        if known is None or precondition is None:
            return None
        return Action(
            name=definition.name,
            parameters=known,
            precondition=precondition,
            effect=effect,
            consenting=consenting,
            observing=observing,
            revealing=revealing,
            costs=costs,
            weight=weight,
            says=None if says is None else says.text,
            glimpses=self._glimpses(definition, scope),
            unsuspected=_last(definition, syntax.UnsuspectedPart) is not None,
            may_fail=_last(definition, syntax.FailingPart) is not None,
            failing=failing,
        )

    def trigger(self, entry: LayeredDefinition) -> Trigger | None:
        """Return a checked trigger; None, and told, where it is not one."""
        definition = entry.definition
        assert isinstance(definition, syntax.TriggerDef)
        known = self._parameters(definition)
        for part in definition.parts:
            if not isinstance(part, (syntax.PreconditionPart, syntax.EffectPart)):
                self._findings.tell(
                    "E229",
                    part.span,
                    "what characters do, see and feel stands in an action",
                )
        precondition, effect = self._core(definition, in_scope(known or (), "a precondition"))
        if known is None or precondition is None:
            return None
        return Trigger(definition.name, known, precondition, effect)

    def _parameters(self, definition: syntax.ActionDef | syntax.TriggerDef) -> tuple[Term, ...] | None:
        known = parameters(definition.formals, self._terms)
        if known is not None:
            signatures = self._actions if isinstance(definition, syntax.ActionDef) else self._triggers
            signatures.add(definition.name, known, definition.span)
        self._check_once(definition)
        return known

    def _check_once(self, definition: syntax.ActionDef | syntax.TriggerDef) -> None:
        seen: set[type] = set()
        for part in definition.parts:
            if type(part) in _ONCE and type(part) in seen and not self._findings.is_base(part.span):
                self._findings.tell("W201", part.span, "join them with &", part=_ONCE[type(part)])
            seen.add(type(part))

    def _core(
        self, definition: syntax.ActionDef | syntax.TriggerDef, scope: Scope
    ) -> tuple[Expression | None, Effect | None]:
        precondition: Expression | None = TRUE
        effect = None
        for part in definition.parts:
            if isinstance(part, syntax.PreconditionPart):
                precondition = self._expressions.formula(part.condition, scope)
                if branches.is_false(part.condition) and not self._findings.is_base(part.span):
                    self._findings.tell("W301", part.span, None, name=definition.name, reason="it is never possible")
            elif isinstance(part, syntax.EffectPart):
                effect = self._effects.read(part.effect, scope.named("an effect"), Manner())
        return precondition, effect

    def _consenting(self, definition: syntax.ActionDef, scope: Scope) -> tuple[Term, ...]:
        part = _last(definition, syntax.ConsentingPart)
        if part is None:
            return ()
        found = (self._terms.character(node, scope) for node in part.characters)
        return tuple(dict.fromkeys(term for term in found if term is not None))

    def _costs(
        self,
        definition: syntax.ActionDef,
        scope: Scope,
        consenting: tuple[Term, ...],
        entry: LayeredDefinition,
    ) -> tuple[Cost, ...]:
        found: list[Cost] = []
        felt = scope.named("a cost", has_degrees=True)
        for part in definition.parts:
            if not isinstance(part, syntax.CostPart):
                continue
            kind = check_kind(part.kind, part.span, self._findings, is_scene=entry.is_scene)
            character = self._terms.character(part.character, scope)
            if character is not None and character not in consenting:
                names = ", ".join(t.name if isinstance(t, Variable) else show(t.value) for t in consenting)
                hint = f"consenting: {names}" if names else "nobody consents to this action"
                name = character.name if isinstance(character, Variable) else show(character.value)
                self._findings.tell("E313", part.character.span, hint, name=name)
            amount = self._expressions.number(part.amount, felt)
            if character is None or amount is None:
                continue
            if kind == part.kind and any((cost.character, cost.kind) == (character, kind) for cost in found):
                self._findings.tell(
                    "E315",
                    part.span,
                    "costs of different kinds add up; add these two with +",
                )
            found.append(Cost(character, kind, amount))
        return tuple(found)

    def _viewer(self, name: str, type_name: str, node: syntax.Part) -> Variable:
        """Return the variable over those who see: its type must take in every character."""
        variable = self._terms.variable(name, type_name, node.span)
        world = self._expressions.world
        if type_name in world.types and type_name != "number" and not world.is_below("character", type_name):
            self._findings.tell("E230", node.span, f"write ({name} : character)", type=type_name)
        return variable

    def _observing(self, definition: syntax.ActionDef, scope: Scope) -> Observing | None:
        part = _last(definition, syntax.ObservingPart)
        if part is None:
            return None
        variable = self._viewer(part.variable, part.type, part)
        inner = scope.with_variable(variable).named("`observing`")
        condition = self._expressions.formula(part.condition, inner)
        return None if condition is None else Observing(variable, condition)

    def _glimpses(self, definition: syntax.ActionDef, scope: Scope) -> tuple[Glimpse, ...]:
        """Return who sees the action by a name alone."""
        found = []
        for part in definition.parts:
            if not isinstance(part, syntax.GlimpsingPart):
                continue
            variable = self._viewer(part.variable, part.type, part)
            arguments = [self._terms.read(argument, scope) for argument in part.label.arguments]
            inner = scope.with_variable(variable).named("`observing`")
            condition = self._expressions.formula(part.condition, inner)
            if condition is not None and None not in arguments:
                known = tuple(argument for argument in arguments if argument is not None)
                found.append(Glimpse(variable, part.label.name, known, condition))
        return tuple(found)

    def _revealing(self, definition: syntax.ActionDef, scope: Scope) -> tuple[Revealing, ...]:
        found = []
        for part in definition.parts:
            if not isinstance(part, syntax.RevealingPart):
                continue
            variable, condition, inner = None, None, scope.named("`revealing`")
            if part.variable is not None and part.type is not None:
                variable = self._viewer(part.variable, part.type, part)
                inner = inner.with_variable(variable)
            if part.condition is not None:
                condition = self._expressions.formula(part.condition, inner)
            calls = [node for node in part.fluents if isinstance(node, syntax.Call)]
            fluents = tuple(f for f in [self._expressions.uses.fluent(call, inner) for call in calls] if f is not None)
            found.append(Revealing(fluents, variable, condition))
        return tuple(found)

    def _failing(self, definition: syntax.ActionDef, scope: Scope, precondition: Expression | None) -> Effect | None:
        """Return what comes of the action where it fails."""
        part = _last(definition, syntax.FailingPart)
        if part is None:
            return None
        if _last(definition, syntax.ConsentingPart) is None:
            self._findings.tell("E340", part.span, "add `consenting: …`, those who try it")
        elif precondition == TRUE:
            self._findings.tell(
                "W319", part.span, "what may not be so stands in its precondition", name=definition.name
            )
        if part.effect is None:
            return None
        return self._effects.read(part.effect, scope.named("an effect"), Manner())

    def _weight(self, definition: syntax.ActionDef, scope: Scope, consenting: tuple[Term, ...]) -> Expression | None:
        part = _last(definition, syntax.WeightPart)
        if part is None:
            return None
        if consenting:
            self._findings.tell(
                "W304",
                part.span,
                "only nature's actions, which nobody consents to, are weighed",
            )
        found = self._expressions.number(part.weight, scope.named("a weight"))
        if isinstance(found, Literal) and isinstance(found.value, (int, Fraction)) and found.value < 0:
            self._findings.tell("E302", part.weight.span, None, weight=show(found.value))
        return found


def _last(definition: syntax.ActionDef | syntax.TriggerDef, kind: type[Part]) -> Part | None:
    """Return the part that counts among those of a kind."""
    found = [part for part in definition.parts if isinstance(part, kind)]
    return found[-1] if found else None
