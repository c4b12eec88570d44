"""What a mind puts right when it sees something it held impossible (docs/semantics.md §4, the third stage).

The precondition is read as alternatives (disjunctive normal form). Of each alternative that really held, every part
that the mind took to be false is corrected: to what really was so for `==`, to `?` for any other comparison.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from forbear.language.expressions import (
    And,
    Believes,
    Cell,
    Comparison,
    Conditional,
    Expression,
    Literal,
    Not,
    Or,
)
from forbear.language.values import UNKNOWN, Value
from forbear.logic.negation import negated
from forbear.minds.node import Node
from forbear.minds.reading import Reader
from forbear.records import dataclass

_FLIPPED = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
_MOST_CLAUSES = 256

Clause = tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """The cell that has to take the value, in what the minds on the path believe (() for the world itself)."""

    path: tuple[str, ...]
    cell: int
    value: Value


def corrections(precondition: Expression, actual: Node, believed: Node, reader: Reader) -> tuple[Correction, ...]:
    """Return what must change in `believed` for the precondition to be possible there, as it was in `actual`."""
    found = []
    for clause in itertools.islice(_clauses(precondition), _MOST_CLAUSES):
        if not all(_holds(atom, actual, reader) for atom in clause):
            continue
        for atom in clause:
            if not _holds(atom, believed, reader):
                found += list(_mend(atom, (), actual, reader))
    return tuple(found)


def _holds(atom: Expression, node: Node, reader: Reader) -> bool:
    return reader.reading(atom)(node.state, node) is True


def _mend(atom: Expression, path: tuple[str, ...], actual: Node, reader: Reader) -> Iterator[Correction]:
    match atom:
        case Cell(index):
            yield Correction(path, index, True)
        case Not(Cell(index)):
            yield Correction(path, index, False)
        case Comparison(operator, Cell(index), right):
            value = reader.reading(right)(actual.state, actual) if operator == "==" else UNKNOWN
            yield Correction(path, index, value)
        case Believes(Literal(str(name)), body):
            for clause in itertools.islice(_clauses(body), 1):
                for part in clause:
                    yield from _mend(part, (*path, name), actual, reader)


def _clauses(expression: Expression) -> Iterator[Clause]:
    """Yield the clauses of the disjunctive normal form, in order."""
    match expression:
        case Or(operands):
            for operand in operands:
                yield from _clauses(operand)
        case And(operands):
            for parts in itertools.product(*(tuple(_clauses(operand)) for operand in operands)):
                yield tuple(itertools.chain.from_iterable(parts))
        case Not(operand):
            pushed = negated(operand)
            if isinstance(pushed, Not):
                yield (pushed,)
            else:
                yield from _clauses(pushed)
        case Conditional(branches, otherwise):
            earlier: tuple[Expression, ...] = ()
            for test, value in branches:
                yield from _clauses(And((*earlier, test, value)))
                earlier = (*earlier, Not(test))
            yield from _clauses(And((*earlier, otherwise if otherwise is not None else Literal(True))))
        case Comparison(operator, left, Cell() as cell) if not isinstance(left, Cell):
            yield (Comparison(_FLIPPED[operator], cell, left),)  # type: ignore[arg-type]
        case Literal(True):
            yield ()
        case Literal(False):
            return
        case _:
            yield (expression,)
