"""How deep and how surely each character chooses; what is not said keeps what was said before, or its default of 1."""

from __future__ import annotations

import math

from forbear.language.checking.amounts import amount
from forbear.language.checking.entries import FILES, LayeredDefinition
from forbear.language.checking.findings import Findings
from forbear.language.checking.world import World
from forbear.language.problem import READER, Mind
from forbear.language.syntax import tree as syntax
from forbear.records import replace

SETTINGS = ("depth", "precision")

DEEPEST = 100
"""The greatest depth that can be asked for."""


def minds(entries: tuple[LayeredDefinition, ...], world: World, findings: Findings) -> tuple[Mind, ...]:
    """Return the minds that anything is said about."""
    found: dict[str, Mind] = {}
    first: dict[tuple[str, str], LayeredDefinition] = {}
    for entry in entries:
        definition = entry.definition
        if not isinstance(definition, syntax.MindDef):
            continue
        key = (definition.character, entry.span.file)
        if key in first and entry.layer == FILES:
            where = f"it stands in line {first[key].span.line} of {entry.span.file} already"
            findings.tell("E212", entry.span, where, name=f"mind {definition.character}")
        first.setdefault(key, entry)
        mind = mind_of(definition, found.get(definition.character), world, findings)
        if mind is not None:
            found[definition.character] = mind
    return tuple(found.values())


def mind_of(definition: syntax.MindDef, before: Mind | None, world: World, findings: Findings) -> Mind | None:
    """Return what one definition makes of a mind."""
    is_mind = definition.character in world.characters or (definition.character == READER and world.has_reader)
    if not is_mind:
        if definition.character in world.entities:
            findings.tell("E223", definition.span, None, what=f"'{definition.character}'")
        else:
            hint = findings.near(definition.character, world.characters)
            findings.tell("E201", definition.span, hint, name=definition.character)
    mind = before or Mind(definition.character)
    said: set[str] = set()
    for part in definition.parts:
        if part.name in said:
            findings.tell("E212", part.span, None, name=part.name)
        said.add(part.name)
        match part.name:
            case "depth":
                depth = amount(part.value, world.constants, findings)
                if depth is not None and not (isinstance(depth, int) and 0 <= depth <= DEEPEST):
                    findings.tell(
                        "E317",
                        part.value.span,
                        None,
                        what="a depth",
                        wanted="a whole number, 0 or more",
                    )
                elif depth is not None:
                    mind = replace(mind, depth=int(depth))
            case "precision":
                precision = _precision(part.value, world, findings)
                mind = mind if precision is None else replace(mind, precision=precision)
            case _:
                hint = findings.near(part.name, SETTINGS) or f"a mind has {' and '.join(SETTINGS)}"
                findings.tell("E316", part.span, hint, name=part.name)
    return mind if is_mind else None


def _precision(node: syntax.Expression, world: World, findings: Findings) -> float | None:
    if isinstance(node, syntax.Name) and node.text == "infinite" and node.text not in world.constants:
        return math.inf
    precision = amount(node, world.constants, findings)
    if precision is not None and precision < 0:
        findings.tell(
            "E317",
            node.span,
            None,
            what="a precision",
            wanted="0 or more, or `infinite`",
        )
        return None
    return None if precision is None else float(precision)
