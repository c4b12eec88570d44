"""How two numbers of a run compare: by an answer, that a guard keeps, or by a gate, that asks nothing.

Where an answer hangs on rounding, TooClose is raised.
"""

from __future__ import annotations

from forbear.minds.tape.recorder import Recorder
from forbear.minds.tape.tape import Relation
from forbear.records import dataclass

MARGIN = 1e-10
"""Two numbers this close, in proportion to what is compared with, may compare otherwise: the tape rounds as it likes."""

HOLDS: dict[tuple[Relation, bool], Relation] = {
    ("<", True): "<",
    ("<", False): ">=",
    (">", True): ">",
    (">", False): "<=",
    ("<=", True): "<=",
    ("<=", False): ">",
    (">=", True): ">=",
    (">=", False): "<",
    ("==", True): "==",
    ("==", False): "!=",
}
"""By a relation and whether it was found to hold: the relation that then does."""


def is_so(relation: Relation, difference: float) -> bool:
    """Say whether a relation holds between two numbers, by their difference."""
    match relation:
        case "<":
            return difference < 0
        case "<=":
            return difference <= 0
        case ">":
            return difference > 0
        case ">=":
            return difference >= 0
    return (difference == 0) == (relation == "==")


class TooClose(Exception):
    """The run hangs on a comparison that rounding could turn: the point is the engine's alone."""


@dataclass(frozen=True, slots=True)
class Comparands:
    """Two numbers: the operation of each, and what it is in the run. is_plain: the other is always the same."""

    operation: int
    value: float
    other: int
    against: float
    is_plain: bool

    @property
    def difference(self) -> float:
        """How much more the one is."""
        return self.value - self.against

    @property
    def margin(self) -> float:
        """How close to each other they may not come."""
        return MARGIN * max(1.0, abs(self.against) if self.is_plain else 0.0)

    def is_exact(self, recorder: Recorder) -> bool:
        """Say whether both come to what the engine's come to, to the last place."""
        return recorder.is_exact(self.operation) and recorder.is_exact(self.other)

    def has_sure_sign(self, recorder: Recorder) -> bool:
        """Say whether the one is held against 0, and no rounding makes it more or less."""
        return self.is_plain and self.against == 0 and recorder.has_sure_sign(self.operation)

    def factor_of_zero(self, recorder: Recorder) -> int | None:
        """Return what makes the one 0, where it is held against that; None where nothing does."""
        is_zero = self.is_plain and self.against == 0 and self.value == 0
        return recorder.factor_of_zero(self.operation) if is_zero else None


def answer(recorder: Recorder, relation: Relation, compared: Comparands) -> bool:
    """Return whether a relation holds in the run, and note it as a guard. Raises TooClose."""
    if compared.other == compared.operation:
        return relation in ("==", "<=", ">=")
    apart = recorder.subtract(compared.operation, compared.other)
    is_sure = compared.is_exact(recorder)
    if not is_sure:
        nothing = compared.factor_of_zero(recorder)
        if nothing is not None:
            recorder.guard(nothing, "==", 0.0)
            return is_so(relation, 0.0)
        is_sure = compared.has_sure_sign(recorder)
    limit = 0.0 if is_sure else compared.margin
    if abs(compared.difference) <= limit and not is_sure:
        raise TooClose
    found = is_so(relation, compared.difference)
    holds = HOLDS[relation, found]
    if recorder.value(apart) is None:
        recorder.guard(apart, holds, -limit if holds in ("<", "<=") else limit)
    return found


def gate(recorder: Recorder, relation: Relation, compared: Comparands) -> int | None:
    """Return the operation that comes to 1 where a relation holds, else to 0; None where that has to be asked.

    Where rounding could turn it, the two have to be apart, which is noted as a guard. Raises TooClose.
    """
    apart = recorder.subtract(compared.operation, compared.other)
    if recorder.value(apart) is not None:
        return None
    if not (compared.is_exact(recorder) or compared.has_sure_sign(recorder)):
        if compared.factor_of_zero(recorder) is not None:
            return None
        if abs(compared.difference) <= compared.margin:
            raise TooClose
        recorder.guard(apart, "!=", compared.margin)
    one, above = recorder.constant(1.0), recorder.step(apart)
    below = recorder.step(recorder.subtract(compared.other, compared.operation))
    match relation:
        case ">":
            return above
        case "<":
            return below
        case ">=":
            return recorder.subtract(one, below)
        case "<=":
            return recorder.subtract(one, above)
    other = recorder.add(above, below)
    return other if relation == "!=" else recorder.subtract(one, other)
