"""Which property a use means: the first declared whose every parameter takes the argument; and what is wrong if none does."""

from __future__ import annotations

from collections.abc import Iterable

from forbear.language.checking.findings import Findings
from forbear.language.checking.scope import Scope
from forbear.language.checking.terms import Terms
from forbear.language.checking.world import Term, World
from forbear.language.expressions import Fluent, Literal, Property, Variable
from forbear.language.problem import Action
from forbear.language.syntax import tree as syntax
from forbear.language.values import show


class Uses:
    """Resolves properties with their arguments."""

    def __init__(self, world: World, findings: Findings, terms: Terms) -> None:
        self._world = world
        self._findings = findings
        self._terms = terms

    def fluent(self, node: syntax.Call, scope: Scope) -> Fluent | None:
        """Return the fluent a use means; None, and told, where there is none."""
        declared = self._world.overloads.get(node.name)
        arguments = [self._terms.read(argument, scope) for argument in node.arguments]
        if declared is None:
            hint = self._findings.near(node.name, self._world.overloads)
            self._findings.tell("E202", node.span, hint, name=node.name)
            return None
        known = tuple(argument for argument in arguments if argument is not None)
        if len(known) < len(arguments):
            return None
        for candidate in declared:
            if self._world.covers(candidate, known):
                return Fluent(candidate, known)
        self._tell_misfit(node, declared, known)
        return None

    def _tell_misfit(
        self,
        node: syntax.Call,
        declared: tuple[Property, ...],
        arguments: tuple[Term, ...],
    ) -> None:
        arities = sorted({len(candidate.parameters) for candidate in declared})
        hint = "it is declared as " + " and ".join(written(candidate) for candidate in declared)
        if len(arguments) not in arities:
            wanted = " or ".join(map(str, arities)) + (" argument" if arities == [1] else " arguments")
            self._findings.tell(
                "E203",
                node.span,
                hint,
                name=node.name,
                wanted=wanted,
                given=len(arguments),
            )
            return
        shown = ", ".join(self._shown(argument) for argument in arguments)
        place = self._first_misfit(node, declared, arguments)
        self._findings.tell("E204", place.span, hint, name=node.name, arguments=shown)

    def _first_misfit(
        self,
        node: syntax.Call,
        declared: tuple[Property, ...],
        arguments: tuple[Term, ...],
    ) -> syntax.Expression:
        """Return the argument at fault where one property of that name is declared, else the whole use."""
        if len(declared) == 1:
            for parameter, argument, place in zip(declared[0].parameters, arguments, node.arguments, strict=True):
                if not self._world.accepts(parameter, argument):
                    return place
        return node

    def _shown(self, argument: Term) -> str:
        if isinstance(argument, Variable):
            return f"{argument.name} : {argument.type}"
        types = self._world.entities.get(argument.value, ()) if isinstance(argument.value, str) else ()
        return f"{show(argument.value)} : {types[0]}" if types else show(argument.value)


def written(declared: Property) -> str:
    """Write a property as it is declared."""
    return f"{declared.name}({_parameters(declared.parameters)}) : {declared.type}"


def written_deeds(name: str, actions: Iterable[Action]) -> str:
    """Write how actions of a name are declared, as a hint."""
    named = dict.fromkeys(f"{name}({_parameters(one.parameters)})" for one in actions if one.name == name)
    return f"it is declared as {' and '.join(named)}"


def _parameters(parameters: Iterable[Variable | Literal]) -> str:
    return ", ".join(f"{one.name} : {one.type}" if isinstance(one, Variable) else show(one.value) for one in parameters)


def shown(fluent: Fluent) -> str:
    """Write a fluent as an author writes it."""
    parts = (a.name if isinstance(a, Variable) else show(a.value) for a in fluent.arguments)
    return f"{fluent.property.name}({', '.join(parts)})"


def is_ground(fluent: Fluent) -> bool:
    """Say whether a fluent has no variables."""
    return all(isinstance(argument, Literal) for argument in fluent.arguments)
