"""A plan that fails for a wrong belief, and is mended on the way: the file on the page."""

from __future__ import annotations

from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.planning.compiling.compiled import compiled
from forbear.planning.judge import PlanJudge
from forbear.planning.limits import PlanLimits
from forbear.planning.plain import all_plans
from forbear.planning.progression import Progression
from forbear.planning.search import Request, Search
from tests.docs.pages import ROOT


def test_the_chest_is_tried_in_vain_and_then_a_key_is_fetched() -> None:
    """He takes it to be open, so to open it is reason enough and a key is needless; then he knows better."""
    page = (ROOT / "docs" / "planning.md").read_text(encoding="utf-8")
    text = page.split("```story chest.story\n")[1].split("```")[0]
    task = compiled(ground(load_problem(text), attempts=True))
    expected = ["open(Tom) fails", "walk(Tom, Cellar, Attic)", "ask(Tom, Ann)", "walk(Tom, Attic, Cellar)", "open(Tom)"]
    limits = PlanLimits(5, 5, 1)
    plain = [[str(task.task.actions[step.action]) for step in plan] for plan, _ in all_plans(task, limits)]
    assert plain == [expected]
    search = Search(task, Request(1, limits))
    story = next(search.stories())
    assert [str(task.task.actions[action]) for action in story.actions] == expected
    assert PlanJudge(task).judge(search.with_reasons(story)) == ()
    progression = Progression(task)
    root = progression.root()
    first = next(action for action in task.actions if action.action == story.actions[0])
    after = progression.after(root, first)
    changed = {
        task.name(place)
        for place in range(len(task.fluents))
        if root.state[place] != after.state[place] and not task.fluents[place].path
    }
    assert changed == set()  # nothing comes of it but that he knows
    locked = next(place for place in range(len(task.fluents)) if task.name(place) == "locked()")
    tom = task.task.characters.index("Tom")
    assert (root.believed(tom).state[locked], after.believed(tom).state[locked]) == (False, True)
