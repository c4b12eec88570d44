"""A deed told in the words of its scene: the closest telling counts, as with facts."""

from __future__ import annotations

import pytest

from forbear.account.naming import Naming
from forbear.api.scene import load
from forbear.editing.references import rename
from forbear.errors import StoryError
from forbear.language.loader import Text, load_problem
from forbear.language.untellable import untellable

LOAN = """
entity Ann : character; entity Bob : character;
property given(a : character) : boolean;
action lend(a : character, b : character) { precondition: !given(a) & a != b; effect: given(a); consenting: a; says: "{a} gives {b} it"; };
action wait(a : character) { consenting: a; };
turns: Ann;
says Ann: "Ann", she; says Bob: "the baker", he;
%s
"""


def told(text: str, action: str) -> str:
    scene = load(Text(text))
    naming = Naming(scene.problem, scene.task)
    return next(naming.deed(place) for place, one in enumerate(scene.task.actions) if str(one) == action)


def test_what_a_scene_says_of_a_deed_stands_in_place_of_what_the_action_says() -> None:
    assert told(LOAN % "", "lend(Ann, Bob)") == "Ann gives the baker it"
    own = LOAN % 'says lend(x, y): "{x} lends {y} {x.their} boat";'
    assert told(own, "lend(Ann, Bob)") == "Ann lends the baker her boat"
    assert next(one.says for one in load(Text(own)).task.actions if str(one) == "lend(Ann, Bob)") == told(
        own, "lend(Ann, Bob)"
    )


def test_the_closest_counts_and_others_are_told_as_before() -> None:
    own = LOAN % 'says lend(Ann, Bob): "Ann parts with her boat"; says lend(x, Bob): "{x} lends it";'
    assert told(own, "lend(Ann, Bob)") == "Ann parts with her boat"
    assert told(own, "lend(Bob, Ann)") == "the baker gives Ann it"


@pytest.mark.parametrize(
    ("said", "code"),
    [('says lent(a, b): "…";', "E202"), ('says lend(a): "…";', "E203"), ('says lend(a, b): "{c}";', "E231")],
)
def test_what_is_said_of_no_deed_or_not_of_all_of_it_is_a_mistake(said: str, code: str) -> None:
    with pytest.raises(StoryError) as raised:
        load_problem(LOAN % said)
    assert [one.code for one in raised.value.diagnostics if one.severity == "error"] == [code]


def test_a_property_of_the_same_name_comes_first() -> None:
    text = (LOAN % 'says wait(a): "{a} waits"; property wait(a : character) : boolean;').replace(
        "action wait", "action idle"
    )
    assert [one.kind for one in load_problem(text).tellings if one.name == "wait"] == ["fluent"]


def test_a_deed_that_the_scene_tells_lacks_no_words() -> None:
    lacking = [row for row in untellable(load_problem(LOAN % "")) if row.startswith("wait")]
    assert lacking and not [
        row for row in untellable(load_problem(LOAN % 'says wait(a): "{a} waits";')) if row.startswith("wait")
    ]


def test_a_deed_is_renamed_where_it_is_told_too() -> None:
    text = LOAN % 'says lend(a, b): "{a} lends it"; says given(a): "{a} has given it";'
    line, column = next(
        (n, row.index("lend") + 1) for n, row in enumerate(text.splitlines(), 1) if row.startswith("action lend")
    )
    renamed = rename(Text(text), line, column, "give")
    assert len(renamed.places) == 2
