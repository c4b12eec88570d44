"""What the trope's own page asserts and no other test here runs: docs/tropes.md names a test for each of its statements.

Expected are directions and verdicts that follow from the amounts by hand: a motive of 6, a conscience of 12, a life of 10.
"""

from __future__ import annotations

import math
from pathlib import Path

import pytest

import forbear
from forbear.minds.reference import ReferenceEngine
from forbear.stories.sweep.told import log_likelihood, read_told
from tests.tropes.judged import BASE, PITILESS, gambit, recognised, scene, variant

NAIVE = "openly believes(B, scruple(A) = {12: 0.8, 0: 0.2})"
"""What B thinks of A has nothing to do with who B is."""

SURE_TO_STRIKE = "openly believes(B, scruple(A) = 0)"

LIFE = """
import "life-and-death";
entity Bob : character; entity Alice : character;
can_open(Bob, Alice); grudge(Alice, Bob) = strong;
openly believes(Alice, mercy(Alice) = {overwhelming: unlikely, none: likely});
openly believes(Bob, mercy(Alice) = if(good(Bob)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});
"""


def odds_of(source: Path | str, event: str, *settings: str) -> float:
    """Return how likely the first choice is to be this one."""
    task = forbear.load(str(source), settings=settings).task
    return math.exp(log_likelihood(ReferenceEngine(task), read_told(f"{event}, ...")))


def beside(file: Path, after: str, *settings: str) -> dict[str, bool]:
    return {claim.name: bool(claim.is_met) for claim in gambit(recognised(file, after, *settings)).beside}


def test_the_act_wants_explaining(tmp_path: Path) -> None:
    """Sure to be struck, B would lose ten and win no more than six: B keeps away. What explains it is what B thinks of A."""
    file = scene(tmp_path, BASE)
    assert odds_of(file, "bare") > 0.5 > odds_of(file, "bare", SURE_TO_STRIKE)


def test_that_the_other_should_see_it_of_themselves_is_a_reason_to_run_the_risk() -> None:
    """Nothing but her finding her own mercy moves him: with it he opens the chance likelier than without."""
    text = LIFE + "faith(Bob, Alice) = strong; turns: Bob, Alice;"
    assert odds_of(text, "offer") > odds_of(text, "offer", "faith(Bob, Alice) = none")


def test_secrecy_is_told_and_neither_it_nor_being_alone_is_needed(tmp_path: Path) -> None:
    """With a third person looking on, somebody would know of it, and they are not alone; it is played straight all the same."""
    alone = scene(tmp_path, BASE)
    found = beside(alone, "bare, sheathe")
    assert found["secret"] and found["alone"]
    watched = scene(tmp_path, BASE, people="A, B, C")
    found = beside(watched, "bare(B, B, A), sheathe")
    assert not found["secret"] and not found["alone"]
    assert variant(recognised(watched, "bare(B, B, A), sheathe")) == "played_straight"


def test_where_nobody_would_know_it_is_not_the_fear_of_being_found_out_that_holds_back(tmp_path: Path) -> None:
    """What the choice hangs on is named: with a fear instead of a conscience it is another variant."""
    assert variant(recognised(scene(tmp_path, BASE), "bare")) == "played_straight"
    afraid = scene(tmp_path, BASE + "fright(A, B) = 12;")
    assert variant(recognised(afraid, "bare", PITILESS)) == "deterred"


def test_the_two_think_differently_of_her_and_he_is_right(tmp_path: Path) -> None:
    """B gives 80 % to A's conscience, A 20 %; A is merciful, and that A spares B tells A so."""
    file = scene(tmp_path, BASE)
    assert beside(file, "bare, sheathe", NAIVE)["self"]
    assert variant(recognised(file, "bare, sheathe", NAIVE)) == "played_straight"


@pytest.mark.parametrize("is_honest", [True, False])
def test_where_the_bad_would_run_the_risk_as_well_it_proves_nothing(tmp_path: Path, *, is_honest: bool) -> None:
    """Where a good B trusts and a bad one does not, that B offers speaks for B, and falsely so of a bad B who does. Where who
    B is moves nothing of what B thinks, it shows nothing of B; A's own mercy shows still."""
    file = scene(tmp_path, BASE + ("" if is_honest else "honest(B) = False;"))
    assert beside(file, "bare, sheathe")["other"]
    found = beside(file, "bare, sheathe", NAIVE)
    assert not found["other"]
    assert found["self"]


def test_he_need_not_be_good(tmp_path: Path) -> None:
    """A villain who takes A for merciful, and would be thought well of, is played straight like anybody."""
    file = scene(tmp_path, BASE + "honest(B) = False;")
    assert variant(recognised(file, "bare, sheathe", NAIVE)) == "played_straight"


def test_a_risk_that_is_none_proves_nothing(tmp_path: Path) -> None:
    """Both know that no blow would tell: nothing is staked."""
    verdict = gambit(recognised(scene(tmp_path, BASE + "sealed(B);"), "bare, sheathe", NAIVE))
    assert verdict.variant is not None and verdict.variant.name == "averted"
    assert not next(claim for claim in verdict.beside if claim.name == "other").is_met


def test_a_blow_at_a_third_that_is_turned_aside_is_no_defence_of_his_own() -> None:
    """Bob arms Alice against Carol, and may turn the blow aside: it is not he who is protected, and who strikes holds that
    there is something at risk."""
    text = LIFE.replace("can_open(Bob, Alice); grudge(Alice, Bob)", "can_arm(Bob, Alice); grudge(Alice, Carol)") + (
        "entity Carol : character; beside(Carol, Alice); can_deflect(Bob, Carol); love(Bob, Carol) = strong;"
        "turns: Bob, Alice, Bob;"
    )
    found = recognised(text, "arm, kill(Alice, Carol), deflect", "mercy(Alice) = none")
    called = [v.variant.name for v in found.verdicts if v.trope.name == "kill_me_now" and v.variant is not None]
    assert called and not {"averted", "hidden_defence"} & set(called)


def test_who_struck_at_a_hidden_defence_may_be_punished_and_live(tmp_path: Path) -> None:
    text = LIFE + (
        "shielded(Bob); answers(Bob, Alice); openly believes(Alice, shielded(Bob) = {True: remote, False: sure});"
        "turns: Bob, Alice, Bob;"
    )
    file = tmp_path / "armour.story"
    file.write_text(text, encoding="utf-8")
    verdict = gambit(recognised(file, "offer, kill, punish", "mercy(Alice) = none"))
    assert verdict.variant is not None and verdict.variant.name == "hidden_defence"
    assert {detail.name for detail in verdict.details} >= {"disappointed", "punished"}
