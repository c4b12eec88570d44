"""The sentences of the page: each stands for a number that is worked by hand beside its test."""

from __future__ import annotations

from forbear.account import report
from forbear.account.cares import prices
from forbear.account.lines import text_of
from forbear.account.sections.hinges import first_whys
from forbear.account.sections.wants import motives_found
from forbear.account.wants import short_wants
from forbear.api.runs import Run
from forbear.api.scene import load
from forbear.language.loader import Text


def run(text: str) -> Run:
    return load(Text(text)).run()


def page(text: str, *names: str) -> str:
    """Return what some sections say on the page, each paragraph in one line."""
    rows = [text_of(row) for part in report.page(run(text).inquiry(), names) for row in part]
    return " ".join(" ".join(rows).split())


HEIRS = """
entity Ann : character; entity Bob : character; entity Cas : character; entity Dot : character;
constant some = 3; constant strong = 6; constant slight = 1;
property gone() : boolean; property loves(a : character, b : character) : number; property envy(a : character) : number;
property pang(a : character) : number;
typically pang(a : character) = {strong: 0.9, 0: rest};
loves(Ann, Bob) = strong; envy(Ann) = some; envy(Cas) = some; pang(Cas) = slight;
action leave(a : character) { precondition: !gone(); effect: gone(); consenting: a; cost(a) as conscience: pang(a); };
action stay(a : character) { precondition: !gone(); consenting: a; };
reason love(a : character): sum(b : character) (if(gone()) 0 else loves(a, b));
reason envy(a : character): if(gone()) envy(a) else 0;
reason fame(Dot): if(gone()) 2.5 else 0;
turns: Ann, Cas;
says Ann: "Ann", she; says Cas: "Cas", he;
says loves(a, b): "{a} loves {b}: {value}"; says loves(a, b) = 0: "{a} does not love {b}";
says envy(a): "{a} has {value} envy"; says envy(a) = 0: "{a} has no envy";
says pang(a): "leaving would cost {a} {value} pangs"; says pang(a) = 0: "leaving would cost {a} no pang";
says reason fame(c): "{c.their} name";
"""


def test_wants_are_told_by_the_facts_that_they_stand_on() -> None:
    """Ann stands to lose 6 and to gain 3 by leaving, and would pay a pang of 6; Dot, of whom there is no such fact, stands to
    gain 2.5 of her name; Bob nothing."""
    told = page(HEIRS, "wants")
    assert "Ann loves Bob (strong); has some envy; leaving would cost Ann strong pangs." in told
    assert "Dot cares about their name (2.5)." in told
    assert "Bob" not in told.replace("loves Bob", "")


def test_what_a_deed_costs_is_told_where_it_weighed_or_is_not_so_with_most_people() -> None:
    """A pang of 6 is typical, and Ann's: it is told as it weighed with her. 1 is said of Cas alone. Of a run that
    nobody finished a choice in, no more than what is particular would be told."""
    told = page(HEIRS, "wants")
    assert "Cas has some envy; leaving would cost Cas slight pangs." in told
    made = run(HEIRS)
    inquiry = made.inquiry()
    rows = short_wants(
        inquiry.once(motives_found), prices(made.record), (), inquiry.naming, made.record.task, "Who wants what"
    )
    unweighed = " ".join(text_of(row) for row in rows)
    assert "cost Cas slight pangs" in unweighed and "cost Ann" not in unweighed
    by_name = {price["character"]: price for price in run(HEIRS).as_data("wants")["prices"]}
    assert (by_name["Ann"]["amount"], by_name["Cas"]["amount"]) == (6, 1)
    assert [fact["typical"] for name in ("Ann", "Cas") for fact in by_name[name]["because"]] == [True, False]


COUNTED = """
entity Ann : character; entity Bob : character;
property gone() : boolean;
action leave(a : character) { precondition: !gone(); effect: gone(); consenting: a; cost(a): 2; };
action stay(a : character) { precondition: !gone(); consenting: a; };
reason love(c : character): if(gone()) 0 else 3;
reason calm(c : character): if(gone()) 0 else 3;
turns: Ann, Bob;
says reason love(c): "who is loved by {c.them}";
says reason calm(c): "that {c.their} house is quiet";
"""


