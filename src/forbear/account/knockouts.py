"""What was knocked out, in words: the beginning of a sentence that says what would have become of a choice."""

from __future__ import annotations

from forbear.account.naming import Naming
from forbear.account.words import listed
from forbear.language.values import UNKNOWN, Value
from forbear.stories.knockout import (
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
            return f"{character} had no reason of {name}"
        case SilencedCost(action, character, kind):
            of_kind = f" ({kind})" if kind else ""
            return f"to {_spaced(action)} cost {character} nothing{of_kind}"
        case OtherBelief(path, openly, cell, value):
            sure = f"{path[-1]} were sure that {_fact(naming, cell, value)}"
            if openly:
                return f"{sure}, and everyone knew it"
            return " thought ".join([*path[:-1], sure])
        case OtherFact(cell, value):
            return _were(naming, cell, value)
        case OtherDraw(cell, value):
            return f"chance had brought {_fact(naming, cell, value)}"
        case OtherChance(action):
            return f"by chance this came: {naming.deed(action)}"


def _fact(naming: Naming, cell: int, value: Value) -> str:
    return naming.fact(cell, value)


def _were(naming: Naming, cell: int, value: Value) -> str:
    if isinstance(value, bool):
        return f"{naming.fluent(cell)} were {'so' if value else 'not so'}"
    if value is UNKNOWN:
        return f"{naming.fluent(cell)} were unknown"
    return f"{naming.fluent(cell)} were {naming.value(cell, value)}"


def _spaced(name: str) -> str:
    return name.replace("_", " ")
