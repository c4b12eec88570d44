"""How minds choose, on numbers worked by hand from docs/semantics.md §3 and §5."""

from __future__ import annotations

import math

import pytest

from tests.minds.told import PEOPLE, Told

e = math.exp


def sigmoid(x: float) -> float:
    return 1 / (1 + e(-x))


def test_a_choice_goes_by_the_difference_in_value() -> None:
    """Q(good) = 2 - 0.5 and Q(bad) = 0, so π(good) = e^1.5 / (e^1.5 + 1)."""
    told = Told(
        PEOPLE
        + "property x() : boolean;"
        + "action good() { effect: x(); consenting: A; cost(A): 0.5; };"
        + "action bad() { consenting: A; };"
        + "reason r(A): if(x()) 2 else 0; turns: A;"
    )
    assert told.odds() == pytest.approx({"good()": sigmoid(1.5), "bad()": 1 - sigmoid(1.5)})


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        ("0", {"one()": 1 / 3, "two()": 1 / 3, "three()": 1 / 3}),
        ("infinite", {"one()": 0.5, "two()": 0.5, "three()": 0.0}),
    ],
)
def test_precision_nought_is_blind_and_infinite_shares_ties(precision: str, expected: dict[str, float]) -> None:
    """one and two are worth 2 each, three nothing: β = 0 gives a third each, β = ∞ the two best half each."""
    told = Told(
        PEOPLE
        + "property x() : number;"
        + "action one() { effect: x() = 2; consenting: A; };"
        + "action two() { effect: x() = 2; consenting: A; };"
        + "action three() { effect: x() = 0; consenting: A; };"
        + f"reason r(A): x(); mind A {{ precision: {precision}; }} turns: A;"
    )
    assert told.odds() == pytest.approx(expected)


def test_a_cost_is_felt_as_one_is_and_foreseen_as_one_thinks_one_is() -> None:
    """A is soft (to hit costs 3) and thinks not. Now: Q(hit) = -3, so π(hit) = e^-3/(e^-3+1). A step before, A thinks it
    will cost nothing: to ready leads to a later π(hit) = 1/2 at no cost, worth 0; so both first choices are even."""
    told = Told(
        PEOPLE
        + "property soft(c : character) : boolean; property ready() : boolean; soft(A);"
        + "openly believes(A, soft(A) = False);"
        + "action prepare() { precondition: !ready(); effect: ready(); consenting: A; };"
        + "action rest() { precondition: !ready(); consenting: A; };"
        + "action hit() { precondition: ready(); consenting: A; cost(A): if(soft(A)) 3 else 0; };"
        + "action hold() { precondition: ready(); consenting: A; };"
        + "reason r(A): 0; turns: A, A;"
    )
    assert told.odds() == pytest.approx({"prepare()": 0.5, "rest()": 0.5})
    assert told.odds("prepare")["hit()"] == pytest.approx(sigmoid(-3))


def test_a_cost_that_reads_another_reads_them_as_the_doer_believes() -> None:
    """Hitting costs A 4 if B is kind. B is kind, A gives it 1/4: Q(hit) = -1, not -4."""
    told = Told(
        PEOPLE
        + "property kind(c : character) : boolean; kind(B);"
        + "believes(A, kind(B) = {True: 0.25, False: 0.75});"
        + "action hit() { consenting: A; cost(A): if(kind(B)) 4 else 0; };"
        + "action hold() { consenting: A; };"
        + "reason r(A): 0; turns: A;"
    )
    assert told.values() == pytest.approx({"hit()": -1.0, "hold()": 0.0})


def test_a_wish_is_read_where_they_choose_and_holds_for_the_whole_weighing() -> None:
    """Under orders A wants the deed (3), which ends the orders. Read at the end the wish would be gone: Q would be 0.
    B thinks A is not under orders, and so expects an even choice."""
    told = Told(
        PEOPLE
        + "property ordered(c : character) : boolean; property done() : boolean; ordered(A);"
        + "openly believes(A, ordered(A) = False); openly believes(B, ordered(A) = False);"
        + "action obey() { precondition: !done(); effect: done() & !ordered(A); consenting: A; };"
        + "action resist() { precondition: !done(); consenting: A; };"
        + "action note() { consenting: B; }; action shrug() { consenting: B; };"
        + "reason orders(A) while(ordered(A)): if(done()) 3 else 0;"
        + "reason fear(B): if(done()) -2 else 0; turns: A, B;"
    )
    assert told.values() == pytest.approx({"obey()": 3.0, "resist()": 0.0})
    assert told.surprises("", "obey()")["B"].bits == pytest.approx(1.0)