def test_who_wants_the_same_is_told_once_and_a_clause_is_no_thing() -> None:
    told = page(COUNTED, "wants")
    assert (
        "Ann and Bob care about who is loved by them (3) and that their house is quiet (3); to leave has its price (2)."
        in told
    )


PARTING = """
entity Ann : character;
property first() : number; property last() : number;
action up() { precondition: first() == 0; effect: first() = 1; consenting: Ann; says: "Ann goes up"; };
action down() { precondition: first() == 0; effect: first() = 2; consenting: Ann; says: "Ann goes down"; };
action knock() { precondition: first() > 0; effect: last() = 1; consenting: Ann; says: "Ann knocks"; };
action wait_there() { precondition: first() > 0; effect: last() = 2; consenting: Ann; says: "Ann waits"; };
reason r(Ann): if(first() == 1) 1 else 0;
reason s(Ann): if(last() == 1) 0.5 else 0;
turns: Ann, Ann;
outcome heard: last() == 1;
outcome high: first() == 1;
says outcome heard: "she is heard"; says outcome high: "she is high up";
"""


def test_other_endings_are_told_by_where_they_part_from_those_told_before() -> None:
    """Up with e/(1 + e) = 73 %, knocking with 1/(1 + e^-0.5) = 62 %: 46 % both, 28 % up only, 17 % down and knocking
    (which parts from the first at step 1, and from the second there too), 10 % neither."""
    told = page(PARTING, "ways")
    assert "28 % if Ann waits (step 2): not so: she is heard." in told
    assert "17 % if Ann goes down (step 1): not so: she is high up." in told
    assert "10 % otherwise" in told


def test_two_that_part_from_the_told_one_at_the_same_step_are_told_apart() -> None:
    """Up and knocking is worth 3, whatever comes of going down 2: down and knocking, and down and waiting, are as likely, and
    likelier than going up and waiting, of 1/(1 + e^3) = 5 % up there."""
    worth = "reason r(Ann): if(first() == 1 & last() == 1) 3 elseif(first() == 2 & last() > 0) 2 else 0;"
    rows = [row for row in PARTING.splitlines() if not row.startswith("reason")]
    told = page("\n".join([*rows, worth]), "ways")
    assert "if Ann goes down (step 1): not so: she is high up" in told
    assert "if Ann goes down (step 1) and Ann waits (step 2): not so: she is heard, she is high up" in told


VOTES = """
entity Ann : character; entity Bob : character;
property said() : number;
action yes() { precondition: said() == 0; effect: said() = 1; consenting: Ann; says: "Ann says yes"; };
action no() { precondition: said() == 0; effect: said() = 2; consenting: Ann; says: "Ann says no"; };
%s
turns: Ann;
outcome yes: said() == 1;
"""


def test_a_choice_that_one_thing_alone_holds_up_would_have_been_even_without_it() -> None:
    text = VOTES % "reason safety(Ann): if(said() == 1) 2 else 0;"
    told = page(text, "hinges")
    assert (
        "Step 1: because Ann cares about safety (2). With no such reason it is a toss-up with this: Ann says no."
        in told
    )


def test_where_no_one_thing_turns_it_the_smallest_set_that_does_is_told() -> None:
    """Of 20 against 5, each of two reasons of 10 may go: 10 against 5. Both gone, no leads by 5: 1/(1 + e^5) = 0.7 %.
    That neither alone moves odds of over 99 % hides nothing."""
    text = VOTES % (
        "reason safety(Ann): if(said() == 1) 10 else 0; reason pride(Ann): if(said() == 1) 10 else 0;"
        "reason ease(Ann): if(said() == 2) 5 else 0;"
    )
    told = page(text, "hinges")
    assert (
        "Step 1: because Ann cares about safety (10) and cares about pride (10), although Ann cares about ease (5). "
        "It turns if Ann had no reason of safety and if Ann had no reason of pride: then Ann says no (99 %)."
    ) in told
    (one,) = run(text).inquiry().once(first_whys)
    assert [len(cause.without) for cause in one.because] == [2]


def test_where_no_set_that_is_tried_turns_it_what_tells_most_each_way_is_told() -> None:
    """Four reasons of 4 against one of 3: any three of them gone leave 4 against 3."""
    reasons = " ".join(f"reason {name}(Ann): if(said() == 1) 4 else 0;" for name in ("a", "b", "c", "d"))
    told = page(VOTES % f"{reasons} reason ease(Ann): if(said() == 2) 3 else 0;", "hinges")
    assert "No one thing turns it; if Ann had no reason of a, it would be less likely (" in told
    assert "if Ann had no reason of ease, it would be likelier (" in told


