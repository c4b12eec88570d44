"""Properties: families of fluents, several of which may share a name (signatures.py)."""

from __future__ import annotations

from forbear.language.checking.findings import Findings
from forbear.language.checking.parameters import parameters
from forbear.language.checking.signatures import Signatures
from forbear.language.checking.terms import Terms
from forbear.language.checking.world import World
from forbear.language.expressions import Property
from forbear.language.syntax import tree as syntax


def declared_properties(
    definitions: tuple[syntax.Definition, ...], world: World, findings: Findings
) -> tuple[Property, ...]:
    """Return all properties, in order of declaration."""
    terms = Terms(world, findings)
    found: list[Property] = []
    signatures = Signatures(world, findings)
    for definition in definitions:
        if not isinstance(definition, syntax.PropertyDef):
            continue
        if definition.type not in world.types:
            terms.unknown_type(definition.type, definition.span)
        known = parameters(definition.formals, terms)
        if known is None:
            continue
        if signatures.add(definition.name, known, definition.span, is_first_meant=True):
            bounds = world.ranges.get(definition.type)
            kind = definition.type if bounds is None else "number"
            found.append(Property(definition.name, known, kind, bounds))
    return tuple(dict.fromkeys(found))
