"""Where the study's tables lie."""

from __future__ import annotations

import csv
from pathlib import Path

TABLES = Path(__file__).with_name("tables")


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of a table: `outcomes`."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))
