"""Questions of minds to any order, on stories whose answers are worked out by hand."""

from __future__ import annotations

import pytest

from forbear.api.scene import load
from forbear.errors import RequestError

ROOM = """
type place; entity Sally : character; entity Anne : character; entity Carl : character;
entity Basket : place; entity Box : place; entity Drawer : place;
property ball() : place; property away(c : character) : boolean;
ball() = Basket;
action leave(c : character) { precondition: !away(c); effect: away(c); consenting: c; observing(o : character): !away(o); };
action move(c : character, p : place) {
    precondition: !away(c) & ball() != p; effect: ball() = p; consenting: c; observing(o : character): !away(o);
};
script: leave(Sally), move(Anne, Box), leave(Anne), move(Carl, Drawer);
"""

COIN = """
entity A : character; entity B : character;
property heads() : boolean; property shown() : boolean;
heads() = {True: 0.7, False: 0.3};
openly knows(A, heads());
action show() { precondition: heads(); effect: shown(); consenting: A; };
action hide() { consenting: A; };
turns: A;
reason r(A): if(shown()) 1 else 0;
"""


@pytest.mark.parametrize(
    ("question", "place"),
    [
        (": ball()", "Drawer"),
        ("Sally : ball()", "Basket"),
        ("Anne : ball()", "Box"),
        ("Carl : ball()", "Drawer"),
        ("Anne > Sally : ball()", "Basket"),
        ("Carl > Anne : ball()", "Box"),
        ("Carl > Anne > Sally : ball()", "Basket"),
        ("Sally > Anne > Carl : ball()", "Basket"),
        ("Carl > Anne > Carl > Anne : ball()", "Box"),
        ("Carl > Carl > Anne : ball", "Box"),
    ],
)
def test_who_left_the_room_keeps_what_they_saw(question: str, place: str) -> None:
    reply = load(ROOM).ask(question)
    assert reply.weights == ((place, 1.0),)
    assert reply.bits == 0


def test_at_an_earlier_turn_they_think_what_they_thought_then() -> None:
    scene = load(ROOM)
    assert scene.ask("Carl > Anne : ball()", at=0).weights == (("Basket", 1.0),)
    assert scene.run().belief("Anne", "ball()", at=2) == {"Box": 1.0}


def test_whether_somebody_knows_is_asked_at_any_order() -> None:
    scene = load(ROOM)
    assert scene.ask("Carl knows whether ball()").knows == 1
    assert scene.ask("Carl > Anne knows ball()").knows == 0
    assert scene.ask("Anne > Carl knows what ball()").knows == 1


def test_weights_are_over_all_that_nature_and_people_may_do() -> None:
    """A shows heads with 1/(1+e^-1): B, who does not see the coin, then knows; else Bayes' for who hid."""
    scene = load(COIN)
    shown = 0.7 / (1 + 2.718281828459045**-1)
    assert scene.ask(": heads()").weights[0][1] == pytest.approx(0.7)
    assert scene.ask("B knows whether heads()").knows == pytest.approx(shown)
    assert scene.ask("how sure A : heads()").weights[0][1] == pytest.approx(0.7)
    assert dict(scene.ask("A : heads() & shown()").weights)[True] == pytest.approx(shown)
    hidden = scene.run("hide").belief("B", "heads()")
    assert hidden[True] == pytest.approx((0.7 - shown) / (1 - shown))


def test_what_is_given_is_told_with_its_chance() -> None:
    scene = load(COIN)
    assert scene.ask("B : heads()", after="hide").given == pytest.approx(1 - 0.7 / (1 + 2.718281828459045**-1))
    assert scene.ask("B : heads()").given is None
    never = load(COIN + "mind A { precision: infinite; } reason s(A): if(shown()) 0 - 3 else 0;")
    reply = never.ask("B : shown()", after="show")
    assert reply.given == 0
    assert "no chance" in str(reply)


def test_why_somebody_would_is_asked_of_the_choice_at_hand() -> None:
    reply = load(COIN).ask("why would show")
    assert [told for told, _, _ in reply.options] == ["A: show()", "A: hide()"]
    assert reply.why is not None
    assert reply.why.singles[0].probability == pytest.approx(0.5)  # without the reason both are even


@pytest.mark.parametrize(
    "question",
    [
        "",
        "Dan : heads()",
        "A : tails()",
        "A : heads() &",
        "A : heads(); turns: B",
        "why would sing",
        "nothing",
        "who knows x",
    ],
)
def test_what_cannot_be_asked_is_told(question: str) -> None:
    with pytest.raises(RequestError):
        load(COIN).ask(question)


@pytest.mark.parametrize(
    ("question", "says", "hint"),
    [
        ("Sally : bal()", "bal", "there is ball()"),
        ("Sally : ball() = Box", "gives a value", "'ball() == Box'"),
        ("Sally, Anne : ball()", "side by side", "'Sally > Anne : …'"),
        ("ball()", "nothing called 'ball()'", "': ball()'"),
        ("Martin : ball()", "nobody is called 'Martin'", ""),
    ],
)
def test_what_is_wrong_with_a_question_is_told_of_the_question(question: str, says: str, hint: str) -> None:
    """Also where the scene itself is warned of: its outcome can never hold."""
    odd = "property never() : boolean; outcome odd: never();"
    with pytest.raises(RequestError) as told:
        load(ROOM + odd).ask(question)
    assert says in str(told.value)
    assert hint in (told.value.hint or "")


def test_after_the_last_turn_there_is_nothing_to_ask() -> None:
    scene = load(ROOM)
    assert scene.ask("Anne : ball()", at=4).weights == scene.ask("Anne : ball()").weights
    with pytest.raises(RequestError, match="nothing after turn 5"):
        scene.ask("Anne : ball()", at=5)
