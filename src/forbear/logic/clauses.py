"""Conditions in disjunctive normal form: a list of clauses, each a list of atoms `fluent OP value`.

Negations are pushed inward first, so that neither `n > 0` nor its negation holds where n is `?`. A clause that cannot
hold is left out, and so is an atom that another one implies; but `x | !x` is not recognised as True.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from math import prod
from operator import attrgetter
from typing import Final, assert_never

from forbear.errors import InternalError, LimitReached, Span
from forbear.language.amounts import Symbol
from forbear.language.expressions import (
    FALSE,
    TRUE,
    And,
    Arithmetic,
    Believes,
    Cell,
    Comparison,
    Conditional,
    Degree,
    Distribution,
    Expects,
    Expression,
    Fluent,
    Function,
    Literal,
    Not,
    Or,
    Quantified,
    TypeTest,
    Variable,
)
from forbear.language.functions import FunctionName
from forbear.language.values import UNKNOWN, Value
from forbear.logic import folding
from forbear.logic.cells import cells_of
from forbear.logic.folding import Comparator

MOST_CLAUSES: Final = 20_000
"""A condition of more clauses than this is refused."""

MOST_CASES: Final = 200
"""A sum (a product, a function) of more cases than this is not told apart by case but computed as it stands."""

_NOWHERE: Final = 1 << 60
"""The place of atoms that have no cell alone on their left."""

_ORDER: Final[dict[Comparator, int]] = {"==": 0, "!=": 1, ">": 2, ">=": 3, "<": 4, "<=": 5}


class Atom:
    """`left OP right`: a cell on the left wherever there is one alone; right a constant, or a number computed.

    Never changed; what is asked of it often is worked out once. `cells`: those it reads, left ones first. `is_traced`: the
    constant is a number that remembers how it was made, so that how it compares is noted by whoever asks. `place`: the cell
    on the left, past all cells where there is none alone; atoms at different places do not settle each other.
    """

    __slots__ = ("_hash", "_key", "_same", "cells", "is_traced", "left", "operator", "place", "right")

    def __init__(self, left: Expression, operator: Comparator, right: Expression) -> None:
        self.left = left
        self.operator = operator
        self.right = right
        self._key: tuple[int, int, str, str] | None = None
        self.is_traced = isinstance(right, Literal) and isinstance(right.value, Symbol)
        if isinstance(left, Cell) and isinstance(right, Literal):
            self.place = left.index
            self.cells: tuple[int, ...] = (left.index,)
            value = right.value
            self._same: tuple[object, ...] = (left.index, operator, value, isinstance(value, bool))
        else:
            self.place = left.index if isinstance(left, Cell) else _NOWHERE
            self.cells = (*sorted(cells_of(left)), *sorted(cells_of(right)))
            self._same = (left, operator, right)
        self._hash = hash(self._same)

    @property
    def key(self) -> tuple[int, int, str, str]:
        """Return what atoms are sorted by: the fluent, the operator, the value."""
        if self._key is None:
            left, right = self.left, self.right
            first = "" if isinstance(left, Cell) else repr(left)
            last = f"Literal(value={right.value!r})" if isinstance(right, Literal) else repr(right)
            self._key = self.place, _ORDER[self.operator], first, last
        return self._key

    def __eq__(self, other: object) -> bool:
        return self._same == other._same if isinstance(other, Atom) else NotImplemented

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return f"Atom({self.left!r}, {self.operator!r}, {self.right!r})"

    def __reduce__(self) -> tuple[type[Atom], tuple[Expression, Comparator, Expression]]:
        return Atom, (self.left, self.operator, self.right)


Clause = tuple[Atom, ...]
Dnf = tuple[Clause, ...]
Domain = Callable[[int], tuple[Value, ...] | None]
"""The values a cell can take; None for numbers."""

ALWAYS: Final[Dnf] = ((),)
NEVER: Final[Dnf] = ()


def clauses_of(condition: Expression, domain: Domain, *, is_spelled: bool = True) -> Dnf:
    """Return the normal form of a ground condition over cells. Raises LimitReached past MOST_CLAUSES.

    is_spelled: of two fluents that are compared the right one is spelled out by its values, so that an atom compares
    one fluent with a constant wherever no number is computed. Without it they are one atom: a mind that puts right
    `f() == g()` has one thing to put right (correction.py).
    """
    return _Forming(domain, is_spelled).clauses(condition)


def formed(condition: Expression, domain: Domain, *, is_spelled: bool) -> tuple[Dnf, bool]:
    """Return the normal form as `clauses_of` does, and whether it is the same spelled out and not."""
    forming = _Forming(domain, is_spelled)
    return forming.clauses(condition), forming.is_same


def branches_of(value: Expression, domain: Domain) -> tuple[tuple[Expression, Expression], ...]:
    """Return the cases of a value, each a condition and a constant, a cell, or a number that is computed.

    The first case whose condition holds gives the value; every condition also denies the earlier ones. What is computed
    has no cases within it, unless they are more than MOST_CASES: a sum of thirty `if` has 2^30.
    """
    return _Forming(domain, is_spelled=True).branches(value)


def summands_of(value: Expression) -> tuple[Expression, ...]:
    """Return what a sum adds up, what it takes away as less than nothing."""
    found: list[Expression] = []
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Arithmetic) and each.operator == "+":
            waiting += (each.right, each.left)
        elif isinstance(each, Arithmetic) and each.operator == "-" and each.left != Literal(0):
            waiting += (Arithmetic("-", Literal(0), each.right, each.span), each.left)
        else:
            found.append(each)
    return tuple(found)


class _Forming:
    """Puts conditions over cells of known domains into normal form."""

    def __init__(self, domain: Domain, is_spelled: bool) -> None:
        self._domain = domain
        self._is_spelled = is_spelled
        self.is_same = True
        """Whether nothing was met so far that is written otherwise where two fluents are spelled out."""

    def clauses(self, condition: Expression) -> Dnf:
        match condition:
            case Literal(value):
                return ALWAYS if value is True else NEVER
            case Cell():
                return ((Atom(condition, "==", TRUE),),)
            case And(operands):
                return both(self.clauses(operand) for operand in operands)
            case Or(operands):
                return either(self.clauses(operand) for operand in operands)
            case Comparison():
                return self._comparison(condition)
            case Not(Cell() as cell):
                return ((Atom(cell, "==", FALSE),),)
            case Not(Conditional(branches, otherwise)):
                turned = tuple((test, folding.negation(value)) for test, value in branches)
                return self.clauses(Conditional(turned, FALSE if otherwise is None else folding.negation(otherwise)))
            case Not(operand) if (pushed := folding.negation(operand)) != condition:
                return self.clauses(pushed)
            case Conditional():
                return either(both((self.clauses(test), self.clauses(value))) for test, value in _cases(condition))
            case Not() | Arithmetic() | Function() | Variable() | Fluent() | TypeTest() | Quantified():
                raise InternalError(f"not a condition over cells: {condition!r}")
            case Believes() | Degree() | Expects() | Distribution():
                raise InternalError(f"not a condition over cells: {condition!r}")
        assert_never(condition)

    def _count(self, value: Expression) -> int:
        """Return how many cases a value has at most."""
        match value:
            case Literal():
                return 1
            case Cell(index):
                return 2 if self._domain(index) == (False, True) else 1
            case Conditional(branches, otherwise):
                return sum([self._count(each) for _, each in branches]) + (
                    1 if otherwise is None else self._count(otherwise)
                )
            case Arithmetic(_, left, right):
                return self._count(left) * self._count(right)
            case Function(_, arguments):
                return prod([self._count(argument) for argument in arguments])
        return 2

    def branches(self, value: Expression) -> tuple[tuple[Expression, Expression], ...]:
        if isinstance(value, (Arithmetic, Function)) and self._count(value) > MOST_CASES:
            return ((TRUE, value),)
        match value:
            case Literal():
                return ((TRUE, value),)
            case Cell(index):
                if self._domain(index) == (False, True):
                    self.is_same = False
                    if self._is_spelled:
                        return _two(value)
                return ((TRUE, value),)
            case Conditional():
                return tuple(
                    (condition, leaf)
                    for test, branch in _cases(value)
                    for inner, leaf in self.branches(branch)
                    if (condition := folding.conjunction((test, inner))) != FALSE
                )
            case Function(name, arguments, span):
                return self._applied(name, arguments, span)
            case Arithmetic(operator, left, right, span):
                return tuple(
                    (condition, folding.arithmetic(operator, one, other, span))
                    for first, one in self.branches(left)
                    for second, other in self.branches(right)
                    if (condition := folding.conjunction((first, second))) != FALSE
                )
        return _two(value)

    def _applied(
        self, name: FunctionName, arguments: tuple[Expression, ...], span: Span | None
    ) -> tuple[tuple[Expression, Expression], ...]:
        """Return the cases of a function: each combination of its arguments' cases."""
        found: list[tuple[Expression, tuple[Expression, ...]]] = [(TRUE, ())]
        for argument in arguments:
            found = [
                (condition, (*chosen, leaf))
                for first, chosen in found
                for second, leaf in self.branches(argument)
                if (condition := folding.conjunction((first, second))) != FALSE
            ]
        return tuple((condition, folding.function(name, chosen, span)) for condition, chosen in found)

    def _comparison(self, condition: Comparison) -> Dnf:
        left = condition.left
        if (
            isinstance(left, Cell)
            and isinstance(condition.right, Literal)
            and self._domain(left.index) != (False, True)
        ):
            return self._plain(condition.operator, left, condition.right)
        found = []
        for first, one in self.branches(left):
            for second, other in self.branches(condition.right):
                tests = (self.clauses(first), self.clauses(second))
                found.append(both((*tests, self._plain(condition.operator, one, other))))
        return either(found)

    def _plain(self, operator: Comparator, left: Expression, right: Expression) -> Dnf:
        """Compare two values without cases; see `is_spelled` for two cells with entities."""
        folded = folding.comparison(operator, left, right)
        if not isinstance(folded, Comparison):
            return self.clauses(folded)
        operator, left, right = folded.operator, folded.left, folded.right
        values = self._domain(right.index) if isinstance(right, Cell) else None
        self.is_same = self.is_same and values is None
        if values is not None and self._is_spelled:
            return either(
                both((self._plain("==", right, Literal(v)), self._plain(operator, left, Literal(v)))) for v in values
            )
        own = self._domain(left.index) if isinstance(left, Cell) else None
        if own is not None and isinstance(right, Literal):
            fitting = _fitting(operator, right.value, own)
            if not fitting:
                return NEVER
            if len(fitting) == len(own):
                return ALWAYS
            if own == (False, True):
                operator, right = "==", Literal(fitting[0])
            elif operator not in ("==", "!="):
                operator = "=="
        if isinstance(right, Cell) and not isinstance(left, Cell):
            left, right, operator = right, left, folding.FLIPPED[operator]
        return ((Atom(left, operator, right),),)


