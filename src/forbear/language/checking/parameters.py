"""The parameters of properties, actions and triggers: variables of a type that can be listed, or fixed values."""

from __future__ import annotations

from forbear.language.checking.scope import Scope
from forbear.language.checking.terms import Terms
from forbear.language.checking.world import Term
from forbear.language.expressions import Literal, Variable
from forbear.language.syntax import tree as syntax
from forbear.language.values import UNKNOWN


def parameters(formals: tuple[syntax.Formal, ...], terms: Terms) -> tuple[Term, ...] | None:
    """Return the parameters; None, and told, where one is not known. A repeated variable means the same value."""
    found = [_parameter(formal, terms) for formal in formals]
    known = tuple(term for term in found if term is not None)
    return known if len(known) == len(found) else None


def _parameter(formal: syntax.Formal, terms: Terms) -> Term | None:
    if formal.type is None:
        term = terms.read(formal.value, Scope("a parameter"))
        if isinstance(term, Literal) and term.value is UNKNOWN:
            terms.findings.tell("E227", formal.span)
            return None
        return term
    assert isinstance(formal.value, syntax.Name)
    return terms.variable(formal.value.text, formal.type, formal.span)


def in_scope(found: tuple[Term, ...], place: str) -> Scope:
    """Return the scope in which these parameters are known."""
    return Scope(place, {term.name: term for term in found if isinstance(term, Variable)})
