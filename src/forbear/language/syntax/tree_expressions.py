"""What was written, expression by expression: a closed union of frozen classes; part of `syntax`, which has them all."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal as OneOf

from forbear.errors import Span
from forbear.records import dataclass, field


@dataclass(frozen=True, slots=True)
class Name:
    """A word: an entity, a variable, a constant, `True` or `False`."""

    text: str
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Numeral:
    value: int | Fraction
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class QuestionMark:
    """`?`."""

    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Call:
    """`at(Bob)`."""

    name: str
    arguments: tuple[Expression, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Negation:
    operand: Expression
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Chain:
    """Two or more operands joined by `&`, or by `|`."""

    operator: OneOf["&", "|"]
    operands: tuple[Expression, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Compare:
    operator: OneOf["==", "!=", "<", "<=", ">", ">="]
    left: Expression
    right: Expression
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Assignment:
    """`f = v`, or `remember f = v`."""

    target: Expression
    value: Expression
    span: Span = field(compare=False, repr=False)
    is_remembered: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    operator: OneOf["+", "-", "*", "/"]
    left: Expression
    right: Expression
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class If:
    branches: tuple[tuple[Expression, Expression], ...]
    otherwise: Expression | None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Binder:
    """`forall(x : t) …` and its like."""

    kind: OneOf["forall", "exists", "sum", "product"]
    variable: str
    type: str
    body: Expression
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class MindTerm:
    """`believes(c, …)`, `belief(c, …)`, and in effects `hears(c, …)` and `expects(c, …)`."""

    kind: OneOf["believes", "belief", "hears", "expects"]
    character: Expression
    body: Expression
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Membership:
    operand: Expression
    type: str
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class WeightedEntry:
    """One line of a distribution: a value, or assignments joined by `&`; weight None: the rest."""

    value: Expression
    weight: Expression | None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Weights:
    """`{v: w, …}`."""

    entries: tuple[WeightedEntry, ...]
    span: Span = field(compare=False, repr=False)


Expression = (
    Name
    | Numeral
    | QuestionMark
    | Call
    | Negation
    | Chain
    | Compare
    | Assignment
    | Operation
    | If
    | Binder
    | MindTerm
    | Membership
    | Weights
)
