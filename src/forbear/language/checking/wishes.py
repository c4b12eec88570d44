"""Reasons and utilities: what the characters want, and what the author does.

A reason for one character stands beside the same reason for all, and replaces it for them where the story is grounded;
it is of the same kind where it names none. A truth value counts as 1 or 0.
"""

from __future__ import annotations

from forbear.language.checking.entries import CASE, FILES, LayeredDefinition
from forbear.language.checking.expressions import Expressions
from forbear.language.checking.kinds_of_reason import check_kind
from forbear.language.checking.remembering import Remembering
from forbear.language.checking.scope import Scope
from forbear.language.checking.static import BOOLEAN, NOTHING, describe, kinds
from forbear.language.checking.world import Term
from forbear.language.expressions import Conditional, Expression, Literal, Variable
from forbear.language.problem import Reason, Utility
from forbear.language.syntax import tree as syntax
from forbear.records import replace


class Wishes:
    """Checks reasons and utilities."""

    def __init__(self, expressions: Expressions) -> None:
        self._expressions = expressions
        self._findings = expressions.findings
        self._world = expressions.world

    def utility(self, definition: syntax.UtilityDef) -> Utility | None:
        """Return one utility, or None where it is none."""
        value = self._amount(definition.value, Scope("a utility", has_degrees=True))
        name = definition.character
        if name is not None and name not in self._world.characters:
            if name in self._world.entities:
                self._findings.tell("E223", definition.span, None, what=f"'{name}'")
            else:
                hint = self._findings.near(name, self._world.characters)
                self._findings.tell("E201", definition.span, hint, name=name)
            return None
        return None if value is None else Utility(name, value)

    def reason(self, definition: syntax.ReasonDef, *, is_scene: bool) -> Reason | None:
        """Return one reason, or None where it is none."""
        kind = check_kind(definition.kind, definition.span, self._findings, is_scene=is_scene)
        holder, scope = self._holder(definition)
        condition = None
        if definition.condition is not None:
            condition = self._expressions.formula(definition.condition, scope)
        value = self._amount(definition.value, scope)
        if holder is None or value is None or (definition.condition is not None and condition is None):
            return None
        return Reason(definition.name, holder, kind, condition, value)

    def _reason(self, entry: LayeredDefinition) -> Reason | None:
        assert isinstance(entry.definition, syntax.ReasonDef)
        return self.reason(entry.definition, is_scene=entry.is_scene)

    def _holder(self, definition: syntax.ReasonDef) -> tuple[Term | None, Scope]:
        scope = Scope("a reason", has_degrees=True)
        formal = definition.holder
        if formal.type is None:
            return self._expressions.terms.character(formal.value, scope), scope
        assert isinstance(formal.value, syntax.Name)
        variable = self._expressions.terms.variable(formal.value.text, formal.type, formal.span)
        if formal.type in self._world.types and not self._world.is_below(formal.type, "character"):
            what = f"'{formal.value.text}'"
            hint = f"it ranges over {formal.type}; write ({formal.value.text} : character)"
            self._findings.tell("E223", formal.span, hint, what=what)
        return variable, scope.with_variable(variable)

    def _amount(self, node: syntax.Expression, scope: Scope) -> Expression | None:
        """Return a number; a formula becomes 1 or 0."""
        if isinstance(node, syntax.Assignment):
            return self._expressions.formula(node, scope)
        found = self._expressions.read(node, scope)
        if found is None:
            return None
        if found.static == BOOLEAN:
            return Conditional(((found.expression, Literal(1)),), Literal(0))
        if kinds(found.static) <= {"number"} and found.static <= {"number", NOTHING}:
            return found.expression
        self._findings.tell(
            "E206",
            node.span,
            None,
            wanted="a number or a truth value",
            found=describe(found.static),
        )
        return None

    def utilities(self, entries: tuple[LayeredDefinition, ...]) -> tuple[Utility, ...]:
        """Return the utilities: a later one replaces an earlier one of the same character."""
        found: dict[str | None, Utility] = {}
        first: dict[str | None, LayeredDefinition] = {}
        for entry in entries:
            if not isinstance(entry.definition, syntax.UtilityDef):
                continue
            name = entry.definition.character
            if name in first and entry.layer == FILES and not self._findings.is_base(entry.span):
                where = f"the one in line {first[name].span.line} of {first[name].span.file} no longer counts"
                self._findings.tell("W202", entry.span, where, name=name or "")
            first[name] = entry
            utility = self.utility(entry.definition)
            if utility is not None:
                found[name] = utility
        return tuple(found.values())

    def reasons(self, entries: tuple[LayeredDefinition, ...], remembering: Remembering) -> tuple[Reason, ...]:
        """Return the reasons, those of a case or `--set` in place of the ones they replace."""
        found: dict[tuple[str, str | None], Reason] = {}
        first: dict[tuple[str, str | None], LayeredDefinition] = {}
        for entry in entries:
            definition = entry.definition
            if not isinstance(definition, syntax.ReasonDef):
                continue
            reason, _ = remembering.checked(entry, self._reason)
            name = definition.holder.value.text if isinstance(definition.holder.value, syntax.Name) else ""
            key = (
                definition.name,
                None if definition.holder.type is not None else name,
            )
            if key in first and entry.layer == FILES:
                where = f"it stands in line {first[key].span.line} of {first[key].span.file} already"
                self._findings.tell("E212", entry.span, where, name=f"reason {definition.name}")
            first.setdefault(key, entry)
            if reason is not None:
                earlier = found.get(key)
                kind = earlier.kind if earlier is not None and reason.kind is None else reason.kind
                is_own = entry.is_scene and entry.layer in (FILES, CASE) and not definition.is_exact
                found[key] = replace(reason, kind=kind, is_vague=is_own)
        general = {reason.name: reason.kind for reason in found.values() if isinstance(reason.character, Variable)}
        return tuple(
            replace(reason, kind=general.get(reason.name)) if reason.kind is None else reason
            for reason in found.values()
        )
