"""Small situations with an answer that is known, or worked out here: what somebody does, who thinks of others."""

from __future__ import annotations

import math

import pytest

from tests.exercises.exercise import logistic, shares
from tests.minds.told import Told

QUESTION = """
type colour; entity Red : colour; entity White : colour; entity Hal : character;
property card() : colour; property named() : colour; property at() : number; card() = Red;
action ask() { precondition: at() == 0; effect: at() = 1; consenting: Hal; cost(Hal): 1; revealing: card(); };
action go_on() { precondition: at() == 0; effect: at() = 1; consenting: Hal; };
action name(k : colour) { precondition: at() == 1; effect: named() = k; consenting: Hal; };
reason winning(Hal): if(named() == card()) 3 else 0;
turns: Hal, Hal; mind Hal { precision: infinite; }
"""


@pytest.mark.parametrize(
    ("known", "values"),
    [
        ("", {"ask()": 2.0, "go_on()": 3.0}),
        ("believes(Hal, card() = {Red: 0.5, White: 0.5});", {"ask()": 2.0, "go_on()": 1.5}),
    ],
)
def test_nobody_pays_to_be_told_what_they_know(known: str, values: dict[str, float]) -> None:
    """To ask costs 1 of the 3 that can be won; to guess at even odds is worth 1.5."""
    told = Told(QUESTION + known)
    assert told.values() == pytest.approx(values)
    assert max(told.odds(), key=told.odds().__getitem__) == max(values, key=values.__getitem__)


TURNCOAT = """
entity Chief : character; entity Colonel : character;
property true(c : character) : boolean; property offered() : boolean; property sent() : boolean; true(Chief);
openly believes(Colonel, true(Chief) = {True: 0.4, False: rest});
action word() { precondition: !offered(); effect: offered(); consenting: Chief; };
action proof() { precondition: !offered(); effect: offered(); consenting: Chief; cost(Chief): if(true(Chief)) 1 else 5; };
action send() { precondition: offered(); effect: sent(); consenting: Colonel; };
action stay() { precondition: offered(); consenting: Colonel; };
reason capture(Colonel): if(sent()) (if(true(Chief)) 4 else 0 - 4) else 0;
reason plan(Chief): if(sent()) 4 else 0;
turns: Chief, Colonel;
"""


def test_a_proof_convinces_by_what_it_would_have_cost_another() -> None:
    """At depth 0 he looks for nothing from it but its cost: 1 for who is true, 5 for who is not. So at depth 1 a proof is
    believed, a word tells against whoever gives it, and the proof is worth its cost."""
    one, other = logistic(-1), logistic(-5)
    proof = 0.4 * one / (0.4 * one + 0.6 * other)
    word = 0.4 * (1 - one) / (0.4 * (1 - one) + 0.6 * (1 - other))
    told = Told(TURNCOAT)
    assert told.weight("Colonel", "true(Chief)", after="proof") == pytest.approx(proof)
    assert told.weight("Colonel", "true(Chief)", after="word") == pytest.approx(word)
    sends = {deed: logistic(4 * (2 * held - 1)) for deed, held in (("proof", proof), ("word", word))}
    assert told.odds()["proof()"] == pytest.approx(logistic(4 * (sends["proof"] - sends["word"]) - 1))
    plain = Told(TURNCOAT, ("mind Colonel { depth: 0; }", "mind Chief { depth: 0; }"))
    assert plain.weight("Colonel", "true(Chief)", after="proof") == pytest.approx(0.4)


BREAKFAST = """
entity Lord : character; entity Baron : character;
property strong(c : character) : boolean; property ate() : number; property duel() : boolean;
openly believes(Baron, strong(Lord) = {True: 0.9, False: rest});
action beer() { precondition: ate() == 0; effect: ate() = 1; consenting: Lord; };
action quiche() { precondition: ate() == 0; effect: ate() = 2; consenting: Lord; };
action fight() { precondition: ate() > 0; effect: duel(); consenting: Baron; };
action let_pass() { precondition: ate() > 0; consenting: Baron; };
reason taste(Lord): if((ate() == 1) == strong(Lord)) 1 else 0;
reason peace(Lord): if(duel()) 0 else 2;
reason honour(Baron): if(duel() != strong(Lord)) 1 else 0;
turns: Lord, Baron;
mind Lord { depth: 3; precision: 5; } mind Baron { depth: 3; precision: 5; }
"""


@pytest.mark.parametrize("strong", [True, False])
def test_the_weak_breakfast_as_the_strong_do(strong: bool) -> None:
    """Cho and Kreps (1987): both have beer, and the baron, who knows no more than before, does not fight."""
    told = Told(BREAKFAST + f"strong(Lord) = {strong};")
    assert told.odds()["beer()"] > 0.95
    assert told.odds("beer")["let_pass()"] > 0.95
    assert told.weight("Baron", "strong(Lord)", after="beer") > 0.8
    assert told.odds("quiche")["fight()"] > 0.5


