"""`forbear check --plan`: which step of a given story is unexplained, for whom, and what would explain it.

In THEFT Tom wants what Ann has. He believes her to be at home; she is at the market.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.calling import Called, forbear

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
    (fault,) = json.loads(found.out)["faults"]
    assert fault["told"] == (
        "Step 1: steal(Tom, Ann) cannot happen there: it needs `at(Tom) = at(Ann)`; `at(Tom)` is Home and `at(Ann)` is"
        " Market."
    )
    assert fault["needs"] == [{"condition": "at(Tom) = at(Ann)", "who": None, "weight": None}]


def test_a_story_that_falls_short_of_the_goal_does_not_hold(tmp_path: Path) -> None:
    found = check(tmp_path, THEFT, SOLUTION, "--goal", "2")
    assert found.code == 1
    assert "2 was asked for" in found.out


def test_a_formula_is_a_goal_here_too(tmp_path: Path) -> None:
    assert check(tmp_path, THEFT, SOLUTION, "--goal", "has(Tom)").code == 0


PLAIN = "1. Tom: walk(Tom, Market)\n2. Tom: steal(Tom, Ann)\n"


def test_reasons_that_are_not_given_are_found(tmp_path: Path) -> None:
    found = check(tmp_path, THEFT, PLAIN, "--json")
    assert found.code == 0, found
    (reason,) = json.loads(found.out)["story"]["steps"][0]["reasons"]
    assert (reason["who"], [step["action"] for step in reason["steps"]]) == ("Tom", ["steal"])


def test_what_they_would_have_to_know_is_told(tmp_path: Path) -> None:
    """If Tom knew where Ann is, walking there would be a step to what he wants; nothing else is wrong."""
    found = check(tmp_path, MISTAKEN, PLAIN, "--json")
    assert found.code == 1
    fault = json.loads(found.out)["faults"][0]
    assert (fault["fault"], fault["place"], fault["who"]) == ("unexplained", [0], "Tom")
    (advice,) = fault["advice"]
    assert "Tom knew that at(Ann) is Market and not Hill" in advice
    assert "steal(Tom, Ann)" in advice


def test_a_look_too_short_is_told(tmp_path: Path) -> None:
    """Walking and stealing are two steps: with one Tom sees no good in walking."""
    found = check(tmp_path, THEFT, PLAIN, "-ctl", "1")
    assert found.code == 1
    assert "looked 2 steps ahead" in found.out


def test_whose_good_will_is_missing_is_told(tmp_path: Path) -> None:
    """Tom would ask for it if Ann would then give; she has nothing of it, and so no reason."""
    asking = (
        THEFT
        + """
property asked() : boolean;
action ask(c : character) { precondition: !asked(); effect: asked(); consenting: c; };
action give(c : character, to : character) {
	precondition: c != to & asked() & has(c); effect: has(to) & !has(c); consenting: c;
};
"""
    )
    found = check(tmp_path, asking, "ask(Tom)\ngive(Ann, Tom)\n")
    assert found.code == 1
    assert "if Ann had a reason for give(Ann, Tom)" in found.out


def test_where_nothing_would_help_it_says_so(tmp_path: Path) -> None:
    """Ann has what she wants already: nothing can make her better off."""
    found = check(tmp_path, THEFT, "walk(Ann, Home)\nsteal(Tom, Ann)\n")
    assert found.code == 1
    assert "Nothing better for Ann can follow" in found.out


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


def test_what_is_asked_of_a_story_is_not_passed_over_where_none_is_given(tmp_path: Path) -> None:
    file = tmp_path / "one.story"
    file.write_text("entity A : character;\n", encoding="utf-8")
    for option in (["--json"], ["--goal", "1"], ["--case", "x"], ["--set", "x"], ["--depth", "1"]):
        called = forbear("check", str(file), *option)
        assert (called.code, "go with --plan" in called.err) == (2, True), called


VOW = """(define (domain vow) (:types person) (:predicates (kept ?p - person) (free ?p - person))
(:action keep :parameters (?p - person) :precondition (free ?p) :effect (kept ?p) :agents (?p)))"""
KEPT = """(define (problem kept) (:domain vow) (:objects ann - person)
(:init (free ann) (intends ann (kept ann))) (:goal (kept ann)))"""


def test_a_domain_and_a_problem_of_pddl_are_checked_as_one(tmp_path: Path) -> None:
    (tmp_path / "vow.pddl").write_text(VOW)
    (tmp_path / "kept.pddl").write_text(KEPT)
    (tmp_path / "plan.txt").write_text("keep(ann)\n")
    called = forbear("check", "vow.pddl", "kept.pddl", folder=tmp_path)
    assert (called.code, called.out) == (0, "kept.pddl: all right\n")
    called = forbear("check", "vow.pddl", "kept.pddl", "--plan", "plan.txt", folder=tmp_path)
    assert called.code == 0 and called.out.startswith("The story holds: 1 step")
    (tmp_path / "kept.pddl").write_text(KEPT.replace("(intends ann (kept ann))", ""))
    called = forbear("check", "vow.pddl", "kept.pddl", "--plan", "plan.txt", folder=tmp_path)
    assert called.code == 1 and "ann has no reason for keep(ann)" in called.out
    (tmp_path / "kept.pddl").write_text(KEPT.replace("(free ann)", "(fre ann)"))
    called = forbear("check", "vow.pddl", "kept.pddl", folder=tmp_path)
    assert called.code == 2 and "kept.pddl:2:9: E603 there is no predicate called 'fre'" in called.err
    assert "forbear check DOMAIN.pddl PROBLEM.pddl" in forbear("check", "vow.pddl", folder=tmp_path).err
