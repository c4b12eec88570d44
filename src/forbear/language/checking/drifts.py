"""How fast what was learned is forgotten in a game: `drift trust(c) = 0.02 toward believed;`."""

from __future__ import annotations

from forbear.language.checking.amounts import amount
from forbear.language.checking.findings import Findings
from forbear.language.checking.world import World
from forbear.language.expressions import Literal, Property, Variable
from forbear.language.problem import Drift
from forbear.language.syntax import tree as syntax

TOWARD = "believed"
"""What a mind drifts toward: what it was declared to believe."""


def drift_of(definition: syntax.DriftDef, world: World, findings: Findings) -> Drift | None:
    """Return a drift; None, and told, where it is none."""
    known = world.overloads.get(definition.name, ())
    if not known:
        place = findings.place_of(definition.name, definition.span)
        findings.tell("E202", place, findings.near(definition.name, world.overloads), name=definition.name)
        return None
    if definition.toward != TOWARD:
        place = findings.place_of(definition.toward, definition.span)
        findings.tell("E317", place, None, what="what a drift goes toward", wanted=f"`{TOWARD}`")
        return None
    rate = amount(definition.rate, world.constants, findings)
    if rate is None:
        return None
    if not 0 <= rate <= 1:
        findings.tell("E317", definition.rate.span, None, what="a drift", wanted="a number from 0 to 1")
        return None
    for declared in known:
        arguments = _arguments(definition, declared, world)
        if arguments is not None:
            return Drift(definition.name, arguments, float(rate))
    wanted = " or ".join(str(len(declared.parameters)) for declared in known)
    findings.tell("E203", definition.span, None, name=definition.name, wanted=wanted, given=len(definition.arguments))
    return None


def _arguments(definition: syntax.DriftDef, declared: Property, world: World) -> tuple[Variable | Literal, ...] | None:
    """Return what a drift says of the arguments of a property; None where it is of another one."""
    if len(declared.parameters) != len(definition.arguments):
        return None
    found: list[Variable | Literal] = []
    for parameter, given in zip(declared.parameters, definition.arguments, strict=True):
        if not isinstance(given, syntax.Name):
            return None
        if given.text in world.entities:
            found.append(Literal(given.text))
        else:
            found.append(Variable(given.text, parameter.type) if isinstance(parameter, Variable) else parameter)
    return tuple(found)
