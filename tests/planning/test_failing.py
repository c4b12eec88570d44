"""Attempts that fail where a precondition does not hold (`may fail`): what the page says of them, worked out by hand."""

from __future__ import annotations

import pytest

from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.language.values import UNKNOWN, Value
from forbear.planning.compiling.compiled import CompiledAction, CompiledTask, compiled
from forbear.planning.judge import PlanJudge
from forbear.planning.limits import PlanLimits
from forbear.planning.node import SureNode
from forbear.planning.plain import all_plans
from forbear.planning.progression import Progression
from forbear.planning.search import Request, Search
from forbear.planning.solution import PlanReason, PlanStep

HIDDEN = """
type place;
entity Ann : character;
entity Bob : character;
entity Cid : character;
entity Hill : place;
entity Lake : place;
entity Mill : place;
property hid() : place;
property lit() : boolean;
property tired() : boolean;
property found() : boolean;
property here(c : character) : boolean;
hid() = Hill;
here(Ann);
here(Bob);
believes(Ann, hid() = Lake);
believes(Ann, lit());
believes(Cid, hid() = Lake);
action dig(c : character, p : place) {
	precondition: hid() == p & lit() & c == Ann;
	effect: found();
	may fail: tired();
	consenting: c;
	observing(o : character): here(o);
};
action wait(c : character) { effect: tired(); consenting: c; };
utility(): if(tired()) 1 else 0;
utility(Ann): if(found()) 1 else 0;
"""


def made(text: str) -> CompiledTask:
    return compiled(ground(load_problem(text), attempts=True))


def called(task: CompiledTask, name: str) -> CompiledAction:
    return next(action for action in task.actions if str(task.task.actions[action.action]) == name)


def held(task: CompiledTask, node: SureNode, fluent: str, *path: str) -> Value:
    for name in path:
        node = node.believed(task.task.characters.index(name))
    return node.state[[task.name(place) for place in range(len(task.fluents))].index(fluent)]


def test_whoever_sees_it_fail_learns_all_that_it_failed_by_and_no_more() -> None:
    """Ann digs at the lake, sure that it is there and light. She sees that it is dark and that it is not at the lake; of
    hill and mill she cannot tell which. Bob, who sees it, knew. Cid does not see it."""
    task = made(HIDDEN)
    progression = Progression(task)
    root = progression.root()
    fails = called(task, "dig(Ann, Lake) fails")
    assert progression.is_possible(root, fails)
    assert not progression.is_possible(root, called(task, "dig(Ann, Lake)"))
    after = progression.after(root, fails)
    assert (held(task, after, "found()"), held(task, after, "tired()")) == (False, True)
    assert (held(task, after, "hid()", "Ann"), held(task, after, "lit()", "Ann")) == (UNKNOWN, False)
    assert (held(task, after, "hid()", "Bob"), held(task, after, "lit()", "Bob")) == ("Hill", False)
    assert (held(task, after, "hid()", "Cid"), held(task, after, "tired()", "Cid")) == ("Lake", False)
    assert held(task, after, "hid()", "Bob", "Ann") == held(task, root, "hid()", "Bob", "Ann") == "Hill"
    assert not progression.is_possible(after, fails)  # she would not try again


def test_of_two_places_it_is_at_the_other() -> None:
    task = made(HIDDEN.replace("entity Mill : place;\n", ""))
    progression = Progression(task)
    after = progression.after(progression.root(), called(task, "dig(Ann, Lake) fails"))
    assert held(task, after, "hid()", "Ann") == "Hill"


def test_nobody_tries_what_they_take_to_be_impossible() -> None:
    task = made(HIDDEN)
    progression = Progression(task)
    names = {str(task.task.actions[action.action]) for action in task.actions}
    assert "dig(Ann, Hill) fails" in names
    assert not progression.is_possible(progression.root(), called(task, "dig(Ann, Hill) fails"))


