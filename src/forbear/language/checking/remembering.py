"""What definitions came to in a world, remembered for the next text that has the same one.

Whoever asks a scene with something changed has it checked anew, mostly with the same types, people and properties: a domain's
actions and reasons come to the same objects then, so far as they name no amount that is another now. What is made of these
objects can be told to be the same by that (`grounding/spelled.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from forbear.language.checking.entries import LayeredDefinition
from forbear.language.checking.findings import Findings
from forbear.language.checking.world import World
from forbear.language.expressions import Literal
from forbear.language.syntax import tree as syntax
from forbear.language.syntax.contents import walk

Found = TypeVar("Found")

MOST_CHECKS = 2
"""Worlds that are remembered, the last ones."""

_Key = tuple[int, bool]
"""A definition, by its identity, and whether it stands in a scene."""

_Known = Mapping[_Key, tuple[syntax.Definition, object]]
"""What definitions came to. A definition is kept with it, so that no other has its identity."""


class LastCheck:
    """A world without its amounts; and with the amounts of the last check in it, what definitions came to."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.last: tuple[Mapping[str, Literal], _Known] = world.constants, {}
        self._names: dict[int, tuple[syntax.Definition, frozenset[str]]] = {}

    def known(self, amounts: Mapping[str, Literal]) -> _Known:
        """Return what is known with these amounts: what names one that is another now is not."""
        before, known = self.last
        changed = {name for name in (*before, *amounts) if before.get(name) != amounts.get(name)}
        if not changed:
            return known
        return {key: one for key, one in known.items() if changed.isdisjoint(self._named(one[0]))}

    def kept(self, amounts: Mapping[str, Literal], now: _Known) -> None:
        """Keep what definitions came to with these amounts, and nothing of others."""
        self.last = amounts, now
        kept = {place for place, _ in now}
        self._names = {place: one for place, one in self._names.items() if place in kept}

    def _named(self, definition: syntax.Definition) -> frozenset[str]:
        found = self._names.get(id(definition))
        if found is None:
            names = frozenset(part.text for part in walk(definition) if isinstance(part, syntax.Name))
            found = self._names[id(definition)] = definition, names
        return found[1]


class Remembering:
    """One check, which begins with what the last one in the same world left."""

    def __init__(self, world: World, findings: Findings) -> None:
        self.last_check = _last_check(world)
        self._amounts = world.constants
        self._findings = findings
        self._known = self.last_check.known(world.constants)
        self._now: dict[_Key, tuple[syntax.Definition, object]] = {}

    def checked(
        self, entry: LayeredDefinition, check: Callable[[LayeredDefinition], Found | None]
    ) -> tuple[Found | None, bool]:
        """Return what a definition comes to, and whether that was known; else this check of it says so.

        Where anything is told of a definition it is checked again the next time."""
        key = id(entry.definition), entry.is_scene
        known = self._known.get(key)
        if known is not None:
            self._now[key] = known
            return known[1], True  # type: ignore[return-value]
        told = self._findings.number
        found = check(entry)
        if found is not None and self._findings.number == told:
            self._now[key] = entry.definition, found
        return found, False

    def keep(self) -> None:
        """Leave what was checked to the next check."""
        self.last_check.kept(self._amounts, self._now)


_checks: tuple[LastCheck, ...] = ()


def _last_check(world: World) -> LastCheck:
    """Return the check of a world: that of the last texts which had the same, or a new one."""
    global _checks
    check = next((check for check in _checks if _is_same(check.world, world)), None) or LastCheck(world)
    _checks = (check, *(other for other in _checks if other is not check))[:MOST_CHECKS]
    return check


def _is_same(one: World, other: World) -> bool:
    return (
        one.types == other.types
        and one.entities == other.entities
        and one.ranges == other.ranges
        and one.has_reader == other.has_reader
        and one.properties == other.properties
    )
