"""Minds by name: a graph of minds that knows no numbers of any task, so that it outlives changes of the story.

`named` writes it, `taken_up` puts it into a task that may have more, or less, than the one it was written in: whoever
and whatever is new is believed as the declarations say, what is gone is told and dropped.
"""

from __future__ import annotations

from forbear.grounding.task import NamedMinds, Task, fits
from forbear.minds.beginning import Beginning
from forbear.minds.budget import Budget
from forbear.minds.carried import Moving
from forbear.minds.inform import replaced
from forbear.minds.live.graph import MindGraph, condensed, reachable
from forbear.minds.node import Belief, Interner, Node
from forbear.minds.reading import Reader


def named(graph: MindGraph, task: Task) -> NamedMinds:
    """Return a graph of a task's by name."""
    return NamedMinds(task.characters, tuple(str(fluent) for fluent in task.fluents), graph.nodes, graph.beliefs)


def taken_up(minds: NamedMinds, task: Task, budget: Budget) -> tuple[MindGraph, tuple[str, ...]]:
    """Return the graph in a task, and what of it is gone: people, fluents, and values that a fluent no longer has.

    Raises LimitReached.
    """
    gone = [name for name in minds.people if name not in task.characters]
    cells = {str(fluent): cell for cell, fluent in enumerate(task.fluents)}
    gone += [fluent for fluent in minds.fluents if fluent not in cells]
    if minds.people == task.characters and minds.fluents == tuple(cells):
        plain = MindGraph(minds.nodes, minds.beliefs)
        lost = _misfits(plain, task)
        if not lost:
            return plain, tuple(gone)
    interner = Interner(budget)
    beginning = Beginning(task, interner, Reader(task.characters), budget, lambda node, own: node)
    moving = Moving(minds, task, cells, beginning, interner)
    graph = condensed(reachable(moving.root(), budget.charge_work))
    return graph, (*gone, *sorted(moving.lost))


def _misfits(graph: MindGraph, task: Task) -> bool:
    return any(
        not fits(value, task.fluents[cell].type, task.fluents[cell].values)
        for state, _ in graph.nodes
        for cell, value in enumerate(state)
    )


def with_mind(node: Node, place: int, belief: Belief, interner: Interner) -> Node:
    """Return a node with one mind exchanged."""
    return interner.node(node.state, replaced(node.beliefs, place, belief))
