"""Every relative is recognised where it is, and not where the one thing that tells it apart is taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from forbear.api.recognition import recognise
from forbear.api.scene import load
from tests.tropes.judged import BASE, PITILESS, names, recognised, scene, variant

SEALED = "sealed(B); openly believes(A, sealed(B) = {True: 0.05, False: 0.95});"


@pytest.mark.parametrize(
    ("trope", "body", "after", "settings", "without"),
    [
        # The one who offers is not at risk; once they are, nothing is tested.
        ("secret_test_of_character", BASE + SEALED, "bare, sheathe", (), "sealed(B) = False"),
        # There is nothing else that B can do; with a place to hide, there is.
        ("get_it_over_with", BASE + "pinned(B);", "bare, sheathe", (), "pinned(B) = False"),
        # B is paid forty for it whatever A is like; else it hangs on what B thinks of A.
        ("turn_the_other_cheek", BASE + "within(A, B); wage(B, A) = 40;", "bare, sheathe", (), "wage(B, A) = 0"),
        # B wants A to strike, for what it makes of A.
        ("strike_me_down", BASE + "pull(B, A) = 9;", "bare, cut", (PITILESS,), "pull(B, A) = 0"),
        # A sees it coming, since B is paid for it.
        ("outgambitted_plan", BASE + "wage(B, A) = 12;", "bare", (PITILESS,), "wage(B, A) = 0"),
        # A was sent to do it, and is not so any more.
        ("becoming_the_mask", BASE + "sent(A);", "bare, sheathe", (), "sent(A) = False"),
    ],
)
def test_two_people(tmp_path: Path, trope: str, body: str, after: str, settings: tuple[str, ...], without: str) -> None:
    file = scene(tmp_path, body)
    assert trope in names(recognised(file, after, *settings))
    assert trope not in names(recognised(file, after, *settings, without))


def test_disappointed_in_you(tmp_path: Path) -> None:
    file = scene(tmp_path, BASE + SEALED, turns="B, A, B")
    assert "disappointed_in_you" in names(recognised(file, "bare, cut, requite", PITILESS))
    assert "disappointed_in_you" not in names(recognised(file, "bare, sheathe", PITILESS))


def test_friend_or_idol(tmp_path: Path) -> None:
    """With B falls C, who is dear to A: without that A would strike."""
    file = scene(tmp_path, BASE + "tied(C, B); warmth(A, C) = 12;", people="A, B, C")
    assert "friend_or_idol" in names(recognised(file, "bare(B, B, A), sheathe", PITILESS))
    assert "friend_or_idol" not in names(recognised(file, "bare(B, B, A)", PITILESS, "warmth(A, C) = 0"))


def test_enemy_mine(tmp_path: Path) -> None:
    """Each needs the other, and both are against E."""
    body = BASE + "want(A, B) = 12; want(B, A) = 12; spite(A, E) = 3; spite(B, E) = 3;"
    file = scene(tmp_path, body, people="A, B, E")
    assert "enemy_mine" in names(recognised(file, "bare(B, B, A), sheathe", PITILESS))
    assert "enemy_mine" not in names(recognised(file, "bare(B, B, A), sheathe", PITILESS, "spite(B, E) = 0"))


def test_heel_face_turn(tmp_path: Path) -> None:
    file = scene(tmp_path, BASE + "entity K : character; flag(A) = K;")
    assert "heel_face_turn" in names(recognised(file, "bare(B, B, A), sheathe, enlist"))
    assert "heel_face_turn" not in names(recognised(scene(tmp_path, BASE), "bare, sheathe, enlist"))


def test_out_gambitted_and_what_makes_it_so(tmp_path: Path) -> None:
    file = scene(tmp_path, BASE + "wage(B, A) = 12;")
    assert variant(recognised(file, "", PITILESS)) == "out_gambitted"
    assert variant(recognised(file, "bare", PITILESS, "wage(B, A) = 0")) == "bob_was_wrong"


def test_inverted_where_the_chance_was_not_meant(tmp_path: Path) -> None:
    """B takes A for too badly hurt to strike."""
    file = scene(tmp_path, BASE + "believes(B, standing(A) = 0.5);")
    assert variant(recognised(file, "bare, sheathe")) == "inverted"
    assert variant(recognised(file, "bare, sheathe", "believes(B, standing(A) = 1)")) == "played_straight"


def test_speak_now_is_alike_in_name_only(tmp_path: Path) -> None:
    found = recognised(scene(tmp_path, BASE), trope="Speak Now or Forever Hold Your Peace")
    assert "speak_now" not in names(found)


def test_nobody_who_is_dead_comes_to_respect_or_trust() -> None:
    """Javert learns what Valjean is worth, and takes his own life."""
    run = load("literature/les-miserables").run()
    assert run.record.told is not None
    (verdict,) = recognise(run).verdicts
    end, task = run.record.told.end.node.state, run.record.task
    assert end[task.cell(f"alive({dict(verdict.roles)['alice']})")] is False
    assert verdict.effect is None
