"""Attempts by which somebody finds out whether they succeed: the file on the page and its variations, derived by hand."""

from __future__ import annotations

import pytest

from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.language.values import UNKNOWN
from forbear.planning.compiling.compiled import CompiledTask, compiled
from forbear.planning.judge import PlanJudge
from forbear.planning.limits import PlanLimits
from forbear.planning.plain import all_plans
from forbear.planning.progression import Progression
from forbear.planning.search import Request, Search
from forbear.planning.solution import PlanReason, PlanStep, Supposition, find_out
from forbear.planning.solution_text import read_solution, write_solution
from tests.docs.pages import ROOT

LIMITS = PlanLimits(5, 5, 1)
FETCHING = ["walk(Tom, Yard, Porch)", "ask(Tom, Ann)", "walk(Tom, Porch, Yard)", "go_in(Tom)"]
WISH = "utility(Tom): if(is_in(Tom)) 1 else 0"


def door(*changes: tuple[str, str]) -> CompiledTask:
    """The file on the page, changed."""
    page = (ROOT / "docs" / "planning.md").read_text(encoding="utf-8")
    text = page.split("```story door.story\n")[1].split("```")[0]
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return compiled(ground(load_problem(text), attempts=True))


def told(steps: tuple[PlanStep, ...], task: CompiledTask) -> list[str]:
    return [str(task.task.actions[step.action]) for step in steps]


def first(task: CompiledTask, limits: PlanLimits = LIMITS) -> tuple[PlanStep, ...]:
    """The story that the fast planner finds, which the plain one has too and the judge accepts; none if neither has any."""
    search = Search(task, Request(1, limits))
    story = next(search.stories(), None)
    plain = [tuple(step.action for step in plan) for plan, _ in all_plans(task, limits)]
    if story is None:
        assert plain == []
        return ()
    assert story.actions in plain
    steps = search.with_reasons(story)
    assert PlanJudge(task).judge(steps) == ()
    return steps


def supposed(step: PlanStep, task: CompiledTask) -> str | None:
    """What the one reason of a step supposes."""
    (reason,) = step.reasons
    if reason.supposing is None:
        return None
    return f"{task.task.fluents[reason.supposing.cell]} is {reason.supposing.value}"


def test_he_tries_the_door_and_then_fetches_the_key() -> None:
    """Nobody asks for a key who does not know that it is needed, so there is no other way; and each step is needed."""
    task = door()
    steps = first(task)
    assert told(steps, task) == ["go_in(Tom) fails", *FETCHING]
    assert [supposed(step, task) for step in steps] == ["door() is Open", None, None, None, None]
    assert steps[0].reasons[0].rest == ()
    assert len(list(all_plans(task, LIMITS))) == 1


def test_he_knows_by_what_he_sees() -> None:
    """Of two values the one is ruled out, so the other is left; where it succeeds, he sees that too."""
    for value, kind in (("Locked", "go_in(Tom) fails"), ("Open", "go_in(Tom)")):
        task = door(("door() = Locked;", f"door() = {value};"))
        progression = Progression(task)
        root = progression.root()
        tried = next(action for action in task.actions if str(task.task.actions[action.action]) == kind)
        place = next(place for place in range(len(task.fluents)) if task.name(place) == "door()")
        tom = task.task.characters.index("Tom")
        assert progression.is_possible(root, tried)
        assert root.believed(tom).state[place] is UNKNOWN
        assert progression.after(root, tried).believed(tom).state[place] == value


def test_the_door_is_open_and_he_is_in_at_once() -> None:
    task = door(("door() = Locked;", "door() = Open;"))
    steps = first(task)
    assert told(steps, task) == ["go_in(Tom)"]
    assert supposed(steps[0], task) == "door() is Open"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # Without a way to fail, he would have to know that it is open.
        ("\tmay fail;\n", ""),
        # He takes it for impossible.
        ("believes(Tom, door() = ?)", "believes(Tom, door() = Locked)"),
        # Failing leaves him worse off than he is.
        ("\tmay fail;\n", "\tmay fail: at(c) = Porch;\n"),
        # He does not see what comes of it, so it tells him nothing.
        ("\tmay fail;\n", "\tmay fail;\n\tobserving(o : character): False;\n"),
    ],
)
def test_he_does_not_try_where_the_definition_fails(old: str, new: str) -> None:
    wish = (WISH, "utility(Tom): if(is_in(Tom)) 2 elseif(at(Tom) == Yard) 1 else 0")
    locked = ("believes(c, door() == Locked)", "False")  # so that to fetch the key is no way either
    assert first(door((old, new), wish, locked), PlanLimits(3, 3, 1)) == ()
    open_ = ("door() = Locked;", "door() = Open;")
    assert first(door((old, new), wish, locked, open_), PlanLimits(3, 3, 1)) == ()


