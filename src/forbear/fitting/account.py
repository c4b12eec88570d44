"""All that `forbear fit` tells, in the order in which it is found: whoever stops it has what was found so far."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from forbear.api.scene import Scene
from forbear.fitting.depth_shares import DepthShares
from forbear.fitting.fit import FIT_HEAD, Fit, compared
from forbear.fitting.folds import cross_validated
from forbear.fitting.model import Model, model
from forbear.fitting.posterior import Sampler, drawn
from forbear.fitting.profile import profiled
from forbear.fitting.recovery import recovered
from forbear.minds.budget import Limits
from forbear.records import replace


class FitAccount:
    """Fits of one scene, with what more is asked of each. limits: of each thing that is worked out; the seconds are for all
    together."""

    def __init__(self, scene: Scene, free: str, data: Path, *, skips: bool, limits: Limits, seed: int) -> None:
        self.lines: list[str] = []
        self.rows: list[dict[str, Any]] = []
        self._scene = scene
        self._free = free
        self._data = data
        self._skips = skips
        self._limits = replace(limits, until=min(limits.until, time.monotonic() + limits.seconds))
        self._seed = seed
        self._recovery: dict[str, Any] | None = None

    def as_data(self) -> dict[str, Any]:
        """Return what was found as JSON-ready data."""
        more = {} if self._recovery is None else {"recovery": self._recovery}
        return {**FIT_HEAD, "fits": self.rows, **more}

    def fill(
        self,
        *,
        by: str | None,
        depths: Sequence[int],
        mixture: bool,
        profile: bool,
        folds: int | None,
        draws: int,
        sampler: Sampler,
        recover: int,
    ) -> None:
        """Find all. by: `subject` for a fit of each. depths: of which there is a fit each, or with mixture one of people who
        differ. profile, folds, draws, recover: what more is asked. sampler: what draws. Raises RequestError, LimitReached."""
        found: list[tuple[Model, Fit]] = []
        models = [("", self._model(self._scene, depths))] if mixture else self._models(by, depths)
        for name, held in models:
            fit = replace(held.fit(skips_impossible=self._skips), subject="" if by is None else name)
            found.append((held, fit))
            row: dict[str, Any] = {**fit.as_data(), "called": name}
            self.rows.append(row)
            self.lines += [name] * bool(name) + fit.lines()
            if mixture:
                shares = DepthShares.of(held, fit)
                row["depths"] = shares.as_data()
                self.lines += shares.lines()
            fit.whole()
            if profile:
                row["profiles"] = []
                for one in held.free:
                    along = profiled(held, fit, one)
                    row["profiles"].append(along.as_data())
                    self.lines.append(along.line())
            if folds is not None:
                parted = cross_validated(held, folds, self._seed)
                row["cross_validation"] = parted.as_data()
                self.lines.append(parted.line())
            if draws:
                posterior = drawn(held, fit, draws, self._seed, sampler)
                row["posterior"] = posterior.as_data()
                self.lines += posterior.lines()
                if posterior.limit is not None:
                    raise posterior.limit
        if len(found) > 1 and depths:
            self.lines += compared([(f"depth {depth}", fit) for depth, (_, fit) in zip(depths, found, strict=True)])
        if recover and len(found) == 1:
            back = recovered(*found[0], recover, self._seed)
            self._recovery = back.as_data()
            self.lines += back.lines()

    def _models(self, by: str | None, depths: Sequence[int]) -> Iterator[tuple[str, Model]]:
        """Yield each model that is fitted, with what it is called."""
        if depths:
            for depth in depths:
                yield f"depth {depth}", self._model(self._scene.at_depth(depth))
        elif by is not None:
            whole = self._model(self._scene)
            for subject in whole.data.subjects:
                yield subject, whole.of(subject)
        else:
            yield "", self._model(self._scene)

    def _model(self, scene: Scene, depths: Sequence[int] = ()) -> Model:
        return model(scene, self._free, self._data, skips_bad=self._skips, limits=self._limits, depths=depths)
