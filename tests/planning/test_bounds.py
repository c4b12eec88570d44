"""What is long is no trouble, what is too much is told, and facts that never change leave out what never can be."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from click import UsageError
from click.testing import CliRunner

from forbear.api.check_plan import check_plan
from forbear.api.plans import PlanRequest, plan
from forbear.cli.plan import command
from forbear.errors import LimitReached, RequestError, StoryError
from forbear.grounding.ground import ground
from forbear.grounding.limits import GroundLimits
from forbear.language.loader import Text, load_problem
from forbear.minds.budget import Limits
from forbear.planning import pursuit
from forbear.planning.compiling.compiled import compiled
from forbear.planning.fast.planner import FastPlanner
from forbear.planning.limits import PlanLimits
from forbear.planning.node_limits import Effort, NodeLimits
from forbear.planning.search import Request, Search
from forbear.planning.story_text import MOST_STEPS, read_story
from tests.docs.pages import ROOT


def corridor(rooms: int) -> str:
    """One man, and rooms in a row that he goes through from the first to the last."""
    lines = ["type place;", "entity Ann : character;", *(f"entity R{n} : place;" for n in range(rooms))]
    lines += ["property at(c : character) : place;", "property next(a : place, b : place) : boolean;", "at(Ann) = R0;"]
    lines += [f"next(R{n}, R{n + 1});" for n in range(rooms - 1)]
    lines.append(
        "action walk(c : character, a : place, b : place) {"
        " precondition: at(c) == a & next(a, b); effect: at(c) = b; consenting: c; };"
    )
    lines += [f"utility({whose}): if(at(Ann) == R{rooms - 1}) 1 else 0;" for whose in ("", "Ann")]
    return "\n".join(lines)


def walked(rooms: int) -> str:
    return "\n".join(f"walk(Ann, R{n}, R{n + 1})" for n in range(rooms - 1))


def text(content: str) -> Text:
    return Text(content, "rooms.story")


def test_a_long_corridor_is_planned_and_its_story_judged() -> None:
    """28 steps: of the parts of each reason there are more than a hundred million."""
    request = PlanRequest(source=text(corridor(29)), author_limit=30, character_limit=30)
    story = next(iter(plan(request)))
    assert len(story.actions) == 28
    assert check_plan(text(corridor(29)), walked(29), character_limit=30).holds


def test_a_story_of_two_hundred_steps_without_its_last_does_not_hold() -> None:
    steps = walked(201).splitlines()
    assert check_plan(text(corridor(201)), "\n".join(steps), character_limit=200).holds
    assert not check_plan(text(corridor(201)), "\n".join(steps[:-1]), character_limit=200).holds


def test_checking_is_bounded_too() -> None:
    with pytest.raises(LimitReached, match="seconds"):
        check_plan(text(corridor(60)), walked(60), limits=Limits(seconds=1e-6))


# Three people stand two rooms apart; what is said is heard one room away, and whoever reads it knows it.
WORD = """
type word;
entity Ann : character; entity Bob : character; entity Cid : character;
entity Yes : word; entity No : word;
property news() : word;
property at(c : character) : number;
news() = Yes;
at(Ann) = 1; at(Bob) = 3; at(Cid) = 5;
openly believes(Ann, news() = ?); openly believes(Bob, news() = ?); openly believes(Cid, news() = ?);
action left(c : character) { precondition: at(c) > 1; effect: at(c) = at(c) - 1; };
action right(c : character) { precondition: at(c) < 5; effect: at(c) = at(c) + 1; };
action read(c : character) { effect: believes(c, news() = news()); observing(o : character): o == c; };
action say(c : character) {
	precondition: believes(c, news() == Yes);
	effect: forall(o : character) (if(at(o) == at(c) | at(o) == at(c) + 1 | at(o) == at(c) - 1) believes(o, news() = Yes));
	observing(o : character): at(o) == at(c) | at(o) == at(c) + 1 | at(o) == at(c) - 1;
};
utility(): if(believes(Ann, news() == Yes) & believes(Bob, news() == Yes) & believes(Cid, news() == Yes)) 1 else 0;
"""


def test_the_story_that_is_told_first_is_the_shortest_where_that_is_soon_found() -> None:
    """Everybody reads for himself: three steps. With two there are two who learn it at most by reading, or one reading
    and one saying; nobody has moved then, and nobody stands within a room of anybody."""
    (story,) = [next(iter(plan(PlanRequest(source=Text(WORD, "word.story")))))]
    assert (len(story.actions), story.as_data()["cheapest"]) == (3, True)


def test_what_never_can_be_is_not_counted_and_who_makes_too_much_is_named() -> None:
    """Of 1,600 walks 39 are along the corridor."""
    few = GroundLimits(actions=39)
    problem = load_problem(corridor(40))
    assert len(ground(problem, limits=few, only_possible=True).actions) == 39
    with pytest.raises(LimitReached, match=r"walk.*ground actions \(38\)"):
        ground(problem, limits=GroundLimits(actions=38), only_possible=True)


def test_a_mind_that_has_a_constant_wrong_keeps_what_it_thinks_possible() -> None:
    content = corridor(4) + "\nbelieves(Ann, next(R0, R3));"
    whole = compiled(ground(load_problem(content)))
    left = compiled(ground(load_problem(content), only_possible=True))
    names = [{str(task.task.actions[action.action]) for action in task.actions} for task in (whole, left)]
    assert "walk(Ann, R0, R3)" in names[0]
    assert names[0] == names[1]


def test_one_clock_bounds_reading_grounding_and_compiling() -> None:
    bounds = NodeLimits(Effort(seconds=0))
    with pytest.raises(LimitReached, match="seconds"):
        ground(load_problem(corridor(40)), look=bounds.check)
    with pytest.raises(LimitReached, match="seconds"):
        compiled(ground(load_problem(corridor(4))), bounds=bounds)


def test_a_search_that_has_no_end_keeps_to_its_seconds() -> None:
    """Every number of rooms from 1 up can come about: only the clock ends it, and what is told after it."""
    content = (
        "entity Ann : character; property n() : number; action more() { effect: n() = n() + 1; consenting: Ann; };"
    )
    content += "utility(): if(n() == 0 - 1) 1 else 0; utility(Ann): n();"
    started = time.monotonic()
    planning = plan(PlanRequest(source=Text(content, "more.story"), seconds=1.0, author_limit=100_000))
    assert list(planning) == []
    planning.why_not()
    assert time.monotonic() - started < 10  # a busy machine is granted much; without the limit it is 60


def test_a_story_that_is_too_long_is_refused_and_only_a_few_of_many_mistakes_are_told() -> None:
    task = ground(load_problem(corridor(3)))
    with pytest.raises(RequestError, match="the story has 100000 steps"):
        read_story("walk(Ann, R0, R1)\n" * 100_000, task)
    with pytest.raises(RequestError, match="and 99990 more"):
        read_story("run(Ann)\n" * 100_000, task)
    assert len(read_story("walk(Ann, R0, R1)\n" * MOST_STEPS, task)[0]) == MOST_STEPS


def test_with_quiet_a_story_that_falls_short_says_so(tmp_path: Path) -> None:
    file = tmp_path / "rooms.story"
    file.write_text(corridor(3))
    result = CliRunner().invoke(command, [str(file), "--goal", "2", "-q"], standalone_mode=False)
    assert result.output.startswith("short of the goal: walk(Ann, R0, R1) walk(Ann, R1, R2)")


def test_where_the_goal_is_beyond_all_worth_the_search_ends_with_the_most_that_there_is() -> None:
    """The purse is worth 1 to the author, and nothing more is there. He is told where she is, walks there, and steals it.

    To be sure of everybody else that they have no reason for anything would take a million worlds in their minds.
    """
    page = (ROOT / "docs" / "planning.md").read_text(encoding="utf-8")
    coin = page.split("```story coin.story\n")[1].split("```")[0]
    planning = plan(PlanRequest(source=Text(coin, "coin.story"), goal=3, nodes=10_000))
    assert list(planning) == []
    assert planning.limit is None
    assert planning.best is not None
    assert planning.best.brief() == "tell(Bea, Tom, Ann, Market) walk(Tom, Home, Market) steal(Tom, Ann)"
    assert planning.why_not().certain


TOWN = """
type place;
entity Ann : character; entity Bea : character; entity Tom : character;
entity Hill : place; entity Mill : place; entity Inn : place;
property at(c : character) : place;
property has(c : character) : boolean;
at(Ann) = Hill; at(Bea) = Mill; at(Tom) = Inn; has(Ann);
openly believes(Tom, at(Ann) = ?); openly believes(Bea, at(Tom) = ?);
action walk(c : character, to : place) {
	precondition: at(c) != to; effect: at(c) = to; consenting: c; observing(o : character): at(o) == at(c) | at(o) == to;
};
action tell(c : character, to : character, who : character) {
	precondition: c != to & who != c & who != to & at(c) == at(to);
	effect: believes(to, at(who) = at(who)); consenting: c; observing(o : character): o == c | o == to;
};
action steal(c : character, from : character) {
	precondition: c != from & at(c) == at(from) & has(from);
	effect: has(c) & !has(from); consenting: c; observing(o : character): at(o) == at(c);
};
utility(): if(has(Bea) & has(Tom)) 1 else 0;
utility(Ann): if(has(Ann)) 1 else 0;
utility(Bea): if(has(Bea)) 1 else 0;
utility(Tom): if(has(Tom)) 1 else 0;
"""


def test_what_cannot_be_even_if_all_are_willing_is_asked_once_it_has_taken_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One purse has one owner: nobody's reasons need be known for that. To go through them all takes much longer."""
    monkeypatch.setattr(pursuit, "LONG", 5_000)
    planning = plan(PlanRequest(source=Text(TOWN, "town.story"), nodes=20_000))
    assert list(planning) == []
    assert planning.limit is None
    reason = planning.why_not()
    assert (reason.kind, reason.certain) == ("unreachable", True)


