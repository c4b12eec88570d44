"""Every variant of kill_me_now, on a domain whose names are nobody's, and none outlives its cause.

The amounts are so that the likelier choice can be told by eye: a motive of 6 against a cost or a reason of 12.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from forbear.api.scene import load
from forbear.stories.vocabulary.answers import tellings
from forbear.stories.vocabulary.question import Question
from tests.tropes.judged import BASE, PITILESS, gambit, names, recognised, scene, variant


@pytest.mark.parametrize(
    ("added", "cause", "expected"),
    [
        ("want(A, B) = 12;", "want(A, B) = 0", "needed_alive"),
        ("fright(A, B) = 12;", "fright(A, B) = 0", "deterred"),
        ("oath(A, B) = 12;", "oath(A, B) = 0", "bound"),
        ("warmth(A, B) = 12;", "warmth(A, B) = 0", "fond"),
    ],
)
def test_what_the_choice_hangs_on_names_the_variant(tmp_path: Path, added: str, cause: str, expected: str) -> None:
    """Twelve against six: A spares B. Without the twelve A strikes, and B was wrong."""
    file = scene(tmp_path, BASE + added)
    assert variant(recognised(file, "bare", PITILESS)) == expected
    assert variant(recognised(file, "bare", PITILESS, cause)) == "bob_was_wrong"


def test_played_straight_and_its_cause(tmp_path: Path) -> None:
    """Conscience costs A twelve, the grudge is worth six."""
    file = scene(tmp_path, BASE)
    found = recognised(file)
    assert variant(found) == "played_straight"
    assert all(premise.is_met for premise in gambit(found).premises)
    assert variant(recognised(file, "", PITILESS)) == "bob_was_wrong"


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        ("want(A, B) = 12;", "needed_alive"),
        ("fright(A, B) = 12;", "deterred"),
        ("oath(A, B) = 12;", "bound"),
        ("warmth(A, B) = 12;", "fond"),
    ],
)
def test_held_back_by_conscience_and_something_else_it_is_called_by_what_was_counted_on(
    tmp_path: Path, added: str, expected: str
) -> None:
    """Thirteen of conscience or twelve of something else would each do against six, so neither turns it alone;
    conscience is the more. Whoever has A for pitiless counts on the other thing, and that is no trust in who A is;
    whoever does not, counts on both."""
    file = scene(tmp_path, BASE + added)
    conscience = "scruple(A) = 13"
    pitiless = "openly believes(B, scruple(A) = 0)"
    assert variant(recognised(file, "bare, sheathe", conscience, pitiless)) == expected
    assert variant(recognised(file, "bare, sheathe", conscience)) == "played_straight"


def test_where_three_things_would_each_do_the_largest_is_the_cause(tmp_path: Path) -> None:
    """Conscience, a need and an oath, each twice what the grudge is worth, and conscience the most: no one, and no two,
    turn it."""
    file = scene(tmp_path, BASE + "want(A, B) = 12; oath(A, B) = 12;")
    run = load(str(file), settings=("scruple(A) = 13",)).run("bare, sheathe")
    assert run.record.told is not None
    (telling, *_) = tellings(run.record.told, run.engine_of, {"felt": 0.25})
    found = telling.ask(Question("cause", (1, "B")))
    assert found.value == "conscience"
    assert [d.name for d in found.details if d.name.endswith("too")] == ["without need and duty too"]
    assert not [d for d in found.details if d.name == "responsibility"]


def test_who_would_be_rid_of_life_is_after_nothing_else(tmp_path: Path) -> None:
    """B is weary: what B would have by being struck is no need that speaks for the chance, and spared B has exploited
    nothing. A wage for it is."""
    file = scene(tmp_path, BASE + "weary(B) = 14;")
    assert variant(recognised(file, "bare, sheathe")) == "played_straight"
    assert variant(recognised(file, "bare, sheathe", "wage(B, A) = 14")) == "exploited"


def test_an_amount_as_large_that_is_no_cause_changes_nothing(tmp_path: Path) -> None:
    file = scene(tmp_path, BASE + "want(B, A) = 12;")
    assert variant(recognised(file)) == variant(recognised(file, "", "want(B, A) = 0")) == "played_straight"


@pytest.mark.parametrize(
    ("settings", "unmet"),
    [
        (("spite(A, B) = 0", "bond(A, B) = 0"), "motive"),
        (("believes(B, spite(A, B) = 0)", "bond(A, B) = 0"), "knows"),
        (("openly believes(B, scruple(A) = 0)",), "trust"),
        (("sealed(B)", "openly believes(A, sealed(B) = False)"), "stakes"),
    ],
)
def test_each_premise_fails_by_itself(tmp_path: Path, settings: tuple[str, ...], unmet: str) -> None:
    verdict = gambit(recognised(scene(tmp_path, BASE), "bare, sheathe", *settings))
    assert unmet in [premise.name for premise in verdict.unmet]
    assert verdict.variant is None or verdict.variant.name != "played_straight"


def test_bob_was_wrong_with_regret_or_in_cold_blood(tmp_path: Path) -> None:
    file = scene(tmp_path, BASE)
    cold = gambit(recognised(file, "", PITILESS))
    assert [detail.name for detail in cold.details] == ["in_cold_blood"]
    doubting = "openly believes(A, honest(B) = {True: 0.6, False: 0.4})"
    sorry = gambit(recognised(file, "bare, cut", PITILESS, "bond(A, B) = 20", doubting))
    assert [detail.name for detail in sorry.details] == ["with_regret"]


SEALED = "sealed(B); openly believes(A, sealed(B) = {True: 0.05, False: 0.95});"


def test_hidden_defence_disappointed_and_what_follows(tmp_path: Path) -> None:
    """The blow glances off; B thinks less of A, and lets it be, or does not."""
    spared = gambit(recognised(scene(tmp_path, BASE + SEALED), "bare, cut", PITILESS))
    assert spared.variant is not None and spared.variant.name == "hidden_defence"
    assert {detail.name for detail in spared.details} == {"disappointed", "forgiven"}
    file = scene(tmp_path, BASE + SEALED + "spite(B, A) = 1;", turns="B, A, B")
    killed = gambit(recognised(file, "bare, cut, requite", PITILESS))
    assert {detail.name for detail in killed.details} == {"disappointed", "killed"}


def test_a_defence_that_nobody_doubts_is_no_defence_but_no_risk(tmp_path: Path) -> None:
    assert variant(recognised(scene(tmp_path, BASE + "sealed(B);"), "bare")) == "averted"


def test_a_coin_decides(tmp_path: Path) -> None:
    file = scene(tmp_path, BASE + "oath(A, A) = 1;", turns="B, A, chance, A")
    assert variant(recognised(file, "bare, fling, tails", PITILESS)) == "by_chance"
    assert variant(recognised(file, "bare, fling, heads", PITILESS)) == "bob_was_wrong"
    assert variant(recognised(file, "bare, sheathe")) == "played_straight"


def test_another_way(tmp_path: Path) -> None:
    file = scene(tmp_path, BASE + "fright(A, A) = 1;")
    assert variant(recognised(file, "bare, turn_away")) == "another_way"


def test_who_does_something_else_has_not_let_it_pass_for_a_show(tmp_path: Path) -> None:
    """A has nothing against B, and B is sure of A: to let it be is a show, to turn away is another way."""
    mild = BASE.replace("spite(A, B) = 6", "spite(A, B) = 0").replace("bond(A, B) = 2", "bond(A, B) = 0")
    file = scene(tmp_path, mild.replace("{12: 0.8, 0: 0.2}", "12") + "fright(A, A) = 1;")
    assert variant(recognised(file, "bare, sheathe")) == "downplayed"
    assert variant(recognised(file, "bare, turn_away")) == "another_way"


def test_turning_it_on_somebody_else_is_another_way(tmp_path: Path) -> None:
    file = scene(tmp_path, BASE + "within(C, A);", people="A, B, C", turns="B, A")
    assert variant(recognised(file, "bare(B, B, A), cut(A, C)", PITILESS)) == "another_way"


def test_never_answered_and_the_odds_that_the_engine_gives(tmp_path: Path) -> None:
    verdict = gambit(recognised(scene(tmp_path, BASE, turns="B"), "bare"))
    assert verdict.is_open
    assert verdict.variant is not None and verdict.variant.name == "never_answered"


def test_a_lesser_harm_than_was_open_is_sparing(tmp_path: Path) -> None:
    settings = ("scruple(A) = 0.5", "spite(A, B) = 0.1", "bond(A, B) = 0")
    assert variant(recognised(scene(tmp_path, BASE), "bare, nick", *settings)) != "bob_was_wrong"


def test_exploited_for_a_wage(tmp_path: Path) -> None:
    """B does not care what A thinks of B, and is paid for putting the chance to A."""
    body = BASE.replace("credit(B, A) = 6", "wage(B, A) = 6")
    file = scene(tmp_path, body)
    assert variant(recognised(file)) == "exploited"
    assert variant(recognised(file, "bare", "wage(B, A) = 0", "credit(B, A) = 6")) == "played_straight"


def test_offerer_and_victim_may_be_two_people(tmp_path: Path) -> None:
    file = scene(tmp_path, BASE + "spite(A, V) = 6; warmth(B, V) = 6;", people="A, B, V", turns="B, A, A")
    verdict = gambit(recognised(file, "bare(B, V, A), sheathe(A, V)"))
    assert dict(verdict.roles) == {"bob": "B", "alice": "A", "victim": "V"}
    assert verdict.variant is not None and verdict.variant.name == "played_straight"
    assert variant(recognised(file, "bare(B, V, A), cut(A, V)", PITILESS)) == "bob_was_wrong"


def test_two_rounds_are_two_verdicts(tmp_path: Path) -> None:
    """B puts themselves in A's hand twice; the second time it is answered otherwise."""
    file = scene(tmp_path, BASE, turns="B, A, B, A")
    found = recognised(file, "bare, sheathe, bare, cut")
    rounds = [v for v in found.verdicts if v.trope.name == "kill_me_now"]
    assert [dict(v.steps) for v in rounds] == [{"offer": 0, "answer": 1}, {"offer": 2, "answer": 3}]
    assert [v.variant and v.variant.name for v in rounds] == ["played_straight", "bob_was_wrong"]


