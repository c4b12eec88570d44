"""Writes a tape: equal operations once, what is known at once computed, what leads nowhere dropped."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from forbear.minds.tape.tape import UNARY, Operation, Proviso, Relation, Tape


class Recorder:
    """Operations as they come, each known by its number. `part`: the part of the run that goes on; a guard belongs to every
    part that noted it. `noted`: how many guards were noted so far, one that several parts noted as often."""

    def __init__(self) -> None:
        self._operations: list[Operation] = []
        self._constants: list[float | None] = []
        self._known: dict[Operation, int] = {}
        self._inputs: list[str] = []
        self._last_input = 0
        self._guards: dict[tuple[int, Relation, float], Proviso] = {}
        self._noted_by: dict[int, dict[tuple[int, Relation, float], tuple[int, Proviso]]] = {}
        self.noted = 0
        self.part = 0
        self._constant: dict[float, int] = {}
        self._multiples: dict[int, tuple[int, float]] = {}
        self._stretches: list[int] = []
        self._taken: list[int] = []
        self._stretched = 0
        self._rounded: set[int] = set()
        self._given: dict[int, float] = {}

    @classmethod
    def resumed(cls, tape: Tape) -> Recorder:
        """Return one that goes on where a tape ends: operations keep their numbers."""
        recorder = cls()
        recorder._operations = list(tape.operations)
        recorder._constants = [left if code == "constant" else None for code, left, _ in tape.operations]
        recorder._known = {operation: number for number, operation in enumerate(tape.operations)}
        recorder._constant = {left: n for n, (code, left, _) in enumerate(tape.operations) if code == "constant"}
        for number, (code, left, right) in enumerate(tape.operations):
            if code == "*":
                recorder._note_multiple(number, int(left), right)
        recorder._inputs = list(tape.inputs)
        recorder._last_input = len(tape.operations)
        for guard in tape.guards:
            recorder.guard(guard.operation, guard.relation, guard.limit)
        return recorder

    def input(self, name: str, value: float = math.nan) -> int:
        """Return a new input. value: what it is in the run."""
        self._inputs.append(name)
        number = self._record(("input", len(self._inputs) - 1, 0))
        self._last_input = number + 1
        self._given[number] = value
        return number

    def constant(self, value: float, *, is_rounded: bool = False) -> int:
        """Return a number that is always the same. is_rounded: to the engine it is not quite this."""
        number = self._constant.get(value)
        if number is None:
            number = self._constant[value] = self._record(("constant", float(value), 0))
        if is_rounded:
            self._rounded.add(number)
        return number

    def value(self, number: int) -> float | None:
        """Return what an operation comes to at every point; None where it depends on the inputs."""
        return self._constants[number]

    def is_exact(self, number: int) -> bool:
        """Say whether an operation comes to what the engine's comes to, to the last place: an input, a constant."""
        return self._operations[number][0] in ("input", "constant") and number not in self._rounded

    def has_sure_sign(self, number: int, most: int = 8) -> bool:
        """Say whether an operation is more than 0, or 0, wherever the engine's is: what is exact, a difference of two
        such, a product or quotient of these. most: so many steps are looked at."""
        code, left, right = self._operations[number]
        if code == "-":
            return self.is_exact(int(left)) and self.is_exact(right)
        if code in ("*", "/") and most > 0:
            return self.has_sure_sign(int(left), most - 1) and self.has_sure_sign(right, most - 1)
        return self.is_exact(number)

    def factor_of_zero(self, number: int, most: int = 8) -> int | None:
        """Return the factor of a product, or of a quotient, that makes it 0 in the run, one that is 0 to the last place: an
        input, or a difference of what is exact; None where there is none. most: so many steps are looked at."""
        code, left, right = self._operations[number]
        if code == "*" and most > 0:
            found = self.factor_of_zero(int(left), most - 1)
            return self.factor_of_zero(right, most - 1) if found is None else found
        if code == "/" and most > 0:
            return self.factor_of_zero(int(left), most - 1)
        if code == "-":
            is_zero = self.is_exact(int(left)) and self.is_exact(right) and self._exact(int(left)) == self._exact(right)
        else:
            is_zero = self.is_exact(number) and self._exact(number) == 0
        return number if is_zero else None

    def _exact(self, number: int) -> float:
        """Return what an input or a constant is in the run."""
        value = self.value(number)
        return self._given.get(number, math.nan) if value is None else value

    def add(self, left: int, right: int) -> int:
        one, other = self._constants[left], self._constants[right]
        if one is not None and other is not None:
            return self.constant(one + other)
        if one == 0:
            return right
        if other == 0:
            return left
        return self._record(("+", left, right) if left <= right else ("+", right, left))

    def total(self, numbers: Sequence[int], known: float = 0.0) -> int:
        """Return the sum of results and of what is known; multiples of the same result are added up first."""
        multiples = self._multiples
        bases = [multiples[number][0] if number in multiples else number for number in numbers]
        found = self.constant(known)
        if len(set(bases)) < len(bases):
            shares: dict[int, list[float]] = {}
            whole = dict(zip(bases, numbers, strict=True))
            for base, number in zip(bases, numbers, strict=True):
                shares.setdefault(base, []).append(multiples[number][1] if number in multiples else 1.0)
            numbers = [
                whole[base] if len(parts) == 1 else self.multiply(base, self.constant(math.fsum(parts)))
                for base, parts in shares.items()
            ]
        for number in numbers:
            found = self.add(number, found)
        return found

    def subtract(self, left: int, right: int) -> int:
        one, other = self._constants[left], self._constants[right]
        if left == right:
            return self.constant(0.0)
        if one is not None and other is not None:
            return self.constant(one - other)
        return left if other == 0 else self._record(("-", left, right))

    def multiply(self, left: int, right: int) -> int:
        one, other = self._constants[left], self._constants[right]
        if one is not None and other is not None:
            return self.constant(one * other)
        if one == 0 or other == 0:
            return self.constant(0.0)
        if one == 1:
            return right
        if other == 1:
            return left
        number = self._record(("*", left, right) if left <= right else ("*", right, left))
        if one is not None or other is not None:
            self._note_multiple(number, left, right)
        return number

    def _note_multiple(self, number: int, left: int, right: int) -> None:
        """Note that a product is so many times a result, where one of its factors is known."""
        one, other = self._constants[left], self._constants[right]
        if one is not None:
            self._multiples[number] = right, one
        elif other is not None:
            self._multiples[number] = left, other

    def divide(self, left: int, right: int) -> int:
        one, other = self._constants[left], self._constants[right]
        if one is not None and other is not None:
            return self.constant(one / other)
        if one == 0:
            return left
        if other is not None:
            return self.multiply(left, self.constant(1 / other)) if _is_power_of_two(other) else self._over(left, right)
        return self._over(left, right)

    def _over(self, left: int, right: int) -> int:
        return self._record(("/", left, right))

    def reciprocal(self, number: int) -> int:
        """Return 1 / x, which several quotients may share."""
        return self.divide(self.constant(1.0), number)

    def exponential(self, number: int) -> int:
        code, inner, _ = self._operations[number]
        if code == "constant":
            return self.constant(math.exp(inner))
        return int(inner) if code == "log" else self._record(("exp", number, 0))

    def logarithm(self, number: int) -> int:
        code, inner, _ = self._operations[number]
        if code == "constant":
            return self.constant(math.log(inner))
        return int(inner) if code == "exp" else self._record(("log", number, 0))

    def larger(self, left: int, right: int) -> int:
        """Return the larger of two results."""
        one, other = self._constants[left], self._constants[right]
        if left == right:
            return left
        if one is not None and other is not None:
            return self.constant(max(one, other))
        return self._record(("max", left, right) if left <= right else ("max", right, left))

    def step(self, number: int) -> int:
        """Return 1 where a result is above 0, else 0."""
        value = self.value(number)
        return self._record(("step", number, 0)) if value is None else self.constant(float(value > 0))

    def guard(self, number: int, relation: Relation, limit: float) -> None:
        """Note an answer on which all that follows rests."""
        key = number, relation, limit
        here = self._noted_by.setdefault(self.part, {})
        if key not in here:
            if key not in self._guards:
                self._guards[key] = Proviso(number, relation, limit)
            here[key] = self.noted, self._guards[key]
            self.noted += 1

    def _record(self, operation: Operation) -> int:
        found = self._known.get(operation)
        if found is None:
            found = self._known[operation] = len(self._operations)
            self._operations.append(operation)
            self._constants.append(operation[1] if operation[0] == "constant" else None)
        return found

    def noted_by(self, part: int) -> int:
        """Return how many guards a part of the run has noted by now."""
        return len(self._noted_by.get(part, ()))

    def guards_of(self, part: int, first: int = 0) -> Iterator[tuple[int, Proviso]]:
        """Return the guards that a part of the run has noted by now, but for the first, in order, each with its place among all
        that were noted."""
        return itertools.islice(self._noted_by.get(part, {}).values(), first, None)

    def takes(self, number: int) -> int:
        """Return the stretches of operations that one takes to be worked out, as bits; what came since the last is another."""
        if number >= self._stretched:
            self._stretch()
        return self._taken[bisect_right(self._stretches, number) - 1]

    def _stretch(self) -> None:
        start = self._stretched
        earlier = {each for operation in self._operations[start:] for each in operands(operation) if each < start}
        taken = 1 << len(self._stretches)
        for number in earlier:
            taken |= self._taken[bisect_right(self._stretches, number) - 1]
        self._stretches.append(start)
        self._taken.append(taken)
        self._stretched = len(self._operations)

    def work_out(self, kept: list[float], inputs: Sequence[float], stretches: int) -> None:
        """Fill in what the operations of some stretches come to, those that they take being there.

        kept: what operations come to; what is out of all bounds is nan.
        """
        kept += [math.nan] * (self._stretched - len(kept))
        row: Any = kept  # numbers of others are whole, wherever they are numbers of others
        given: Any = inputs
        while stretches:
            place = (stretches & -stretches).bit_length() - 1
            stretches &= stretches - 1
            start = self._stretches[place]
            stop = self._stretches[place + 1] if place + 1 < len(self._stretches) else self._stretched
            for number, (code, left, right) in enumerate(itertools.islice(self._operations, start, stop), start):
                try:
                    if code == "*":
                        row[number] = row[left] * row[right]
                    elif code == "+":
                        row[number] = row[left] + row[right]
                    elif code == "-":
                        row[number] = row[left] - row[right]
                    elif code == "constant":
                        row[number] = left
                    elif code == "/":
                        row[number] = row[left] / row[right]
                    elif code == "exp":
                        row[number] = math.exp(row[left])
                    elif code == "log":
                        row[number] = math.log(row[left])
                    elif code == "input":
                        row[number] = given[left]
                    elif code == "max":
                        row[number] = max(row[left], row[right])
                    else:
                        row[number] = 1.0 if row[left] > 0 else 0.0
                except (ArithmeticError, ValueError):
                    row[number] = math.nan

    def tape(self, outputs: dict[str, int]) -> Tape:
        """Return the tape of some outputs, by name; the order of its operations is that in which they were made."""
        guards = list(self._guards.values())
        needed = {
            number for number, operation in enumerate(self._operations[: self._last_input]) if operation[0] == "input"
        }
        waiting = [*outputs.values(), *(guard.operation for guard in guards)]
        while waiting:
            number = waiting.pop()
            if number not in needed:
                needed.add(number)
                waiting += operands(self._operations[number])
        places: dict[int, int] = {}
        kept: list[Operation] = []
        for number in sorted(needed):
            code, left, right = self._operations[number]
            places[number] = len(kept)
            if code in ("+", "-", "*", "/", "max"):
                kept.append((code, places[int(left)], places[right]))
            else:
                kept.append((code, left if code in ("input", "constant") else places[int(left)], 0))
        return Tape(
            tuple(self._inputs),
            tuple(kept),
            tuple((name, places[number]) for name, number in outputs.items()),
            tuple(Proviso(places[guard.operation], guard.relation, guard.limit) for guard in guards),
        )


def operands(operation: Operation) -> tuple[int, ...]:
    """Return the operations that one works on."""
    match operation:
        case ("input" | "constant", _, _):
            return ()
        case (code, left, _) if code in UNARY:
            return (int(left),)
        case (_, left, right):
            return (int(left), right)
    return ()


def _is_power_of_two(number: float) -> bool:
    return math.isfinite(number) and math.frexp(number)[0] in (0.5, -0.5) and math.isfinite(1 / number)