def test_another_is_expected_to_think_less_deep() -> None:
    """A (depth 2) mixes B's depths 0 and 1 by Poisson(τ): weights 1 and τ, so 1/(1+τ) and τ/(1+τ).

    B's last choice has no reader after it, so π_0 = π_1 there and the mixture shows in what B foresees of A: at depth
    0 B expects A to choose by π_0. A chooses last; B's first choice `lead` is worth 2·P(follow) to B.
    A's π_0(follow): Q = 1, so s = σ(1) at every depth. B: Q(lead) = 2s at every depth. Hence π_j(lead) = σ(2s) for all
    j, and the surprise of A at any depth above 0 is -log2 σ(2s), whatever τ is."""
    text = (
        PEOPLE
        + "property led() : boolean; property followed() : boolean;"
        + "action lead() { precondition: !led(); effect: led(); consenting: B; };"
        + "action idle() { precondition: !led(); consenting: B; };"
        + "action follow() { precondition: led(); effect: followed(); consenting: A; };"
        + "action ignore() { precondition: led(); consenting: A; };"
        + "reason r(A): if(followed()) 1 else 0; reason s(B): if(followed()) 2 else 0; turns: B, A;"
    )
    expected = sigmoid(2 * sigmoid(1))
    for depth, tau in ((1, 1.5), (2, 1.5), (2, 0.3)):
        told = Told(text, (f"mind A {{ depth: {depth}; }}", f"tau: {tau}"))
        assert told.odds()["lead()"] == pytest.approx(expected)
        assert told.surprises("", "lead()")["A"].bits == pytest.approx(-math.log2(expected))


def test_tau_weighs_the_depths_of_others() -> None:
    """B shows off only if he foresees that A reads it: depth 0 does not (A's belief stays ½ in his mind), depth 1 does.

    wise(B) is ½ to A. To show costs a wise B 0 and a fool 2; B's reason is 4·belief(A, wise(B)).
    Depth 0: T_0 keeps A's belief at ½ whatever he does, so Q_0(show) = Q_0(hide) for the wise: π_0 = ½; for the fool
    Q_0(show) = -2: π_0 = σ(-2).
    Depth 1: A (in his mind, at depth 1) reads by P_1 = π_0: after show ½·½ : σ(-2)·½, so belief b = .5/(.5+σ(-2));
    after hide b' = .5/(.5+σ(2)). For the wise Q_1(show) - Q_1(hide) = 4(b - b'); for the fool 4(b - b') - 2.
    At depth 2, A reads by P_2 = (π_0 + τ π_1)/(1 + τ)."""
    text = (
        PEOPLE
        + "property wise(c : character) : boolean; wise(B);"
        + "openly believes(A, wise(B) = {True: 0.5, False: 0.5});"
        + "action show() { consenting: B; cost(B): if(wise(B)) 0 else 2; };"
        + "action hide() { consenting: B; };"
        + "reason fame(B): 4 * belief(A, wise(B)); turns: B;"
    )
    fool0 = sigmoid(-2)
    gap = 4 * (0.5 / (0.5 + fool0) - 0.5 / (0.5 + 1 - fool0))
    wise1, fool1 = sigmoid(gap), sigmoid(gap - 2)
    assert Told(text, ("mind B { depth: 0; }",)).odds()["show()"] == pytest.approx(0.5)
    assert Told(text).odds()["show()"] == pytest.approx(wise1)
    for tau in (1.5, 0.25):
        wise2, fool2 = ((zero + tau * one) / (1 + tau) for zero, one in ((0.5, wise1), (fool0, fool1)))
        told = Told(text, ("mind A { depth: 2; }", f"tau: {tau}"))
        assert told.weight("A", "wise(B)", after="show") == pytest.approx(wise2 / (wise2 + fool2))


def test_the_one_on_turn_knows_their_own_menu() -> None:
    """A gives it ½ that the door is locked, and it is open: at A's turn `enter` is open, so A is sure. Entering is worth 2
    if A is not caught, and A thinks B awake only if the door is open (joint): Q(enter) reads the sure world."""
    text = (
        PEOPLE
        + "property locked() : boolean; property awake(c : character) : boolean; property in(c : character) : boolean;"
        + "awake(B); openly believes(A, {locked() = True & awake(B) = False: 0.5, locked() = False & awake(B) = True: 0.5});"
        + "action knock() { consenting: B; };"
        + "action enter() { precondition: !locked(); effect: in(A); consenting: A; };"
        + "action stay() { consenting: A; };"
        + "reason r(A): if(in(A)) (if(awake(B)) -1 else 3) else 0; reason s(B): 0; turns: B, A;"
    )
    told = Told(text)
    assert told.weight("A", "locked()") == pytest.approx(0.5)
    assert told.values("knock") == pytest.approx({"enter()": -1.0, "stay()": 0.0})
    assert told.weight("A", "awake(B)", after="knock, enter") == pytest.approx(1.0)
    assert told.weight("A", "awake(B)", after="knock, stay") == pytest.approx(1.0)


