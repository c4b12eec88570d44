"""What a place in a file may speak of: the variables around it, and whether degrees of belief may stand there."""

from __future__ import annotations

from collections.abc import Mapping

from forbear.language.expressions import Variable
from forbear.records import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Scope:
    """`place` is how an author calls it: "a precondition". `has_reader`: the reader counts as a mind there."""

    place: str
    variables: Mapping[str, Variable] = field(default_factory=dict)
    has_degrees: bool = False
    has_reader: bool = False

    def with_variable(self, variable: Variable) -> Scope:
        """Return the scope inside a binder; an inner variable hides an outer one of the same name."""
        return replace(self, variables={**self.variables, variable.name: variable})

    def inside_mind(self) -> Scope:
        """Return the scope of what somebody believes: nobody believes anything about the reader."""
        return replace(self, has_reader=False) if self.has_reader else self

    def named(self, place: str, *, has_degrees: bool = False) -> Scope:
        """Return the same variables at another place."""
        return replace(self, place=place, has_degrees=has_degrees)
