"""What a moment tells of everybody's minds, against the worlds they hold possible, cell by cell."""

from __future__ import annotations

import math

import pytest

from forbear.api.scene import load
from forbear.language.values import Value
from forbear.minds.node import Node


def given(node: Node, places: tuple[int, ...], cell: int) -> dict[Value, float]:
    """What the last of these minds gives a cell: the mean over the worlds of those before (docs/semantics.md §1)."""
    found: dict[Value, float] = {}
    for log_weight, world in node.beliefs[places[0]].worlds():
        rest = {world.state[cell]: 1.0} if len(places) == 1 else given(world, places[1:], cell)
        for value, share in rest.items():
            found[value] = found.get(value, 0.0) + math.exp(log_weight) * share
    return found


def right(node: Node, places: tuple[int, ...], cell: int) -> float:
    """How likely the last of these minds is sure of a cell and right."""
    worlds = node.beliefs[places[0]].worlds()
    if len(places) == 1:
        return float(all(world.state[cell] == node.state[cell] for _, world in worlds))
    return math.fsum(math.exp(log_weight) * right(world, places[1:], cell) for log_weight, world in worlds)


def test_of_every_cell_it_is_told_what_the_worlds_of_each_mind_say() -> None:
    scene = load("film/casablanca")
    story = scene.run().record.told
    assert story is not None
    names = story.end.engine.task.characters
    paths = [(0,), (1,), (0, 1), (1, 0)]
    for moment in (story.beginning, story.end):
        cells = range(len(moment.node.state))
        assert 0 < len(moment.varying) < len(cells)  # most are as they are in every mind, and are told all the same
        assert [*moment.odds(())] == [{value: 1.0} for value in moment.node.state]
        for path in paths:
            named = tuple(names[place] for place in path)
            odds, knows = moment.odds(named), moment.knows(named)
            assert len(odds) == len(knows) == len(cells)
            for cell in cells:
                assert odds[cell] == pytest.approx(given(moment.node, path, cell), abs=1e-12)
                assert knows[cell] == pytest.approx(right(moment.node, path, cell), abs=1e-12)
