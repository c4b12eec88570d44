"""A task that begins where a story has come to: the state, and what everyone believes, written out as a beginning.

Beliefs are written out as deep as asked; deeper ones are as those who hold them would guess. Both planners can be asked
anything about such a task that they can be asked about a file.
"""

from __future__ import annotations

from collections.abc import Iterator

from forbear.grounding.task import Declaration, Task
from forbear.language.expressions import TRUE, Literal
from forbear.language.values import Value
from forbear.logic.cells import Path
from forbear.logic.folding import are_equal
from forbear.planning.compiling.compiled import CompiledTask
from forbear.planning.compiling.settled import State
from forbear.planning.node import SureNode
from forbear.records import replace

DEPTH = 3
"""Minds within minds that are written out."""


def situated(compiled: CompiledTask, node: SureNode) -> Task:
    """Return the task as it stands in a node of it."""
    here = base_state(compiled, node)
    told = tuple(_told(compiled, node, here, (), DEPTH))
    return replace(compiled.task, initial=here, drawn=(), declarations=told)


def base_state(compiled: CompiledTask, node: SureNode) -> State:
    """Return the value of every fluent of the task in a node, those that never change included."""
    state = list(compiled.task.initial)
    for place, fluent in enumerate(compiled.fluents):
        if not fluent.path:
            state[fluent.cell] = node.state[place]
    return tuple(state)


def _told(compiled: CompiledTask, node: SureNode, here: State, path: Path, depth: int) -> Iterator[Declaration]:
    if len(path) == depth:
        return
    for place, name in enumerate(compiled.task.characters):
        if path and path[-1] == name:
            continue
        mind = node.believed(place)
        there = base_state(compiled, mind)
        deeper = (*path, name)
        for cell, (so, believed) in enumerate(zip(here, there, strict=True)):
            if not are_equal(so, believed):
                yield sure_of(deeper, cell, believed)
        yield from _told(compiled, mind, there, deeper, depth)


def sure_of(path: Path, cell: int, value: Value) -> Declaration:
    """Return the declaration that the last mind on a path is sure of a value."""
    return Declaration(path, False, (cell,), ((TRUE, (((Literal(value),), 1.0),)),))
