"""What the names of a file stand for: types, entities, amounts and properties, once they are all known.

A type is below itself; every declared type is below `entity`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from forbear.language.expressions import Literal, Property, Variable
from forbear.language.values import UNKNOWN, Value
from forbear.records import dataclass, field

Term = Variable | Literal
"""What can be an argument."""

BUILT_IN: Mapping[str, tuple[str, ...]] = {
    "boolean": (),
    "number": (),
    "entity": (),
    "character": ("entity",),
}
"""The types that need no declaration, with their parents."""


@dataclass(frozen=True)
class World:
    """The tables that expressions are resolved against."""

    types: Mapping[str, tuple[str, ...]]
    entities: Mapping[str, tuple[str, ...]]
    constants: Mapping[str, Literal]
    properties: tuple[Property, ...]
    has_reader: bool = False
    ranges: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @cached_property
    def overloads(self) -> Mapping[str, tuple[Property, ...]]:
        """The properties by name, in order of declaration."""
        found: dict[str, tuple[Property, ...]] = {}
        for declared in self.properties:
            found[declared.name] = (*found.get(declared.name, ()), declared)
        return found

    @cached_property
    def _above(self) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for name in self.types:
            above = {name}
            waiting = [name]
            while waiting:
                for parent in self.types.get(waiting.pop(), ()):
                    if parent not in above:
                        above.add(parent)
                        waiting.append(parent)
            found[name] = frozenset(above)
        return found

    def is_below(self, name: str, other: str) -> bool:
        """Say whether a type is another, or a subtype of it."""
        return other in self._above.get(name, ())

    def is_a(self, value: Value, type_name: str) -> bool:
        """Say whether a value belongs to a type; `?` belongs to none."""
        if isinstance(value, bool):
            return type_name == "boolean"
        if isinstance(value, str):
            return type_name == "entity" or any(self.is_below(own, type_name) for own in self.entities.get(value, ()))
        if value is UNKNOWN or type_name == "number":
            return value is not UNKNOWN
        return type_name in self.ranges and self.is_within(value, type_name)

    def is_within(self, value: Value, type_name: str) -> bool:
        """Say whether a value is one of the whole numbers of a range."""
        first, last = self.ranges[type_name]
        return isinstance(value, int) and not isinstance(value, bool) and first <= value <= last

    @cached_property
    def _meetings(self) -> dict[tuple[str, str], bool]:
        return {}

    @cached_property
    def _members(self) -> dict[str, frozenset[str]]:
        members: dict[str, set[str]] = {name: set() for name in self.types}
        for entity, own in self.entities.items():
            for name in frozenset().union(*(self._above.get(one, frozenset()) for one in own)):
                members[name].add(entity)
        return {name: frozenset(found) for name, found in members.items()}

    def can_meet(self, one: str, other: str) -> bool:
        """Say whether two types could have a value in common: a subtype of both, or an entity of both."""
        key = (one, other)
        if key not in self._meetings:
            self._meetings[key] = any(
                self.is_below(name, one) and self.is_below(name, other) for name in self.types
            ) or not self._members.get(one, frozenset()).isdisjoint(self._members.get(other, frozenset()))
        return self._meetings[key]

    def values(self, type_name: str) -> tuple[Value, ...]:
        """Return the values of a type that can be listed."""
        if type_name == "boolean":
            return (False, True)
        if type_name in self.ranges:
            first, last = self.ranges[type_name]
            return tuple(range(first, last + 1))
        return tuple(name for name in self.entities if self.is_a(name, type_name))

    @cached_property
    def characters(self) -> tuple[str, ...]:
        """The names of the characters, in order of declaration."""
        return tuple(name for name in self.entities if self.is_a(name, "character"))

    def accepts(self, parameter: Term, argument: Term) -> bool:
        """Say whether a parameter takes an argument; a variable counts by its declared type, and one of a type that
        nobody declared is let pass: that is told where it is bound."""
        if isinstance(parameter, Literal):
            return parameter == argument
        if isinstance(argument, Literal):
            return self.is_a(argument.value, parameter.type)
        if argument.type in self.ranges and parameter.type in self.ranges:
            (first, last), (low, high) = self.ranges[argument.type], self.ranges[parameter.type]
            return low <= first and last <= high
        return argument.type not in self.types or self.is_below(argument.type, parameter.type)

    def covers(self, declared: Property, arguments: tuple[Term, ...]) -> bool:
        """Say whether a use with these arguments is one of this property; a repeated parameter takes equal arguments."""
        if len(declared.parameters) != len(arguments):
            return False
        repeated: dict[str, Term] = {}
        for parameter, argument in zip(declared.parameters, arguments, strict=True):
            if not self.accepts(parameter, argument):
                return False
            if isinstance(parameter, Variable) and repeated.setdefault(parameter.name, argument) != argument:
                return False
        return True
