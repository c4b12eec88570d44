"""Where the study's tables lie, and the situations that were frozen."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

TABLES = Path(__file__).with_name("tables")

FROZEN = Path(__file__).with_name("frozen")
"""The situations of the examples that were kept back, as they were coded and frozen."""


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of a table: `outcomes`."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


@cache
def kept_back() -> tuple[str, ...]:
    """Return the names of the examples that were kept back."""
    return tuple(sorted(path.relative_to(FROZEN).with_suffix("").as_posix() for path in FROZEN.rglob("*.story")))


def frozen_path(scene: str) -> Path:
    """Return where the situation of an example that was kept back lies as it was frozen."""
    return FROZEN / f"{scene}.story"
