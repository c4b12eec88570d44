"""How likely a told story is, against stories enumerated and sums by hand."""

from __future__ import annotations

import math
import re
from array import array

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import forbear
from forbear.errors import RequestError, StoryError
from forbear.minds.reference import ReferenceEngine
from forbear.stories.follow import describe
from forbear.stories.numbers import number_named, numbers
from forbear.stories.sweep.told import likelihood_table, log_likelihood, read_told
from forbear.stories.sweep.tracing import set_in
from forbear.stories.unfold import begin, unfold
from tests.laws.scenes import Sketch, sketches

TEXT = """
entity A : character; entity B : character;
property gave(c : character) : number; property wish(c : character) : number; property wed() : boolean;
gave(A) = 0; gave(B) = 0; wish(A) = 2; wish(B) = 0;
action give(c : character) { consenting: c; precondition: !wed(); effect: gave(c) = gave(c) + 1; }
action keep(c : character) { consenting: c; precondition: !wed(); effect: gave(c) = gave(c); }
action wed() { consenting: A, B; precondition: !wed(); effect: wed(); }
reason joy(c : character): gave(c) * wish(c);
turns: A, B, A;
outcome even: gave(A) == gave(B);
mind A { depth: 0; precision: 1; } mind B { depth: 0; precision: 1; }
"""


def likelihood(told: str, *outcomes: tuple[str, bool], text: str = TEXT) -> float:
    task = forbear.load(text).task
    return math.exp(log_likelihood(ReferenceEngine(task), read_told(told, outcomes)))


def by_enumeration(pattern: str, text: str) -> float:
    """The probability of the stories whose events, each followed by a semicolon, are what a pattern says."""
    task = forbear.load(text).task
    stories = unfold(begin(ReferenceEngine(task)), most=10_000).stories
    named = {story: "".join(f"{describe(step.event, task)};" for step in story.steps) for story in stories}
    return sum(story.probability for story, events in named.items() if re.fullmatch(pattern, events))


@pytest.mark.parametrize(
    ("told", "pattern"),
    [
        ("give(A), give(B), keep(A)", r"give\(A\);give\(B\);keep\(A\);"),
        ("give(A), ...", r"give\(A\);.*"),
        ("..., give(A)", r".*give\(A\);"),
        ("give, …, keep", r"give\([AB]\);.*keep\([AB]\);"),
        ("..., give, ..., give, ...", r".*give.*give.*"),
        ("...", r".*"),
        ("..., give(B), keep(A)", r".*give\(B\);keep\(A\);"),
        # once they are wed there is nothing to do: waits need not be told, and may be
        ("wed", r"wed\(\);accept;wait;wait;"),
        ("wed, accept", r"wed\(\);accept;wait;wait;"),
        ("wed, wait(B)", r"wed\(\);accept;wait;wait;"),
        ("wed, wait(B), wait(A)", r"wed\(\);accept;wait;wait;"),
        # a told deed of two is one that both agreed to; only who tells of a refusal means one
        ("wed, ...", r"wed\(\);accept;.*"),
        ("wed, refuse(B, wed), ...", r"wed\(\);refuse;.*"),
        # of the three turns only the second is B's, and only then is A asked
        ("..., refuse(A, wed), ...", r"(give\(A\);|keep\(A\);|wed\(\);refuse;)wed\(\);refuse;.*"),
        ("wed, give(B), ...", r"never"),
    ],
)
def test_a_telling_is_as_likely_as_all_stories_that_fit_it(told: str, pattern: str) -> None:
    assert likelihood(told) == pytest.approx(by_enumeration(pattern, TEXT), abs=1e-12)


def test_a_choice_by_hand() -> None:
    # giving is worth 2, keeping and wedding nothing: e^2 / (e^2 + 1 + 1)
    two = TEXT.replace("turns: A, B, A", "turns: A").replace("outcome even: gave(A) == gave(B);", "")
    share = math.e**2 / (math.e**2 + 1 + 1)
    assert likelihood("give(A)", text=two) == pytest.approx(share, abs=1e-12)
    assert likelihood("...", text=two) == pytest.approx(1, abs=1e-12)


