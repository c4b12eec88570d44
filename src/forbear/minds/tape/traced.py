"""Numbers that remember how they were made: the engine computes with them as with any, and the tape is written.

A Traced number has a value, that of the run, and the operation that makes it. Whatever the run asks of it (is it more
than that, is it 0) is answered by the value, and noted as a guard. Where an answer hangs on rounding, TooClose is raised.

A TracedLog is the logarithm of one. The engine keeps weights as logarithms; the tape keeps them as they are, which saves
nearly every exp and log, and minds that a weight which is divided by is not too small for that (`FLOOR`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeGuard

from forbear.figures import LARGEST
from forbear.language.amounts import Symbol
from forbear.minds.tape.recorder import Recorder
from forbear.minds.tape.relations import MARGIN, Comparands, answer, gate, is_so
from forbear.minds.tape.relations import TooClose as TooClose
from forbear.minds.tape.responding import best, careful, shared
from forbear.minds.tape.tape import FLOOR, Relation, Tape

_HIGHEST = -math.log(FLOOR)
"""e to the power of a larger number is not divided by."""


class Recording:
    """One run that is being remembered."""

    def __init__(self) -> None:
        self.recorder = Recorder()
        self.is_asking = True
        self.answered: dict[tuple[object, ...], bool] = {}
        self.gates: dict[tuple[Relation, int, int, int], Traced | None] = {}
        self._fractions: dict[int, tuple[Fraction, int]] = {}

    def input(self, name: str, value: float) -> Traced:
        """Return a number that the tape takes as an input."""
        return Traced(self, float(value), self.recorder.input(name, float(value)))

    def tape(self, outputs: Mapping[str, object]) -> Tape:
        """Return the tape that makes these numbers."""
        return self.recorder.tape({name: self.number(amount) for name, amount in outputs.items()})

    def number(self, amount: object) -> int:
        """Return the operation that makes a number."""
        if isinstance(amount, (Traced, TracedLog)):
            return amount.operation
        return self.recorder.constant(float(amount))  # type: ignore[arg-type]

    def fraction(self, amount: Fraction) -> int:
        """Return the operation that makes a fraction, which is slow to compare: each is looked at once."""
        found = self._fractions.get(id(amount))
        if found is None:
            value = float(amount)
            found = self._fractions[id(amount)] = amount, self.recorder.constant(value, is_rounded=value != amount)
        return found[1]


class Traced(Symbol):
    """A number of a run. Two that are made alike are one to a table of nodes; others are apart there."""

    __slots__ = ("operation", "trace", "value")

    def __init__(self, trace: Recording, value: float, operation: int) -> None:
        self.trace = trace
        self.value = value
        self.operation = operation

    def __repr__(self) -> str:
        return f"Traced({self.value!r}, {self.operation})"

    def __hash__(self) -> int:
        return -self.operation - 2

    def __float__(self) -> float:
        raise TypeError("a traced number is no float")

    # arithmetic

    def __add__(self, other: object) -> Traced:
        if type(other) is float and other == 0.0:
            return self
        value, operand = self._taken(other)
        if value is None:
            return NotImplemented
        return Traced(self.trace, self.value + value, self.trace.recorder.add(self.operation, operand))

    __radd__ = __add__

    def __sub__(self, other: object) -> Traced:
        if type(other) is float and other == 0.0:
            return self
        value, operand = self._taken(other)
        if value is None:
            return NotImplemented
        return Traced(self.trace, self.value - value, self.trace.recorder.subtract(self.operation, operand))

    def __rsub__(self, other: object) -> Traced:
        value, operand = self._taken(other)
        if value is None:
            return NotImplemented
        return Traced(self.trace, value - self.value, self.trace.recorder.subtract(operand, self.operation))

    def __mul__(self, other: object) -> Traced:
        if type(other) is float and other == 1.0:
            return self
        value, operand = self._taken(other)
        if value is None:
            return NotImplemented
        return Traced(self.trace, self.value * value, self.trace.recorder.multiply(self.operation, operand))

    __rmul__ = __mul__

    def __truediv__(self, other: object) -> Traced:
        value, operand = self._taken(other)
        if value is None:
            return NotImplemented
        return Traced(self.trace, self.value / value, self.trace.recorder.divide(self.operation, operand))

    def __rtruediv__(self, other: object) -> Traced:
        value, operand = self._taken(other)
        if value is None:
            return NotImplemented
        return Traced(self.trace, value / self.value, self.trace.recorder.divide(operand, self.operation))

    def __neg__(self) -> Traced:
        return 0.0 - self

    def __pos__(self) -> Traced:
        return self

    def __abs__(self) -> Traced:
        """Near 0 the sign does not matter, so there it is not asked for: a tape of its own holds there."""
        recorder = self.trace.recorder
        is_number = recorder.value(self.operation) is None and not recorder.is_exact(self.operation)
        if self.trace.is_asking and is_number and abs(self.value) < MARGIN:
            recorder.guard(self.operation, ">", -MARGIN)
            recorder.guard(self.operation, "<", MARGIN)
            return self
        return self if self >= 0 else -self

    def _taken(self, other: object) -> tuple[float | None, int]:
        """Return what a number that is computed with is worth, and its operation; None where it is no number."""
        if type(other) is Traced:
            return other.value, other.operation
        if type(other) is float:
            return other, self.trace.recorder.constant(other)
        value = value_of(other)
        return (None, 0) if value is None else (value, self._operand(other, value))

    def _operand(self, other: object, value: float) -> int:
        if isinstance(other, (Traced, TracedLog)):
            return other.operation
        if type(other) is Fraction:
            return self.trace.fraction(other)
        return self.trace.recorder.constant(value, is_rounded=value != other)

    def gate(self, relation: Relation, other: float) -> bool:
        compared, known = self._compared(other), self.trace.gates
        assert compared is not None
        key = (relation, self.operation, compared.other, self.trace.recorder.part)
        if key not in known:
            number = gate(self.trace.recorder, relation, compared)
            so = float(is_so(relation, compared.difference))
            known[key] = None if number is None else Traced(self.trace, so, number)
        found = known[key]
        return self._asked(relation, other) if found is None else found  # type: ignore[return-value]

    def exp(self) -> float:
        number = self.trace.recorder.exponential(self.operation)
        self.trace.recorder.guard(number, "<", 1 / FLOOR)
        return Traced(self.trace, math.exp(self.value), number)  # type: ignore[return-value]

    def log(self) -> float:
        return TracedLog(self.trace, math.log(self.value), self)  # type: ignore[return-value]

    def logarithm(self) -> float:
        return Traced(self.trace, math.log(self.value), self.trace.recorder.logarithm(self.operation))  # type: ignore[return-value]

    def is_same(self, other: object) -> bool:
        return isinstance(other, Traced) and other.trace is self.trace and other.operation == self.operation

    # sums

    def total(self, parts: Sequence[float]) -> float:
        if len(parts) == 1:
            return self  # type: ignore[return-value]
        made: list[Any] = [part for part in parts if isinstance(part, Symbol)]
        known = math.fsum([part for part in parts if not isinstance(part, Symbol)]) if len(made) < len(parts) else 0.0
        found = self.trace.recorder.total([part.operation for part in made], known)
        return Traced(self.trace, math.fsum([known, *[part.value for part in made]]), found)  # type: ignore[return-value]

    def most(self, parts: Sequence[float]) -> float:
        known = [float(part) for part in parts if not isinstance(part, Symbol)]
        found = [self.trace.recorder.constant(max(known))] if known else []
        found += [self.trace.number(part) for part in parts if isinstance(part, Symbol)]
        whole = found[0]
        for number in found[1:]:
            whole = self.trace.recorder.larger(whole, number)
        value = max(value for value in map(value_of, parts) if value is not None)
        return Traced(self.trace, value, whole)  # type: ignore[return-value]

    def log_sum(self, logs: Sequence[float]) -> float:
        return total_of_logs(self.trace, logs)

    def response(self, values: Sequence[float], precision: float) -> tuple[float, ...]:
        if not isinstance(precision, Symbol) and precision == math.inf:
            worths = [worth for worth in map(value_of, values) if worth is not None]
            return best(self.trace.recorder, [self.trace.number(value) for value in values], worths)
        return _response(self.trace, values, precision)

    # answers

    def __eq__(self, other: object) -> bool:
        if self.is_same(other):
            return True
        return self._asked("==", other)

    def __lt__(self, other: object) -> bool:
        return self._asked("<", other)

    def __gt__(self, other: object) -> bool:
        return self._asked(">", other)

    def __le__(self, other: object) -> bool:
        return self._asked("<=", other)

    def __ge__(self, other: object) -> bool:
        return self._asked(">=", other)

    def __bool__(self) -> bool:
        return not self._asked("==", 0.0)

    def _asked(self, relation: Relation, other: object) -> bool:
        """Answer by the values of the run, and note the answer, once in a part of the run."""
        kind, answered = type(other), self.trace.answered
        known = other.operation if isinstance(other, Traced) else other
        key = (relation, self.operation, kind, known, self.trace.recorder.part)
        found = answered.get(key)
        if found is None:
            found = self._answered(relation, other)
            if self.trace.is_asking and found is not NotImplemented:
                answered[key] = found
        return found

    def _answered(self, relation: Relation, other: object) -> bool:
        compared = self._compared(other)
        if compared is None:
            return NotImplemented  # type: ignore[no-any-return]
        if abs(compared.against) >= LARGEST:
            return relation in ("<", "<=") if compared.against > 0 else relation in (">", ">=")
        if not self.trace.is_asking:
            if relation == "==":
                return False
            raise TypeError("a traced number has no order before the run")
        return answer(self.trace.recorder, relation, compared)

    def _compared(self, other: object) -> Comparands | None:
        """Return what is compared with another number; None where that is none."""
        value, operand = self._taken(other)
        if value is None:
            return None
        return Comparands(self.operation, self.value, operand, value, not isinstance(other, Symbol))


class TracedLog(Symbol):
    """The logarithm of a number of a run: finite, however small the number. `power`: the number itself.

    careful: makes the operation of the logarithm where that itself is asked for, without the number's underflow.
    """

    __slots__ = ("_careful", "_operation", "power", "trace", "value")

    def __init__(
        self, trace: Recording, value: float, power: Traced | float, careful: Callable[[], int] | None = None
    ) -> None:
        self.trace = trace
        self.value = value
        self.power = power
        self._careful = careful
        self._operation = -1

    def __repr__(self) -> str:
        return f"TracedLog({self.value!r})"

    def __hash__(self) -> int:
        return hash((TracedLog, self.power))

    def __float__(self) -> float:
        raise TypeError("a traced number is no float")

    @property
    def operation(self) -> int:
        """The operation that makes the logarithm."""
        if self._operation < 0:
            if self._careful is not None:
                self._operation = self._careful()
            else:
                self._operation = self.trace.recorder.logarithm(self.trace.number(self.power))
        return self._operation

    def _plain(self) -> Traced:
        return Traced(self.trace, self.value, self.operation)

    def __add__(self, other: object) -> object:
        return self._joined(other, 1)

    __radd__ = __add__

    def __sub__(self, other: object) -> object:
        return self._joined(other, -1)

    def __rsub__(self, other: object) -> object:
        if isinstance(other, (float, int)):
            if math.isinf(other):
                return other
            return TracedLog(self.trace, float(other), math.exp(other)) - self
        return NotImplemented

    def _joined(self, other: object, sign: int) -> object:
        """Return the logarithm of the product, or of the quotient."""
        if isinstance(other, Traced):
            return self._plain() + other if sign > 0 else self._plain() - other
        if not isinstance(other, TracedLog):
            if type(other) is float and other == 0.0:
                return self
            if not isinstance(other, (float, int)):
                return NotImplemented
            if math.isinf(other):
                return sign * float(other)
            other = TracedLog(self.trace, float(other), math.exp(other))
        theirs = other
        recorder = self.trace.recorder
        value = self.value + sign * theirs.value
        one, two = self.trace.number(self.power), self.trace.number(theirs.power)
        if sign > 0:
            number = recorder.multiply(one, two)
            return TracedLog(
                self.trace, value, self._power(value, number), lambda: recorder.add(self.operation, theirs.operation)
            )
        if recorder.value(two) is None:
            if theirs.value < math.log(FLOOR):
                raise TooClose
            recorder.guard(two, ">", FLOOR)
        number = recorder.multiply(one, recorder.reciprocal(two)) if one != two else recorder.constant(1.0)
        return TracedLog(
            self.trace, value, self._power(value, number), lambda: recorder.subtract(self.operation, theirs.operation)
        )

    def _power(self, value: float, number: int) -> Traced:
        return Traced(self.trace, math.exp(value), number)

    def __mul__(self, other: object) -> object:
        return self._plain() * other

    __rmul__ = __mul__

    def __truediv__(self, other: object) -> object:
        return self._plain() / other

    def __neg__(self) -> object:
        return -self._plain()

    def is_same(self, other: object) -> bool:
        return isinstance(other, TracedLog) and self.trace.number(self.power) == other.trace.number(other.power)

    def gate(self, relation: Relation, other: float) -> bool:
        return self._plain().gate(relation, other)

    def exp(self) -> float:
        return self.power  # type: ignore[return-value]

    def log(self) -> float:
        return self._plain().log()

    def logarithm(self) -> float:
        return self._plain().logarithm()

    def total(self, parts: Sequence[float]) -> float:
        """Return the sum of logarithms: that of the product."""
        if any(isinstance(part, Traced) for part in parts):
            return self._plain().total(parts)
        found: object = 0.0
        for part in parts:
            found = part if isinstance(found, float) and found == 0 else found + part  # type: ignore[operator]
        return found  # type: ignore[return-value]

    def most(self, parts: Sequence[float]) -> float:
        return self._plain().most(parts)

    def log_sum(self, logs: Sequence[float]) -> float:
        return total_of_logs(self.trace, logs)

    def response(self, values: Sequence[float], precision: float) -> tuple[float, ...]:
        return self._plain().response(values, precision)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, TracedLog):
            return self.trace.number(self.power) == other.trace.number(other.power) or self._plain() == other._plain()
        return not _is_infinite(other) and self._plain() == other

    def __lt__(self, other: object) -> bool:
        return other > 0 if _is_infinite(other) else self._plain() < other

    def __gt__(self, other: object) -> bool:
        return other < 0 if _is_infinite(other) else self._plain() > other

    def __le__(self, other: object) -> bool:
        return other > 0 if _is_infinite(other) else self._plain() <= other

    def __ge__(self, other: object) -> bool:
        return other < 0 if _is_infinite(other) else self._plain() >= other

    def __bool__(self) -> bool:
        return bool(self._plain())


def _is_infinite(number: object) -> TypeGuard[float]:
    return isinstance(number, float) and math.isinf(number)


def value_of(number: object) -> float | None:
    """Return what a number is worth; None for what is no number."""
    if isinstance(number, (Traced, TracedLog)):
        return number.value
    if isinstance(number, (int, float)) or type(number) is Fraction:
        return float(number)
    return None


def total_of_logs(trace: Recording, logs: Sequence[float]) -> float:
    """Return log Σ exp(x): on the tape, the sum of the numbers themselves."""
    powers: list[float] = []
    for item in logs:
        if isinstance(item, (Traced, TracedLog)):
            powers.append(item.exp())
        elif item > -math.inf:
            powers.append(math.exp(item))
    if len(powers) == 1:
        return next(item for item in logs if isinstance(item, Symbol))
    values = [value for value in (value_of(item) for item in logs) if value is not None]
    largest = max(values)
    value = largest + math.log(math.fsum([math.exp(value - largest) for value in values]))
    first = next(power for power in powers if isinstance(power, Symbol))
    whole = first.total(powers)
    return TracedLog(trace, value, Traced(trace, math.exp(value), trace.number(whole)))  # type: ignore[return-value]


def _response(recording: Recording, values: Sequence[float], precision: float) -> tuple[float, ...]:
    """Return log π by the differences from the first value: one exp less. Where one of these were too large for a float,
    by the differences from the best. Which it is hangs on a guard: a point has one tape, wherever that was begun."""
    recorder = recording.recorder
    beta = value_of(precision)
    scaled = [beta * worth for worth in map(value_of, values) if worth is not None and beta is not None]
    largest = max(scaled)
    factor, operations = recording.number(precision), [recording.number(value) for value in values]
    share = shared(recorder, operations, factor, 0)
    if largest - scaled[0] > _HIGHEST:
        recorder.guard(share[2], "<=", FLOOR)
        share = shared(recorder, operations, factor, scaled.index(largest))
    apart, odds, fraction, whole = share
    if recorder.value(fraction) is None:
        recorder.guard(fraction, ">", FLOOR)
    log_whole = largest + math.log(math.fsum([math.exp(x - largest) for x in scaled]))
    found = []
    for place, number in enumerate(odds):
        value = scaled[place] - log_whole
        power = Traced(recording, math.exp(value), recorder.multiply(number, fraction))
        found.append(TracedLog(recording, value, power, careful(recorder, apart[place], whole)))
    return tuple(found)  # type: ignore[arg-type]
