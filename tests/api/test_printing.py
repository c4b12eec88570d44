"""Objects print as what makes them, and never as a page of their insides."""

from __future__ import annotations

from forbear import Run, Scene, load
from forbear.records import replace


def test_a_scene_prints_as_the_call_and_as_the_text_that_make_it() -> None:
    scene = load("film/casablanca", case="past_caring", settings=("likely = 0.7",))
    again = eval(repr(scene), {"load": load})  # noqa: S307
    assert isinstance(again, Scene)
    assert again.problem == scene.problem and again.task == scene.task
    plain = load("film/casablanca")
    assert load(str(plain)).problem == replace(plain.problem, tale=None), "what is told stands in a file of its own"


def test_a_run_prints_as_its_account() -> None:
    run = load("film/casablanca").run()
    assert isinstance(run, Run)
    assert len(repr(run)) < 100
    assert str(run).startswith("At gunpoint in Rick's rooms")