def test_two_who_offer_are_two_verdicts(tmp_path: Path) -> None:
    file = scene(tmp_path, BASE + "grasp(C, A);", people="A, B, C", turns="B, A, C, A")
    found = recognised(file, "bare(B, B, A), sheathe(A, B), bare(C, C, A), sheathe(A, C)")
    both = [v for v in (*found.found.recognised, *found.found.near) if v.trope.name == "kill_me_now"]
    assert {dict(v.roles)["bob"] for v in both} == {"B", "C"}


@pytest.mark.parametrize(
    ("effect", "added"),
    [("loyalty", ""), ("change_of_sides", "entity K : character; flag(A) = K;")],
)
def test_who_comes_over_from_nobody_is_loyal_and_from_another_changes_sides(
    tmp_path: Path, effect: str, added: str
) -> None:
    verdict = gambit(recognised(scene(tmp_path, BASE + added), "bare(B, B, A), sheathe, enlist"))
    assert verdict.effect is not None and verdict.effect.name == effect


def test_nothing_where_nothing_was_to_be_learnt(tmp_path: Path) -> None:
    """A knows B for what B is, and stays away."""
    settings = ("openly believes(A, honest(B) = True)", "bond(A, B) = 0")
    assert gambit(recognised(scene(tmp_path, BASE), "bare, sheathe", *settings)).effect is None


