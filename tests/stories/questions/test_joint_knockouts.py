"""To be sure of one half of what was declared together conditions the whole, in why, in settings and for one path alone.

In BOXES the gold is in one of two boxes, as likely as not, and never in both: sure that it is not in the red one, Ann is
sure that it is in the blue one, and opens that for 6.
"""

from __future__ import annotations

import pytest

from forbear.api.scene import load
from forbear.grounding.statements import conditioned
from forbear.grounding.task import Declaration, Task
from forbear.grounding.what_if import with_belief
from forbear.language.expressions import TRUE, Literal
from forbear.language.loader import Text
from forbear.minds.reference import ReferenceEngine
from forbear.stories.questions.knockout import OtherBelief
from forbear.stories.unfold import begin

BOXES = """
entity Ann : character; entity Bob : character; type box; entity Red : box; entity Blue : box;
property gold(b : box) : boolean; property open() : box;
gold(Red);
openly believes(Ann, {gold(Red) & !gold(Blue): 0.5, !gold(Red) & gold(Blue): 0.5});
action open(a : character, b : box) { precondition: a == Ann & open() == ?; effect: open() = b; consenting: a; };
action leave(a : character) { precondition: a == Ann & open() == ?; effect: open() = open(); consenting: a; };
reason r(Ann): if(open() != ?) (if(gold(open())) 6 else 0 - 12) else 0;
turns: Ann;
"""


def _odds(task: Task, *path: str) -> dict[str, float]:
    (story,) = begin(ReferenceEngine(task))
    odds = story.beginning.odds(path)
    return {str(fluent): each.get(True, 0.0) for fluent, each in zip(task.fluents, odds, strict=True)}


def test_sure_of_one_half_she_is_sure_of_the_other() -> None:
    task = load(Text(BOXES)).task
    altered = with_belief(task, ("Ann",), task.cell("gold(Red)"), ((False, 1.0),), openly=True)
    assert _odds(altered, "Ann") == {**_odds(task, "Ann"), "gold(Red)": 0.0, "gold(Blue)": 1.0}


def test_other_odds_of_one_half_move_the_other_with_it() -> None:
    task = load(Text(BOXES)).task
    altered = with_belief(task, ("Ann",), task.cell("gold(Red)"), ((False, 0.8), (True, 0.2)), openly=True)
    found = _odds(altered, "Ann")
    assert (found["gold(Red)"], found["gold(Blue)"]) == pytest.approx((0.2, 0.8))


def test_what_bob_takes_her_to_think_is_conditioned_too_and_nothing_else() -> None:
    task = load(Text(BOXES)).task
    altered = OtherBelief(("Bob", "Ann"), False, task.cell("gold(Red)"), False).apply(task)
    assert _odds(altered, "Bob", "Ann")["gold(Blue)"] == 1.0
    assert _odds(altered, "Ann") == _odds(task, "Ann")


def test_why_and_set_agree() -> None:
    scene = load(Text(BOXES))
    (why,) = scene.run().as_data("why")["why"]
    assert why["probability"] > 0.9
    silenced = {
        influence["without"][0]["value"]: influence["probability"]
        for influence in why["because"]
        if influence["without"][0].get("fluent") == "gold(Red)" and influence["without"][0]["path"] == ["Ann"]
    }
    assert set(silenced) == {True, False} and max(silenced.values()) < 0.01
    told = load(Text(BOXES), settings=("openly believes(Ann, gold(Red) = False)",)).run()
    assert told.as_data("options")["options"][-1]["probability"] == pytest.approx(silenced[False])


def test_what_the_joint_gives_no_weight_leaves_the_rest_as_it_was() -> None:
    """Three things together: what is impossible in them cannot condition them."""
    joint = Declaration(
        ("Ann",),
        True,
        (0, 1),
        ((TRUE, (((Literal(1), Literal(1)), 0.3), ((Literal(2), Literal(1)), 0.2), ((Literal(2), Literal(2)), 0.5))),),
    )
    half = Declaration(("Ann",), True, (0,), ((TRUE, (((Literal(3),), 1.0),)),))
    assert conditioned(joint, half) is None
    half = Declaration(("Ann",), True, (0,), ((TRUE, (((Literal(2),), 1.0),)),))
    found = conditioned(joint, half)
    assert found is not None
    ((_, choices),) = found.alternatives
    assert choices == (
        ((Literal(2), Literal(1)), pytest.approx(2 / 7)),
        ((Literal(2), Literal(2)), pytest.approx(5 / 7)),
    )