def test_everybody_knows_that_one_knows_ones_own_menu() -> None:
    """B foresees A's choice in both worlds that B holds possible: where the door is open A will be sure of it."""
    text = (
        PEOPLE
        + "property locked() : boolean; property in(c : character) : boolean;"
        + "openly believes(A, locked() = {True: 0.5, False: 0.5}); openly believes(B, locked() = {True: 0.5, False: 0.5});"
        + "action enter() { precondition: !locked(); effect: in(A); consenting: A; };"
        + "action stay() { consenting: A; };"
        + "action look() { consenting: B; };"
        + "reason r(A): if(in(A)) (if(locked()) -9 else 2) else 0; reason s(B): if(in(A)) 1 else 0; turns: B, A;"
    )
    told = Told(text)
    # In B's open world A enters with σ(2); in the locked one A can only stay. V(B) = ½ σ(2).
    assert told.engine.values(1, told.at().node, told.at().step) == pytest.approx((0.5 * sigmoid(2),))


def test_one_without_anything_to_do_waits_and_is_seen_by_nobody() -> None:
    """A has nothing open: the story has a certain wait. B sees nothing, and had A been free B would have seen it."""
    told = Told(
        PEOPLE
        + "property bound(c : character) : boolean; bound(A); believes(B, bound(A) = {True: 0.5, False: 0.5});"
        + "action free() { precondition: !bound(A); consenting: A; }; action end() { consenting: B; };"
        + "reason r(A): 0; reason s(B): 0; turns: A, B;"
    )
    assert told.stories() == pytest.approx({("wait", "end()"): 1.0})
    assert told.at("").seen_by(told.at("").options[0].event) == ("A",)
    assert told.weight("B", "bound(A)", after="wait") == 1.0


def test_the_story_ends_where_ends_says() -> None:
    """After `stop` nobody acts; otherwise both turns are taken."""
    told = Told(
        PEOPLE
        + "property over() : boolean;"
        + "action stop() { effect: over(); consenting: A; }; action go() { consenting: A; };"
        + "action act() { consenting: B; };"
        + "reason r(A): if(over()) 1 else 0; reason s(B): 0; turns: A, B; ends: over();"
    )
    assert told.stories() == pytest.approx({("stop()",): sigmoid(1), ("go()", "act()"): 1 - sigmoid(1)})


def test_several_consenters_are_asked_in_order_and_each_pays_at_the_last_yes() -> None:
    """A proposes, B then C answer. Worth: A 3 (cost 1), B 1 (cost 0.5), C 0.5 (no cost).

    C: Q(accept) = 0.5, refuse 0: c = σ(0.5). B: Q(accept) = c(1 - 0.5): b = σ(0.5c). A: Q(propose) = b c (3 - 1), against
    `skip` 0: a = σ(2bc). The costs are paid only where the last has agreed."""
    told = Told(
        "entity A : character; entity B : character; entity C : character; property deal() : boolean;"
        "action trade() { precondition: !deal(); effect: deal(); consenting: A, B, C; cost(A): 1; cost(B): 0.5; };"
        "action skip() { precondition: !deal(); consenting: A; };"
        "reason r(A): if(deal()) 3 else 0; reason s(B): if(deal()) 1 else 0; reason t(C): if(deal()) 0.5 else 0; turns: A;"
    )
    c = sigmoid(0.5)
    b = sigmoid(0.5 * c)
    a = sigmoid(2 * b * c)
    assert told.stories() == pytest.approx(
        {
            ("skip()",): 1 - a,
            ("trade()", "refuse"): a * (1 - b),
            ("trade()", "accept", "refuse"): a * b * (1 - c),
            ("trade()", "accept", "accept"): a * b * c,
        }
    )


def test_a_proposal_and_its_answers_are_seen_by_the_consenters_and_whoever_would_see_the_action() -> None:
    """C would not see the trade, D would: C sees nothing; a refusal ends the turn and is seen likewise."""
    told = Told(
        "entity A : character; entity B : character; entity C : character; entity D : character;"
        "action trade() { consenting: A, B; observing(c : character): c == D; };"
        "reason r(A): 0; reason s(B): 0; reason t(C): 0; reason u(D): 0; turns: A;"
    )
    first = told.at()
    assert first.seen_by(first.options[0].event) == ("A", "B", "D")
    second = told.at("trade")
    assert {second.seen_by(option.event) for option in second.options} == {("A", "B", "D")}
    assert told.at("trade, refuse").chooser is None
