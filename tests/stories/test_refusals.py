"""Why something is not open: the part of its precondition that fails, and what whoever it asks about gives to it.

In ACCUSATION Ann suspects Bob at 30 % and Cid at 70 %, as is written there; the safe is shut, which Ann does not know.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from forbear.api.plays import play
from forbear.api.scene import Scene, load
from forbear.errors import RequestError
from forbear.language.loader import Text
from tests.cli.calling import forbear

ACCUSATION = """
entity Ann : character; entity Bob : character; entity Cid : character;
type state; entity Shut : state; entity Open : state;
property thief() : character;
property safe() : state;
property accused(c : character) : boolean;
property looked() : boolean;
thief() = Cid; safe() = Shut;
openly believes(Ann, thief() = {Bob: 0.3, Cid: 0.7});
believes(Ann, safe() = {Shut: 0.5, Open: 0.5});
action accuse(c : character) { precondition: c != Ann & believes(Ann, thief() == c); effect: accused(c); consenting: Ann; };
action look() { precondition: !looked(); effect: looked(); consenting: Ann; };
action weigh() { precondition: believes(Ann, thief()) == Cid; effect: looked(); consenting: Ann; };
action take() { precondition: safe() == Open & looked(); effect: looked(); consenting: Ann; };
action rest() { effect: !accused(Ann); consenting: Ann; };
action idle() { effect: accused(Ann); consenting: Bob; };
reason r(Ann): if(looked()) 1 else 0;
reason r(Bob): if(accused(Ann)) 1 else 0;
turns: Ann, Ann, Ann, Bob;
"""


def scene() -> Scene:
    return load(Text(ACCUSATION))


def refused(after: str) -> str:
    with pytest.raises(RequestError) as found:
        scene().run(after)
    return found.value.message


def test_the_condition_is_named_with_what_the_mind_gives_it() -> None:
    assert refused("look, look, accuse(Bob)") == "'look' is not open at step 2: it needs `!looked()`, which is not so"
    told = "'accuse(Bob)' is not open at step 1: it needs `believes(Ann, thief() = Bob)`; Ann gives it 30 %"
    assert refused("accuse(Bob)") == told


def test_what_somebody_takes_a_fluent_to_be_is_told_by_its_weight() -> None:
    told = "'weigh' is not open at step 1: it needs `believes(Ann, thief()) = Cid`; Ann gives it 70 %"
    assert refused("weigh") == told


def test_of_several_conditions_every_one_that_fails_is_told() -> None:
    found = refused("take")
    assert found == (
        "'take' is not open at step 1: it needs `safe() = Open`; `safe()` is Shut; and `looked()`, which is not so"
    )


def test_what_is_for_somebody_else_is_told_as_that() -> None:
    assert refused("idle") == "'idle' is not open at step 1: Ann is on turn, and it is for Bob"


def test_a_player_is_told_no_more_than_they_know() -> None:
    """That the safe is shut is hidden from Ann: she gives it 50 %, and is told that; knowing her menu, once she has looked
    she knows that it is shut."""
    playing = play(scene(), "Ann")
    with pytest.raises(RequestError) as found:
        playing.choose("take")
    assert found.value.message == (
        "'take' is not open: it needs `safe() = Open`; Ann gives it 50 %; and `looked()`; Ann gives it 0 %"
    )
    with pytest.raises(RequestError, match="Ann gives it 0 %"):
        playing.choose("look").choose("take")
    with pytest.raises(RequestError) as unknown:
        playing.choose("fly")
    assert unknown.value.message == "'fly' is not open"


def test_events_may_be_given_one_option_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "accusation.story").write_text(ACCUSATION)
    called = forbear("run", "accusation.story", "--after", "look", "--after", "look", folder=tmp_path)
    assert called.code == 2 and "'look' is not open at step 2" in called.err
    called = forbear("run", "accusation.story", "--after", "weigh, ", "--after", "look", folder=tmp_path)
    assert "'weigh' is not open at step 1" in called.err


def test_the_terminal_tells_a_player_why(tmp_path: Path) -> None:
    (tmp_path / "accusation.story").write_text(ACCUSATION)
    called = forbear("play", "accusation.story", "--as", "Ann", folder=tmp_path, given="accuse(Bob)\nfly\nquit\n")
    assert "'accuse(Bob)' is not open: it needs `believes(Ann, thief() = Bob)`; Ann gives it 30 %." in called.out


@pytest.mark.parametrize(
    ("said", "hint"), [("Bobb: idle", "did you mean 'Bob'"), ("Xyzzy: idle", "there is Ann, Bob, Cid")]
)
def test_who_is_not_in_the_scene_is_told_as_that(said: str, hint: str) -> None:
    with pytest.raises(RequestError, match="nobody is called") as refused:
        scene().run(said)
    assert hint in str(refused.value.hint)
