"""Minds by name: a graph of minds that knows no numbers of any task, so that it outlives changes of the story.

`named` writes it, `taken_up` puts it into a task that may have more, or less, than the one it was written in: whoever
and whatever is new is believed as the declarations say, what is gone is told and dropped.
"""

from __future__ import annotations

from forbear.grounding.task import NamedMinds, Task, fits
from forbear.minds.beginning import Beginning
from forbear.minds.budget import Budget
from forbear.minds.carried import Moving
from forbear.minds.live.graph import MindGraph, condensed, reachable
from forbear.minds.node import Interner
from forbear.minds.reading import Reader
from forbear.records import replace


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
    interner.let_go()
    return graph, (*gone, *sorted(moving.lost))


def stepped_out(minds: NamedMinds, task: Task, who: str, crowd: str) -> NamedMinds:
    """Return the minds with one more, who has been one of a crowd: they think what it thinks and know that it does, and it
    is with them as with the crowd.

    task: one in which they are a person; minds: those of a task in which they are not.
    """
    places = {name: place for place, name in enumerate(minds.fluents)}
    more = {}
    for fluent in task.fluents:
        if who in fluent.arguments and str(fluent) not in places:
            arguments = tuple(crowd if argument == who else argument for argument in fluent.arguments)
            place = places.get(str(replace(fluent, arguments=arguments)))
            if place is not None:
                more[str(fluent)] = place
    one, another = minds.people.index(crowd), len(minds.people)
    theirs = [number for number, (owner, _) in enumerate(minds.beliefs) if owner == one]
    copy_of = {number: len(minds.beliefs) + place for place, number in enumerate(theirs)}
    return NamedMinds(
        (*minds.people, who),
        (*minds.fluents, *more),
        tuple(
            ((*state, *[state[place] for place in more.values()]), (*beliefs, copy_of[beliefs[one]]))
            for state, beliefs in minds.nodes
        ),
        (*minds.beliefs, *((another, minds.beliefs[number][1]) for number in theirs)),
    )


def _misfits(graph: MindGraph, task: Task) -> bool:
    return any(
        not fits(value, task.fluents[cell].type, task.fluents[cell].values)
        for state, _ in graph.nodes
        for cell, value in enumerate(state)
    )