def _fitting(operator: Comparator, value: Value, own: tuple[Value, ...]) -> Sequence[Value]:
    """Return the values that stand so to a value."""
    if operator == "==" and isinstance(value, str):
        return (value,) if value in own else ()
    return [v for v in own if folding.compare(operator, v, value)]


def _cases(expression: Conditional) -> Iterable[tuple[Expression, Expression]]:
    """Yield each branch with the condition under which it is reached and taken."""
    earlier: Expression = TRUE
    for test, value in expression.branches:
        yield folding.conjunction((earlier, test)), value
        earlier = folding.conjunction((earlier, folding.negation(test)))
    yield earlier, TRUE if expression.otherwise is None else expression.otherwise


def _two(formula: Expression) -> tuple[tuple[Expression, Expression], ...]:
    return (formula, TRUE), (folding.negation(formula), FALSE)


def either(parts: Iterable[Dnf]) -> Dnf:
    """Return the normal form of a disjunction, each clause once, in order."""
    found: dict[Clause, None] = {}
    for part in parts:
        if part == ALWAYS:
            return ALWAYS
        found.update(dict.fromkeys(part))
        if len(found) > MOST_CLAUSES:
            raise LimitReached("clauses of a condition", MOST_CLAUSES, "")
    return tuple(found)


