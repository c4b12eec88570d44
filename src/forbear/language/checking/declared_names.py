"""Entities and named amounts: what single words stand for.

An entity may be declared again to add types. An amount reads those named before it, and a case or `--set` may give it
anew: then whatever was named after it is computed anew, too.
"""

from __future__ import annotations

from collections.abc import Mapping

from forbear.language.checking.amounts import amount
from forbear.language.checking.declared_types import CLOSED
from forbear.language.checking.entries import FILES, LayeredDefinition
from forbear.language.checking.findings import Findings
from forbear.language.expressions import Literal
from forbear.language.syntax import tree as syntax


def declared_entities(
    entries: tuple[LayeredDefinition, ...], types: Mapping[str, tuple[str, ...]], findings: Findings
) -> dict[str, tuple[str, ...]]:
    """Return all entities with their types, in order of first declaration."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        if not isinstance(entry.definition, syntax.EntityDef):
            continue
        name = entry.definition.name
        if name in ("True", "False"):
            findings.tell("E226", entry.span, None, name=name)
            continue
        for type_name in entry.definition.types:
            if type_name in CLOSED:
                findings.tell(
                    "E218",
                    entry.span,
                    "entities are of types of their own",
                    type=type_name,
                )
        known = tuple(t for t in entry.definition.types if t in types and t not in CLOSED)
        found[name] = tuple(dict.fromkeys((*found.get(name, ()), *known)))
    return found


def declared_amounts(
    entries: tuple[LayeredDefinition, ...],
    entities: Mapping[str, tuple[str, ...]],
    findings: Findings,
) -> dict[str, Literal]:
    """Return all named amounts, in order of declaration, with what a case or `--set` makes of them."""
    changed: dict[str, syntax.ConstantDef] = {}
    first: dict[str, syntax.ConstantDef] = {}
    for entry in entries:
        definition = entry.definition
        if not isinstance(definition, syntax.ConstantDef):
            continue
        if definition.name in entities or definition.name in ("True", "False"):
            findings.tell("E226", entry.span, None, name=definition.name)
        elif entry.layer == FILES and definition.name in first:
            findings.tell(
                "E212",
                entry.span,
                _before(first[definition.name]),
                name=definition.name,
            )
        elif entry.layer == FILES:
            first[definition.name] = definition
        else:
            changed[definition.name] = definition
    found: dict[str, Literal] = {}
    for name, definition in {
        **first,
        **{n: d for n, d in changed.items() if n not in first},
    }.items():
        value = amount(changed.get(name, definition).value, found, findings)
        found[name] = Literal(0 if value is None else value)
    return found


def _before(definition: syntax.Definition) -> str:
    return f"it stands in line {definition.span.line} of {definition.span.file} already"
