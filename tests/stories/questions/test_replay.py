"""Replaying a story in an altered scene: what is asked for is the same, however much else is."""

from __future__ import annotations

from forbear.api.scene import load
from forbear.api.sources import Text
from forbear.stories.questions.knockout import knockouts
from forbear.stories.questions.replay import Replay
from tests.tropes.judged import HERE

SCENE = """
import "duel";
entity A : character;
entity B : character;
grasp(B, A); spite(A, B) = 6; scruple(A) = 12; credit(B, A) = 6; bond(A, B) = 2;
openly believes(A, honest(B) = {True: 0.2, False: 0.8});
openly believes(B, scruple(A) = if(honest(B)) {12: 0.8, 0: 0.2} else {12: 0.2, 0: 0.8});
turns: B, A, A;
"""


def test_of_one_choice_it_tells_what_it_tells_of_all() -> None:
    run = load(Text(SCENE, "pair.story", HERE)).run()
    story = run.record.told
    assert story is not None
    of_all = Replay(story, run.engine_of)
    for asked in range(len(story.steps)):
        of_one = Replay(story, run.engine_of, (asked,))
        assert of_one.as_it_is() == {asked: of_all.as_it_is()[asked]}
        for thing in knockouts(run.record.task):
            altered = thing.apply(run.record.task)
            whole = of_all.within(altered).choices
            expected = {asked: whole[asked]} if asked in whole else {}
            assert of_one.within(altered).choices == expected
            told = of_one.odds(run.engine_of(altered))
            assert of_one.choice(told, asked) == of_all.choice(of_all.odds(run.engine_of(altered)), asked)
            assert {name.partition(" ")[0] for name in told} == {str(asked)}
