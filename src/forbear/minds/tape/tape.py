"""A tape: operations in a straight line from inputs to outputs, and the guards under which they are right."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal as OneOf

from forbear.language.amounts import Relation as Relation
from forbear.records import dataclass

Code = OneOf["input", "constant", "+", "-", "*", "/", "exp", "log", "max", "step"]

UNARY = ("exp", "log", "step")
"""What works on one result; all else on two."""

Operation = tuple[Code, float, int]
"""What is done, and to which earlier operations, by their numbers; the second is 0 where there is but one. An input has
its number, a constant its value in place of the first. `max` is the larger of two; `step` is 1 above 0, else 0."""

FLOOR = 1e-300
"""What is divided by is never less, in size: where a weight comes closer to 0, too little is left of it to divide by."""


@dataclass(frozen=True, slots=True)
class Proviso:
    """An answer that the run got: this operation's result stands in this relation to `limit` (for `!=`: to ± limit)."""

    operation: int
    relation: Relation
    limit: float

    def holds(self, amount: float) -> bool:
        """Say whether a result has the answer that the run got."""
        match self.relation:
            case ">":
                return amount > self.limit
            case ">=":
                return amount >= self.limit
            case "<":
                return amount < self.limit
            case "<=":
                return amount <= self.limit
            case "==":
                return amount == self.limit
        return abs(amount) > self.limit


@dataclass(frozen=True, slots=True)
class Tape:
    """Inputs by name, operations in an order in which they can be worked out, outputs by name and operation, guards."""

    inputs: tuple[str, ...]
    operations: tuple[Operation, ...]
    outputs: tuple[tuple[str, int], ...]
    guards: tuple[Proviso, ...]

    @property
    def digest(self) -> str:
        """A name that no tape shares with another that does something else (64 hexadecimal digits)."""
        return _digest(self)

    def counts(self) -> dict[Code, int]:
        """Return how many operations there are of each sort."""
        found: dict[Code, int] = {}
        for code, _, _ in self.operations:
            found[code] = found.get(code, 0) + 1
        return found


@lru_cache(maxsize=64)
def _digest(tape: Tape) -> str:
    from hashlib import sha256  # slow to load, and only native code asks for it

    whole = repr((len(tape.inputs), tape.operations, [at for _, at in tape.outputs], tape.guards))
    return sha256(whole.encode()).hexdigest()
