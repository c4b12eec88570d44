"""Every relative is recognised where it is, and not where the one thing that tells it apart is taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from forbear.api.recognition import recognise
from forbear.api.scene import load
from forbear.stories.vocabulary.answers import tellings
from forbear.stories.vocabulary.question import Question
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


def test_a_test_tells_as_much_where_failing_it_kills_whoever_makes_it(tmp_path: Path) -> None:
    """B relies on A, or not: that is worth 6 to B if A let it be, and costs 6 if A struck. Without having seen which,
    with p for the blow, B would rely for 6 (1 - p) - 6 p, or not for 0; having seen it, for 6 (1 - p). So to know is
    worth 6 p where p is under a half, whether or not B lives to see it; of p the same question is asked."""
    for shield in ("", SEALED):
        file = scene(tmp_path, BASE + shield + "vetting(B, A) = 6; credit(B, A) = 20;", turns="B, A, B")
        run = load(str(file)).run("bare, sheathe")
        assert run.record.told is not None
        (telling, *_) = tellings(run.record.told, run.engine_of, {"felt": 0.25})
        feared = telling.ask(Question("expects", (0, 1, "B"))).number
        assert 0.01 < feared < 0.5
        assert telling.ask(Question("informs", (0, 1))).number == pytest.approx(6 * feared, rel=1e-6)


def test_secret_test_of_one_who_would_not_live_to_know(tmp_path: Path) -> None:
    file = scene(tmp_path, BASE + "vetting(B, A) = 6;", turns="B, A, B")
    assert "secret_test_of_character" in names(recognised(file, "bare, sheathe"))
    assert "secret_test_of_character" not in names(recognised(file, "bare, sheathe", "vetting(B, A) = 0"))


KEEPING = """
import "trust-and-secrets";
entity A : character; entity B : character;
can_confide(B, A); can_answer(B, A); relief(B, A) = strong; reward(A, B) = strong; attachment(B, A) = overwhelming;
openly believes(B, loyalty(A) = {strong: likely, none: unlikely});
openly believes(A, loyalty(A) = {strong: even, none: even});
turns: B, A, B;
"""


def test_who_would_answer_alike_whatever_comes_has_nothing_to_learn() -> None:
    """A breach B may forgive or not, and forgives; a secret that is kept leaves nothing to answer. So no answer of A's tells B
    what to do better."""
    told = load(KEEPING).run("confide, betray, forgive")
    assert told.record.told is not None
    (telling, *_) = tellings(told.record.told, told.engine_of, {"felt": 0.25})
    assert telling.ask(Question("informs", (0, 1))).number == 0
    assert "secret_test_of_character" not in names(recognise(told))


def test_cruel_mercy(tmp_path: Path) -> None:
    """Nine that B should live on with it, against six to see B gone; with four it is not for that."""
    file = scene(tmp_path, BASE + "gloat(A, B) = 9;", turns="B, A")
    assert "cruel_mercy" in names(recognised(file, "bare, sheathe", PITILESS))
    assert "cruel_mercy" in names(recognised(file, "bare, sheathe"))
    assert "cruel_mercy" not in names(recognised(file, "bare, sheathe", "gloat(A, B) = 4"))
    assert "cruel_mercy" not in names(recognised(file, "bare, sheathe", "gloat(A, B) = 0"))
    assert "cruel_mercy" not in names(recognised(file, "bare, cut", PITILESS))


SNARE = "snare(B, A); spite(B, A) = 9; openly believes(A, snare(B, A) = {True: 0.05, False: 0.95});"


def test_i_surrender_suckers(tmp_path: Path) -> None:
    """Who lets B go lies open to B, who has meant to strike; nothing else draws A to B. Where A knows of it, or B does
    not strike, it is none; without the snare it does not come to it."""
    file = scene(tmp_path, BASE + SNARE + "bond(A, B) = 0;", turns="B, A, B")
    taken_in = "bare(B, B, A), sheathe, cut(B, A)"
    assert "i_surrender_suckers" in names(recognised(file, taken_in))
    assert "i_surrender_suckers" not in names(recognised(file, taken_in, "openly believes(A, snare(B, A) = True)"))
    assert "i_surrender_suckers" not in names(recognised(file, "bare(B, B, A), sheathe, sheathe(B, A)"))
    assert "i_surrender_suckers" not in names(recognised(file, "bare(B, B, A), sheathe", "snare(B, A) = False"))


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
    assert variant(recognised(file, "bare, cut")) == "bob_was_wrong"  # foreseen, and a blow that A was not set on


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