def test_he_tries_where_it_does_no_harm() -> None:
    """The control of the test above."""
    wish = (WISH, "utility(Tom): if(is_in(Tom)) 2 elseif(at(Tom) == Yard) 1 else 0")
    task = door(wish, ("believes(c, door() == Locked)", "False"), ("door() = Locked;", "door() = Open;"))
    assert told(first(task, PlanLimits(3, 3, 1)), task) == ["go_in(Tom)"]


def watching() -> CompiledTask:
    """Tom wants nothing but to know that it is locked, if it is, and so does the author."""
    knows = "if(believes(Tom, door() == Locked)) 1 else 0"
    return door((WISH, f"utility(Tom): {knows}"), ("utility(): if(is_in(Tom)) 1 else 0", f"utility(): {knows}"))


def test_he_tries_in_order_to_fail() -> None:
    """As he supposes, it fails; if the door is open he is in, which is no worse."""
    task = watching()
    steps = first(task)
    assert told(steps, task) == ["go_in(Tom) fails"]
    assert supposed(steps[0], task) == "door() is Locked"


def test_nobody_tries_what_fails_whatever_the_value_is() -> None:
    """It takes a gate that is open as well. One thing is supposed at a time, and with that alone it fails either way."""
    gate = ("property door() : state;", "property door() : state;\nproperty gate() : state;")
    doubts = (
        "openly believes(Tom, door() = ?);",
        "gate() = Open;\nopenly believes(Tom, door() = ?);\nopenly believes(Tom, gate() = ?);",
    )
    task = door(gate, doubts, ("(door() == Open | has_key(c))", "door() == Open & gate() == Open"))
    failing = next(action for action in task.actions if action.attempted is not None)
    progression = Progression(task)
    assert progression.is_possible(progression.root(), failing)  # that he takes it for impossible is not why
    assert first(task, PlanLimits(3, 3, 1)) == ()


def test_nobody_tries_what_they_know_to_fail() -> None:
    """It takes a key as well, which he knows he has not."""
    assert first(door(("(door() == Open | has_key(c))", "door() == Open & has_key(c)"))) == ()


def test_the_judge_says_what_is_wrong_with_such_a_reason() -> None:
    task = door()
    steps = first(task)
    reason = steps[0].reasons[0]
    assert reason.supposing is not None
    failing, fetching = steps[0].action, steps[1].action

    def faults(changed: PlanReason) -> set[tuple[str, tuple[int | str, ...]]]:
        found = PlanJudge(task).judge((PlanStep(failing, (changed,)), *steps[1:]))
        return {(finding.fault, finding.place) for finding in found}

    locked = Supposition(reason.supposing.cell, "Locked")
    assert faults(PlanReason("Tom", (), locked)) == {("fruitless", (0, "Tom"))}
    assert faults(PlanReason("Tom", (), None)) == {("disbelieved", (0,))}
    # Once he knows that it is locked he does not try it again: it cannot fail for want of anybody who hopes.
    assert faults(PlanReason("Tom", (PlanStep(failing),), locked)) == {("impossible", (0, "Tom", 1))}
    # Open as supposed, he is in, and walks no more.
    assert faults(PlanReason("Tom", (PlanStep(fetching),), reason.supposing)) == {("impossible", (0, "Tom", 1))}


def test_such_a_story_is_written_and_read() -> None:
    task = door()
    steps = first(task)
    text = write_solution(steps, task.task)
    assert text.startswith("go_in(Tom) fails\n| if(door() == Open)\n| goal(Tom)\nwalk(Tom, Yard, Porch)\n")
    assert read_solution(text, task.task) == steps
    assert [find_out(step) for step in steps] == [True, False, False, False, False]


def test_he_looks_into_one_room_after_the_other() -> None:
    """Of three places that one is ruled out leaves him in doubt; so he looks into each, hoping to find it there."""
    task = compiled(
        ground(
            load_problem(
                """
type room;
entity Tom : character;
entity Attic : room;
entity Cellar : room;
entity Shed : room;
property ring() : room;
property at(c : character) : room;
property has_ring(c : character) : boolean;
ring() = Shed;
at(Tom) = Attic;
openly believes(Tom, ring() = ?);
action walk(c : character, to : room) { precondition: at(c) != to; effect: at(c) = to; consenting: c; };
action take(c : character) { precondition: ring() == at(c) & !has_ring(c); effect: has_ring(c); may fail; consenting: c; };
utility(): if(has_ring(Tom)) 1 else 0;
utility(Tom): if(has_ring(Tom)) 1 else 0;
"""
            ),
            attempts=True,
        )
    )
    steps = first(task, PlanLimits(2, 3, 1))
    assert told(steps, task) == ["walk(Tom, Shed)", "take(Tom)"]
    assert [supposed(step, task) for step in steps] == ["ring() is Shed", "ring() is Shed"]
    in_vain = next(action.index for action in task.task.actions if str(action) == "take(Tom) fails")
    place = next(place for place in range(len(task.fluents)) if task.name(place) == "ring()")
    progression = Progression(task)
    after = progression.after(progression.root(), next(action for action in task.actions if action.action == in_vain))
    assert after.believed(0).state[place] is UNKNOWN
