"""A program that asks for what there is not is told what it should have asked for."""

from collections.abc import Callable

import pytest

import forbear

SCENE = """
entity Ann : character; entity Ben : character;
property hot(c : character) : boolean;
action warm(a : character, b : character) { effect: hot(b); consenting: a; };
turns: Ann;
"""

CALLS: list[tuple[Callable[[forbear.Scene], object], str, str]] = [
    (lambda scene: forbear.load(SCENE, settings="hot(Ann)"), "several statements", "such as"),  # type: ignore[arg-type]
    (lambda scene: scene.at_depth(-1), "depth -1", "from 0 to 6"),
    (lambda scene: scene.at_depth(7), "depth 7", "from 0 to 6"),
    (lambda scene: scene.run().belief("hot(Ann)", "Ben"), "no fluent 'Ben'", "the fluent last"),
    (lambda scene: scene.run().belief("Ben", "hot(An)"), "hot(An)", "hot(Ann)"),
    (lambda scene: forbear.play(scene, "Ann").belief("Bin", "hot(Ann)"), "Bin", "Ben"),
    (lambda scene: forbear.play(scene, "Ann").belief("hot(An)"), "hot(An)", "hot(Ann)"),
    (lambda scene: forbear.cast(SCENE).happened("warm(Ann)"), "warm(Ann)", "such as 'warm(Ann, Ann)'"),
    (lambda scene: forbear.cast(SCENE).happened("wurm(Ann, Ben)"), "wurm", "did you mean 'warm'?"),
    (lambda scene: forbear.recognise(scene.run(), trope="zzz"), "no trope", "kill_me_now"),
]


@pytest.mark.parametrize(("call", "message", "hint"), CALLS, ids=[message for _, message, _ in CALLS])
def test_what_is_not_there_is_told_with_what_is(
    call: Callable[[forbear.Scene], object], message: str, hint: str
) -> None:
    with pytest.raises(forbear.RequestError) as refused:
        call(forbear.load(SCENE))
    assert message in refused.value.message
    assert hint in str(refused.value.hint)


def test_a_story_is_shown_by_its_events() -> None:
    assert repr(forbear.load(SCENE).run("warm(Ann, Ben)").stories[0]) == "<Story of 100.0%: warm(Ann, Ben)>"
