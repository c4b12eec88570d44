"""`turn`: what it ranks by, what it promises, and that what it prints does what it says."""

from __future__ import annotations

import pytest

import forbear.variants.turn as turning
from forbear import load
from forbear.account.lines import text_of
from forbear.api.scene import Scene
from forbear.errors import RequestError
from forbear.language.patterns import All, Any, Ask, Negated
from forbear.records import replace
from forbear.tropes.margins import shortfall
from forbear.tropes.shelf import alone
from forbear.variants.altered import variant_named
from forbear.variants.changes import changes
from forbear.variants.examination import examine
from forbear.variants.turn import Turning, turn
from forbear.variants.turn_account import turning_data, turning_lines

TROPE = "kill_me_now"
A, B, C = (Ask(word, ()) for word in ("attempt", "alone", "motive"))


def test_a_shortfall_adds_up_what_is_unmet_and_takes_the_nearest_alternative() -> None:
    """All(a, b): −2 and −1 together lack 3. Any: the nearer of −2 and −1. Not a: a margin of 2 lacks 2. All met: 0."""
    assert shortfall(All((A, B)), (-2.0, -1.0)) == 3
    assert shortfall(Any((A, B)), (-2.0, -1.0)) == 1
    assert shortfall(Negated(A), (2.0,)) == 2
    assert shortfall(All((A, Any((B, C)))), (1.0, -5.0, 0.5)) == 0
    assert shortfall(All((A, Negated(All((B, C))))), (1.0, 3.0, 4.0)) == 3


def test_a_variant_is_named_with_spaces_or_hyphens_and_near_names_are_told() -> None:
    assert variant_named(TROPE, "Needed alive").name == variant_named(TROPE, "needed-alive").name == "needed_alive"
    with pytest.raises(RequestError, match="did you mean 'needed_alive'"):
        variant_named(TROPE, "needd alive")


def test_a_scene_that_is_that_already_needs_no_change() -> None:
    turning = turn(load("film/casablanca"), TROPE, "played straight", workers=1)
    assert turning.tried == 0 and turning.found[0].changes == ()
    assert "already" in "\n".join(text_of(line) for line in turning_lines(turning))


def test_a_limit_leaves_what_was_found_and_says_so() -> None:
    turning = turn(load("film/casablanca"), TROPE, "needed alive", seconds=0.001, workers=1)
    assert turning.limit is not None and turning.limit.limit == "seconds" and not turning.complete
    assert "--limit-seconds" in "\n".join(text_of(line) for line in turning_lines(turning))


def test_stopping_leaves_what_was_found() -> None:
    def stop(done: int, known: int) -> None:
        raise KeyboardInterrupt

    turning = turn(load("film/casablanca"), TROPE, "needed alive", workers=1, on_progress=stop)
    assert turning.interrupted and turning.tried == 1


@pytest.mark.nightly
def test_what_is_found_is_verified_ranked_and_reproduced_by_its_settings() -> None:
    """Without her conscience, or with enough to be had, she shoots: one change, and every way found is run again here."""
    scene = load("film/casablanca")
    turning = turn(scene, TROPE, "bob was wrong", most=1, show=3, seconds=600)
    assert turning.found and turning.complete
    assert [t.steps for t in turning.found] == sorted(t.steps for t in turning.found)
    for turned in turning.found:
        assert len(turned.changes) == 1
        again = examine(load("film/casablanca", settings=turned.settings), alone(TROPE), why=False)
        assert "bob_was_wrong" in {chance.variant for chance in again.chances}
    data = turning_data(turning)
    assert data["found"][0]["settings"] == list(turning.found[0].settings)


@pytest.mark.nightly
def test_a_need_as_large_as_what_else_holds_back_is_enough() -> None:
    """Her conscience is overwhelming; so is the need that has to stand beside it, and one step less does not do."""
    scene = load("film/casablanca")
    (turned,) = turn(scene, TROPE, "needed alive", show=1, seconds=900).found
    assert [change.settings for change in turned.changes] == [("need(Ilsa, Rick) = overwhelming",)]
    for level, is_needed in (("strong", False), ("overwhelming", True)):
        again = examine(load("film/casablanca", settings=(f"need(Ilsa, Rick) = {level}",)), alone(TROPE), why=False)
        assert ("needed_alive" in {chance.variant for chance in again.chances}) is is_needed


SOME = {"mercy(Ilsa)", "need(Ilsa, Rick)", "reason life(Rick)", "shielded(Rick)"}


def _rounded(turning: Turning) -> Turning:
    """Return what was found with its odds to 12 places: a tape adds up in another order."""
    return replace(
        turning, found=tuple(replace(t, chance=replace(t.chance, odds=round(t.chance.odds, 12))) for t in turning.found)
    )


def _by_tapes_and_by_runs(
    monkeypatch: pytest.MonkeyPatch, scene: Scene, into: str, show: int
) -> tuple[Turning, Turning]:
    by_tapes = turn(scene, TROPE, into, most=2, show=show, seconds=3000, workers=1)
    monkeypatch.setattr(turning, "_WORTH_TAPES", 10**9)
    return _rounded(by_tapes), _rounded(turn(scene, TROPE, into, most=2, show=show, seconds=3000, workers=1))


@pytest.mark.parametrize("into", [pytest.param("needed alive", marks=pytest.mark.nightly), "hidden defence"])
def test_what_is_found_by_tapes_is_what_running_every_altered_scene_finds(
    monkeypatch: pytest.MonkeyPatch, into: str
) -> None:
    """Of a few changes, alone and in pairs; all that is found is shown."""
    scene = load("film/casablanca")
    every = changes(scene.problem, scene.task, scene.roles)
    monkeypatch.setattr(turning, "changes", lambda *_: [c for c in every if c.about in SOME and c.steps > 1])
    by_tapes, by_runs = _by_tapes_and_by_runs(monkeypatch, scene, into, 100)
    assert by_tapes == by_runs and by_tapes.found


@pytest.mark.nightly
@pytest.mark.parametrize(
    ("name", "into", "step"),
    [("film/casablanca", "needed alive", 1), ("film/dark-knight", "deterred", 1), ("film/in-bruges", "fond", 5)],
)
def test_what_is_found_in_told_scenes_is_what_running_every_altered_scene_finds(
    monkeypatch: pytest.MonkeyPatch, name: str, into: str, step: int
) -> None:
    """Of every change, or each fifth: In Bruges has 648, and its runs are long. Fifths have all levels in turn, as each
    number has up to four."""
    scene = load(name)
    every = changes(scene.problem, scene.task, scene.roles)
    monkeypatch.setattr(turning, "changes", lambda *_: every[::step])
    by_tapes, by_runs = _by_tapes_and_by_runs(monkeypatch, scene, into, 3)
    assert by_tapes == by_runs
    assert step == 1 or by_tapes.found
