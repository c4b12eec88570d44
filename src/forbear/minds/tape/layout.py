"""Where the results of a tape are kept while they are needed: a place is used again once nobody reads what was in it."""

from __future__ import annotations

from forbear.minds.tape.recorder import operands
from forbear.minds.tape.tape import Relation, Tape
from forbear.minds.tape.uses import uses_of
from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class Work:
    """One operation: what is done (`code`) with the results at `left` and `right`, and the place of its result."""

    code: str
    left: int
    right: int
    to: int


@dataclass(frozen=True, slots=True)
class Check:
    """The result at a place has to stand in this relation to the limit."""

    at: int
    relation: Relation
    limit: float


@dataclass(frozen=True, slots=True)
class Give:
    """The result at a place is the output of this number."""

    at: int
    output: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The places, inputs first, then constants, then what is worked out; and what is done, in order."""

    inputs: int
    constants: tuple[float, ...]
    places: int
    steps: tuple[Work | Check | Give, ...]


def laid_out(tape: Tape) -> Layout:
    """Return a tape with a place for every result."""
    uses = uses_of(tape)
    last, checks, gives = uses.last, uses.checks, uses.gives
    constants = [left for code, left, _ in tape.operations if code == "constant"]
    first = len(tape.inputs) + len(constants)
    at: list[int] = []
    free: list[int] = []
    places = first
    known = len(tape.inputs)
    steps: list[Work | Check | Give] = []
    for number, operation in enumerate(tape.operations):
        code, left, right = operation
        if code == "input":
            at.append(int(left))
        elif code == "constant":
            at.append(known)
            known += 1
        else:
            used = operands(operation)
            free += [at[one] for one in set(used) if last[one] == number and at[one] >= first]
            if free:
                place = free.pop()
            else:
                place = places
                places += 1
            steps.append(Work(code, at[int(left)], at[right] if len(used) == 2 else 0, place))
            at.append(place)
        steps += [Check(at[number], guard.relation, guard.limit) for guard in checks.get(number, ())]
        steps += [Give(at[number], output) for output in gives.get(number, ())]
        if last[number] <= number and at[number] >= first:
            free.append(at[number])
    return Layout(len(tape.inputs), tuple(constants), places, tuple(steps))
