"""What a story is to do to the reader of a scene: to surprise them, to keep them in doubt, to turn what they believe.

Surprise is in bits, −log₂ of the probability they gave to what happened (Itti & Baldi 2009 measure the change instead; the
account uses the former throughout); tension the entropy of an outcome as they foresee it, 0 to 1 bit (Ely, Frankel &
Kamenica 2015 measure the variance of the next belief). A twist is a fact that they come to find so having thought it was not.
"""

from __future__ import annotations

import math

from forbear.language.problem import READER
from forbear.minds.reading import Reading
from forbear.records import dataclass
from forbear.stories.moment import Moment
from forbear.stories.questions.credibility import reception
from forbear.stories.story import Story


@dataclass(frozen=True, slots=True)
class EffectAim:
    """surprise: bits that some step must surprise the reader by; infinite where it was impossible to them. tension: bits that
    some outcome must be open by, to the reader, as the last choice is about to be made. twist: what must be so in the end
    with the reader giving it a half or more, who gave it less at some earlier time. None: not asked for."""

    surprise: float | None = None
    tension: float | None = None
    twist: Reading | None = None

    def is_met(self, story: Story) -> bool:
        """Say whether a finished story does all that is asked for. Raises KeyError where the scene has no reader."""
        return (
            (self.surprise is None or self._surprises(story, self.surprise))
            and (self.tension is None or self._is_open(story, self.tension))
            and (self.twist is None or _turns(story, self.twist))
        )

    def _surprises(self, story: Story, bits: float) -> bool:
        return any((reception(story, number).surprise or 0.0) >= bits for number in range(len(story.steps)))

    def _is_open(self, story: Story, bits: float) -> bool:
        chosen = [number for number, step in enumerate(story.steps) if len(step.before.options) > 1]
        return bool(chosen) and any(one.bits >= bits for one in reception(story, chosen[-1]).before)


def _turns(story: Story, fact: Reading) -> bool:
    end = story.end
    if fact(end.node.state, end.node) is not True or _credence(end, fact) < 0.5:
        return False
    return any(_credence(step.before, fact) < 0.5 for step in story.steps)


def _credence(moment: Moment, fact: Reading) -> float:
    """Return the probability that the reader gives to a fact."""
    worlds = moment.node.beliefs[moment.engine.task.characters.index(READER)].worlds()
    return math.fsum(math.exp(log) for log, world in worlds if fact(world.state, world) is True)
