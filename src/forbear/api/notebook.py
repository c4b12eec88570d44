"""What a notebook shows of a scene: what it is, who is in it, and its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forbear.markup import preformatted, table_html

if TYPE_CHECKING:
    from forbear.api.scene import Scene


def scene_html(scene: Scene) -> str:
    """Return a scene as HTML."""
    rows = [("people", ", ".join(scene.roles)), ("turns", ", ".join(scene.task.turns))]
    rows += [("outcomes", ", ".join(name for name, _ in scene.task.outcomes))] if scene.task.outcomes else []
    rows += [("changed", ", ".join(scene.settings))] if scene.settings else []
    rows += [("moved", ", ".join(f"{name} = {amount:g}" for name, amount in scene.moves))] if scene.moves else []
    return table_html(scene.about.title or scene.name, ("", ""), rows) + preformatted(str(scene))
