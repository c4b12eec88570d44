"""How deep an expression is nested; a chain of `+` is nested as deep as it is long."""

from __future__ import annotations

from typing import cast

from forbear.language.checking.findings import Findings
from forbear.language.syntax import tree as syntax
from forbear.language.syntax.contents import inside

DEEPEST = 150
"""Levels of one expression."""

_NODES = frozenset((*syntax.Expression.__args__, syntax.WeightedEntry))


def sound_definitions(definitions: tuple[syntax.Definition, ...], findings: Findings) -> tuple[syntax.Definition, ...]:
    """Return the definitions whose expressions are not too deep to be worked with; tell of the others."""
    if _are_shallow(definitions):
        return definitions
    found = []
    for definition in definitions:
        deep = _too_deep(definition)
        if deep is None:
            found.append(definition)
        else:
            hint = "bracket parts of it, or write it as a sum(…) or forall(…)"
            findings.tell("E232", deep.span, hint, limit=DEEPEST)
    return tuple(found)


def _are_shallow(definitions: tuple[syntax.Definition, ...]) -> bool:
    """Say whether no more levels than those of one expression are in all of it, tuples counted in; which is quick to see,
    and so of nearly every file."""
    level: list[object] = [*definitions]
    for _ in range(DEEPEST):
        level = [part for node in level for part in inside(node)]
        if not level:
            return True
    return False


def _too_deep(definition: object) -> syntax.Expression | None:
    """Return the outermost expression that is too deep, or None. Does not recurse."""
    waiting: list[tuple[object, int, syntax.Expression | None]] = [(definition, 0, None)]
    while waiting:
        node, depth, outermost = waiting.pop()
        if type(node) in _NODES:
            depth += 1
            if outermost is None and not isinstance(node, syntax.WeightedEntry):
                outermost = cast(syntax.Expression, node)
            if depth > DEEPEST:
                return outermost
        waiting += [(part, depth, outermost) for part in inside(node)]
    return None
