"""Texts with places filled in, and told to one who plays a part: their own name is `you`, and the verbs go with it."""

from __future__ import annotations

import re

import pytest

from forbear.api.scene import load
from forbear.catalogue.index import scene_names
from forbear.language.loader import Text
from forbear.language.wording import YOU, Called, fill, of_you


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{a} strikes at {b} to kill", "you strike at Rick to kill"),
        ("{b} gives {a} the chance to kill", "Rick gives you the chance to kill"),
        ("{a} has {b's} life in hand, and lets it go", "you have Rick's life in hand, and let it go"),
        ("{a} sends everyone else away, and is alone with {b}", "you send everyone else away, and are alone with Rick"),
        ("{b} does not hold that {a} deserves to die", "Rick does not hold that you deserve to die"),
        ("the coin says that {a} dies, and {a} does", "the coin says that you die, and you do"),
        (
            "whether {a} knows {a.their} own mercy is nothing to {b}",
            "whether you know your own mercy is nothing to Rick",
        ),
        ("being with {a} is nothing to {b}", "being with you is nothing to Rick"),
        ("it is for {b} to answer a blow of {a's}", "it is for Rick to answer a blow of yours"),
        ("{a} turns the blow on {a.themself}", "you turn the blow on yourself"),
        ("{a} would have {b} think well of {a.them}", "you would have Rick think well of you"),
        ("getting at whom {a} is after", "getting at whom you are after"),
        ("{b} puts the weapon in {a's} hand", "Rick puts the weapon in your hand"),
        ("{a} spares {b}, and takes {a.their} own life", "you spare Rick, and take your own life"),
    ],
)
def test_a_text_is_told_to_you(text: str, told: str) -> None:
    assert fill(text, {"a": YOU, "b": Called("Rick", "he")}) == told


def test_verbs_go_with_you() -> None:
    third = [
        "is",
        "has",
        "does",
        "goes",
        "carries",
        "dies",
        "lies",
        "watches",
        "passes",
        "fixes",
        "strikes",
        "can",
        "miss",
    ]
    own = ["are", "have", "do", "go", "carry", "die", "lie", "watch", "pass", "fix", "strike", "can", "miss"]
    assert [of_you(verb) for verb in third] == own


def test_nothing_in_the_catalogue_is_told_to_you_with_the_verb_of_another() -> None:
    """Every action and property with `you` for each of its places in turn: no `you` stands before a verb in -s."""
    for name in [name for name in scene_names() if name.startswith("exercises/")] + ["film/casablanca"]:
        problem = load(name).problem
        texts = [action.says for action in problem.actions if action.says] + [t.text for t in problem.tellings]
        for text in texts:
            for place in set(re.findall(r"\{(\w+)\}", text)):
                told = fill(text, {place: YOU})
                assert not re.search(r"(?:^|that |and )you [a-z]+(?<!s)s\b", told), told


SECRET = """
entity Ann : character; entity Bob : character;
property out() : boolean;
action tell(a : character) { precondition: !out(); effect: out(); consenting: a; says: "{a} tells {a.their} secret"; };
reason r(Ann): if(out()) 1 else 0;
turns: Ann;
says Ann: "Ann", she;
says reason r(a): "what {a} has to say";
"""


def test_a_player_is_told_of_themselves_as_you() -> None:
    from forbear import play

    view = play(load(Text(SECRET)), "Ann").view()
    assert [option["told"] for option in view["options"]] == ["you tell your secret"]
    assert "Ann tells her secret" in str(load(Text(SECRET)).run())
