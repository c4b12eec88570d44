"""Whether a fit finds again what made its data: sets drawn at known values, and fitted anew."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from forbear.errors import RequestError
from forbear.fitting.fit import Fit
from forbear.fitting.model import Model
from forbear.fitting.profile import FALL, falls
from forbear.records import dataclass
from forbear.stories.follow import describe, follow, read_names
from forbear.stories.unfold import begin


@dataclass(frozen=True, slots=True)
class Recovered:
    """What came of fitting drawn sets. rows: for each free number the value drawn at, the mean and the spread of what was
    found, and in how many of the sets it was within two standard errors, and within the interval by the likelihood
    (`profile.py`). sets: how many there were."""

    rows: tuple[tuple[str, float, float, float, int, int], ...]
    sets: int

    def lines(self) -> list[str]:
        """Return the account, a line each."""
        found = [f"  {self.sets} sets drawn at these values and fitted anew:"]
        for name, value, mean, spread, within, likely in self.rows:
            found.append(
                f"  {name:<36} {value:>10.5g}  found {mean:.5g} ± {spread:.3g}, within two errors in {within}, "
                f"by the likelihood in {likely} of {self.sets}"
            )
        return found

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON-ready data."""
        keys = ("name", "value", "mean", "spread", "within_two_errors", "within_likelihood")
        return {"sets": self.sets, "numbers": [dict(zip(keys, row, strict=True)) for row in self.rows]}


def recovered(held: Model, fit: Fit, sets: int, seed: int) -> Recovered:
    """Return what comes of drawing sets at a fit's values, as large as its data, and fitting each. Raises LimitReached."""
    values = {one.name: one.value for one in fit.estimates}
    menus = menus_of(held)
    found: dict[str, list[float]] = {name: [] for name in values}
    within = dict.fromkeys(values, 0)
    likely = dict.fromkeys(values, 0)
    for number in range(sets):
        drawn = held.simulated(values, seed + number, menus)
        again = drawn.fit(values).whole()
        for one in again.estimates:
            found[one.name].append(one.value)
            within[one.name] += one.error is not None and abs(one.value - values[one.name]) <= 2 * one.error
            likely[one.name] += falls(drawn, again, one.name, values[one.name]) <= FALL
    rows = []
    for name, value in values.items():
        mean = math.fsum(found[name]) / sets
        spread = math.sqrt(math.fsum((each - mean) ** 2 for each in found[name]) / max(sets - 1, 1))
        rows.append((name, value, mean, spread, within[name], likely[name]))
    return Recovered(tuple(rows), sets)


def menus_of(held: Model) -> Mapping[str, Sequence[str]]:
    """Return for each place of the story at which something was chosen all that was open there, by name."""
    from forbear.minds.reference import ReferenceEngine

    engine = ReferenceEngine(held.scene.task, held.limits)
    menus: dict[str, Sequence[str]] = {}
    for after in dict.fromkeys(one.after for one in held.data.found):
        names: dict[str, None] = {}
        for story in follow(begin(engine), read_names(after)):
            names.update(dict.fromkeys(describe(option.event, engine.task) for option in story.end.options))
        if not names:
            raise RequestError(f"nothing can be chosen after '{after}'")
        menus[after] = tuple(names)
    return menus
