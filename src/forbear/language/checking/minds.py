"""How deep and how surely each character chooses; what is not said keeps what was said before, or its default of 1."""

from __future__ import annotations

import math

from forbear.language.checking.amounts import amount
from forbear.language.checking.entries import FILES, LayeredDefinition
from forbear.language.checking.findings import Findings
from forbear.language.checking.world import World
from forbear.language.problem import LITERAL, READER, LevelZero, Mind
from forbear.language.syntax import tree as syntax
from forbear.records import replace

SETTINGS = ("depth", "precision", "lapse", "level0")

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
            case "lapse":
                lapse = lapse_of(part.value, world, findings)
                mind = mind if lapse is None else replace(mind, lapse=lapse)
            case "level0":
                level0 = level_zero_of(part.value, world, findings)
                mind = mind if level0 is None else replace(mind, level0=level0)
            case _:
                hint = findings.near(part.name, SETTINGS) or f"a mind has {', '.join(SETTINGS[:-1])} and {SETTINGS[-1]}"
                findings.tell("E316", part.span, hint, name=part.name)
    return mind if is_mind else None


def _precision(node: syntax.Expression, world: World, findings: Findings) -> float | None:
    if is_word(node, "infinite", world):
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


def is_word(node: syntax.Expression, word: str, world: World) -> bool:
    """Say whether a word stands where a setting is given, and no amount is called so."""
    return isinstance(node, syntax.Name) and node.text == word and word not in world.constants


def lapse_of(node: syntax.Expression, world: World, findings: Findings) -> float | None:
    """Return how often anything whatever is chosen; None, and told, where it is no share."""
    found = amount(node, world.constants, findings)
    if found is not None and not 0 <= found <= 1:
        findings.tell("E317", node.span, None, what="a lapse", wanted="a number from 0 to 1")
        return None
    return None if found is None else float(found)


def level_zero_of(node: syntax.Expression, world: World, findings: Findings) -> LevelZero | None:
    """Return how one chooses who asks nothing of others; None, and told, where it is not said."""
    match node:
        case syntax.Name("literal"):
            return LITERAL
        case syntax.Name("uniform"):
            return LevelZero("uniform")
        case syntax.Name("best"):
            return LevelZero("best")
        case syntax.Call("best", people):
            names = tuple(one.text for one in people if isinstance(one, syntax.Name))
            wrong = [one for one in people if not isinstance(one, syntax.Name) or one.text not in world.characters]
            for one in wrong:
                if isinstance(one, syntax.Name):
                    findings.tell("E201", one.span, findings.near(one.text, world.characters), name=one.text)
                else:
                    findings.tell("E223", one.span, None, what="this")
            return None if wrong else LevelZero("best", names)
    wanted = "`uniform`, `literal`, `best` or `best(Alice, …)`"
    findings.tell("E317", node.span, None, what="level 0", wanted=wanted)
    return None
