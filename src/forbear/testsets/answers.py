"""What is asked of a story of each kind, and the right answer to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal as OneOf
from typing import get_args

from forbear.testsets.chains import Chain, believed, knows
from forbear.testsets.dares import shown
from forbear.testsets.doings import Doing, Opened

TestsetKind = OneOf[
    "unseen-move", "second-order", "hidden-observer", "private-word", "deception", "white-lie", "knows-whether", "trope"
]

KINDS: tuple[TestsetKind, ...] = get_args(TestsetKind)


def answered(kind: TestsetKind, begun: Opened, story: Sequence[Doing], chain: Chain, thing: str) -> str:
    """Return the right answer to the question of a kind about a thing, put to a chain of minds after a story."""
    match kind:
        case "knows-whether":
            return "yes" if knows(begun, story, chain, thing) else "no"
        case "trope":
            return shown(begun, story, chain, thing)
    return believed(begun, story, chain, thing)