def test_respect_where_nobody_changes_sides(tmp_path: Path) -> None:
    """B's offer is worth more to an honest B, so A thinks better of B: from 20 % it rises, and A stays away."""
    verdict = gambit(recognised(scene(tmp_path, BASE), "bare, sheathe", "bond(A, B) = 0"))
    assert verdict.effect is not None and verdict.effect.name in ("respect", "trust")


def test_please_kill_me(tmp_path: Path) -> None:
    """B expects the blow, and has more to win than to lose by it."""
    file = scene(tmp_path, BASE + "remorse(B) = 30; believes(B, scruple(A) = 0);")
    found = recognised(file, "", PITILESS)
    assert "please_kill_me" in names(found)
    assert "please_kill_me" not in names(recognised(file, "bare", PITILESS, "remorse(B) = 0"))


def test_sword_over_head(tmp_path: Path) -> None:
    file = scene(tmp_path, BASE.replace("grasp(B, A)", "within(B, A)"), turns="A, A")
    assert "sword_over_head" in names(recognised(file))
    assert "sword_over_head" not in names(recognised(scene(tmp_path, BASE)))


def lying_open(folder: Path, added: str = "") -> Path:
    """B lies open to A from the start, asleep: nobody put the chance to A."""
    return scene(folder, "within(B, A); spite(A, B) = 6; scruple(A) = 12;" + added, turns="A")


def test_a_chance_that_nobody_opened_is_inverted_where_conscience_holds(tmp_path: Path) -> None:
    verdict = recognised(lying_open(tmp_path)).verdicts[0]
    assert (verdict.trope.title, verdict.key) == (
        "Kill Me Now, or Forever Stay Your Hand",
        ("kill_me_now_unopened", "inverted"),
    )
    assert "sword_over_head" in {relative.trope.name for relative in verdict.relatives if relative.is_recognised}


@pytest.mark.parametrize(
    ("added", "settings"),
    [
        ("want(A, B) = 12;", (PITILESS,)),  # spared for need: that shows nothing of who A is
        ("", ("spite(A, B) = 0",)),  # no motive, nothing to hold back
        ("", (PITILESS,)),  # struck
    ],
)
def test_else_it_is_not(tmp_path: Path, added: str, settings: tuple[str, ...]) -> None:
    found = recognised(lying_open(tmp_path, added), "", *settings)
    assert "kill_me_now_unopened" not in names(found)


def test_a_chance_that_was_opened_is_not_told_as_one_that_was_not(tmp_path: Path) -> None:
    found = recognised(scene(tmp_path, BASE))
    assert "kill_me_now_unopened" not in names(found)
    assert all(relative.trope.name != "kill_me_now_unopened" for relative in gambit(found).relatives)
