"""The examples that the catalogue tells, one row each in `scenes.csv`: where each comes from, and who stands in its roles.

Nothing here says what came of an example; that stands apart, in `outcomes.csv`.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from forbear.records import dataclass

_TABLE = Path(__file__).with_name("scenes.csv")


@dataclass(frozen=True, slots=True)
class Example:
    """One example of the trope's page.

    scene: its name in the catalogue. record: its name among the page's records. lines: where the page tells it. alice,
    bob, victim: the entities in the first chance's roles. same_scene_as: the scene that tells the same thing;
    continues: the scene that this one only adds to; empty where there is none.
    """

    scene: str
    record: str
    lines: str
    work: str
    alice: str
    bob: str
    victim: str
    same_scene_as: str
    continues: str


@cache
def examples() -> tuple[Example, ...]:
    """Return every example, in the order of the page."""
    with _TABLE.open(encoding="utf-8", newline="") as table:
        return tuple(Example(**row) for row in csv.DictReader(table))
