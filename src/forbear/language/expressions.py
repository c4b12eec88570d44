"""Checked expressions: every name resolved, every value of a known type; a closed union of frozen classes.

`Cell` stands for a ground fluent by its number and occurs only after grounding; `Fluent` (a property with
arguments) and the binders occur only before.
"""

from __future__ import annotations

from typing import Literal as OneOf

from forbear.errors import Span
from forbear.language.amounts import is_same
from forbear.language.functions import FunctionName
from forbear.language.values import Value
from forbear.records import dataclass, field


@dataclass(frozen=True, slots=True)
class Variable:
    """A parameter or a bound variable; its declared type names the values it ranges over."""

    name: str
    type: str


@dataclass(frozen=True, slots=True, eq=False)
class Literal:
    """A value as it stands. `True` is not 1, though Python holds them equal: tables are keyed by expressions."""

    value: Value

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Literal):
            return NotImplemented
        mine, theirs = self.value, other.value
        return mine is theirs or (is_same(mine, theirs) and isinstance(mine, bool) == isinstance(theirs, bool))

    def __hash__(self) -> int:
        return hash((isinstance(self.value, bool), self.value))


@dataclass(frozen=True, slots=True)
class Property:
    """A family of fluents: `property mercy(c : character) : number`. A parameter may be fixed to one value.

    bounds: the first and the last of the whole numbers that it was declared to hold.
    """

    name: str
    parameters: tuple[Variable | Literal, ...]
    type: str
    bounds: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Fluent:
    """A property applied to arguments (Variables or Literals)."""

    property: Property
    arguments: tuple[Variable | Literal, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A ground fluent, by its number in the Task."""

    index: int


@dataclass(frozen=True, slots=True)
class Not:
    operand: Expression


@dataclass(frozen=True, slots=True)
class And:
    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`?` equals only itself; `<` and `>` are false unless both sides are numbers; `<=`, `>=` hold where equal."""

    operator: OneOf["==", "!=", "<", "<=", ">", ">="]
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """`?` with anything is `?`. `span`: where it is written, as far as that is known."""

    operator: OneOf["+", "-", "*", "/"]
    left: Expression
    right: Expression
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Function:
    """`log(x)`, `max(x, y)` and their like; `?` where an argument is `?`. `span`: as in Arithmetic."""

    name: FunctionName
    arguments: tuple[Expression, ...]
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Conditional:
    """The first branch whose condition holds; else `otherwise` (None: a condition without else is True)."""

    branches: tuple[tuple[Expression, Expression], ...]
    otherwise: Expression | None


@dataclass(frozen=True, slots=True)
class Quantified:
    """`forall`, `exists`, `sum` or `product` over the values of the variable's type."""

    kind: OneOf["forall", "exists", "sum", "product"]
    variable: Variable
    body: Expression


@dataclass(frozen=True, slots=True)
class TypeTest:
    operand: Variable | Literal
    type: str


@dataclass(frozen=True, slots=True)
class Believes:
    """A formula: the character gives it weight 1. A value: what they take it to be where they are sure, else `?`."""

    character: Variable | Literal
    body: Expression


@dataclass(frozen=True, slots=True)
class Degree:
    """`belief(c, φ)`: the weight in [0, 1] that the character gives to the formula."""

    character: Variable | Literal
    body: Expression


@dataclass(frozen=True, slots=True)
class Expects:
    """`expects(c, φ)`: how likely the character thinks it, in [0, 1], that the formula will be so at the end."""

    character: Variable | Literal
    body: Expression


@dataclass(frozen=True, slots=True)
class Distribution:
    """`{v: w, …}`: values with their weights (constant expressions summing to 1)."""

    entries: tuple[tuple[Expression, Expression], ...]


Expression = (
    Variable
    | Literal
    | Fluent
    | Cell
    | Not
    | And
    | Or
    | Comparison
    | Arithmetic
    | Function
    | Conditional
    | Quantified
    | TypeTest
    | Believes
    | Degree
    | Expects
    | Distribution
)

TRUE = Literal(True)
FALSE = Literal(False)
