"""The odds that follow a slider in a scene of which something is told: by a tape, and what the engine comes to.

By hand: `tests/reading/pushing.py` has the odds of a push. Ann, who is told to have stayed, is held to it as the scene
opens; once a number is moved nobody is.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forbear.api.limits import Limits
from forbear.api.scene import Scene, load
from forbear.editing.parts import offered_numbers
from forbear.studio.jobs.context import Context
from forbear.studio.jobs.scenes import outcomes
from forbear.studio.jobs.warm import Warm
from tests.reading.pushing import SCENE, push

TOLD = f"{SCENE}\ntold: stay(Ann), ...;\n"

MOVED = (
    "mercy(Ilsa)",
    "prize(Ilsa, Rick)",
    "believes(Ilsa, good(Rick) = True)",
    "believes(Ilsa, good(Rick) = False)",
    "precision(Rick)",
    "depth(Ilsa)",
)


def begun() -> Context:
    return Context(
        Warm(), {"nodes": 200_000, "seconds": 60.0, "megabytes": 1000, "stories": 10_000}, lambda share, doing: None
    )


@pytest.fixture(scope="module")
def context() -> Context:
    return begun()


def odds(context: Context, **asked: Any) -> dict[str, float]:
    return {one["name"]: one["probability"] for one in outcomes(asked, context)["outcomes"]}


def test_nobody_is_held_once_a_number_is_moved(context: Context) -> None:
    assert odds(context, text=TOLD)["bob_out"] == 0
    for kind in (0.0, 0.5, 1.0, 2.0, 3.0, 7.0):
        moved = odds(context, text=TOLD, numbers={"kind(Ann)": kind})
        assert moved["bob_out"] == pytest.approx(push(kind), abs=1e-12)
    assert odds(context, text=TOLD)["bob_out"] == 0


def test_a_told_scene_needs_one_run_of_the_engine_for_a_slider(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tape is made by the first move; whether it is said that nobody is held makes no second one."""
    context = begun()
    odds(context, text=TOLD, numbers={"kind(Ann)": 1.0})

    def run(*_: object, **__: object) -> None:
        raise AssertionError("the engine was asked")

    monkeypatch.setattr("forbear.stories.sweep.table.traced", run)
    monkeypatch.setattr("forbear.api.moved_outcomes.ReferenceEngine", run)
    monkeypatch.setattr("forbear.api.recording.ReferenceEngine", run)
    for is_free in (False, True):
        moved = odds(context, text=TOLD, numbers={"kind(Ann)": 2.5}, free=is_free)
        assert moved["bob_out"] == pytest.approx(push(2.5), abs=1e-12)


def test_what_the_page_asks_as_it_opens_makes_the_tape_of_all_its_sliders(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = begun()
    assert odds(context, scene="film/casablanca", free=True) == pytest.approx(scene.free().run().outcomes, abs=1e-12)

    def trace(*_: object, **__: object) -> None:
        raise AssertionError("a tape was made")

    monkeypatch.setattr("forbear.stories.sweep.table.traced", trace)
    offered = offered_numbers(scene)
    assert {"mercy(Ilsa)", "believes(Ilsa, good(Rick) = True)"} <= {number.name for number in offered}
    for number in offered:
        amount = 0.9 * (number.now or 0.0)
        moved = odds(context, scene="film/casablanca", free=True, numbers={number.name: amount})
        assert moved == pytest.approx(scene.moved({number.name: amount}).run().outcomes, abs=1e-12)


def test_one_weight_of_a_belief_alone_is_among_the_offered_numbers(scene: Scene) -> None:
    """Where both were inputs, one of them left where it was would undo what the other was moved to."""
    places = [number.weighed_in for number in offered_numbers(scene) if number.weighed_in is not None]
    assert places
    assert len(places) == len(set(places))


@pytest.fixture(scope="module")
def scene() -> Scene:
    """A scene that is told, of two people who think about each other."""
    return load("film/casablanca")


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_where_one_weight_of_a_belief_is_nothing_the_other_is_what_the_engine_makes_of_it(
    context: Context, scene: Scene, share: float
) -> None:
    """Of two weights, one moved to nothing: all of it is the other's, and then nothing is left to share out."""
    moved = {"believes(Ilsa, good(Rick) = False)": 0.0, "believes(Ilsa, good(Rick) = True)": share}
    found = context.outcomes(scene, moved, Limits())
    assert found == pytest.approx(scene.moved(moved).run().outcomes, abs=1e-12)


@settings(max_examples=20)
@given(st.dictionaries(st.sampled_from(MOVED), st.floats(0, 1, width=32), min_size=1, max_size=3))
def test_a_tape_of_a_told_scene_is_what_the_engine_comes_to(
    context: Context, scene: Scene, shares: dict[str, float]
) -> None:
    """Whichever numbers are moved, each to a share of its range, one after the other: both weights of a belief too."""
    assert scene.is_as_told
    amounts = {}
    for name, share in shares.items():
        number = scene.number(name)
        amounts[name] = float(round(2 * share)) if number.whole else number.low + share * (number.high - number.low)
    found = context.outcomes(scene, amounts, Limits())
    assert found is not None
    assert found == pytest.approx(scene.moved(amounts).run().outcomes, abs=1e-12)
