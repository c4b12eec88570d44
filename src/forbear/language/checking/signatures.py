"""What properties, actions and triggers of one name are told apart by: how many parameters they have, and of what types.

A fixed parameter that falls under another's is an error. Two variables are never held to overlap by the base language;
in a story file the same signature twice is a mistake, and a property that an earlier one covers is odd.
"""

from __future__ import annotations

from forbear.errors import Span
from forbear.language.checking.findings import Findings
from forbear.language.checking.world import Term, World
from forbear.language.expressions import Literal, Variable
from forbear.language.values import show
from forbear.records import dataclass

MOST = 200
"""Definitions of one name."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A name with its parameters, and where they stand."""

    name: str
    terms: tuple[Term, ...]
    span: Span

    def __str__(self) -> str:
        parts = (f"{t.name} : {t.type}" if isinstance(t, Variable) else show(t.value) for t in self.terms)
        return f"{self.name}({', '.join(parts)})"

    def is_like(self, other: Signature) -> bool:
        """Say whether the parameters are of the same types."""
        pairs = zip(self.terms, other.terms, strict=True)
        return all(
            (a.type == b.type) if isinstance(a, Variable) and isinstance(b, Variable) else a == b for a, b in pairs
        )


class Signatures:
    """The signatures of one kind of definition so far."""

    def __init__(self, world: World, findings: Findings) -> None:
        self._world = world
        self._findings = findings
        self._by_name: dict[str, list[Signature]] = {}

    def add(self, name: str, terms: tuple[Term, ...], span: Span, *, is_first_meant: bool = False) -> bool:
        """Add a signature, and tell what it says again. `is_first_meant`: a use means the first that fits.

        Returns whether there is room for it.
        """
        others = self._by_name.setdefault(name, [])
        if len(others) >= MOST:
            self._findings.tell("E109", span, limit=MOST, what=f"definitions of one name: {name}")
            return False
        added = Signature(name, terms, span)
        for other in others:
            if len(other.terms) == len(terms) and self._tell(added, other, is_first_meant):
                break
        others.append(added)
        return True

    def _tell(self, added: Signature, other: Signature, is_first_meant: bool) -> bool:
        """Tell what is wrong with a signature beside an earlier one; return whether anything is."""
        pairs = list(zip(added.terms, other.terms, strict=True))
        where = f"it stands in line {other.span.line} of {other.span.file} already"
        if all(_falls_under(one, two, self._world) for one, two in pairs):
            self._findings.tell("E228", added.span, where, what=added)
            return True
        if self._findings.is_base(added.span):
            return False
        if added.is_like(other):
            self._findings.tell("E212", added.span, where, name=added.name)
            return True
        if is_first_meant and all(self._world.accepts(two, one) for one, two in pairs):
            hint = f"declare {added} first: the first that fits is meant"
            self._findings.tell("W209", added.span, hint, name=added, other=other)
            return True
        return False


def _falls_under(one: Term, two: Term, world: World) -> bool:
    """Say whether one of two parameters is a fixed value that the other takes."""
    if isinstance(one, Literal):
        return world.accepts(two, one)
    return isinstance(two, Literal) and world.accepts(one, two)
