"""What is taken of a number before any choice is seen: a normal law, said with the number or by what is typical."""

from __future__ import annotations

import math
import re

from forbear.errors import RequestError
from forbear.grounding.spreads import typical
from forbear.grounding.task import Task
from forbear.minds.reading import as_float
from forbear.records import dataclass

_NORMAL = re.compile(r"normal\(\s*([^,\s]+)\s*,\s*([^,\s]+)\s*\)")


@dataclass(frozen=True, slots=True)
class NormalPrior:
    """A normal law: its mean and standard deviation, in the unit of the number."""

    mean: float
    deviation: float

    def log_density(self, amount: float) -> float:
        """Return the natural logarithm of the density."""
        apart = (amount - self.mean) / self.deviation
        return -apart * apart / 2 - math.log(self.deviation) - math.log(2 * math.pi) / 2

    def slope(self, amount: float) -> float:
        """Return how fast that changes with the amount."""
        return (self.mean - amount) / self.deviation**2


def read_free(said: str) -> tuple[str, str]:
    """Return the name of a free number and what stands behind its `~`, empty where nothing does."""
    name, _, law = said.partition("~")
    return name.strip(), law.strip()


def prior_of(name: str, law: str, task: Task) -> NormalPrior | None:
    """Return the law that is said: `normal(mean, deviation)`, or `typically`: the mean and the deviation of what is typical.

    None where nothing is said. Raises RequestError for a law that is none, and where nothing is typical of the number.
    """
    if not law:
        return None
    if law == "typically":
        return _typical(name, task)
    found = _NORMAL.fullmatch(law)
    try:
        mean, deviation = (float(part) for part in found.groups()) if found else (math.nan, math.nan)
    except ValueError:
        mean = deviation = math.nan
    if not (math.isfinite(mean) and math.isfinite(deviation) and deviation > 0):
        raise RequestError(f"'{law[:40]}' is no law of {name}", "write ~ normal(1, 0.5), or ~ typically")
    return NormalPrior(mean, deviation)


def _typical(name: str, task: Task) -> NormalPrior:
    spread = [
        (values[place], weight)
        for one in typical(task)
        for place, cell in enumerate(one.cells)
        if str(task.fluents[cell]).replace(" ", "") == name.replace(" ", "")
        for values, weight in one.odds
    ]
    if not spread:
        raise RequestError(
            f"nothing is typical of {name} in this scene",
            "it takes a `typically` of it, and no statement that says what it is; or write ~ normal(1, 0.5)",
        )
    whole = math.fsum(weight for _, weight in spread)
    mean = math.fsum(as_float(value) * weight for value, weight in spread) / whole
    variance = math.fsum((as_float(value) - mean) ** 2 * weight for value, weight in spread) / whole
    if not variance > 0:
        raise RequestError(f"what is typical of {name} is one value alone", "fix it, or write ~ normal(1, 0.5)")
    return NormalPrior(mean, math.sqrt(variance))
