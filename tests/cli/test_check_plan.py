"""`forbear check --plan`: which step of a given story is unexplained, for whom, and what would explain it.

In THEFT Tom wants what Ann has. He believes her to be at home; she is at the market.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calling import Called, forbear

THEFT = """
type place;
entity Tom : character; entity Ann : character;
entity Home : place; entity Market : place; entity Hill : place;
property at(c : character) : place;
property has(c : character) : boolean;
at(Tom) = Home; at(Ann) = Market; has(Ann);
action walk(c : character, to : place) { precondition: at(c) != to; effect: at(c) = to; consenting: c; };
action steal(c : character, from : character) {
	precondition: c != from & at(c) == at(from) & has(from); effect: has(c) & !has(from); consenting: c;
};
utility(): if(has(Tom)) 1 else 0;
utility(Tom): if(has(Tom)) 1 else 0;
utility(Ann): if(has(Ann)) 1 else 0;
"""
MISTAKEN = THEFT + "believes(Tom, at(Ann) = Hill);"
SOLUTION = "walk(Tom, Market)\n| steal(Tom, Ann)\n| goal(Tom)\nsteal(Tom, Ann)\n| goal(Tom)\ngoal()\n"


def check(folder: Path, problem: str, story: str, *arguments: str) -> Called:
    (folder / "theft.story").write_text(problem)
    (folder / "plan.txt").write_text(story)
    return forbear("check", "theft.story", "--plan", "plan.txt", *arguments, folder=folder)


def faults(called: Called) -> list[tuple[str, list, str | None]]:
    return [(fault["fault"], fault["place"], fault["who"]) for fault in json.loads(called.out)["faults"]]


def test_a_story_with_good_reasons_holds_and_is_told(tmp_path: Path) -> None:
    found = check(tmp_path, THEFT, SOLUTION)
    assert found.code == 0, found
    assert "The story holds" in found.out
    assert "Tom has in mind" in found.out
    assert max(map(len, found.out.splitlines())) <= 80


def test_a_reason_that_does_not_pay_is_found(tmp_path: Path) -> None:
    """Walking alone gives Tom nothing, so a reason that ends there is none."""
    found = check(tmp_path, THEFT, SOLUTION.replace("| steal(Tom, Ann)\n", ""), "--json")
    assert found.code == 1
    assert ("fruitless", [0, "Tom"], "Tom") in faults(found)


def test_a_reason_counts_in_the_world_that_its_owner_believes_in(tmp_path: Path) -> None:
    """Tom takes Ann to be on the hill: at the market there is nobody to steal from, as he sees it."""
    found = check(tmp_path, MISTAKEN, SOLUTION, "--json")
    assert found.code == 1
    assert ("impossible", [0, "Tom", 1], "Tom") in faults(found)


def test_a_step_that_cannot_happen_is_found(tmp_path: Path) -> None:
    found = check(tmp_path, THEFT, "steal(Tom, Ann)\n", "--json")
    assert found.code == 1
    assert faults(found) == [("impossible", [0], None)]


def test_a_story_that_falls_short_of_the_goal_does_not_hold(tmp_path: Path) -> None:
    found = check(tmp_path, THEFT, SOLUTION, "--goal", "2")
    assert found.code == 1
    assert "2 was asked for" in found.out


def test_a_formula_is_a_goal_here_too(tmp_path: Path) -> None:
    assert check(tmp_path, THEFT, SOLUTION, "--goal", "has(Tom)").code == 0


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("check", "theft.story", "--plan", "nosuch.txt"), "nosuch.txt"),
        (("check", "theft.story", "theft.story", "--plan", "plan.txt"), "one file"),
        (("check", "theft.story", "--plan", "wrong.txt"), "walk"),
        (("check", "theft.story", "--plan", "binary.txt"), "binary.txt"),
        (("check", "nosuch.story", "--plan", "plan.txt"), "nosuch"),
    ],
)
def test_a_bad_request_gets_a_message_and_code_two(tmp_path: Path, arguments: tuple[str, ...], wanted: str) -> None:
    (tmp_path / "theft.story").write_text(THEFT)
    (tmp_path / "plan.txt").write_text(SOLUTION)
    (tmp_path / "wrong.txt").write_text("wlk(Tom, Market)\n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(128, 256)))
    called = forbear(*arguments, folder=tmp_path)
    assert called.code == 2, called
    assert wanted in called.err
