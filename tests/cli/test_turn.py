"""`forbear turn` as a user calls it."""

from __future__ import annotations

import json

from tests.cli.calling import GAMBIT, forbear


def test_bad_input_is_told() -> None:
    called = forbear("turn", "film/casablanca", "--into", "bob-was-wrog")
    assert called.code == 2 and "did you mean 'bob_was_wrong'" in called.err
    assert forbear("turn", "film/casablanca").code == 2
    assert forbear("turn", "film/casablnca", "--into", "averted").code == 2
    assert forbear("turn", "film/casablanca", "--into", "averted", "--most", "4").code == 2


def test_a_scene_that_says_nothing_of_harm_is_told_what_to_bind() -> None:
    for arguments in (("turn", GAMBIT, "--into", "averted"), ("like", GAMBIT)):
        called = forbear(*arguments)
        assert called.code == 2 and "trope role harm" in called.err


def test_a_limit_is_exit_code_three() -> None:
    called = forbear("turn", "film/casablanca", "--into", "averted", "--limit-seconds", "0.001", "--workers", "1")
    assert called.code == 3 and "--limit-seconds" in called.out


def test_data() -> None:
    called = forbear("turn", "film/casablanca", "--into", "played-straight", "--json", "--workers", "1")
    data = json.loads(called.out)
    assert (data["schema"], data["now"]["variant"]) == ("forbear-turn/1", "played_straight")
