"""Properties, several of which may share a name: told apart by how many arguments they take, and of which types.

A fixed parameter that falls under another's is an error. Two variables are never held to overlap by the base language;
in a story file the same declaration twice is a mistake.
"""

from __future__ import annotations

from collections.abc import Sequence

from forbear.errors import Span
from forbear.language import syntax
from forbear.language.checking.findings import Findings
from forbear.language.checking.parameters import parameters
from forbear.language.checking.terms import Terms
from forbear.language.checking.uses import written
from forbear.language.checking.world import Term, World
from forbear.language.expressions import Literal, Property, Variable
from forbear.language.values import show


def declared_properties(
    definitions: tuple[syntax.Definition, ...], world: World, findings: Findings
) -> tuple[Property, ...]:
    """Return all properties, in order of declaration."""
    terms = Terms(world, findings)
    found: list[Property] = []
    signatures: list[Signature] = []
    for definition in definitions:
        if not isinstance(definition, syntax.PropertyDef):
            continue
        if definition.type not in world.types:
            terms.unknown_type(definition.type, definition.span)
        known = parameters(definition.formals, terms)
        if known is None:
            continue
        declared = Property(definition.name, known, definition.type)
        signature = Signature("property", definition.name, known, definition.span)
        signature.check(signatures, world, findings)
        signatures.append(signature)
        found.append(declared)
        for other in found[:-1]:
            _check_overlap(declared, other, definition.span, world, findings)
    return tuple(dict.fromkeys(found))


class Signature:
    """What a property, an action or a trigger is told apart by."""

    def __init__(self, what: str, name: str, terms: tuple[Term, ...], span: Span) -> None:
        self.what = what
        self.name = name
        self.terms = terms
        self.span = span

    def check(self, others: Sequence[Signature], world: World, findings: Findings) -> None:
        """Tell where this signature says again what another one of its kind says."""
        for other in others:
            if other.name != self.name or len(other.terms) != len(self.terms):
                continue
            pairs = list(zip(self.terms, other.terms, strict=True))
            where = f"it stands in line {other.span.line} of {other.span.file} already"
            if all(_falls_under(one, two, world) for one, two in pairs):
                findings.tell("E228", self.span, where, what=f"{self.name}({_shown(self.terms)})")
                return
            if not findings.is_base(self.span) and self._is_same(other):
                findings.tell("E212", self.span, where, name=self.name)
                return

    def _is_same(self, other: Signature) -> bool:
        types = [term.type if isinstance(term, Variable) else term for term in self.terms]
        return types == [term.type if isinstance(term, Variable) else term for term in other.terms]


def _falls_under(one: Term, two: Term, world: World) -> bool:
    """Say whether one of two parameters is a fixed value that the other takes."""
    if isinstance(one, Literal):
        return world.accepts(two, one)
    return isinstance(two, Literal) and world.accepts(one, two)


def _check_overlap(declared: Property, other: Property, span: Span, world: World, findings: Findings) -> None:
    """Warn where two properties take the same arguments: the first declared is meant."""
    if findings.is_base(span) or declared.name != other.name or len(declared.parameters) != len(other.parameters):
        return
    pairs = list(zip(declared.parameters, other.parameters, strict=True))
    if not pairs or declared.parameters == other.parameters:
        return
    if all(isinstance(a, Variable) and isinstance(b, Variable) and world.is_below(a.type, b.type) for a, b in pairs):
        hint = f"declare {written(declared)} first: the first that fits is meant"
        findings.tell("W209", span, hint, name=written(declared), other=written(other))


def _shown(terms: tuple[Term, ...]) -> str:
    return ", ".join(f"{t.name} : {t.type}" if isinstance(t, Variable) else show(t.value) for t in terms)
