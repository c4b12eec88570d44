"""What is left out as never mattering, and when it must be looked at again."""

from __future__ import annotations

from forbear.grounding.ground import ground
from forbear.grounding.narrowing import come_to_the_same, narrowed, possible_values, with_own_narrowing
from forbear.grounding.task import GroundFluent, Task
from forbear.grounding.what_if import with_initial, without_reason
from forbear.language.expressions import FALSE, Cell, Literal
from forbear.language.loader import load_problem
from forbear.records import replace

SCENE = """
entity A : character;
entity B : character;
property may(c : character) : boolean;
property done() : boolean;
property worth() : number;
action leap(c : character) { precondition: may(c); effect: done(); consenting: c; };
action rest_now(c : character) { consenting: c; };
reason glory(c : character): if(done()) worth() else 0;
may(A);
turns: A, B;
"""


def task(text: str = SCENE) -> Task:
    return ground(load_problem(text))


def open_deeds(task: Task) -> set[str]:
    return {str(action) for action in narrowed(task).actions if action.precondition != FALSE}


def test_a_deed_that_nobody_may_do_is_left_out_and_one_that_somebody_may_is_kept() -> None:
    assert open_deeds(task()) == {"leap(A)", "rest_now(A)", "rest_now(B)"}


def test_a_deed_of_somebody_who_is_never_on_turn_is_left_out() -> None:
    assert open_deeds(task(SCENE.replace("turns: A, B", "turns: B"))) == {"rest_now(B)"}


def test_a_reason_that_is_worth_nothing_whatever_happens_is_nothing() -> None:
    assert {reason.value for reason in narrowed(task()).reasons} == {Literal(0)}


def test_a_task_altered_beyond_what_was_reckoned_with_is_looked_at_again() -> None:
    first = task()
    narrowed(first)
    freed = with_initial(first, first.cell("may(B)"), True)
    assert "leap(B)" in open_deeds(freed)
    paid = with_initial(first, first.cell("worth()"), 5)
    assert all(reason.value != Literal(0) for reason in narrowed(paid).reasons)
    assert open_deeds(first) <= open_deeds(freed)


def test_what_was_found_does_for_the_same_scene_with_one_more_fluent_which_may_be_anything() -> None:
    """The fluent stands in a reason that would be nothing were it 0 whatever happens, as it is at first."""
    scene = task()
    narrowed(scene)
    found = scene.kinship.narrowing
    many = len(scene.fluents)
    further = replace(
        scene,
        fluents=(*scene.fluents, GroundFluent("factor", (), "number", None)),
        initial=(*scene.initial, 0),
        reasons=tuple(replace(one, value=Cell(many)) for one in scene.reasons),
    )
    further = with_own_narrowing(further, scene)
    assert {reason.value for reason in narrowed(further).reasons} == {Cell(many)}
    assert narrowed(further).actions == narrowed(scene).actions
    assert possible_values(further) == (*possible_values(scene), None)
    assert scene.kinship.narrowing is found


def test_numbers_of_actions_and_reasons_stay() -> None:
    first = task()
    assert [str(action) for action in narrowed(first).actions] == [str(action) for action in first.actions]
    assert [reason.name for reason in narrowed(first).reasons] == [reason.name for reason in first.reasons]


def test_to_silence_what_is_worth_nothing_comes_to_the_same_and_to_silence_what_counts_does_not() -> None:
    first = task()
    assert come_to_the_same(without_reason(first, "glory", "A"), first)
    paid = task(SCENE + "worth() = 5;")
    assert not come_to_the_same(without_reason(paid, "glory", "A"), paid)
