"""What a notebook shows of a scene: what it is, who is in it, and its text."""

from __future__ import annotations

from forbear.grounding.task import Task
from forbear.markup import preformatted, table_html


def scene_html(
    title: str,
    task: Task,
    people: tuple[str, ...],
    changes: tuple[str, ...],
    moves: tuple[tuple[str, float], ...],
    text: str,
) -> str:
    """Return a scene as HTML. changes, moves: what was set, and which numbers were moved."""
    rows = [
        ("people", ", ".join(people)),
        ("turns", ", ".join(task.turns)),
        ("outcomes", ", ".join(name for name, _ in task.outcomes)),
        ("changed", ", ".join(changes)),
        ("moved", ", ".join(f"{name} = {amount:g}" for name, amount in moves)),
    ]
    return table_html(title, ("", ""), [row for row in rows if row[1]]) + preformatted(text)
