"""A grid over two numbers as data."""

from __future__ import annotations

from forbear.account.data import limit_data
from forbear.account.plain import Data
from forbear.records import dataclass
from forbear.stories.questions.heat import Heat


@dataclass(frozen=True, slots=True)
class HeatFound:
    """A grid, with the names of its two numbers, where they stand in the scene, and the scene's outcomes."""

    x: tuple[str, float | None]
    y: tuple[str, float | None]
    outcomes: tuple[str, ...]
    heat: Heat


def heat_data(found: HeatFound) -> Data:
    """Return a grid as JSON-ready data: `cells` and `likeliest` have a row for each y."""
    rows = found.heat.rows
    return {
        "x": {"number": found.x[0], "now": found.x[1], "at": list(found.heat.x)},
        "y": {"number": found.y[0], "now": found.y[1], "at": list(found.heat.y)},
        "outcomes": list(found.outcomes),
        "cells": [[None if p is None else [chance for _, chance in p.chances] for p in row] for row in rows],
        "likeliest": [[None if p is None else list(p.verdict) for p in row] for row in rows],
        "limit": limit_data(found.heat.limit),
    }
