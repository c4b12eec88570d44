"""What a record may say that a scene can say: each with the direction in which it moves a choice, and without it the choice
turns. No odds are fitted: a half is where a choice turns."""

from __future__ import annotations

import math

import pytest

from forbear.api.recognition import recognise
from forbear.api.scene import load

HEAD = 'import "life-and-death";\nentity A : character;\nentity B : character;\n'
ASKED = (
    "outcome struck: struck(A, B); outcome dared: dared(B, A); outcome lives: alive(B);"
    "outcome punished: punished(A); outcome relied: trusts(B, A); outcome seen: !can_show(B, A);"
)
HERSELF = "openly believes(A, mercy(A) = {overwhelming: unlikely, none: likely});"
ILL = "openly believes(A, good(B) = {True: unlikely, False: likely});"
COUNTS = (
    "openly believes(B, mercy(A) = if(good(B)) {overwhelming: likely, none: unlikely} "
    "else {overwhelming: unlikely, none: likely});"
)
HIDDEN = "openly believes(A, shielded(B) = {True: remote, False: sure});"
HELD = "exposed(B, A); grudge(A, B) = strong; turns: A;"
OFFER = "can_open(B, A); grudge(A, B) = some;" + HERSELF + ILL + COUNTS + "turns: B, A, B;"
NONE = "regard(B, A) = none;"  # not to be thought well of, which is likeliest where no reason is stated
HARDENED = "mercy(A) = none; grudge(A, B) = strong;"


def chances(text: str) -> dict[str, float]:
    return load(HEAD + text + ASKED).run().outcomes


@pytest.mark.parametrize(
    ("said", "rest", "outcome", "is_likelier"),
    [
        ("resolve(A, B) = overwhelming;", HELD, "struck", True),  # has tried before
        ("chivalry(A) = overwhelming;", "can_lower(B, A); pride(B) = strong;" + HARDENED + "turns: B, A;", "dared", True),
        ("self_respect(A) = overwhelming;", "mercy(A) = some;" + HELD + HERSELF, "struck", False),
        ("torment(A, B) = overwhelming;", "mercy(A) = none;" + HELD, "struck", False),
        ("backlash(A, B) = overwhelming;", "exposed(B, A); may_miss(B) = even; turns: A, chance;" + HARDENED, "struck", False),
        ("reliance(B, A) = strong;", NONE + OFFER, "dared", True),
        ("reliance(B, A) = strong;", NONE + OFFER, "relied", True),
        ("forbearance(B, A) = strong;", NONE + OFFER, "dared", True),
        ("advantage(B, A) = strong;", NONE + OFFER, "dared", True),
        ("pride(B) = strong;", NONE + OFFER, "dared", True),
        (
            "longing(B, A) = strong;",
            "can_open(B, A); love(A, B) = strong; mercy(A) = none; grudge(A, B) = some;"
            "openly believes(B, love(A, B) = {strong: likely, none: unlikely}); turns: B, A;",
            "dared",
            True,
        ),
        ("backlash(A, B) = strong;", "shielded(B); can_show(B, A); can_back_down(B, A); pride(B) = some; exposed(B, A);"
         "forbearance(B, A) = strong; mercy(A) = none; grudge(A, B) = strong; turns: B, B, A;" + HIDDEN, "struck", False),
    ],
)  # fmt: skip
def test_what_is_said_turns_the_choice(said: str, rest: str, outcome: str, is_likelier: bool) -> None:
    with_it, without = chances(said + rest)[outcome], chances(rest)[outcome]
    assert (with_it > 0.5) is is_likelier
    assert (without > 0.5) is not is_likelier


EVEN = "openly believes(B, mercy(A) = if(good(B)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});"
PRIVATELY = COUNTS + "believes(B, mercy(A) = {overwhelming: likely, none: unlikely});"
UNKNOWN = "mercy(A) = {overwhelming: likely, none: unlikely}; grudge(A, B) = some; can_open(B, A);" + HERSELF + ILL