PILES = """
entity One : character; entity Two : character;
property over() : boolean; property taker() : character; property big() : number; big() = 4;
action take(c : character) { precondition: !over(); effect: over() & taker() = c; consenting: c; };
action pass(c : character) { precondition: !over(); effect: big() = big() * 2; consenting: c; };
reason money(c : character): if(taker() == c | (!over() & c == One)) big() else big() / 4;
turns: One, Two, One, Two, One, Two; ends: over();
mind One { precision: infinite; depth: 2; } mind Two { precision: infinite; depth: 2; }
"""


def test_the_pile_is_taken_at_once_by_one_who_is_sure_of_the_other() -> None:
    """The centipede game: the last would take 128 rather than leave 64, and so back to the first."""
    assert Told(PILES).stories() == pytest.approx({("take(One)",): 1.0})


JEALOUS = """
entity Ivo : character; entity Lin : character; entity Max : character;
property close(a : character, b : character) : number; property happy(c : character) : number; close(Lin, Max) = 3;
action slander() { effect: close(Lin, Max) = 0; consenting: Ivo; };
action praise() { effect: happy(Lin) = 2; consenting: Ivo; };
action nothing() { effect: happy(Ivo) = 1; consenting: Ivo; };
reason envy(Ivo): 0 - close(Lin, Max);
turns: Ivo;
"""


def test_what_there_is_between_two_others_may_be_a_reason() -> None:
    slander, praise, nothing = shares(0, -3, -3)
    assert Told(JEALOUS).odds() == pytest.approx({"slander()": slander, "praise()": praise, "nothing()": nothing})


POST = """
entity Una : character; entity Boss : character;
property hired() : boolean; property fit() : number; fit() = -3;
action apply() { precondition: !hired(); effect: hired(); consenting: Una, Boss; };
action let_be() { consenting: Una; };
reason work(Una): if(hired()) 3 else 0;
reason staff(Boss): if(hired()) fit() else 0;
turns: Una;
"""


def test_who_asks_reckons_with_a_refusal() -> None:
    accepted = logistic(-3)
    told = Told(POST)
    hired = math.fsum(story.probability for story in told.unfolded() if story.end.node.state[told.task.cell("hired()")])
    assert hired == pytest.approx(logistic(3 * accepted) * accepted)


FOLLOW = """
type place; entity Keep : place; entity Mill : place; entity Cave : place;
entity Duke : character; entity Son : character;
property at() : place; property lair() : place; property stormed() : place; at() = Keep; lair() = Mill;
openly believes(Duke, lair() = {Mill: 0.5, Cave: 0.5}); openly knows(Son, lair());
action run_home() { precondition: at() == Keep; effect: at() = lair(); consenting: Son; observing(c : character): c == Son; };
action stay() { precondition: at() == Keep; consenting: Son; observing(c : character): c == Son; };
action follow() { precondition: stormed() == ?; consenting: Duke; revealing: at(); };
action sit() { precondition: stormed() == ?; consenting: Duke; };
reason home(Son): if(at() != Keep) 2 else 0;
reason victory(Duke): if(stormed() == lair()) 6 else 0;
turns: Son, Duke;
"""


@pytest.mark.parametrize("depth", (0, 1, 2))
def test_who_follows_him_home_knows_where_home_is(depth: int) -> None:
    told = Told(FOLLOW, (f"mind Duke {{ depth: {depth}; }}",))
    assert told.value_weight("Duke", "lair()", "Mill", "run_home, follow") == pytest.approx(1.0)
    assert told.value_weight("Duke", "lair()", "Mill", "run_home, sit") == pytest.approx(0.5)


RAID = """
entity Ume : character; entity Ash : character; entity Oka : character;
property raider() : character; property war() : character; property noticed() : boolean;
action raid(r : character) { precondition: r != Ume; effect: raider() = r; consenting: r; observing(o : character): o == r; };
action morning() { precondition: !noticed(); effect: noticed(); };
action declare(v : character, r : character) { precondition: v == Ume & r != Ume GUARD; effect: war() = r; consenting: v; };
reason revenge(Ume): if(war() == ?) 0 elseif(war() == raider()) 3 else 0;
turns: chance, Ume;
raider() = Ash; believes(Ume, raider() = {Ash: 0.5, Oka: 0.5});
"""


def test_a_menu_tells_only_what_its_conditions_read() -> None:
    """Where war may be declared on the raider alone, that it may be declared on Ash tells who it was; where it may be tried in
    vain, nothing does."""
    guarded = Told(RAID.replace("GUARD", "& raider() == r"))
    assert guarded.odds("morning") == pytest.approx({"declare(Ume, Ash)": 1.0})
    free = Told(RAID.replace("GUARD", ""))
    assert free.odds("morning") == pytest.approx({"declare(Ume, Ash)": 0.5, "declare(Ume, Oka)": 0.5})
