"""A tape as Python functions of a straight line each: what is always there, and quick enough for some hundred points."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Sequence

from forbear.minds.tape.forms import Columns, Kind
from forbear.minds.tape.tape import UNARY, Code, Tape
from forbear.minds.tape.uses import ResultUses, uses_of

_PIECE = 500
"""So many operations make one function: Python compiles long ones slowly."""

_WALKED = 150
"""So many points a tape is walked through, an operation at a time, sooner than compiled."""

_NESTED = 12
"""So many operations stand in one expression at most, one in the other."""

_Step = tuple[int, Code, int, int]

_Piece = Callable[[list[float], list[float]], bool]


class PlainForm:
    """A tape in plain Python."""

    name: Kind = "python"

    def __init__(self, tape: Tape) -> None:
        self._tape = tape
        self._pieces: list[_Piece] = []
        self._steps: list[_Step] = []
        self._walked = 0
        self._inputs = {n: int(at) for n, (code, at, _) in enumerate(tape.operations) if code == "input"}
        self._first = [(self._inputs[g.operation], g) for g in tape.guards if g.operation in self._inputs]

    def run(self, columns: Columns, points: int) -> tuple[list[array[float]], bytearray]:
        """Return the outputs, and for each point whether the guards hold."""
        results = [array("d", bytes(8 * points)) for _ in self._tape.outputs]
        holds = bytearray(points)
        left = [n for n in range(points) if all(guard.holds(columns[at][n]) for at, guard in self._first)]
        self._walked += len(left)
        if self._walked <= _WALKED:
            self._steps = self._steps or steps(self._tape)
            walk(self._tape, self._steps, columns, left, results, holds)
            return results, holds
        self._pieces = self._pieces or pieces(self._tape)
        found = [0.0] * len(results)
        kept = [0.0] * len(self._tape.operations)
        for point in left:
            for number, at in self._inputs.items():
                kept[number] = columns[at][point]
            try:
                for piece in self._pieces:
                    if not piece(kept, found):
                        break
                else:
                    holds[point] = 1
                    for column, value in zip(results, found, strict=True):
                        column[point] = value
            except (ArithmeticError, ValueError):
                pass  # a number out of all bounds breaks the guard that minds it
        return results, holds


def steps(tape: Tape) -> list[_Step]:
    """Return what is to be done at each point of a walk, with the numbers of the operations."""
    return [
        (number, code, int(left), right)
        for number, (code, left, right) in enumerate(tape.operations)
        if code != "constant"
    ]


def walk(
    tape: Tape,
    steps: Sequence[_Step],
    columns: Columns,
    points: Sequence[int],
    results: Sequence[array[float]],
    holds: bytearray,
) -> None:
    """Fill in the outputs at some points, and whether the guards hold there, with nothing compiled."""
    kept = [float(left) if code == "constant" else 0.0 for code, left, _ in tape.operations]
    for point in points:
        try:
            for number, code, left, right in steps:
                if code == "*":
                    kept[number] = kept[left] * kept[right]
                elif code == "+":
                    kept[number] = kept[left] + kept[right]
                elif code == "-":
                    kept[number] = kept[left] - kept[right]
                elif code == "/":
                    kept[number] = kept[left] / kept[right]
                elif code == "exp":
                    kept[number] = math.exp(kept[left])
                elif code == "input":
                    kept[number] = columns[left][point]
                elif code == "log":
                    kept[number] = math.log(kept[left])
                elif code == "max":
                    kept[number] = max(kept[left], kept[right])
                else:
                    kept[number] = 1.0 if kept[left] > 0 else 0.0
        except (ArithmeticError, ValueError):
            continue  # a number out of all bounds breaks the guard that minds it
        if all(guard.holds(kept[guard.operation]) for guard in tape.guards):
            holds[point] = 1
            for column, (_, number) in zip(results, tape.outputs, strict=True):
                column[point] = kept[number]


def pieces(tape: Tape) -> list[_Piece]:
    """Return the functions that work a tape out, one after the other: each is given what is kept from one to the next,
    by operation, and where the outputs go, and says whether the guards hold."""
    uses = uses_of(tape)
    return [
        _piece(tape, start, min(start + _PIECE, len(tape.operations)), uses)
        for start in range(0, len(tape.operations), _PIECE)
    ]


def _piece(
    tape: Tape,
    start: int,
    stop: int,
    uses: ResultUses,
) -> _Piece:
    last, checks, gives = uses.last, uses.checks, uses.gives
    lines = ["def piece(s,o):"]
    written: dict[int, tuple[str, int]] = {}

    def read(number: int) -> tuple[str, int]:
        if number in written:
            return written[number]
        code, value, _ = tape.operations[number]
        if code == "constant":
            return f"({value!r})" if value < 0 else repr(value), 0
        if number >= start:
            return f"s[{number}]", 0
        lines.append(f" p{number}=s[{number}]")
        written[number] = f"p{number}", 0
        return written[number]

    for number in range(start, stop):
        code, left, right = tape.operations[number]
        if code in ("input", "constant"):
            text, depth = read(number)
        elif code in UNARY:
            inner, depth = read(int(left))
            text = f"{code}({inner})" if code != "step" else f"(1.0 if {inner}>0 else 0.0)"
        else:
            (one, deep), (other, deeper) = read(int(left)), read(right)
            text = f"({one}{code}{other})" if code != "max" else f"max({one},{other})"
            depth = max(deep, deeper)
        asked = number in checks or number in gives
        if code not in ("input", "constant"):
            if uses.count[number] != 1 or asked or last[number] >= stop or depth >= _NESTED:
                lines.append(f" p{number}={text}")
                if last[number] >= stop:
                    lines.append(f" s[{number}]=p{number}")
                text, depth = f"p{number}", -1
            written[number] = text, depth + 1
        for guard in checks.get(number, ()):
            if guard.relation == "!=":
                lines.append(f" if abs({text})<={guard.limit!r}: return False")
            else:
                lines.append(f" if not {text}{guard.relation}{guard.limit!r}: return False")
        lines += [f" o[{output}]={text}" for output in gives.get(number, ())]
    lines.append(" return True")
    space: dict[str, object] = {
        "exp": math.exp,
        "log": math.log,
        "abs": abs,
        "max": max,
        "inf": math.inf,
        "nan": math.nan,
    }
    exec(compile("\n".join(lines), "<tape>", "exec"), space)
    return space["piece"]  # type: ignore[return-value]