@pytest.mark.parametrize(
    ("reason", "rest"),
    [
        ("regard(B, A) = strong; faith(B, A) = some;", COUNTS),  # no murderer, unclear
        ("forbearance(B, A) = strong;", COUNTS),  # talk down
        ("advantage(B, A) = strong;", COUNTS + "need(A, B) = strong;"),  # needs me alive
        ("regard(B, A) = some; forbearance(B, A) = some;", COUNTS + "reprisal(A, B) = overwhelming;"),  # safe
        ("pride(B) = strong;", COUNTS),  # bluff
        ("reliance(B, A) = strong;", COUNTS),  # test
        ("advantage(B, A) = strong;", PRIVATELY + "good(B) = False;"),  # manipulation
        ("regard(B, A) = strong;", PRIVATELY + "good(B) = False;"),  # a villain's proof
        ("reason life(B): none; release(B) = overwhelming;", COUNTS),  # wants death
        ("release(B) = strong; forbearance(B, A) = some;", COUNTS),  # accepts it
        ("release(B) = strong; pride(B) = some;", EVEN),  # indifferent
        ("regard(B, A) = strong; release(B) = strong; pride(B) = some;", EVEN),  # or nothing
        ("forbearance(B, A) = some; regard(B, A) = strong;", EVEN + "honour(A, B) = overwhelming;"),  # counts on a rule
        ("corruption(B, A) = overwhelming; release(B) = strong;", COUNTS),  # what it makes of A
    ],
)
def test_each_reason_for_a_chance_opens_it_as_the_how_to_writes_it(reason: str, rest: str) -> None:
    """Without the reason B keeps out of reach, or has nothing to choose by (a half)."""
    assert chances(UNKNOWN + reason + rest + "turns: B, A, B;")["dared"] > 0.5
    assert chances(UNKNOWN + NONE + rest + "turns: B, A, B;")["dared"] < 0.5 + 1e-9


def test_whoever_may_give_a_chance_and_of_whom_no_reason_is_stated_begins_with_the_likeliest() -> None:
    """To be thought well of is typically foremost; that one other reason is not there leaves it so."""
    said = UNKNOWN + COUNTS + "turns: B, A, B;"
    for more in ("", "pride(B) = none;", "forbearance(B, A) = none; release(B) = none;"):
        assert chances(said + more) == chances(said + "regard(B, A) = strong;")
    assert chances(said + "pride(B) = some;") == chances(said + NONE + "pride(B) = some;")


def test_resolve_leaves_what_there_is_of_a_conscience_and_no_less_than_nothing() -> None:
    """By hand: overwhelming (12) less strong (6) against strong (6) is even; less than nothing is nothing, so the odds are
    those of a motive alone, 1 / (1 + e⁻⁶); and whoever else lies open has all of it."""
    assert chances("resolve(A, B) = strong;" + HELD)["struck"] == pytest.approx(0.5)
    assert chances("mercy(A) = some; resolve(A, B) = strong;" + HELD)["struck"] == pytest.approx(1 / (1 + math.exp(-6)))
    other = "entity C : character; resolve(A, C) = strong;" + HELD
    assert chances(other)["struck"] == pytest.approx(1 / (1 + math.exp(6)))


def test_a_test_may_be_of_a_bidding_that_still_works() -> None:
    """B, unsure whether the bidding holds, lets A have the chance; had B no doubt that it holds, B would not."""
    text = (
        "can_dismiss(B, A); implant(A, B) = strong; mercy(A) = some; reliance(B, A) = strong; turns: B, A, B;"
        "openly believes(B, bidden(A) = {True: %s, False: rest});"
    )
    assert chances(text % "unlikely")["dared"] > 0.5
    assert chances(text % "likely")["dared"] < 0.5


