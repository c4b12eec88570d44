"""Of which kinds a thing is that is knocked out of a choice."""

from __future__ import annotations

from forbear.api.scene import load
from forbear.stories.questions.knockout import OtherFact
from study.knockouts import kinds_of

SCENE = """
import "life-and-death";
entity A : character;
entity B : character;
exposed(B, A);
grudge(A, B) = strong;
faith(B, A) = some;
self_respect(A) = some;
turns: A;
"""


def test_a_fact_is_of_no_kind_that_only_reads_it_in_a_mind() -> None:
    """What killing costs a conscience is read in somebody's mind by `faith` and by `self_respect`, which are of the
    kind belief; what the deed costs reads it as it is."""
    task = load(SCENE).task
    assert kinds_of(task, OtherFact(task.cell("mercy(A)"), 0)) == (("conscience", "fact"), "A")
    assert kinds_of(task, OtherFact(task.cell("grudge(A, B)"), 0)) == (("hatred", "fact"), "A")
