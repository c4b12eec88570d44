"""Compiling for planning: belief fluents, observed effects, copies of triggers, and what can be reached."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from forbear.errors import RequestError, StoryError
from forbear.grounding.ground import ground
from forbear.language.expressions import (
    FALSE,
    TRUE,
    And,
    Arithmetic,
    Believes,
    Cell,
    Comparison,
    Conditional,
    Distribution,
    Literal,
    Not,
    Quantified,
)
from forbear.language.problem import (
    Assign,
    ForEach,
    Inform,
    Observing,
    Problem,
    Together,
    Trigger,
    Utility,
)
from forbear.logic.clauses import ALWAYS, Atom
from forbear.planning.compiling.compiled import CompiledTask, compiled
from tests.grounding.handmade import PLACE, A, B, C, action, at, awake, count, of, open_, problem, put

ANN, BEA = Literal("Ann"), Literal("Bea")
ANN_THINKS_OPEN = Believes(ANN, of(open_))


def compile_(whole: Problem) -> CompiledTask:
    return compiled(ground(whole))


def fluents(task: CompiledTask) -> list[str]:
    return [task.name(number) for number in range(len(task.fluents))]


def test_what_never_changes_is_no_fluent_and_its_value_stands_in_the_conditions() -> None:
    go = action("go", when=And((of(open_), of(awake, "Ann"))), effect=put(count, to=1))
    task = compile_(problem(open_, awake, count, actions=(go,), initial=(put(open_), put(awake, "Ann"))))
    assert fluents(task) == ["count()"]
    assert task.actions[0].precondition == ALWAYS


def test_what_can_never_be_done_and_what_changes_nothing_is_gone() -> None:
    never = action("never", when=of(open_), effect=put(count, to=1))
    idle = action("idle", effect=put(awake, "Ann", to=False))
    done = action("done", effect=put(count, to=2))
    task = compile_(problem(open_, awake, count, actions=(never, idle, done)))
    assert [task.task.actions[each.action].name for each in task.actions] == ["done"]


def test_a_counter_can_reach_any_number() -> None:
    # count() starts at 0 and only grows: 100 can come up, -1 cannot.
    grow = action("grow", effect=Assign(of(count), Arithmetic("+", of(count), Literal(1))))
    high = action("high", when=Comparison("==", of(count), Literal(100)), effect=put(open_))
    low = action("low", when=Comparison("<", of(count), Literal(0)), effect=put(awake, "Ann"))
    task = compile_(problem(count, open_, awake, actions=(grow, high, low)))
    assert [task.task.actions[each.action].name for each in task.actions] == ["grow", "high"]


def test_a_belief_that_is_read_changes_with_what_is_seen() -> None:
    # Ann sees the door open only while she is awake, and then believes it.
    push = replace(action("push", effect=put(open_)), observing=Observing(C, of(awake, C)))
    doze = replace(action("doze", effect=put(awake, "Ann", to=False)), observing=Observing(C, FALSE))
    leave = action("leave", when=ANN_THINKS_OPEN, effect=put(count, to=1))
    task = compile_(problem(open_, awake, count, actions=(push, doze, leave), initial=(put(awake, "Ann"),)))
    assert fluents(task) == ["open()", "awake(Ann)", "count()", "believes(Ann, open())"]
    number = fluents(task).index("believes(Ann, open())")
    awake_ = fluents(task).index("awake(Ann)")
    (seen,) = [each for each in task.actions[0].effects if each.fluent == number]
    assert seen.value == TRUE
    assert seen.condition == ((Atom(Cell(awake_), "==", TRUE),),)


def test_what_one_sees_another_see_is_decided_in_ones_own_mind() -> None:
    # [Ann, Bea] open(): Ann must see the push, and must think that Bea sees it.
    push = replace(action("push", effect=put(open_)), observing=Observing(C, of(awake, C)))
    doze = replace(action("doze", A, effect=put(awake, A, to=False)), observing=Observing(C, Comparison("==", C, A)))
    leave = action("leave", when=Believes(ANN, Believes(BEA, of(open_))), effect=put(count, to=1))
    start = ForEach(C, put(awake, C))
    task = compile_(problem(open_, awake, count, actions=(push, doze, leave), initial=(start,)))
    number = fluents(task).index("believes(Ann, believes(Bea, open()))")
    seen = next(each for each in task.actions[0].effects if each.fluent == number)
    (clause,) = seen.condition
    assert sorted(task.name(atom.left.index) for atom in clause if isinstance(atom.left, Cell)) == ["awake(Ann)"]
    # Ann never learns that Bea dozed off (only Bea sees that), so Ann's "awake(Bea)" is constant and gone.


def test_what_somebody_is_told_outweighs_what_they_see() -> None:
    trick = action("trick", effect=Together((put(open_), Inform(ANN, put(open_, to=False)))))
    shut = action("shut", when=ANN_THINKS_OPEN, effect=put(open_, to=False))
    show = action("show", effect=put(open_))
    task = compile_(problem(open_, actions=(trick, shut, show)))
    number = fluents(task).index("believes(Ann, open())")
    assert [each.value for each in task.actions[0].effects if each.fluent == number] == [TRUE, FALSE]


def test_a_belief_that_is_told_but_never_read_is_kept() -> None:
    # sabre-semantics §2.6 [quirk, belief_effect_dropped]: the peer deletes this effect.
    trick = action("trick", effect=Together((put(open_), Inform(ANN, put(open_, to=False)))))
    task = compile_(problem(open_, actions=(trick,)))
    assert fluents(task) == ["open()", "believes(Ann, open())"]
    assert len(task.actions[0].effects) == 2


def test_a_belief_read_only_in_a_utility_is_followed() -> None:
    # sabre-semantics §2.5 [quirk, epistemic_numeric_branch]: the peer freezes it.
    grow = action("grow", effect=Assign(of(count), Arithmetic("+", of(count), Literal(1))))
    utility = Utility(None, Believes(ANN, of(count)))
    task = compile_(replace(problem(count, actions=(grow,)), utilities=(utility,)))
    assert fluents(task) == ["count()", "believes(Ann, count())"]
    assert [each.value for each in task.actions[0].effects] == [
        Arithmetic("+", Cell(1), Literal(1)),
        Arithmetic("+", Cell(0), Literal(1)),
    ]


def test_a_trigger_fires_in_the_minds_whose_view_of_it_is_read() -> None:
    ring = Trigger("ring", (), And((of(open_), Not(of(awake, "Bea")))), put(awake, "Bea"))
    push = action("push", effect=put(open_))
    leave = action("leave", when=Believes(ANN, of(awake, "Bea")), effect=put(count, to=1))
    task = compile_(problem(open_, awake, count, actions=(push, leave), triggers=(ring,)))
    assert [each.path for each in task.triggers] == [(), ("Ann",)]
    (effect,) = task.triggers[1].effects
    assert task.name(effect.fluent) == "believes(Ann, awake(Bea))"


def test_what_one_thinks_another_thinks_begins_as_what_one_thinks() -> None:
    # sabre-semantics §3.2: not what the other really thinks.
    views = [Believes(ANN, of(open_)), Believes(ANN, Believes(BEA, of(open_))), Believes(BEA, of(open_))]
    reads = tuple(action(f"read{place}", when=view, effect=put(count, to=place)) for place, view in enumerate(views))
    flip = action("flip", effect=Assign(of(open_), Not(of(open_))))
    task = compile_(problem(open_, count, actions=(*reads, flip), initial=(Inform(ANN, put(open_)),)))
    values = dict(zip(fluents(task), task.initial, strict=True))
    assert values == {
        "open()": False,
        "count()": 0,
        "believes(Ann, open())": True,
        "believes(Bea, open())": False,
        "believes(Ann, believes(Bea, open()))": True,
    }


def test_what_one_thinks_one_thinks_is_what_one_thinks() -> None:
    twice = action("twice", when=Believes(ANN, Believes(ANN, of(open_))), effect=put(open_, to=False))
    task = compile_(problem(open_, actions=(twice, action("push", effect=put(open_)))))
    assert fluents(task) == ["open()", "believes(Ann, open())"]


def test_triggers_come_to_rest_before_the_beginning() -> None:
    wake = Trigger("wake", (C,), Not(of(awake, C)), put(awake, C))
    doze = action("doze", A, effect=put(awake, A, to=False))
    task = compile_(problem(awake, actions=(doze,), triggers=(wake,)))
    assert task.initial == (True, True, True)


def test_triggers_without_end_at_the_beginning_are_named() -> None:
    on = Trigger("on", (), Not(of(open_)), put(open_))
    off = Trigger("off", (), of(open_), put(open_, to=False))
    with pytest.raises(StoryError, match=r"(on|off) never come to rest") as caught:
        compile_(problem(open_, triggers=(on, off)))
    assert caught.value.diagnostics[0].code == "E402"


def test_an_effect_that_hangs_on_the_believers_own_view_of_it_has_an_end() -> None:
    # sabre-semantics §2.5: the peer compiles this for ever.
    toggle = action("toggle", when=Not(ANN_THINKS_OPEN), effect=put(open_))
    react = Trigger("react", (), And((ANN_THINKS_OPEN, of(open_))), put(open_, to=False))
    task = compile_(problem(open_, actions=(toggle,), triggers=(react,)))
    assert fluents(task) == ["open()", "believes(Ann, open())"]


def test_views_of_views_without_end_are_an_error_that_names_the_events() -> None:
    # Each mind's view of open() hangs on every mind's view of it, and theirs of theirs, and so on.
    unsure = Quantified("exists", C, Not(Believes(C, of(open_))))
    react = Trigger("react", (), And((unsure, Not(of(open_)))), put(open_))
    with pytest.raises(StoryError) as caught:
        compile_(problem(open_, triggers=(react,)))
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "E415"
    assert "react" in diagnostic.message


def test_a_beginning_that_is_unsure_cannot_be_compiled() -> None:
    half = Literal(Fraction(1, 2))
    odds = Distribution(((TRUE, half), (FALSE, half)))
    with pytest.raises(RequestError, match=r"Ann is unsure of open\(\)"):
        compile_(problem(open_, initial=(Inform(ANN, Assign(of(open_), odds)),)))
    with pytest.raises(RequestError, match=r"open\(\) is left to chance"):
        compile_(problem(open_, initial=(Assign(of(open_), odds),)))


def test_an_entity_that_is_copied_becomes_an_effect_for_each_value() -> None:
    follow = action("follow", effect=Assign(of(at, "Ann"), of(at, "Bea")))
    walk = action("walk", PLACE, effect=put(at, "Bea", to=PLACE))
    task = compile_(problem(at, actions=(follow, walk), initial=(put(at, "Bea", to="Inn"),)))
    ann, bea = fluents(task).index("at(Ann)"), fluents(task).index("at(Bea)")
    assert [(each.fluent, each.value, each.condition) for each in task.actions[0].effects] == [
        (ann, Literal(place), ((Atom(Cell(bea), "==", Literal(place)),),)) for place in ("Inn", "Sea")
    ]


def test_utilities_are_cases_in_order() -> None:
    value = Arithmetic(
        "+",
        Conditional(((of(open_), Literal(1)),), Literal(0)),
        Conditional(((of(awake, "Ann"), Literal(2)),), Literal(0)),
    )
    push = action("push", effect=put(open_))
    wake = action("wake", effect=put(awake, "Ann"))
    task = compile_(replace(problem(open_, awake, actions=(push, wake)), utilities=(Utility(None, value),)))
    ((name, cases),) = task.utilities
    assert name is None
    assert [leaf for _, leaf in cases] == [Literal(3), Literal(1), Literal(2), Literal(0)]


def test_compiling_twice_gives_the_same() -> None:
    meet = action("meet", A, B, when=Comparison("!=", A, B), effect=Inform(A, Inform(B, put(awake, A))))
    ask = action("ask", A, B, when=Believes(A, Believes(B, of(awake, A))), effect=put(awake, B))
    whole = problem(awake, actions=(meet, ask))
    assert compile_(whole) == compile_(whole)