def test_who_would_punish_a_blow_does_not_hope_for_it() -> None:
    """A strikes whatever follows, at one whom no blow kills. Reckoning gains by punishing (6 less 3 of scruple), so B lets
    it come; requital only mends a loss (3 against 6), so B keeps away. Both punish once it has come to a blow."""
    begun = (
        "can_open(B, A); shielded(B); answers(B, A); grudge(A, B) = overwhelming; mercy(A) = none; pain(A) = none;"
        "turns: B, A, B;" + HIDDEN
    )
    hoping, unwilling = "reckoning(B, A) = strong;", "requital(B, A) = strong;"
    assert chances(hoping + begun)["dared"] > 0.5
    assert chances(unwilling + begun)["dared"] < 0.5
    for wish in (hoping, unwilling):
        run = load(HEAD + wish + begun + ASKED).run("offer, kill")
        assert run.outcomes["punished"] > 0.9
    assert load(HEAD + begun + ASKED).run("offer, kill").outcomes["punished"] < 0.5


def test_a_defence_laid_aside_is_one_no_longer_and_one_that_is_shown_is_known() -> None:
    laid = "can_unarm(B, A); shielded(B); regard(B, A) = overwhelming; mercy(A) = none; grudge(A, B) = strong; turns: B, A;"
    assert load(HEAD + laid + ASKED).run("unarm, kill").outcomes["lives"] == 0
    shown = load(HEAD + "shielded(B); can_show(B, A); exposed(B, A); turns: B, A;" + HIDDEN + ASKED).run("show")
    assert [b.weight for b in shown.beliefs if b.path == ("A",) and b.fluent == "shielded(B)" and b.value is True] == [
        1.0
    ]


def test_a_trap_is_sprung_on_whoever_spares() -> None:
    """Nobody strikes at one who surrenders and is believed: once spared, B has A at B's mercy. Without it A leaves alive."""
    begun = (
        "can_lower(B, A); prize(B, A) = strong; mercy(B) = none; grudge(A, B) = some; turns: B, A, B;"
        "outcome a_lives: alive(A);"
    )
    hidden = "trap(B, A); openly believes(A, trap(B, A) = {True: remote, False: sure});"
    assert chances(hidden + begun)["a_lives"] < 0.1
    assert chances(begun)["a_lives"] == 1
    assert chances("trap(B, A);" + begun)["a_lives"] > 0.5, "who knows of it does not walk into it"


def test_who_would_have_others_pay_for_it_gives_himself_up() -> None:
    """B, who expects the blow (12 to lose), keeps away; not so if others' lives hang on it and weigh more."""
    begun = (
        "entity C : character; can_lower(B, A); mercy(A) = none; grudge(A, B) = strong; pride(B) = some; turns: B, A;"
    )
    assert chances("ransom(B, A) = overwhelming;" + begun)["dared"] > 0.5
    assert chances(begun)["dared"] < 0.5


def test_a_danger_may_be_locked_up_instead_of_killed() -> None:
    """With a prison, who has nothing but a danger (6) to be rid of and some mercy (3) takes a prisoner; without, strikes."""
    begun = "exposed(B, A); danger(A, B) = strong; mercy(A) = some; turns: A;"
    assert chances("can_seize(A, B);" + begun)["struck"] < 0.5
    assert chances(begun)["struck"] > 0.5


def test_a_scene_may_leave_open_who_somebody_is() -> None:
    """The record says nothing of A: conscience would hold likely (0.8). Then A strikes in about the rest."""
    left_open = chances("mercy(A) = {overwhelming: likely, none: unlikely};" + HELD)["struck"]
    assert left_open == pytest.approx(0.2, abs=0.01)


def test_one_who_looks_on_is_there() -> None:
    def alone(more: str) -> bool:
        verdicts = recognise(load(HEAD + more + "regard(B, A) = strong;" + OFFER + ASKED).run()).verdicts
        return any(one.name == "alone" and one.is_met for one in verdicts[0].beside)

    assert alone("")
    assert not alone("entity Crowd : character;")


def test_what_a_scene_does_not_say_moves_nothing() -> None:
    """None of the new amounts stands by default: stated as none they leave all odds as they are."""
    none = "".join(
        f"{name} = none;"
        for name in (
            "resolve(A, B)", "chivalry(A)", "self_respect(A)", "torment(A, B)", "backlash(A, B)", "requital(B, A)",
            "forbearance(B, A)", "advantage(B, A)", "reliance(B, A)", "longing(B, A)",
        )
    )  # fmt: skip
    assert chances(OFFER + none) == chances(OFFER)
