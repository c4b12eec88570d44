"""A scene with free numbers, held against what people chose: likelihood, slopes, and the values that are likeliest."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from forbear.api.runs import DEFAULT_LIMITS
from forbear.api.scene import Scene
from forbear.errors import LimitReached, RequestError, StoryError
from forbear.extras import require
from forbear.fitting.fit import AT_AN_END, UNDECIDED, UNTOUCHED, Estimate, Fit
from forbear.fitting.likelihood import ChoiceLikelihood, in_time
from forbear.fitting.mixture import MixedLikelihood
from forbear.fitting.observations import MOST_TOLD, Observation, Observations, read_observations
from forbear.fitting.priors import NormalPrior, prior_of, read_free
from forbear.minds.budget import Limits
from forbear.records import replace
from forbear.stories.numbers import SceneNumber

_STEP: Final = 1e-4
"""How far beside the estimate gradients are looked at for the Hessian, in proportion."""

_LEAST: Final = 1e-6
"""How far from an end of what a number can be the search keeps."""


class Model:
    """A scene, the numbers of it that are free, and choices that people made."""

    def __init__(
        self,
        scene: Scene,
        free: Sequence[str],
        data: Observations,
        left_out: Sequence[tuple[int, str]],
        priors: Sequence[NormalPrior | None] = (),
        limits: Limits = DEFAULT_LIMITS,
        depths: Sequence[int] = (),
    ) -> None:
        """priors: what is taken of each free number before; of none where there is none. limits: of one tape, and when
        all is over. depths: to which people think, some to one and some to another; as the scene has it where there is none."""
        self.limits = limits
        self.scene = scene
        self.named = tuple(free)
        self.data = data
        self.left_out = tuple(left_out)
        self.depths = tuple(depths)
        self.likelihood = (
            MixedLikelihood(scene, free, data, depths, limits)
            if depths
            else ChoiceLikelihood(scene, free, data, limits)
        )
        self.free = self.likelihood.free
        self.priors = (*(priors or (None,) * len(free)), *(None,) * (len(self.free) - len(free)))
        self.numbers = self.likelihood.numbers[: len(self.free)]
        self.bounds = [_bounds(number) for number in self.numbers]

    def __repr__(self) -> str:
        return f"<Model of {self.scene.name}: {', '.join(self.free)} free, {self.data.count:g} choices>"

    @property
    def start(self) -> list[float]:
        """What the free numbers are in the scene; of one without an end, or at 0, the middle of what makes sense."""
        return [_start(number) for number in self.numbers]

    def loglik(self, values: Mapping[str, float] | None = None) -> float:
        """Return the logarithm of how likely all choices are; values: the free numbers, where not as in the scene."""
        return self.likelihood.value(self._given(values))

    def grad(self, values: Mapping[str, float] | None = None) -> dict[str, float]:
        """Return how fast that changes with each free number."""
        return dict(zip(self.free, self.likelihood.gradient(self._given(values))[1], strict=True))

    def _given(self, values: Mapping[str, float] | None) -> list[float]:
        found = dict(zip(self.free, self.start, strict=True)) | dict(values or {})
        if set(found) != set(self.free):
            raise RequestError("a value is given to what is not free", f"free is {', '.join(self.free)}")
        return [found[name] for name in self.free]

    def fit(self, start: Mapping[str, float] | None = None, *, skips_impossible: bool = False) -> Fit:
        """Return the values that make the choices likeliest.

        start: where the search begins. skips_impossible: leave out choices to which the scene gives no chance there.
        Raises RequestError that names them otherwise, and LimitReached before anything was found; after that, the fit
        says what ended it.
        """
        require("scipy")
        begin = self._given(start)
        impossible = self.likelihood.impossible(begin)
        if impossible and skips_impossible:
            return self._without(impossible).fit(start)
        if impossible:
            raise RequestError(_told_impossible(impossible), "give a lapse, or leave the rows out: --bad skip")
        found = self._searched(begin, self.bounds)
        values = [float(amount) for amount in found.x]
        errors: list[tuple[float | None, str]] = [(None, "")] * len(values)
        limit = found.get("limit")
        if limit is None:
            try:
                errors = self._errors(values, self.bounds)
            except LimitReached as reached:
                limit = reached
        told = zip(self.free, values, errors, strict=True)
        estimates = tuple(Estimate(name, value, error, without) for name, value, (error, without) in told)
        return Fit(
            self.scene.name,
            estimates,
            -float(found.fun) - self._log_prior(values),
            self.data.count,
            bool(found.success),
            str(found.message),
            self.left_out,
            limit=limit,
        )

    def height(self, values: Sequence[float]) -> float:
        """Return the logarithm of how likely the choices are, and of what was taken of the numbers before."""
        return self.likelihood.value(values) + self._log_prior(values)

    def best_with(self, fixed: Mapping[str, float], begin: Sequence[float]) -> tuple[list[float], float]:
        """Return the values that are likeliest where some of them are fixed, and how likely: as `height` has it."""
        amounts = dict(zip(self.free, begin, strict=True)) | dict(fixed)
        bounds = [
            (fixed[name], fixed[name]) if name in fixed else bound
            for name, bound in zip(self.free, self.bounds, strict=True)
        ]
        if len(fixed) == len(self.free):
            return list(amounts.values()), self.height(list(amounts.values()))
        found = self._searched(list(amounts.values()), bounds)
        if found.get("limit") is not None:
            raise found.limit
        values = [float(amount) for amount in found.x]
        return (values if all(map(math.isfinite, values)) else list(amounts.values())), -float(found.fun)

    def of(self, subject: str) -> Model:
        """Return the same model held against one subject's choices alone."""
        return self._with(self.data.of(subject), self.left_out)

    def on(self, data: Observations) -> Model:
        """Return the same model held against other choices."""
        return self._with(data, ())

    def _with(self, data: Observations, left_out: Sequence[tuple[int, str]]) -> Model:
        priors = self.priors[: len(self.named)]
        return Model(self.scene, self.named, data, left_out, priors, self.limits, self.depths)

    def _searched(self, begin: list[float], bounds: Sequence[tuple[float | None, float | None]]) -> Any:
        """Return what scipy finds from a point on: `x`, and `fun`, which is `height` below 0; and `limit`, where that ended
        the search at the best it had met. Raises LimitReached where it had met nothing."""
        from scipy.optimize import OptimizeResult, minimize

        best: tuple[float, list[float]] = (math.inf, begin)

        def minus(amounts: Any) -> tuple[float, list[float]]:
            values = [float(amount) for amount in amounts]
            if not all(map(math.isfinite, values)):
                return 1e100, [0.0] * len(values)
            value, slopes = self.climb(values)
            if value == -math.inf:
                return 1e100, [0.0] * len(slopes)
            nonlocal best
            best = min(best, (-value, values))
            return -value, [-slope for slope in slopes]

        try:
            return minimize(
                minus, begin, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500, "ftol": 1e-13}
            )
        except LimitReached as reached:
            if best[0] == math.inf:
                raise
            return OptimizeResult(x=best[1], fun=best[0], success=False, message=str(reached), limit=reached)

    def _log_prior(self, values: Sequence[float]) -> float:
        return math.fsum(
            prior.log_density(value) for prior, value in zip(self.priors, values, strict=True) if prior is not None
        )

    def climb(self, values: Sequence[float]) -> tuple[float, list[float]]:
        """Return the height at a point, and its slopes."""
        value, slopes = self.likelihood.gradient(values)
        slopes = [
            slope + (0.0 if prior is None else prior.slope(amount))
            for slope, prior, amount in zip(slopes, self.priors, values, strict=True)
        ]
        return value + self._log_prior(values), slopes

    def _without(self, impossible: list[Observation]) -> Model:
        kept = tuple(one for one in self.data.found if one not in impossible)
        if not kept:
            raise RequestError(_told_impossible(impossible), "give a lapse")
        told = [(row, f"the scene gives '{one.choice}' no chance") for one in impossible for row in one.rows]
        left_out = sorted([*self.left_out, *told])
        return self._with(replace(self.data, found=kept), left_out)

    def _errors(
        self, values: list[float], bounds: list[tuple[float | None, float | None]]
    ) -> list[tuple[float | None, str]]:
        """Return the standard errors: of the inverse of the negative Hessian, over what does not stand at an end and makes
        some difference; where there is none, why."""
        import numpy as np

        inner = [
            at
            for at, (value, (low, high)) in enumerate(zip(values, bounds, strict=True))
            if (low is None or value > low + 10 * _LEAST) and (high is None or value < high - 10 * _LEAST)
        ]
        hessian = np.zeros((len(inner), len(inner)))
        for row, at in enumerate(inner):
            step = _STEP * max(1.0, abs(values[at]))
            low, high = bounds[at]
            down = step if low is None else min(step, values[at] - low)
            up = step if high is None else min(step, high - values[at])
            above, below = list(values), list(values)
            above[at] += up
            below[at] -= down
            one, other = self.climb(above)[1], self.climb(below)[1]
            hessian[row] = [(one[place] - other[place]) / (up + down) for place in inner]
        found: list[tuple[float | None, str]] = [(None, AT_AN_END)] * len(values)
        felt = [row for row in range(len(inner)) if hessian[row].any() or hessian[:, row].any()]
        for row, at in enumerate(inner):
            found[at] = (None, UNDECIDED if row in felt else UNTOUCHED)
        if not felt:
            return found
        curved = hessian[np.ix_(felt, felt)]
        try:
            spread = np.diag(np.linalg.inv(-(curved + curved.T) / 2))
        except np.linalg.LinAlgError:
            return found
        for row, variance in zip(felt, spread, strict=True):
            if variance > 0:
                found[inner[row]] = (float(math.sqrt(variance)), "")
        return found

    def simulated(self, values: Mapping[str, float], seed: int, menus: Mapping[str, Sequence[str]]) -> Model:
        """Return the model with choices drawn at these values, as many for each condition as there are.

        menus: for what had happened, all that could be chosen; what the data has of it where it is not there.
        """
        randomness = random.Random(seed)
        totals: dict[tuple[str, tuple[float, ...], str], float] = {}
        for one in self.data.found:
            key = (one.after, one.condition, one.subject)
            totals[key] = totals.get(key, 0.0) + one.count
        open_to = {
            after: tuple(menus.get(after) or dict.fromkeys(o.choice for o in self.data.found if o.after == after))
            for after, _, _ in totals
        }
        asked = [
            Observation(after, choice, condition, subject, 1.0, ())
            for after, condition, subject in totals
            for choice in open_to[after]
        ]
        if self.depths:
            raise RequestError("choices of people who differ in depth are not drawn", "draw at one depth")
        likelihood = ChoiceLikelihood(self.scene, self.free, Observations(self.data.numbers, tuple(asked)), self.limits)
        odds = {
            (one.after, one.condition, one.subject, one.choice): odds
            for one, odds in likelihood.odds([values[name] for name in self.free])
        }
        drawn = []
        for (after, condition, subject), total in totals.items():
            weights = [odds[after, condition, subject, choice] for choice in open_to[after]]
            counts = dict.fromkeys(open_to[after], 0)
            for choice in randomness.choices(open_to[after], weights, k=round(total)):
                counts[choice] += 1
            drawn += [Observation(after, c, condition, subject, float(n), ()) for c, n in counts.items() if n]
        return self.on(Observations(self.data.numbers, tuple(drawn)))