def test_a_toss_up_says_with_what_and_is_explained_against_the_rest() -> None:
    """Yes and aye are one to Ann, 10 each by two reasons of 5; no has 5 in it for her. Both gone, no leads."""
    text = VOTES % (
        'action aye() { precondition: said() == 0; effect: said() = 1; consenting: Ann; says: "Ann says aye"; };'
        "reason safety(Ann): if(said() == 1) 5 else 0; reason pride(Ann): if(said() == 1) 5 else 0;"
        "reason ease(Ann): if(said() == 2) 3 else 0;"
    )
    told = page(text, "hinges")
    assert (
        "Step 1: because Ann cares about safety (5) and cares about pride (5), although Ann cares about ease (3). "
        "It is a toss-up with this: Ann says aye. It turns if Ann had no reason of safety and if Ann had no reason of pride: "
        "then Ann says no"
    ) in told


THEFT = """
entity Ann : character; entity Bob : character;
property stolen() : boolean; property open_door() : boolean; property seen() : boolean;
openly believes(Bob, open_door() = {True: 0.5, False: 0.5});
open_door();
action steal() { effect: stolen(); consenting: Ann; observing(c : character): c == Ann; says: "Ann steals it"; };
action leave_it() { consenting: Ann; observing(c : character): c == Ann; says: "Ann leaves it"; };
action look() { effect: seen(); revealing: stolen(); says: "the box is opened"; };
action go_in() { precondition: open_door(); consenting: Bob; says: "Bob goes in"; };
action go_on() { consenting: Bob; says: "Bob goes on"; };
reason gain(Ann): if(stolen()) 1 else 0;
turns: Ann, chance, Bob;
says stolen(): "it is stolen"; says open_door(): "the door is open";
"""


def test_what_moved_a_belief_is_dated_to_the_deed_seen_the_deed_suspected_or_the_menu() -> None:
    """Bob thinks that Ann steals with e/(1 + e) = 73 %, unseen, and sees it as the box is opened. That he can go in shows him
    that the door is open."""
    told = page(THEFT, "learned")
    assert "it is stolen, 0 % → 73 % (suspecting step 1) → 100 % (step 2)" in told
    assert "the door is open, 50 % → 100 % (step 3, by what Bob could do)" in told
    moves = {
        row["fluent"]: [(m["step"], m["source"]) for m in row["moves"]]
        for row in run(THEFT).as_data("learned")["learned"]
    }
    assert moves == {"stolen()": [(0, "unseen"), (1, "seen")], "open_door()": [(2, "menu")]}


DOORS = """
type door;
entity Pat : character; entity D1 : door; entity D2 : door; entity D3 : door; entity D4 : door;
property prize() : door; property done() : number;
prize() = D1;
believes(Pat, prize() = {D1: 0.2, D2: 0.3, D3: 0.46, D4: 0.04});
action pass_by(p : character) { effect: done() = 1; consenting: p; };
reason r(Pat): if(done() == 1) 1 else 0;
turns: Pat;
"""


def test_of_several_values_the_true_one_and_all_that_weigh_are_told_and_the_rest_counted() -> None:
    told = page(DOORS, "learned")
    assert (
        "Pat: prize() = D1, 20 % from first to last, "
        "against 46 % that prize() = D3, 30 % that prize() = D2 and one other value." in told
    )


MIRROR = """
entity Ann : character; entity Bob : character;
property brave(c : character) : boolean; property stood() : boolean;
brave(Ann);
openly believes(Ann, brave(Ann) = {True: 0.3, False: 0.7});
action stand(a : character) { effect: stood(); consenting: a; cost(a): if(brave(a)) 0 else 4; };
action run_away(a : character) { consenting: a; };
reason r(Ann): if(stood()) 1 else 0;
turns: Ann;
says Ann: "Ann", she; says brave(c): "{c} is brave"; says brave(c) = False: "{c} is a coward";
"""


def test_what_somebody_learns_of_themselves_is_told_so() -> None:
    assert "Ann: she herself is brave, 30 % →" in page(MIRROR, "learned")
