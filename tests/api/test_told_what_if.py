"""A scene that is told opens as told; every what-if begins with the people as they are read, and nobody is held to what
is told.

By hand: who gains 2 by pushing somebody out, and whom it costs so much (kind), pushes with 1 / (1 + e^(kind - 2)). That
Ann stays is likelier if she is much kind (3) than if she is not (0), so she is read so; before, of two as likely, the
first in the text is what is so.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import forbear
from forbear.api.plays import play, resume
from forbear.api.runs import Run
from forbear.api.scene import Scene
from forbear.language.loader import Text
from forbear.variants.grids import Axis, heat
from tests.reading.pushing import SCENE as PUSHING
from tests.reading.pushing import push

SCENE = f"{PUSHING}\ntold: stay(Ann), ...;\n"


@pytest.fixture(scope="module")
def scene() -> Scene:
    return forbear.load(SCENE)


def test_the_plain_opening_tells_what_is_told(scene: Scene) -> None:
    run = scene.run()
    assert scene.is_as_told and run.record.is_as_told
    assert run.outcomes["bob_out"] == 0
    assert run.as_data("told")["told"]["as_told"] is True


WHAT_IFS: dict[str, Callable[[Scene], Run]] = {
    "free": lambda scene: scene.free().run(),
    "moved": lambda scene: scene.moved({"kind(Bob)": 1}).run(),
    "deeper": lambda scene: scene.at_depth(0).run(),
    "a task of its own": lambda scene: scene.altered(scene.task).run(),
    "more text": lambda scene: scene.extended("property seen() : boolean;").run(),
    "set": lambda scene: forbear.load(scene.source, settings=("kind(Bob) = 1",)).run(),
    "a named amount": lambda scene: scene.moved({"much": 3}).run(),
}


@pytest.mark.parametrize("name", WHAT_IFS)
def test_a_what_if_begins_as_it_is_read_and_holds_nobody(scene: Scene, name: str) -> None:
    run = WHAT_IFS[name](scene)
    assert run.record.reading is not None and not run.record.is_as_told
    assert run.outcomes["bob_out"] == pytest.approx(push(3), abs=1e-12)
    assert run.as_data("told")["told"]["as_told"] is False


def test_what_is_set_is_left_as_it_says(scene: Scene) -> None:
    run = forbear.load(scene.source, settings=("kind(Ann) = 1",)).run()
    assert run.outcomes["bob_out"] == pytest.approx(push(1), abs=1e-12)


def test_other_events_take_the_place_of_what_is_told(scene: Scene) -> None:
    assert scene.run("push(Ann, Bob)").outcomes["bob_out"] == 1
    assert scene.run(samples=40).record.samples[0].steps[0].event is not None
    assert not scene.run(samples=2).record.is_as_told


def test_before_is_before_with_whatever_is_changed(scene: Scene) -> None:
    before = scene.before()
    assert before.run().outcomes["bob_out"] == pytest.approx(push(0), abs=1e-12)
    assert before.moved({"kind(Bob)": 1}).run().outcomes["bob_out"] == pytest.approx(push(0), abs=1e-12)
    assert scene.run(before=True).outcomes["bob_out"] == pytest.approx(push(0), abs=1e-12)


def test_edge_sweep_and_heat_turn_it(scene: Scene) -> None:
    (turn,) = scene.edge("kind(Ann)").edge.crossings  # pushing is as likely as not where it costs what it brings
    assert turn.at == pytest.approx(2, abs=1e-3)
    found = scene.sweep({"kind(Ann)": [0, 3]}, "bob_out")["bob_out"]
    assert list(found) == pytest.approx([push(0), push(3)], abs=1e-12)
    map_of = heat(scene, Axis("kind(Ann)", 0, 3, 2), Axis("kind(Bob)", 0, 3, 2))
    assert map_of.heat.rows is not None and map_of.x[1] == 3


def test_a_plan_begins_as_it_is_read(scene: Scene) -> None:
    for before, kind in ((False, 3), (True, 0)):
        (story,) = list(forbear.plan(forbear.PlanRequest(source=scene.source, goal="bob_out", before=before)))[:1]
        assert story.as_data()["probability"] == pytest.approx(push(kind), abs=1e-12)
        (same,) = list(forbear.plan(forbear.PlanRequest(source=scene.before() if before else scene, goal="bob_out")))[
            :1
        ]
        assert same.as_data()["probability"] == pytest.approx(push(kind), abs=1e-12)


@pytest.mark.parametrize(("before", "kind"), [(False, 3), (True, 0)])
def test_a_part_is_played_as_it_is_read_and_a_save_keeps_which(tmp_path: Path, before: bool, kind: float) -> None:
    file = tmp_path / "push.story"
    file.write_text(SCENE, encoding="utf-8")
    begun = play(forbear.load(file, before=before), "Ann")
    for one in (begun, resume(begun.save(), str(file))):
        odds = dict(zip(one.names, one.in_character, strict=True))
        assert odds["push(Ann, Bob)"] == pytest.approx(push(kind), abs=1e-12)


def test_a_save_from_when_none_said_so_is_taken_up(tmp_path: Path) -> None:
    file = tmp_path / "push.story"
    file.write_text(SCENE.replace("told: stay(Ann), ...;\n", ""), encoding="utf-8")
    save = {name: part for name, part in play(forbear.load(file), "Ann").save().items() if name != "before"}
    assert not resume(save, str(file)).is_over


def test_the_page_says_that_nobody_is_held(scene: Scene) -> None:
    held = "nobody is held to what is told"
    assert held not in " ".join(str(scene.run()).split())
    for free in (scene.free(), scene.moved({"kind(Bob)": 1}), forbear.load(scene.source, settings=("kind(Bob) = 1",))):
        assert held in " ".join(str(free.run()).split())


def test_what_a_scene_says_of_itself_is_the_same_however_it_was_made(scene: Scene) -> None:
    """A text with the people written as they are read comes to the same as the scene with nobody held."""
    from forbear.editing.written import written

    kept = written(scene.moved({"kind(Bob)": 1}))
    again = forbear.load(Text(kept.text.replace("told: stay(Ann), ...;", "")))
    assert kept.unwritten == ()
    assert again.run().outcomes["bob_out"] == pytest.approx(push(3), abs=1e-12)
