"""One told story at many settings, asked by tapes, against the engine at each: in any order of the questions."""

from __future__ import annotations

import random
from array import array

import pytest

from forbear import load
from forbear.minds.reference import ReferenceEngine
from forbear.stories.numbers import numbers
from forbear.stories.sweep.tracing import set_in
from forbear.stories.taped.ongoing import OngoingRuns
from forbear.stories.taped.taped_story import TapedStory
from forbear.stories.vocabulary.answers import Answering
from forbear.stories.vocabulary.question import Question

SCENE = """
title "A knife on the table";
import "life-and-death";
entity A : character;
entity B : character;
says A: "A", he;
says B: "B", she;
can_open(A, B);
undecided(B, A);
prize(B, A) = strong;
mercy(B) = some;
regard(A, B) = some;
openly believes(A, mercy(B) = {strong: likely, none: unlikely});
turns: A, B;
"""

MOVED = ("prize(B, A)", "mercy(B)", "regard(A, B)", "love(B, A)", "need(B, A)", "believes(A, mercy(B) = 6)")

KINDS = ("conscience", "gain", "fear", "hatred", "need")


def _questions(steps: int) -> list[Question]:
    expects = Question("expects", (0, steps - 1, "A"))
    one = [
        Question(word, (steps - 1, "A"))
        for word in ("would", "attempt", "motive", "pang", "stake", "cause", "by_chance")
    ]
    one += [Question("hangs", (steps - 1, "A", kind)) for kind in KINDS]
    one += [Question("without", ("B", kind, expects)) for kind in KINDS]
    one += [Question("without", ("B", "conscience", "gain", expects)), expects]
    one += [Question("without", ("B", "gain", Question("without", ("B", "conscience", expects))))]
    one += [Question("responsibility", ("B", "conscience", expects)), Question("meant", (0, steps - 1, "A"))]
    return one


def _held_against_the_engine(seed: int, settings: int) -> None:
    randomness = random.Random(seed)
    scene = load(SCENE)
    story = scene.run().stories[0]
    known = {number.name: number for number in numbers(scene.task)}
    some = [known[name] for name in MOVED]
    runs = OngoingRuns(scene.task, some, ReferenceEngine)
    runs.begun_as_it_stands()
    taped = TapedStory(runs, 0, tuple(step.event for step in story.steps), {})
    columns = [array("d") for _ in some]
    for _ in range(settings):
        moved = randomness.sample(range(len(some)), 2)
        for place, (number, column) in enumerate(zip(some, columns, strict=True)):
            is_weight = number.name.startswith("believes(")
            other = (
                randomness.random() if is_weight else randomness.choice((0.0, 1.0, 3.0, 12.0, 20 * randomness.random()))
            )
            column.append(other if place in moved else number.now or 0.0)
    asked = _questions(len(story.steps))
    randomness.shuffle(asked)
    tellings = taped.tellings(columns, settings)
    engines = [ReferenceEngine(set_in(scene.task, some, [c[point] for c in columns])) for point in range(settings)]
    exact = [Answering(taped.case(engine, ReferenceEngine)) for engine in engines]
    for question in asked:
        for point in randomness.sample(range(settings), settings):
            truth = exact[point].ask(question)
            found = tellings[point].ask(question)
            told = question, [column[point] for column in columns]
            if isinstance(truth.value, float) and isinstance(found.value, float):
                assert found.value == pytest.approx(truth.value, rel=1e-9, abs=1e-9), told
            else:
                assert found.value == truth.value, told


def test_what_tapes_answer_is_what_the_engine_does_in_any_order_of_questions() -> None:
    _held_against_the_engine(1, 4)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(2, 12))
def test_what_tapes_answer_is_what_the_engine_does_at_more_settings(seed: int) -> None:
    _held_against_the_engine(seed, 12)


COUNTED_ON = """
entity A : character; entity B : character; entity C : character;
property alive(c : character) : boolean; property urged(c : character) : boolean;
property wish() : number; property other_wish() : number;
forall(c : character) alive(c); wish() = 1; other_wish() = 2;
trope role harm(v) = if(alive(v)) 0 else 1;
action urge(a : character) { precondition: a == A; consenting: a; observing(c : character): True; effect: urged(a); }
action hint(a : character) { precondition: a == A; consenting: a; observing(c : character): True; }
action strike(b : character) { precondition: b == B; consenting: b; observing(c : character): True; effect: !alive(C);
  cost(b): if(urged(A)) wish() else other_wish(); }
action leave(b : character) { precondition: b == B; consenting: b; observing(c : character): True; }
turns: A, B;
"""


def test_which_of_two_harms_is_the_less_parts_no_settings() -> None:
    """B strikes after an urge with 1 / (1 + e^wish), after a hint with 1 / (1 + e^other_wish): both are under a half, so A is
    not taken to do it, whichever is the less, and where they are the same. By tapes one run tells so for all."""
    scene = load(COUNTED_ON)
    story = scene.run().stories[0]
    known = {number.name: number for number in numbers(scene.task)}
    runs = OngoingRuns(scene.task, [known["wish()"], known["other_wish()"]], ReferenceEngine)
    taped = TapedStory(runs, 0, tuple(step.event for step in story.steps), {})
    columns = [array("d", [1.0, 2.0, 1.5, 3.0]), array("d", [2.0, 1.0, 1.5, 0.5])]
    tellings = taped.tellings(columns, 4)
    assert [telling.ask(Question("open", (0, "C"))).value for telling in tellings] == [0.0] * 4
    assert len(runs.runs) == 1
