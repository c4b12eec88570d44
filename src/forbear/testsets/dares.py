"""Stories that end in a dare: somebody lets themselves be shot at, and how it is answered shows who the other is, or does not.

A choice is evidence of what the chooser took it to be. Whoever thinks that she thought the thing loaded learns from it;
whoever thinks that she knew better learns nothing, for then either would have done the same; nor does who did not see it
(docs/semantics.md §4: what a choice shows, at infinite precision).
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from forbear.testsets.chains import Chain, Thoughts
from forbear.testsets.doings import DEEDS, Doing
from forbear.testsets.drawing import one_of

LOADED, EMPTY = "loaded", "empty"
"""What the thing may be."""

MURDERER, NONE, OPEN = "a murderer", "no murderer", "open"
"""What may be shown of who made the choice; the last is nothing."""


def dared(
    story: Sequence[Doing], inside: Sequence[str], thing: str, room: str, people: Sequence[str], draw: random.Random
) -> tuple[Doing, ...]:
    """Return a story with a dare at its end: both come in where they are out, and one answers the other.

    inside: who is in the room as the story ends. Somebody who is not may look in unseen first, and mostly it is who chooses:
    then the others are wrong about what the choice shows.
    """
    outside = [name for name in people if name not in inside]
    chooser = one_of(draw, outside if outside and draw.random() < 0.75 else people)
    darer = one_of(draw, [name for name in people if name != chooser])
    looks = []
    if outside and draw.random() < 0.8:
        looks.append(
            Doing("peek", chooser if chooser in outside and draw.random() < 0.9 else one_of(draw, outside), thing)
        )
    coming = [Doing("enter", name, where=room) for name in (chooser, darer) if name in outside]
    return (*story, *looks, *coming, Doing(DEEDS[int(draw.random() * 2)], chooser, thing, to=darer))


def shown(thoughts: Thoughts, chain: Chain) -> str:
    """Return what the last of a chain of minds takes the choice at a story's end to have shown of who made it, as those
    before see it; of the empty chain, what it shows to one who sees everything."""
    deed = thoughts.story[-1]
    if thoughts.believed((*chain, deed.who)) != LOADED or not thoughts.take_in_the_last(chain):
        return OPEN
    return MURDERER if deed.verb == "fire" else NONE
