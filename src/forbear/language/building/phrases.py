"""The words of the language that are no operators: `believes`, `if_`, `forall`, `total`, `log`, `greatest` and so on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal as OneOf

from forbear.language.building.term import NOWHERE, Term, node_of
from forbear.language.syntax import tree as syntax

Body = object | Callable[[Term], object]
"""What stands in a binder: an expression, or a function from the variable to one."""


def term(value: object) -> Term:
    """Return anything that can stand in an expression as a Term: a name, a number, a text to be read."""
    return Term(node_of(value))


def believes(character: object, body: object) -> Term:
    """`believes(c, φ)`: c gives φ weight 1."""
    return Term(syntax.MindTerm("believes", node_of(character), node_of(body), NOWHERE))


def belief(character: object, body: object) -> Term:
    """`belief(c, φ)`: the weight that c gives to φ."""
    return Term(syntax.MindTerm("belief", node_of(character), node_of(body), NOWHERE))


def hears(character: object, body: object) -> Term:
    """`hears(c, φ)`: an effect, after which c takes it that φ is so."""
    return Term(syntax.MindTerm("hears", node_of(character), node_of(body), NOWHERE))


def expects(character: object, body: object) -> Term:
    """`expects(c, φ)`: how likely c thinks φ to be so at the end; behind `remember` alone."""
    return Term(syntax.MindTerm("expects", node_of(character), node_of(body), NOWHERE))


def remember(fluent: object, value: object) -> Term:
    """`remember f = v`: an effect, after which the number fluent f keeps a degree."""
    return Term(syntax.Assignment(node_of(fluent), node_of(value), NOWHERE, is_remembered=True))


def if_(condition: object, value: object, *more: object) -> Term:
    """`if_(c, x, y)`: x where c holds, else y. `if_(c, x, d, y, z)`: `if(c) x elseif(d) y else z`."""
    parts = (condition, value, *more)
    branches = tuple((node_of(test), node_of(then)) for test, then in zip(parts[0:-1:2], parts[1::2], strict=False))
    otherwise = node_of(parts[-1]) if len(parts) % 2 else None
    return Term(syntax.If(branches, otherwise, NOWHERE))


def log(value: object) -> Term:
    """`log(x)`, the natural logarithm."""
    return _function("log", value)


def exp(value: object) -> Term:
    """`exp(x)`: e to the power of x."""
    return _function("exp", value)


def greatest(*values: object) -> Term:
    """`max(x, y, …)`, under a name of its own, since Python has a `max`."""
    return _function("max", *values)


def least(*values: object) -> Term:
    """`min(x, y, …)`, under a name of its own, since Python has a `min`."""
    return _function("min", *values)


def forall(variable: str, body: Body) -> Term:
    """`forall("c : character", lambda c: alive(c))`."""
    return _binder("forall", variable, body)


def exists(variable: str, body: Body) -> Term:
    """`exists("c : character", lambda c: alive(c))`."""
    return _binder("exists", variable, body)


def total(variable: str, body: Body) -> Term:
    """`sum(c : character) …`, under a name of its own, since Python has a `sum`."""
    return _binder("sum", variable, body)


def product(variable: str, body: Body) -> Term:
    """`product(c : character) …`."""
    return _binder("product", variable, body)


def is_a(value: object, type_name: str) -> Term:
    """`x : weapon`: x is of the type."""
    return Term(syntax.Membership(node_of(value), type_name, NOWHERE))


def name_and_type(text: str) -> tuple[str, str]:
    """Return the parts of `"c : character"`. Raises TypeError where it has not both."""
    name, colon, type_name = (part.strip() for part in text.partition(":"))
    if not name or not colon or not type_name:
        raise TypeError(f'a variable is written with its type, "c : character", not {text!r}')
    return name, type_name


def _function(name: str, *values: object) -> Term:
    return Term(syntax.Call(name, tuple(node_of(value) for value in values), NOWHERE))


def _binder(kind: OneOf["forall", "exists", "sum", "product"], text: str, body: Body) -> Term:
    name, type_name = name_and_type(text)
    inner = body(Term(syntax.Name(name, NOWHERE))) if callable(body) else body
    return Term(syntax.Binder(kind, name, type_name, node_of(inner), NOWHERE))
