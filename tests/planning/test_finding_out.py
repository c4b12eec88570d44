"""Plans that find something out, on one situation and its variations; each answer follows from the definition."""

from __future__ import annotations

import pytest

from forbear.errors import RequestError
from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.planning.compiling.compiled import CompiledTask, compiled
from forbear.planning.judge import PlanJudge
from forbear.planning.limits import PlanLimits
from forbear.planning.plain import all_plans
from forbear.planning.search import Request, Search
from forbear.planning.solution import PlanReason, PlanStep, Supposition, find_out
from forbear.planning.solution_text import read_solution, write_solution
from tests.docs.pages import ROOT

LIMITS = PlanLimits(4, 4, 2)


def lair() -> str:
    """The file on the page."""
    page = (ROOT / "docs" / "planning.md").read_text(encoding="utf-8")
    return page.split("```story lair.story\n")[1].split("```")[0]


def changed(old: str, new: str) -> CompiledTask:
    text = lair()
    assert text.count(old) == 1
    return compiled(ground(load_problem(text.replace(old, new))))


def first(task: CompiledTask) -> tuple[PlanStep, ...]:
    search = Search(task, Request(1, LIMITS))
    story = next(search.stories(), None)
    return () if story is None else search.with_reasons(story)


def told(steps: tuple[PlanStep, ...], task: CompiledTask) -> list[str]:
    return [str(task.task.actions[step.action]) for step in steps]


def test_he_lets_him_go_and_follows() -> None:
    task = compiled(ground(load_problem(lair())))
    steps = first(task)
    assert told(steps, task) == ["let_go(Duke, Son)", "run(Son)", "follow(Duke, Son)", "storm(Duke, Mill)"]
    assert [find_out(step) for step in steps] == [True, False, True, False]
    assert PlanJudge(task).judge(steps) == ()
    plain = [told(tuple(PlanStep(step.action) for step in plan), task) for plan, _ in all_plans(task, LIMITS)]
    assert plain == [told(steps, task)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # In a cave he could not follow: not careful.
        ("at(s) != Keep & at(d) == Keep;", "at(s) != Keep & at(d) == Keep & lair() != Cave;"),
        # To follow tells him nothing.
        (" & believes(d, lair() = lair() & at(d) = lair())", ""),
        # Wherever the lair is if not where he supposes, he stands before it, and is worse off.
        ("utility(Duke): if(taken()) 1 else 0", "utility(Duke): if(taken()) 2 elseif(at(Duke) == lair()) 0 else 1"),
        # He would see the Son run, and be worse off if he does not.
        ("utility(Duke): if(taken()) 1 else 0", "utility(Duke): if(taken()) 2 elseif(at(Son) == Keep & !held(Son)) 0 else 1"),
        # The Son has no reason to run.
        ("utility(Son): if(at(Son) == lair()) 1 else 0", "utility(Son): 0"),
    ],
)  # fmt: skip
def test_he_does_not_where_the_definition_fails(old: str, new: str) -> None:
    task = changed(old, new)
    assert list(all_plans(task, LIMITS)) == []
    assert first(task) == ()


def with_bribe() -> CompiledTask:
    """By one thing more that he may do he has the lair taken, wherever it is."""
    return changed(
        "utility(): if(taken()) 1 else 0",
        "action bribe(d : character) { precondition: d == Duke & held(Son); effect: taken(); consenting: d; };\n"
        "utility(): if(taken()) 1 else 0",
    )


def test_he_does_not_find_out_what_he_needs_not_know() -> None:
    """He comes to as much by himself in one step, without knowing: so letting go has no reason, and no story has it."""
    task = with_bribe()
    assert {tuple(told(tuple(PlanStep(s.action) for s in plan), task)) for plan, _ in all_plans(task, LIMITS)} == {
        ("bribe(Duke)",)
    }
    assert told(first(task), task) == ["bribe(Duke)"]


def spoiled(
    task: CompiledTask, steps: tuple[PlanStep, ...], reason: PlanReason
) -> set[tuple[str, tuple[int | str, ...]]]:
    found = PlanJudge(task).judge((PlanStep(steps[0].action, (reason,)), *steps[1:]))
    return {(finding.fault, finding.place) for finding in found}


def test_the_judge_says_what_is_wrong_with_such_a_reason() -> None:
    task = compiled(ground(load_problem(lair())))
    steps = first(task)
    reason = steps[0].reasons[0]
    assert reason.supposing is not None
    cell = reason.supposing.cell
    cave = next(value for value in task.task.fluents[cell].values or () if str(value) == "Cave")
    assert spoiled(task, steps, PlanReason("Duke", reason.rest[:1], reason.supposing)) == {("fruitless", (0, "Duke"))}
    # Storming the mill is not possible in a world where the lair is the cave.
    assert spoiled(task, steps, PlanReason("Duke", reason.rest, Supposition(cell, cave))) == {
        ("impossible", (0, "Duke", 3))
    }
    held = next(fluent for fluent, each in enumerate(task.task.fluents) if str(each) == "held(Son)")
    assert spoiled(task, steps, PlanReason("Duke", reason.rest, Supposition(held, True))) == {("certain", (0, "Duke"))}
    blind = changed("at(s) != Keep & at(d) == Keep;", "at(s) != Keep & at(d) == Keep & lair() != Cave;")
    assert ("careless", (0, "Duke", 2)) in spoiled(blind, steps, reason)
    mute = changed(" & believes(d, lair() = lair() & at(d) = lair())", "")
    # Untold, he would storm the mill without knowing, which he cannot where it is the cave.
    assert ("careless", (0, "Duke", 3)) in spoiled(mute, steps, reason)
    assert ("vain", (0, "Duke")) in spoiled(with_bribe(), steps, reason)


def test_what_is_supposed_is_written_and_read() -> None:
    task = compiled(ground(load_problem(lair()))).task
    steps = first(compiled(task))
    text = write_solution(steps, task)
    assert "| if(lair() == Mill)\n" in text
    assert read_solution(text, task) == steps
    with pytest.raises(RequestError, match="nobody is in doubt about"):
        read_solution(text.replace("if(lair() == Mill)", "if(at(Son) == Mill)"), task)


@pytest.mark.parametrize("steps", [5, 6, 8, 20])
def test_a_story_that_finds_out_is_as_short_however_long_it_may_be(steps: int) -> None:
    """The star is behind a locked door, so she must be given the key where Hugo is, go there, and take it: four steps.

    She takes the star to be where she is, so before she reaches for it in vain she has no reason to go anywhere.
    """
    text = (ROOT / "examples" / "problems" / "locked-room.story").read_text(encoding="utf-8")
    task = compiled(ground(load_problem(text), attempts=True))
    search = Search(task, Request(1, PlanLimits(steps, 10, 2)))
    story = next(search.stories())
    found = search.with_reasons(story)
    assert told(found, task) == [
        "take_star(Alice) fails",
        "walk(Alice, R3)",
        "give_key(Hugo, Alice)",
        "walk(Alice, R4)",
        "take_star(Alice)",
    ]
    assert PlanJudge(task).judge(found) == ()
