"""The examples that the catalogue tells, one row each in `scenes.csv`: where each comes from, and who stands in its roles.

Nothing here says what came of an example; that stands apart, in `outcomes.csv`.
"""

from __future__ import annotations

from functools import cache

from forbear.records import dataclass
from study.data import rows_of


@dataclass(frozen=True, slots=True)
class Example:
    """One example of the trope's page.

    scene: its name in the catalogue. record: its name among the page's records. lines: where the page tells it. alice,
    bob, victim: the entities in the first chance's roles. same_scene_as: the scene that tells the same thing;
    continues: the scene that this one only adds to; empty where there is none. series: the work, or the row of works, that
    it belongs to: what is learned of one says something of the others.
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
    series: str


@cache
def examples() -> tuple[Example, ...]:
    """Return every example, in the order of the page."""
    return tuple(Example(**row) for row in rows_of("scenes"))
