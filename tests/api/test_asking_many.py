"""What is asked of a mind that is the same in many stories costs no more for each of them."""

from __future__ import annotations

import pytest

import forbear

PEOPLE = """
type count = 0..most;
constant most = 3;
entity Speaker : character; entity Listener : character;
property nice() : count;
nice() = uniform(count);
openly knows(Speaker, nice());
action none() { precondition: nice() == 0; consenting: Speaker; };
action some() { precondition: nice() > 0; consenting: Speaker; };
action all() { precondition: nice() == most; consenting: Speaker; };
reason understood(Speaker): log(sum(n : count) (if(nice() == n) belief(Listener, nice() == n) else 0));
turns: Speaker;
mind Speaker { depth: 0; }
"""


@pytest.mark.parametrize("most", [5, 60])
def test_the_tape_of_a_listener_has_no_more_operations_for_more_people(most: int) -> None:
    scene = forbear.load(PEOPLE, settings=(f"most = {most}",))
    tape = scene.tape("precision(Speaker)", "Listener : nice()", after="some")
    assert len(tape.tape.operations) < 40
    found, holds = tape.evaluate({"precision(Speaker)": [1.0, 2.0]})
    assert bytes(holds) == b"\x01\x01"
    # at precision b who means all says some with 1 / (1 + most^b): a literal listener takes `some` for each of `most` alike
    for precision, mean in zip((1, 2), found["Listener : nice()"], strict=True):
        last = 1 / (1 + most**precision)
        by_hand = (sum(range(1, most)) + most * last) / (most - 1 + last)
        assert mean == pytest.approx(by_hand, abs=1e-9)


def test_what_is_given_has_the_chance_of_its_events_from_all_beginnings() -> None:
    # 20 people of 21 may say some: 19 for sure, the last with 1/21 (`some` is 1/20 to a literal listener, `all` is 1)
    reply = forbear.load(PEOPLE, settings=("most = 20",)).ask("Listener : nice()", after="some")
    assert reply.given == pytest.approx((19 + 1 / 21) / 21, abs=1e-12)
    scene = forbear.load("film/casablanca")
    assert scene.ask("Ilsa : good(Rick)").given is None


def test_what_cannot_happen_is_given_with_no_chance() -> None:
    scene = forbear.load(
        "entity A : character; property on() : boolean; action go() { effect: on(); weight: 0; };"
        " action stay() { weight: 1; }; turns: chance;"
    )
    assert scene.ask(": on()", after="go").given == 0
