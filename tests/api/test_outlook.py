"""Edges and grids by tapes, against the engine asked for every point."""

from __future__ import annotations

import pytest

import forbear
from forbear.minds.reference import ReferenceEngine
from forbear.stories.questions.edge import EdgePoint, point
from forbear.stories.sweep.tracing import set_in
from forbear.variants.grids import Axis, heat


def same(one: EdgePoint, other: EdgePoint) -> bool:
    return one.verdict == other.verdict and dict(one.chances) == pytest.approx(dict(other.chances), abs=1e-12)


@pytest.mark.parametrize(
    "number", ["mercy(Ilsa)", "precision(Ilsa)", "believes(Rick, mercy(Ilsa) = 6)", "depth(Ilsa)", "tau"]
)
def test_an_edge_is_that_of_the_engine(number: str) -> None:
    scene = forbear.load("film/casablanca")
    known = {candidate.name for candidate in _numbers(scene)}
    if number not in known:
        number = next(name for name in sorted(known) if name.startswith(number.split("(")[0]))
    found = scene.edge(number)
    for here in (
        *found.edge.points,
        *(end for crossing in found.edge.crossings for end in (crossing.below, crossing.above)),
    ):
        assert same(here, point(scene.number(number).task_at(here.at), here.at, ReferenceEngine))


def _numbers(scene: forbear.Scene):  # type: ignore[no-untyped-def]
    from forbear.stories.numbers import numbers

    return numbers(scene.task)


def test_a_grid_is_that_of_the_engine() -> None:
    scene = forbear.load("film/casablanca")
    found = heat(scene, Axis("mercy(Ilsa)", steps=5), Axis("precision(Ilsa)", steps=4)).heat
    axes = [scene.number("mercy(Ilsa)"), scene.number("precision(Ilsa)")]
    for row, y in zip(found.rows, found.y, strict=True):
        for here, x in zip(row, found.x, strict=True):
            assert here is not None
            assert same(here, point(set_in(scene.task, axes, [x, y]), x, ReferenceEngine))
