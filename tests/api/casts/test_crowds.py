"""A crowd is one mind for all who see the same; one who steps out of it has that mind, and goes on alone."""

from __future__ import annotations

import json

import pytest

import forbear
from forbear.minds.live.graph import condensed, reachable

GUARDS = """
entity You : character;
entity Guard : character;
entity Smith : character;
property watching(c : character) : boolean;
property armed(c : character) : boolean;
property honest(c : character) : number;
property thanked(a : character, b : character) : boolean;
watching(Guard);
honest(You) = 3;
openly believes(Guard, honest(You) = {3: 0.5, 0: rest});
openly believes(Guard, armed(You) = {True: 0.4, False: rest});
openly believes(Smith, honest(You) = {3: 0.7, 0: rest});
openly believes(Smith, armed(Guard) = {True: 0.6, False: rest});
NED
action boast(a : character, b : character) {
	precondition: a == You & a != b;
	effect: thanked(a, b);
	consenting: a;
	observing(x : character): x == b | watching(x);
	cost(a): honest(a);
}
action greet(a : character, b : character) { precondition: a == You & a != b; consenting: a; }
action bar(b : character, a : character) { precondition: watching(b) & a == You; consenting: b; cost(b): if(honest(a) > 0) 2 else 0; }
turns: You, Guard, Smith;
"""

ONE = GUARDS.replace("NED\n", "")

TWO = GUARDS.replace(
    "NED\n",
    """entity Ned : character;
watching(Ned);
openly believes(Ned, honest(You) = {3: 0.5, 0: rest});
openly believes(Ned, armed(You) = {True: 0.4, False: rest});
openly believes(Smith, armed(Ned) = {True: 0.6, False: rest});
""",
)

FORMULAS = ("honest(You) == 3", "armed(You)", "thanked(You, Smith)", "armed(Ned)")

EVENTS = ("boast(You, Smith)", "greet(You, Smith)", "boast(You, Guard)")


def test_who_steps_out_of_a_crowd_is_as_one_who_saw_all_of_it() -> None:
    """Against a story in which there were two from the start, who saw the same: what each thinks of the world, and what others
    think of them. Smith's doubt whether the guard is armed is one doubt in a crowd, and two of two."""
    crowd, two = forbear.cast(ONE), forbear.cast(TWO)
    for event in EVENTS:
        crowd.happened(event)
        two.happened(event)
    crowd.add("Ned", like="Guard")
    for formula in FORMULAS:
        for path in (
            ("Ned",),
            ("Guard",),
            ("Smith",),
            ("Smith", "Ned"),
            ("Ned", "Smith"),
            ("Guard", "Ned"),
            ("Ned", "Guard"),
        ):
            who, *rest = path
            there = two.believes(who, formula, *rest)
            assert crowd.believes(who, formula, *rest) == pytest.approx(there, abs=1e-12), (formula, path)
    assert crowd.holds("watching(Ned)") and crowd.odds("Ned").odds["bar(Ned, You)"] == pytest.approx(
        two.odds("Ned").odds["bar(Ned, You)"], abs=1e-12
    )


def test_one_who_learns_more_leaves_the_crowd_as_it_is() -> None:
    cast = forbear.cast(ONE)
    cast.happened("boast(You, Smith)")
    cast.add("Ned", like="Guard")
    before = cast.believes("Guard", "honest(You) == 3")
    cast.happened("boast(You, Smith)", seen_by=("Ned",))
    assert cast.believes("Ned", "honest(You) == 3") < before - 0.05
    assert cast.believes("Guard", "honest(You) == 3") == pytest.approx(before, abs=1e-12)
    assert cast.believes("Guard", "honest(You) == 3", "Ned") == pytest.approx(before, abs=1e-12)
    assert cast.believes("Ned", "honest(You) == 3", "Guard") == pytest.approx(before, abs=1e-12)


def test_however_many_step_out_it_is_kept_and_taken_up() -> None:
    cast = forbear.cast(ONE)
    cast.happened("boast(You, Smith)")
    nodes = len(condensed(reachable(cast._minds.node)).nodes)
    for number in range(5):
        cast.add(f"Ned{number}", like="Guard")
    assert len(condensed(reachable(cast._minds.node)).nodes) == nodes, "they are no further doubts"
    text = json.dumps(cast.save())
    assert json.dumps(forbear.restore(json.loads(text), ONE).save()) == text
    with pytest.raises(forbear.RequestError, match="nobody is called"):
        cast.add("Eve", like="Mob")
