"""Reading stories: the ways people write them, and every line that is none."""

from __future__ import annotations

import pytest

from forbear.errors import RequestError
from forbear.grounding.ground import ground
from forbear.grounding.task import Task
from forbear.language.loader import load_problem
from forbear.planning.solution import PlanReason, PlanStep
from forbear.planning.story_text import read_story

PROBLEM = """
type place; entity Tom : character; entity Home : place; entity Market : place;
property at(c : character) : place;
action walk(c : character, to : place) { effect: at(c) = to; consenting: c; };
action rain() { effect: at(Tom) = Home; };
action jump(c : character) { precondition: at(c) == Home; consenting: c; may fail; };
"""


@pytest.fixture(scope="module")
def task() -> Task:
    return ground(load_problem(PROBLEM), attempts=True)


def named(text: str, task: Task) -> list[str]:
    steps, are_given = read_story(text, task)
    assert not are_given
    return [str(task.actions[step.action]) for step in steps]


@pytest.mark.parametrize(
    "text",
    [
        "walk(Tom, Market)\nrain()\n",
        "walk(Tom, Market) rain()",
        "walk( Tom,Market );  rain( );",
        " 1. Tom: walk(Tom, Market)\n\n 2. It happens: rain().\n",
        "walk(Tom, Market) // to buy bread\nrain()\ngoal(at(Tom) == Home)\n",
        "walk(Tom, Market), rain()",
    ],
)
def test_a_story_is_read_as_people_write_it(text: str, task: Task) -> None:
    assert named(text, task) == ["walk(Tom, Market)", "rain()"]


def test_a_solution_file_gives_its_reasons(task: Task) -> None:
    steps, are_given = read_story("walk(Tom, Market)\n| walk(Tom, Home)\n| goal(Tom, at(Tom) == Home)\ngoal()\n", task)
    assert are_given
    (step,) = steps
    assert step.reasons == (PlanReason("Tom", (PlanStep(task.actions[step.action].index - 1),)),)


def test_every_line_that_holds_no_action_is_told_with_what_was_meant(task: Task) -> None:
    with pytest.raises(RequestError) as caught:
        read_story("walk(Tom, Markt)\nwalk(Tom, Home)\nnonsense\nwalk(Tom Home)\n", task)
    lines = str(caught.value).splitlines()
    assert [line.split(":")[0] for line in lines] == ["line 1", "line 3", "line 4"]
    assert "walk(Tom,Market)" in lines[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "// nothing\n",
        "| walk(Tom, Home)\n| goal(Tom)\n",
        "rain()\n| walk(Tom, Home)\n",
        "rain()\n" + "| " * 2000 + "rain()\n",
    ],
)
def test_what_is_no_story_is_told(text: str, task: Task) -> None:
    with pytest.raises(RequestError):
        read_story(text, task)


def test_an_attempt_that_fails_is_written_with_the_word(task: Task) -> None:
    assert named("1. Tom: jump(Tom) fails\njump(Tom) walk(Tom, Home) jump( Tom )  fails.", task) == [
        "jump(Tom) fails",
        "jump(Tom)",
        "walk(Tom, Home)",
        "jump(Tom) fails",
    ]