def model(
    scene: Scene,
    free: str | Iterable[str],
    data: Path | str | Iterable[Mapping[str, Any]] | Observations,
    *,
    skips_bad: bool = False,
    limits: Limits = DEFAULT_LIMITS,
    depths: Sequence[int] = (),
) -> Model:
    """Return a scene with free numbers and the choices that it is held against.

    free: their names, each with what is taken of it before where that is said: `mercy(Ann) ~ typically`, `tau ~
    normal(1, 0.5)`. data: a file, rows, a pandas frame; with a column `choice`, and `after`, `count`, `subject` where
    there are any; every other column is a number of the scene, as it was in that row. skips_bad: leave out rows that
    are wrong, and those whose choice was not open. limits: of each thing that is worked out, and when all is over, fits
    included. depths: to which people think, each to one of them: how many to which is free too. Raises RequestError
    that names the rows, LimitReached.
    """
    scene.needs_turns()
    said = [read_free(part) for part in (_split(free) if isinstance(free, str) else free)]
    names = [name for name, _ in said]
    priors = [prior_of(name, law, scene.task) for name, law in said]
    found = data if isinstance(data, Observations) else read_observations(data)
    wrong = list(found.wrong)
    kept, not_open = [], []
    known: dict[tuple[str, str], str | None] = {}
    for one in found.found:
        key = (one.after, one.choice)
        if key not in known:
            in_time(limits)
            known[key] = _not_open(scene, one, limits)
        reason = known[key]
        if reason is None:
            kept.append(one)
        else:
            not_open += [(row, reason) for row in one.rows]
    wrong = sorted([*wrong, *not_open])
    if wrong and not skips_bad:
        listed = "\n".join(f"  row {row}: {why}" for row, why in wrong[:MOST_TOLD])
        more = f"\n  and {len(wrong) - MOST_TOLD} more" if len(wrong) > MOST_TOLD else ""
        raise RequestError(
            f"some rows of the data cannot be fitted:\n{listed}{more}", "mend them, or leave them out: --bad skip"
        )
    if not kept:
        raise RequestError("no row of the data can be fitted")
    if len(depths) == 1:
        raise RequestError("one depth is no mixture", "name two or more")
    return Model(scene, names, replace(found, found=tuple(kept), wrong=()), wrong, priors, limits, sorted(set(depths)))