def test_a_formula_that_is_too_deep_is_told_without_what_stands_around_it(tmp_path: Path) -> None:
    file = tmp_path / "rooms.story"
    file.write_text(corridor(3))
    with pytest.raises(StoryError) as told:
        plan(PlanRequest(source=file, goal="!" * 5_000 + "at(Ann) == R2"))
    assert [(found.code, str(found).splitlines()[1:]) for found in told.value.diagnostics] == [("E109", [])]


def test_one_step_is_told_as_one(tmp_path: Path) -> None:
    file = tmp_path / "rooms.story"
    file.write_text(corridor(3))
    result = CliRunner().invoke(command, [str(file), "--author-limit", "1"], standalone_mode=False)
    assert "The goal takes more than 1 step: 2 at least" in result.output


@pytest.mark.parametrize("cost", ["walk=0", "walk=-3", "walk=" + "9" * 5_000])
def test_a_cost_that_is_none_is_told(cost: str, tmp_path: Path) -> None:
    file = tmp_path / "rooms.story"
    file.write_text(corridor(3))
    with pytest.raises(UsageError, match="is no cost"):
        CliRunner().invoke(command, [str(file), "--cost", cost], standalone_mode=False, catch_exceptions=False)


def test_a_story_that_is_found_as_the_time_ends_is_told_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def over(*arguments: object, **how: object) -> None:
        raise LimitReached("seconds", 1, "--limit-seconds")

    monkeypatch.setattr(FastPlanner, "cheaper", over)
    story = next(Search(compiled(ground(load_problem(corridor(4)))), Request(1, PlanLimits(9, 9, 2))).stories())
    assert (len(story.actions), story.is_cheapest) == (3, False)
    monkeypatch.setattr("forbear.planning.search.spared", over)
    story = next(Search(compiled(ground(load_problem(corridor(4)))), Request(1, PlanLimits(9, 9, 2))).stories())
    assert len(story.actions) == 3