def test_what_the_script_holds_need_not_be_told_and_may_be() -> None:
    """The script's one event comes first; A then gives with e^2 / (e^2 + 1), as by hand above without the wedding."""
    text = TEXT.replace("turns: A, B, A", "script: begin(); turns: script, A").replace("!wed()", "begun()")
    text = text.replace("action wed() { consenting: A, B; precondition: begun(); effect: wed(); }", "")
    text += "property begun() : boolean; action begin() { effect: begun(); }"
    share = math.e**2 / (math.e**2 + 1)
    for told in ("give(A)", "begin, give(A)", "..., give(A)"):
        assert likelihood(told, text=text) == pytest.approx(share, abs=1e-12), told
    assert likelihood("give(A), begin", text=text) == 0
    (story,) = forbear.load(f"{text} told: give(A);").run().stories
    assert story.steps[-1].option.probability == pytest.approx(share)


def test_outcomes_told_are_those_of_the_end() -> None:
    task = forbear.load(TEXT).task
    stories = unfold(begin(ReferenceEngine(task)), most=10_000).stories
    even = sum(story.probability for story in stories if story.end.holds("even"))
    assert likelihood("...", ("even", True)) == pytest.approx(even, abs=1e-12)
    assert likelihood("...", ("even", False)) == pytest.approx(1 - even, abs=1e-12)


def test_a_named_event_that_is_written_badly_is_told() -> None:
    with pytest.raises(RequestError, match="cannot read the event"):
        read_told("give(A, ...")


def test_settings_are_worked_out_together_and_what_cannot_be_is_minus_infinity() -> None:
    task = forbear.load(TEXT).task
    some = [number_named(task, name) for name in ("wish(A)", "wish(B)", "precision(A)")]
    tellings = {"one": read_told("give(A), ..., give(A)"), "none": read_told("keep(A)")}
    table = likelihood_table(task, some, tellings, ReferenceEngine, by="python")
    points = [(a, b, p) for a in (-1.0, 0.0, 3.0) for b in (0.0, 2.0) for p in (0.0, 1.0, math.inf)]
    one, none = table.work_out([array("d", column) for column in zip(*points, strict=True)], len(points))
    assert set(none) == {-math.inf}
    for log, point in zip(one, points, strict=True):
        assert log == pytest.approx(
            log_likelihood(ReferenceEngine(set_in(task, some, point)), tellings["one"]), abs=1e-12
        )


@given(sketches(), st.data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
def test_what_can_be_told_in_full_adds_up_to_one_at_every_setting(sketch: Sketch, data: st.DataObject) -> None:
    try:
        task = forbear.load(sketch.text()).task
    except StoryError:
        assume(False)
    stories = unfold(begin(ReferenceEngine(task)), most=10_000).stories
    assume(len(stories) < 60)

    courses = {", ".join(f"{step.event.by}: {describe(step.event, task)}" for step in story.steps) for story in stories}
    some = data.draw(
        st.lists(
            st.sampled_from([n for n in numbers(task) if n.group in ("reason", "credence")]),
            min_size=1,
            max_size=2,
            unique_by=lambda number: number.name,
        )
    )
    tellings = {course: read_told(course) for course in sorted(courses)}
    table = likelihood_table(task, some, tellings, ReferenceEngine, by="python")
    points = [[round(data.draw(st.floats(0.1, 0.9)), 3) for _ in some] for _ in range(2)]
    columns = table.work_out([array("d", column) for column in zip(*points, strict=True)], len(points))
    for place in range(len(points)):
        assert math.fsum(math.exp(column[place]) for column in columns) == pytest.approx(1, abs=1e-9)
