"""What becomes of the results of a tape's operations: who reads them last, which guards hold them, which outputs they are."""

from __future__ import annotations

from forbear.minds.tape.recorder import operands
from forbear.minds.tape.tape import Proviso, Tape
from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class ResultUses:
    """By operation: how often its result is read; the last that reads it, itself where none does; the guards that hold it; the
    outputs that it is."""

    count: list[int]
    last: list[int]
    checks: dict[int, list[Proviso]]
    gives: dict[int, list[int]]


def uses_of(tape: Tape) -> ResultUses:
    """Return what becomes of a tape's results."""
    count = [0] * len(tape.operations)
    last = list(range(len(tape.operations)))
    for number, operation in enumerate(tape.operations):
        for operand in operands(operation):
            count[operand] += 1
            last[operand] = number
    checks: dict[int, list[Proviso]] = {}
    for guard in tape.guards:
        checks.setdefault(guard.operation, []).append(guard)
    gives: dict[int, list[int]] = {}
    for output, (_, number) in enumerate(tape.outputs):
        gives.setdefault(number, []).append(output)
    return ResultUses(count, last, checks, gives)
