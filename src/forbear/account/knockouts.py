"""What was knocked out, in words: the beginning of a sentence that says what would have become of a choice."""

from __future__ import annotations

from forbear.account.naming import Naming
from forbear.account.words import listed
from forbear.stories.questions.knockout import (
    Knockout,
    OtherBelief,
    OtherChance,
    OtherDraw,
    OtherFact,
    SilencedCost,
    SilencedReason,
)


def without(things: tuple[Knockout, ...], naming: Naming) -> str:
    """Return what would have had to be otherwise: `if it cost Ilsa nothing to kill`, joined by `and`."""
    return listed([f"if {_one(thing, naming)}" for thing in things])


def _one(thing: Knockout, naming: Naming) -> str:
    match thing:
        case SilencedReason(name, character):
            who, what = naming.thing(character), naming.reason(name, character)
            return f"{who} had no reason of {_spaced(name)}" if what is None else f"{who} did not care about {what}"
        case SilencedCost(action, character, kind):
            of_kind = f" ({kind})" if kind else ""
            return f"it cost {naming.thing(character)} nothing{of_kind} to {_spaced(action)}"
        case OtherBelief(path, openly, cell, value):
            names = [naming.person(name) for name in path]
            sure = f"{names[-1]} were sure that {naming.fact(cell, value)}"
            if openly:
                return f"{sure}, and everyone knew it"
            return " thought ".join([*names[:-1], sure])
        case OtherFact(cell, value):
            return naming.supposed(cell, value)
        case OtherDraw(cell, value):
            return f"chance had brought it that {naming.fact(cell, value)}"
        case OtherChance(action):
            return f"by chance this came: {naming.deed(action)}"


def _spaced(name: str) -> str:
    return name.replace("_", " ")