def both(parts: Iterable[Dnf]) -> Dnf:
    """Return the normal form of a conjunction."""
    found = ALWAYS
    for part in parts:
        if not part or not found:
            return NEVER
        if part == ALWAYS:
            continue
        if found == ALWAYS:
            found = part
            continue
        if len(found) * len(part) > MOST_CLAUSES:
            raise LimitReached("clauses of a condition", MOST_CLAUSES, "")
        merged = [clause for one in found for other in part if (clause := merge(one + other)) is not None]
        found = ALWAYS if () in merged else tuple(dict.fromkeys(merged))
    return found


def merge(atoms: Clause) -> Clause | None:
    """Return the atoms sorted, without those that another implies; None where two contradict each other."""
    if len(atoms) < 2:
        return atoms
    if len({atom.place for atom in atoms}) == len(atoms):
        return tuple(sorted(atoms, key=_place))
    for atom in atoms:
        if atom.is_traced:
            return _merged.__wrapped__(atoms)
    return _merged(atoms)


@lru_cache(maxsize=100_000)
def _merged(atoms: Clause) -> Clause | None:
    kept: list[Atom] = []
    nearby = 0
    """Where in `kept` the atoms begin that stand at the same place in the order, so may be on the same fluent."""
    last = -1
    for atom in sorted(set(atoms), key=_key):
        is_implied = False
        place = atom.place
        if place != last:
            nearby, last = len(kept), place
        for other in kept[nearby:]:
            if other.left != atom.left:
                continue
            relation = _relation(other, atom)
            if relation == "contradict":
                return None
            if relation == "implies":
                is_implied = True
                break
            if relation == "is implied":
                kept.remove(other)
        if not is_implied:
            kept.append(atom)
    return tuple(kept)


