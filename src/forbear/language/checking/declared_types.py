"""Types: built-in and declared; a type may be declared again to add parents, and must not come round to itself.

The base language makes a type of every word that stands where a type is wanted; a story file must declare it.
"""

from __future__ import annotations

from forbear.errors import Span
from forbear.language.checking.findings import Findings
from forbear.language.checking.world import BUILT_IN
from forbear.language.syntax import tree as syntax

MOST = 1_000
"""Types of one story."""

CLOSED = ("boolean", "number")
"""Types that nothing can be added to."""


def declared_types(definitions: tuple[syntax.Definition, ...], findings: Findings) -> dict[str, tuple[str, ...]]:
    """Return all types with their parents, in order of declaration."""
    found: dict[str, tuple[str, ...]] = dict(BUILT_IN)
    declared = [definition for definition in definitions if isinstance(definition, syntax.TypeDef)]
    if len(declared) > MOST:
        findings.tell("E109", declared[MOST].span, None, limit=MOST, what="types")
        declared = declared[:MOST]
    names = {*found, *(definition.name for definition in declared)}
    for definition in declared:
        if definition.name in CLOSED:
            findings.tell("E214", definition.span, None, name=definition.name)
            continue
        parents = tuple(
            parent for parent in definition.parents if _is_parent(parent, definition, names, found, findings)
        )
        before = found.get(definition.name)
        if definition.bounds is not None:
            if before is not None:
                findings.tell("E212", definition.span, None, name=definition.name)
            found[definition.name] = ("number",)
        elif before == ("number",):
            findings.tell("E214", definition.span, None, name=definition.name)
        elif before is None:
            found[definition.name] = parents or ("entity",)
        else:
            found[definition.name] = tuple(dict.fromkeys((*before, *parents)))
    _check_circles(declared, found, findings)
    for other in definitions:
        if isinstance(other, syntax.EntityDef):
            for name in other.types:
                if name not in found:
                    make_or_miss(name, other.span, found, findings)
    return found


def _is_parent(
    parent: str,
    definition: syntax.TypeDef,
    names: set[str],
    found: dict[str, tuple[str, ...]],
    findings: Findings,
) -> bool:
    if parent in CLOSED or found.get(parent) == ("number",):
        findings.tell("E214", findings.place_of(parent, definition.span), None, name=parent)
        return False
    return parent in names or make_or_miss(parent, definition.span, found, findings)


def make_or_miss(name: str, span: Span, found: dict[str, tuple[str, ...]], findings: Findings) -> bool:
    """Make a type that nobody declared, in a base file; elsewhere it is missing. Return whether it is there now."""
    hint = findings.near(name, found)
    if findings.is_base(span):
        found[name] = ("entity",)
        findings.tell("W103", span, hint, name=name)
        return True
    findings.tell("E205", findings.place_of(name, span), hint or f"declare it: type {name};", name=name)
    return False


def _check_circles(
    declared: list[syntax.TypeDef],
    found: dict[str, tuple[str, ...]],
    findings: Findings,
) -> None:
    """Tell each circle of parents once, and cut it."""
    for definition in declared:
        circle = _circle(definition.name, found)
        if circle:
            findings.tell("E215", definition.span, None, chain=" : ".join(circle))
            kept = tuple(parent for parent in found[definition.name] if parent != circle[1])
            found[definition.name] = kept or ("entity",)


def _circle(name: str, found: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return a way from a type up to itself, or nothing."""
    waiting: list[tuple[str, ...]] = [(name,)]
    seen: set[str] = set()
    while waiting:
        way = waiting.pop()
        for parent in found.get(way[-1], ()):
            if parent == name:
                return (*way, name)
            if parent not in seen:
                seen.add(parent)
                waiting.append((*way, parent))
    return ()