def test_a_story_stands_on_an_attempt_that_fails() -> None:
    """Ann has no wish to be tired, so nothing but her failing makes the author's wish come true."""
    task = made(HIDDEN.replace("action wait(c : character) { effect: tired(); consenting: c; };\n", ""))
    limits = PlanLimits(2, 2, 1)
    found = {tuple(str(task.task.actions[step.action]) for step in plan) for plan, _ in all_plans(task, limits)}
    assert found == {("dig(Ann, Lake) fails",)}
    search = Search(task, Request(1, limits))
    story = next(search.stories())
    steps = search.with_reasons(story)
    assert [str(task.task.actions[step.action]) for step in steps] == ["dig(Ann, Lake) fails"]
    assert PlanJudge(task).judge(steps) == ()
    without = (PlanStep(steps[0].action),)
    assert [finding.fault for finding in PlanJudge(task).judge(without)] == ["unexplained"]


TRAP = """
entity Cat : character;
entity Dog : character;
property shut() : boolean;
property fed() : boolean;
property tired() : boolean;
property nap() : boolean;
shut();
openly believes(Dog, shut() = False);
action push(c : character) {
	precondition: c == Dog & !shut();
	effect: fed();
	may fail: tired();
	consenting: c;
};
action call(c : character) {
	precondition: c == Cat & tired();
	effect: nap();
	consenting: c;
};
action leave(c : character) {
	precondition: c == Cat & !shut();
	effect: nap();
	may fail;
	consenting: c;
};
utility(): if(nap()) 1 else 0;
utility(Cat): if(nap()) 1 else 0;
utility(Dog): if(fed()) 1 else 0;
"""


def test_others_may_count_on_it_that_an_attempt_fails_and_nobody_on_their_own() -> None:
    """The cat naps once the dog has tired itself at a shut door; it knows that the door is shut, so it does not try it."""
    task = made(TRAP)
    search = Search(task, Request(1, PlanLimits(2, 2, 2)))
    story = next(search.stories())
    assert [str(task.task.actions[action]) for action in story.actions] == ["push(Dog) fails", "call(Cat)"]
    push, call = called(task, "push(Dog) fails").action, called(task, "call(Cat)").action
    own = called(task, "leave(Cat) fails")
    assert not Progression(task).is_possible(Progression(task).root(), own)
    counting = (PlanStep(push, (PlanReason("Dog", ()),)), PlanStep(call, (PlanReason("Cat", ()),)))
    assert PlanJudge(task).judge(counting) == ()


def test_what_nobody_wishes_is_not_tried() -> None:
    task = made(TRAP.replace("utility(Dog): if(fed()) 1 else 0;", "utility(Dog): 0;"))
    assert next(Search(task, Request(1, PlanLimits(3, 3, 2))).stories(), None) is None


@pytest.mark.parametrize("attempts", [False, True])
def test_a_task_has_attempts_only_where_they_are_asked_for(attempts: bool) -> None:
    task = ground(load_problem(HIDDEN), attempts=attempts)
    assert any(action.attempted is not None for action in task.actions) == attempts


def test_a_goal_may_be_that_somebody_sees_what_never_changes() -> None:
    """Nothing locks or unlocks the door; but Tom takes it to be open, and whoever knocks shows that it is shut."""
    text = """
    entity Tom : character; entity Ann : character;
    property shut() : boolean; property done() : boolean;
    shut();
    openly believes(Tom, shut() = False);
    action knock(c : character) { precondition: c == Ann & shut() & !done(); effect: done(); consenting: c; };
    utility(): if(believes(Tom, shut())) 1 else 0;
    utility(Ann): if(done()) 1 else 0;
    """
    task = made(text)
    search = Search(task, Request(1, PlanLimits(2, 2, 1)))
    assert [str(task.task.actions[action]) for action in next(search.stories()).actions] == ["knock(Ann)"]
    assert len(list(all_plans(task, PlanLimits(2, 2, 1)))) == 1
