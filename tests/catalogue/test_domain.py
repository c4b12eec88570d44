"""The domain and its page belong together, and it does what the page says of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from forbear.api.scene import load
from forbear.catalogue.index import LIBRARY
from forbear.language.loader import load_problem

PAGE = Path(__file__).parents[2] / "docs" / "domain.md"
HEAD = 'import "life-and-death";\nentity A : character;\nentity B : character;\nentity C : character;\n'


def outcomes(text: str) -> dict[str, float]:
    return load(HEAD + text).run().outcomes


def test_every_fluent_and_every_deed_of_the_domain_is_on_its_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    problem = load_problem(LIBRARY / "life-and-death.story")
    words = set(re.findall(r"`(\w+)[`(]", page))
    assert {declared.name for declared in problem.properties} - words == set()
    assert {action.name for action in problem.actions} - words == set()


def test_a_blow_that_may_miss_misses_as_often_as_is_said() -> None:
    """0.2 of the blows go wide; nothing speaks against the blow, so it is struck: death has 0.8 of that."""
    found = outcomes(
        "exposed(B, A); mercy(A) = none; grudge(A, B) = overwhelming; may_miss(B) = unlikely;"
        "turns: A, chance; outcome struck: struck(A, B); outcome dead: !alive(B);"
    )
    assert found["dead"] == pytest.approx(0.8 * found["struck"])


def test_a_blow_that_somebody_may_turn_aside_waits_for_them() -> None:
    """C loves B: the blow is struck and turned aside."""
    found = outcomes(
        "exposed(B, A); mercy(A) = none; grudge(A, B) = overwhelming; can_deflect(C, B); love(C, B) = overwhelming;"
        "turns: A, C; outcome struck: struck(A, B); outcome dead: !alive(B);"
    )
    assert found["struck"] < 0.6, "A knows that C will turn it aside, and has nothing to gain or to lose"
    assert found["dead"] < 0.01


def test_a_coin_decides_by_halves() -> None:
    found = outcomes(
        "exposed(B, A); can_toss(A, B); creed(A) = overwhelming; turns: A, chance; outcome dead: !alive(B);"
    )
    assert found["dead"] == pytest.approx(0.5, abs=0.01)


def test_who_dies_with_another_dies_with_them() -> None:
    found = outcomes(
        "exposed(B, A); mercy(A) = none; grudge(A, B) = overwhelming; tied(C, B);"
        "turns: A; outcome b_dead: !alive(B); outcome c_dead: !alive(C);"
    )
    assert found["b_dead"] == pytest.approx(found["c_dead"])
    assert found["b_dead"] > 0.99


def test_a_bidding_weighs_while_it_holds_and_is_broken_by_sparing() -> None:
    """3 against 12: spared; and the bidding has gone by then."""
    bidden = "exposed(B, A); implant(A, B) = some; bidden(A); turns: A; outcome freed: alive(B) & !bidden(A);"
    assert outcomes(bidden)["freed"] > 0.99
    assert outcomes(bidden + "mercy(A) = none;")["freed"] == pytest.approx(0.047, abs=0.001)  # 1 / (1 + e^3)


def test_a_place_may_be_at_stake_instead_of_a_life() -> None:
    found = outcomes(
        "can_lay_down(B, A); office(B) = strong; grudge(A, B) = overwhelming; regard(B, A) = overwhelming;"
        "turns: B, A; outcome ousted: ousted(B); outcome alive: alive(B);"
    )
    assert found["alive"] == 1.0
    assert found["ousted"] < 0.5, "B knows what A would do, and keeps out of reach"


def test_news_is_believed_since_it_could_not_be_told_otherwise() -> None:
    run = load(
        HEAD + "can_tell(C, A, B); openly believes(A, at_hand(B) = {True: remote, False: sure}); turns: C, A;"
    ).run("tell")
    weights = [b.weight for b in run.beliefs if b.path == ("A",) and b.fluent == "at_hand(B)" and b.value is True]
    assert weights == [1.0]