_key = attrgetter("key")
_place = attrgetter("place")


def _relation(one: Atom, other: Atom) -> str:
    """Return how two atoms on one fluent stand to each other; "" where neither settles the other."""
    if not isinstance(one.right, Literal) or not isinstance(other.right, Literal):
        return ""
    first, second = one.right.value, other.right.value
    if one.operator == "==":
        return "implies" if folding.compare(other.operator, first, second) else "contradict"
    if other.operator == "==":
        return "is implied" if folding.compare(one.operator, second, first) else "contradict"
    if first is UNKNOWN or second is UNKNOWN:
        return _relation_to_unknown(one, other)
    if one.operator == "!=" or other.operator == "!=":
        return _relation_to_difference(one, other)
    return _relation_of_bounds(one, other)


def _relation_to_unknown(one: Atom, other: Atom) -> str:
    """`<` and `>` hold of numbers only, so they imply `!= ?`."""
    if other.operator in ("<", ">", "<=", ">=") and one.operator == "!=":
        return "is implied"
    if one.operator in ("<", ">", "<=", ">=") and other.operator == "!=":
        return "implies"
    return ""


def _relation_to_difference(one: Atom, other: Atom) -> str:
    if one.operator == other.operator:
        return ""
    assert isinstance(one.right, Literal) and isinstance(other.right, Literal)
    if one.operator == "!=":
        return "" if folding.compare(other.operator, one.right.value, other.right.value) else "is implied"
    return "" if folding.compare(one.operator, other.right.value, one.right.value) else "implies"


def _relation_of_bounds(one: Atom, other: Atom) -> str:
    assert isinstance(one.right, Literal) and isinstance(other.right, Literal)
    first, second = one.right.value, other.right.value
    below = ("<", "<=")
    if (one.operator in below) == (other.operator in below):
        stricter: Comparator = "<" if one.operator in below else ">"
        if folding.compare(stricter, first, second) or (first == second and one.operator == stricter):
            return "implies"
        return "is implied"
    lower, upper = (other, one) if one.operator in below else (one, other)
    assert isinstance(lower.right, Literal) and isinstance(upper.right, Literal)
    if folding.compare("<", lower.right.value, upper.right.value):
        return ""
    touching = lower.right.value == upper.right.value and lower.operator == ">=" and upper.operator == "<="
    return "" if touching else "contradict"
