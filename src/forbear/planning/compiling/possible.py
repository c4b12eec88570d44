"""Which values a fluent could ever take: a generous guess in which nothing that was once possible is lost.

Numbers are kept as bounds: a number above all before stands for "ever more", one below for "ever less".
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import product

from forbear.figures import LARGEST
from forbear.language.expressions import Arithmetic, Cell, Conditional, Expression, Function, Literal
from forbear.language.functions import FunctionName, NoValue, applied
from forbear.language.values import UNKNOWN, Value
from forbear.logic.clauses import Atom, Clause, Dnf
from forbear.logic.folding import Operator

_MANY = 100
"""Values of a computed number that are kept apart."""

Entry = Value | float
"""A value, or an infinity that stands for all numbers beyond."""


class Possible:
    """The values seen so far of every fluent; only ever grows."""

    def __init__(self, fluents: int) -> None:
        self._entries: list[list[Entry]] = [[] for _ in range(fluents)]
        self._held: dict[int, Atom] = {}
        """Atoms that were found to be possible: they stay so. By their identity, since to hash one takes long."""
        self.has_grown = False

    def add(self, fluent: int, entry: Entry) -> None:
        """Let a fluent take a value as well."""
        entries = self._entries[fluent]
        if isinstance(entry, bool) or not isinstance(entry, (int, float, Fraction)):
            if entry not in entries:
                entries.append(entry)
                self.has_grown = True
            return
        low, high = _hull(entries)
        if low <= entry <= high:
            return
        if low <= high:
            entry = math.inf if entry > high else -math.inf
        entries.append(entry)
        self.has_grown = True

    def only_value(self, fluent: int) -> Value | None:
        """Return the one value a fluent can take; None where there are several."""
        entries = self._entries[fluent]
        if len(entries) != 1 or isinstance(entries[0], float):
            return None
        return entries[0]

    def values(self, expression: Expression) -> Iterable[Entry]:
        """Return the values that an expression could have; of a computed number that has many, bounds."""
        match expression:
            case Literal(value):
                return (value,)
            case Cell(index):
                return self._entries[index]
            case Arithmetic(operator, left, right):
                found: dict[Entry, None] = {}
                for one in self.values(left):
                    for other in self.values(right):
                        found.update(dict.fromkeys(_compute(operator, one, other)))
                return _few(found)
            case Function(name, arguments):
                results: dict[Entry, None] = {}
                for chosen in product(*(self.values(argument) for argument in arguments)):
                    results.update(dict.fromkeys(_applied(name, chosen)))
                return _few(results)
            case Conditional(branches, otherwise):
                leaves = [value for _, value in branches] + ([] if otherwise is None else [otherwise])
                both: tuple[Entry, ...] = (True,) if otherwise is None else ()
                return tuple(dict.fromkeys((*(entry for leaf in leaves for entry in self.values(leaf)), *both)))
        return (False, True)

    def satisfies(self, condition: Dnf) -> bool:
        """Say whether some clause has atoms that could each hold, one by one."""
        return any(self.satisfies_all(clause) for clause in condition)

    def satisfies_all(self, clause: Clause) -> bool:
        """Say whether each atom could hold."""
        held = self._held
        return all(id(atom) in held or self.could_hold(atom) for atom in clause)

    def could_hold(self, atom: Atom) -> bool:
        """Say whether an atom could hold."""
        if id(atom) in self._held:
            return True
        found = self._could_hold(atom)
        if found:
            self._held[id(atom)] = atom
        return found

    def _could_hold(self, atom: Atom) -> bool:
        if atom.operator == "==" and isinstance(atom.left, Cell) and isinstance(atom.right, Literal):
            value = atom.right.value
            if isinstance(value, (str, bool)):
                for entry in self._entries[atom.left.index]:
                    if entry is value or (isinstance(entry, str) and entry == value):
                        return True
                return False
        left, right = self.values(atom.left), self.values(atom.right)
        if atom.operator == "!=":
            return any(one != other for one in left for other in right)
        if atom.operator in ("==", "<=", ">="):
            for one in left:
                for other in right:
                    if _is_same(one, other):
                        return True
        low, high = _hull(left)
        lower, upper = _hull(right)
        if low > high or lower > upper:
            return False
        match atom.operator:
            case "==":
                return low <= upper and lower <= high
            case "<":
                return low < upper
            case ">":
                return high > lower
            case "<=":
                return low <= upper
        return high >= lower


def _few(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries; where they are many, of the numbers the least and the greatest."""
    found = tuple(entries)
    if len(found) <= _MANY:
        return found
    others = [entry for entry in found if isinstance(entry, bool) or not isinstance(entry, (int, float, Fraction))]
    return (*others, *_hull(found))


def _is_same(one: Entry, other: Entry) -> bool:
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _hull(entries: Iterable[Entry]) -> tuple[float | Fraction | int, float | Fraction | int]:
    """Return the least and the greatest number; an empty interval where there is none."""
    numbers = [e for e in entries if isinstance(e, (int, float, Fraction)) and not isinstance(e, bool)]
    return (min(numbers), max(numbers)) if numbers else (math.inf, -math.inf)


def _compute(operator: Operator, one: Entry, other: Entry) -> Iterator[Entry]:
    if not isinstance(one, (int, float, Fraction)) or not isinstance(other, (int, float, Fraction)):
        yield UNKNOWN
        return
    if operator == "/":
        if one == 0:
            yield 0
        elif other != 0:
            yield from _sound(_divided(one, other))
        return
    if operator == "*" and (one == 0 or other == 0):
        yield 0
    elif operator == "*":
        yield from _sound(one * other)
    elif operator == "+":
        yield from _sound(one + other)
    else:
        yield from _sound(one - other)


def _applied(name: FunctionName, values: tuple[Entry, ...]) -> Iterator[Entry]:
    """Yield what a function may come to. All but `abs` only rise with their arguments, so bounds stay bounds."""
    numbers = [value for value in values if isinstance(value, (int, float, Fraction)) and not isinstance(value, bool)]
    if len(numbers) < len(values):
        yield UNKNOWN
        return
    if name == "abs":
        yield 0
    if name == "log" and numbers[0] <= 0:
        yield -math.inf
    elif math.inf in numbers or -math.inf in numbers:
        yield {"exp": 0, "abs": math.inf}.get(name, -math.inf) if -math.inf in numbers else math.inf
        if name == "max":
            yield max(numbers)
        elif name == "min":
            yield min(numbers)
    else:
        try:
            yield applied(name, tuple(numbers))
        except NoValue:
            yield math.inf


def _divided(one: float | Fraction | int, other: float | Fraction | int) -> float | Fraction:
    if isinstance(one, float) or isinstance(other, float):
        return 0 if isinstance(other, float) and math.isinf(other) and not isinstance(one, float) else one / other
    return Fraction(one) / other


def _sound(number: float | Fraction | int) -> Iterator[Entry]:
    """Yield the number; "more" less "more" may be anything, and what is too large to be worked with is "more"."""
    if not isinstance(number, float) and not -LARGEST <= number <= LARGEST:
        number = math.inf if number > 0 else -math.inf
    if isinstance(number, float) and math.isnan(number):
        yield -math.inf
        yield math.inf
    else:
        yield number