def _not_open(scene: Scene, one: Observation, limits: Limits) -> str | None:
    """Return why a choice could not be made after these events; None where it could."""
    try:
        scene.ask(f"choice {one.choice}", after=one.after, limits=limits)
    except (RequestError, StoryError) as error:
        return str(error).partition("\n")[0]
    return None


def _split(text: str) -> list[str]:
    """Split at the commas outside brackets."""
    parts, deep = [""], 0
    for sign in text:
        deep += (sign == "(") - (sign == ")")
        if sign == "," and deep == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part for part in parts if part.strip()]


def _start(number: SceneNumber) -> float:
    if number.now is None or not math.isfinite(number.now) or number.now in (number.least, number.most):
        return 0.1 if number.name.startswith("lapse(") else (number.low + number.high) / 2
    return number.now


def _bounds(number: SceneNumber) -> tuple[float | None, float | None]:
    low = None if number.least == -math.inf else number.least + _LEAST
    high = None if number.most == math.inf else number.most - _LEAST
    return low, high


def _told_impossible(found: list[Observation]) -> str:
    listed = [f"row {one.rows[0] if one.rows else '?'}: '{one.choice}'" for one in found[:MOST_TOLD]]
    return f"the scene gives no chance to what was chosen in {', '.join(listed)}"
