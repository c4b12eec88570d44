"""What is asked of a story of each kind, and the right answer to it."""

from __future__ import annotations

from typing import Literal as OneOf
from typing import get_args

from forbear.testsets.chains import Chain, Thoughts
from forbear.testsets.dares import shown

TestsetKind = OneOf[
    "unseen-move", "second-order", "hidden-observer", "private-word", "deception", "white-lie", "knows-whether", "trope"
]

KINDS: tuple[TestsetKind, ...] = get_args(TestsetKind)


def answered(kind: TestsetKind, thoughts: Thoughts, chain: Chain) -> str:
    """Return the right answer to the question of a kind about a thing, put to a chain of minds after a story."""
    match kind:
        case "knows-whether":
            return "yes" if thoughts.knows(chain) else "no"
        case "trope":
            return shown(thoughts, chain)
    return thoughts.believed(chain)
