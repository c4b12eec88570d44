"""Why a choice was made, beyond what it weighed against the best alternative: each sentence stands for numbers worked
beside it."""

from __future__ import annotations

import pytest

from forbear.account.lines import text_of
from forbear.account.reasons import because, rejected, untouched
from forbear.account.report import page
from forbear.api.runs import Run
from forbear.api.scene import load
from forbear.language.loader import Text
from forbear.stories.questions.weighing import Deliberation, weighing


def run(text: str) -> Run:
    return load(Text(text)).run()


def weighed(made: Run, step: int) -> Deliberation:
    assert made.record.told is not None
    return weighing(made.record.told, step)


def sentence(text: str, step: int) -> str:
    made = run(text)
    return because(weighed(made, step), made.inquiry().naming)


def told(text: str, *names: str) -> str:
    rows = [text_of(row) for part in page(run(text).inquiry(), names) for row in part]
    return " ".join(" ".join(rows).split())


DOOM = """
entity Ann : character; entity Bob : character;
property bold() : boolean; property dead() : boolean;
action dare() {{ effect: bold(); consenting: Ann; says: "Ann dares it"; }};
action shrink() {{ consenting: Ann; says: "Ann shrinks"; }};
action strike() {{ effect: dead(); consenting: Bob; says: "Bob strikes"; }};
action spare() {{ consenting: Bob; says: "Bob spares her"; }};
reason fame(Ann): if(bold()) 2 else 0;
reason life(Ann): if(dead()) 0 else 12;
reason gain(Bob): if(dead()) {gain} else 0;
turns: Ann, Bob;
says Ann: "Ann", she; says Bob: "Bob", he;
says reason fame(c): "fame"; says reason life(c): "{{c.their}} own life";
"""


@pytest.mark.parametrize(
    ("gain", "comes_to"),
    [
        (20, "Her own life (12) she holds lost"),
        (-20, "She expects that Bob spares her (>99 %). Her own life (12) she holds safe"),
    ],
)
def test_what_hangs_on_nothing_and_is_dearest_is_told_to_be_lost_or_safe(gain: int, comes_to: str) -> None:
    """Bob strikes with 1 - e^-20, or e^-20, whatever she does: of her 12 there is none, or all, to be expected either way."""
    assert sentence(DOOM.format(gain=gain), 0) == (f"because Ann cares about fame (2). {comes_to} either way.")


def test_what_is_in_doubt_either_way_is_told_neither_lost_nor_safe() -> None:
    """Bob strikes with a half: 6 of 12."""
    made = run(DOOM.format(gain=0))
    (life,) = (one for one in weighed(made, 0).prospects if one.most == pytest.approx(12))
    assert (life.expected, life.least) == (pytest.approx(6), pytest.approx(0))
    assert untouched(weighed(made, 0)) is None


TASK = """
property task(a : character) : number; task(Ann) = %d;
reason task(a : character): if(dead()) task(a) else 0;
says task(a): "{a} has orders: {value}";
"""


def test_where_nothing_tells_against_it_half_as_much_is_told_in_the_words_of_its_fact() -> None:
    """Fame is worth 20, and the task 12, which Bob does whatever she does; at 8 nothing is told of it."""
    text = DOOM.format(gain=20).replace("if(bold()) 2 else", "if(bold()) 20 else")
    text = text.replace("if(dead()) 0 else 12", "0")
    assert sentence(text + TASK % 12, 0) == (
        "because Ann cares about fame (20). Ann has orders (12), which she sees met either way."
    )
    assert sentence(text + TASK % 8, 0) == "because Ann cares about fame (20)."


ANGER = """
entity Ann : character;
property spent() : boolean; property dead() : boolean;
action vent() { effect: spent(); consenting: Ann; says: "Ann breaks a cup"; };
action spare() { consenting: Ann; says: "Ann lets it be"; };
action strike() { effect: spent() & dead(); consenting: Ann; says: "Ann strikes"; };
reason anger(Ann): if(spent()) 3 else 0;
reason need(Ann): if(dead()) 0 else 12;
turns: Ann;
says Ann: "Ann", she; says reason anger(c): "her anger"; says reason need(c): "whom she needs";
"""


def test_what_tells_against_another_alternative_alone_is_told_of_that() -> None:
    """A cup is worth 15, letting it be 12, striking 3: against the second best it is her anger, against striking the 12."""
    assert sentence(ANGER, 0) == (
        "because Ann cares about her anger (3). Another way, not taken: Ann strikes. Against it: Ann cares about whom she needs (12)."
    )


def test_what_tells_as_well_against_the_best_alternative_is_told_once() -> None:
    """Letting it be too would cost 12: against both it is the need, and nothing is added."""
    text = ANGER.replace("action spare() {", "action spare() { effect: dead();")
    found = weighed(run(text), 0)
    assert len(found.rejected) == 1 and rejected(found) is None


