"""Steps that do not hang on each other, and long ways: neither stories nor reasons are tried part by part."""

from __future__ import annotations

import pytest

from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.planning.compiling.compiled import CompiledTask, compiled
from forbear.planning.judge import PlanJudge
from forbear.planning.limits import PlanLimits
from forbear.planning.node_limits import Effort
from forbear.planning.search import FoundStory, Request, Search
from forbear.planning.solution import PlanStep
from forbear.planning.story_check import story_check


def lamps(count: int, more: str = "") -> CompiledTask:
    """Ann wants all lamps lit, and so does the author; each is lit by a step of its own."""
    names = [f"L{number}" for number in range(count)]
    entities = "\n".join(f"entity {name} : lamp;" for name in names)
    wish = " & ".join(f"lit({name})" for name in names)
    text = f"""
    type lamp;
    entity Ann : character;
    {entities}
    property lit(l : lamp) : boolean;
    action light(c : character, l : lamp) {{
        precondition: !lit(l); effect: lit(l); consenting: c; observing(o : character): True;
    }};
    {more}
    utility(): if({wish}) 1 else 0;
    utility(Ann): if({wish}) 1 else 0;
    """
    return compiled(ground(load_problem(text)))


def search(task: CompiledTask, author: int, character: int) -> Search:
    limits = PlanLimits(author, character, 2)
    return Search(task, Request(1, limits, Effort(nodes=20_000)))


def test_a_story_of_steps_that_do_not_hang_on_each_other_is_found_and_judged() -> None:
    task = lamps(30)  # 2^30 sets of lamps can be lit; every one has to be, by a step of its own
    asked = search(task, 30, 30)
    story = next(asked.stories())
    assert len(story.actions) == 30
    assert PlanJudge(task).judge(asked.with_reasons(story)) == ()
    given = tuple(PlanStep(action) for action in story.actions)
    assert story_check(task, given, PlanLimits(None, 30, 2), are_given=False, goal=1).holds


def test_one_step_less_than_there_are_lamps_is_too_few() -> None:
    task = lamps(30)
    assert next(search(task, 29, 30).stories(), None) is None
    assert next(search(task, 30, 29).stories(), None) is None  # Ann looks 29 steps ahead, and needs 30


@pytest.mark.parametrize(
    "more",
    [
        # Each lights three lamps in one step: by its effects, by effects under a condition, by what follows.
        "action all(c : character) { effect: lit(L0) & lit(L1) & lit(L2); consenting: c; };",
        "action all(c : character) { effect: (if(!lit(L0)) lit(L0)) & (if(!lit(L1)) lit(L1)) & (if(True) lit(L2));"
        " consenting: c; };",
        "property on() : boolean; action all(c : character) { effect: on(); consenting: c; };"
        " trigger follow(l : lamp) { precondition: on() & !lit(l); effect: lit(l); };",
    ],
)
def test_a_step_that_lights_several_lamps_counts_once(more: str) -> None:
    story = next(search(lamps(3, more), 1, 1).stories())
    assert len(story.actions) == 1


def test_a_part_of_a_long_story_that_does_as_well_is_found() -> None:
    # Beside the lamps there is one to be lit that nobody needs: the story without it comes to the same.
    task = lamps(20, "property spare() : boolean; action waste(c : character) { effect: spare(); consenting: c; };")
    asked = search(task, 21, 21)
    names = {str(task.task.actions[action.action]): action.action for action in task.actions}
    story = (names["waste(Ann)"], *(number for name, number in names.items() if name != "waste(Ann)"))
    steps = asked.with_reasons(FoundStory(story, 1, 21))
    found = {(fault.fault, fault.place) for fault in PlanJudge(task).judge(steps)}
    assert ("unexplained", (0,)) in found  # a reason without its first step comes to the same
    assert ("needless", ()) in found
