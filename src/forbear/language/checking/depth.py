"""How deep an expression is nested; a chain of `+` is nested as deep as it is long."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.language.checking.findings import Findings
from forbear.language.syntax import tree as syntax
from forbear.records import is_dataclass

DEEPEST = 150
"""Levels of one expression."""

_NODES = (*syntax.Expression.__args__, syntax.WeightedEntry)


def sound_definitions(definitions: tuple[syntax.Definition, ...], findings: Findings) -> tuple[syntax.Definition, ...]:
    """Return the definitions whose expressions are not too deep to be worked with; tell of the others."""
    found = []
    for definition in definitions:
        deep = _too_deep(definition)
        if deep is None:
            found.append(definition)
        else:
            hint = "bracket parts of it, or write it as a sum(…) or forall(…)"
            findings.tell("E232", deep.span, hint, limit=DEEPEST)
    return tuple(found)


def _too_deep(definition: object) -> syntax.Expression | None:
    """Return the outermost expression that is too deep, or None. Does not recurse."""
    waiting: list[tuple[object, int, syntax.Expression | None]] = [(definition, 0, None)]
    while waiting:
        node, depth, outermost = waiting.pop()
        if isinstance(node, tuple):
            waiting.extend((part, depth, outermost) for part in node)
            continue
        if isinstance(node, _NODES):
            depth += 1
            outermost = outermost if outermost is not None or isinstance(node, syntax.WeightedEntry) else node
            if depth > DEEPEST:
                return outermost
        waiting.extend((part, depth, outermost) for part in _parts(node))
    return None


def _parts(node: object) -> Iterator[object]:
    for name in getattr(type(node), "__slots__", ()):
        if name not in ("span", "comments"):
            part = getattr(node, name)
            if isinstance(part, tuple) or is_dataclass(part):
                yield part