LOAN = """
entity Ann : character; entity Bob : character;
property honest() : boolean; property lent() : boolean;
honest();
openly believes(Ann, honest() = {True: 0.75, False: 0.25});
action ask() { revealing: honest(); says: "it comes out"; };
action lend() { effect: lent(); consenting: Ann; says: "Ann lends it"; };
action refuse() { consenting: Ann; says: "Ann refuses"; };
reason thanks(Ann): if(lent()) (if(honest()) 8 else -2) else 0;
turns: chance, Ann;
says Ann: "Ann", she; says honest(): "Bob is honest"; says honest() = False: "Bob is a rogue"; says reason thanks(c): "being thanked";
"""


def test_what_was_learned_and_a_choice_hangs_on_is_told_with_its_step() -> None:
    """Sure that he is a rogue she would lose 2 by lending; she has seen that he is not."""
    assert sentence(LOAN, 1) == "because Ann cares about being thanked (8). She knows by step 1 that Bob is honest."


def test_what_was_learned_and_decides_nothing_is_not_told() -> None:
    """2 of thanks even from a rogue."""
    assert weighed(run(LOAN.replace("-2", "2")), 1).known is None


def test_a_chance_is_taken_on_what_is_as_likely_as_not() -> None:
    """8 with one half, -2 with the other: 3, all by the honest half, though the rogue stands first."""
    text = LOAN.replace("{True: 0.75, False: 0.25}", "{False: 0.5, True: 0.5}").replace(
        "turns: chance, Ann", "turns: Ann"
    )
    assert sentence(text, 0).endswith("She gambles on it that Bob is honest (50 %).")


PLEA = """
entity Ann : character; entity Bob : character;
property asked() : boolean; property hard() : boolean; property over() : boolean;
action plead() { effect: asked(); consenting: Bob; says: "Bob pleads"; };
action go() { consenting: Bob; says: "Bob goes"; };
action strike() { precondition: !over(); effect: hard() & over(); consenting: Ann; says: "Ann strikes"; };
action wait() { precondition: !over(); effect: over(); consenting: Ann; cost(Ann): 4; says: "Ann waits"; };
action relent() { precondition: !over() & asked(); effect: over(); consenting: Ann; says: "Ann relents"; };
reason anger(Ann): if(hard()) 6 else 0;
reason hope(Bob): if(asked()) 5 else 0;
turns: Bob, Ann;
says Ann: "Ann", she; says reason anger(c): "her anger"; says reason hope(c): "hope";
"""


def test_a_deed_that_opened_what_was_then_refused_leaves_its_trace() -> None:
    """Striking is worth 6, relenting 0, waiting -4. Without the plea she could strike or wait."""
    assert sentence(PLEA, 1) == ("because Ann cares about her anger (6). Step 1 had opened another way: Ann relents.")


def test_what_leaves_no_choice_without_it_is_not_told_to_have_opened_another_way() -> None:
    text = PLEA.replace("action wait() { precondition: !over();", "action wait() { precondition: !over() & hard();")
    assert weighed(run(text), 1).opened is None


def test_what_needs_the_same_deed_as_what_was_done_is_not_told_to_be_opened_by_it() -> None:
    assert weighed(run(PLEA.replace("precondition: !over();", "precondition: !over() & asked();")), 1).opened is None


WRONG = """
entity Ann : character; entity Bob : character;
constant strong = 6; constant some = 3;
property love(a : character) : number; property left() : boolean;
love(Ann) = strong;
openly believes(Bob, love(Ann) = {strong: 0.25, some: 0.75});
action stay() { consenting: Ann; };
turns: Ann;
says Bob: "Bob", he; says love(a): "{a} is fond of him: {value}";
outcome left: left(); outcome gone: left();
"""


def test_who_takes_something_else_for_so_from_first_to_last_is_told_to_be_wrong_and_what_is_so() -> None:
    assert "Bob: Ann is fond of him: some, wrongly (75 %): in truth Ann is fond of him (strong)." in told(
        WRONG, "learned"
    )


def test_two_who_are_wrong_in_the_same_way_and_not_as_sure_are_told_apart() -> None:
    text = WRONG.replace(
        "says Bob:", "entity Cid : character; openly believes(Cid, love(Ann) = {some: 0.6, 0: 0.4}); says Bob:"
    )
    page = told(text, "learned")
    assert "Bob: Ann is fond of him: some, wrongly (75 %)" in page
    assert "Cid: Ann is fond of him: some, wrongly (60 %)" in page


def test_how_somebody_came_to_be_surer_of_what_is_wrong_is_told() -> None:
    """By some she stays in 1 / (1 + e^-3) = 95 %, by none in half: 0.75 x 0.953 / (0.75 x 0.953 + 0.25 x 0.5) = 85 %."""
    text = WRONG.replace("{strong: 0.25, some: 0.75}", "{some: 0.75, 0: 0.25}").replace(
        "turns:",
        "action leave() { effect: left(); consenting: Ann; }; reason fondness(Ann): if(!left()) love(Ann) else 0; turns:",
    )
    assert ("Ann is fond of him: some, 75 % → 85 % (step 1), wrongly: in truth Ann is fond of him (strong).") in told(
        text, "learned"
    )


def test_what_does_not_come_about_is_told_so() -> None:
    assert "It does not come about that left or that gone." in told(WRONG, "ways")
