"""What was knocked out, in words: the beginning of a sentence that says what would have become of a choice."""

from __future__ import annotations

from forbear.account.cares import counting
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

SUPPOSED = "it were so that "


def without(things: tuple[Knockout, ...], naming: Naming) -> str:
    """Return what would have had to be otherwise: `if it cost Ilsa nothing to kill`, joined by `and`."""
    facts = [counting(thing, naming) for thing in things if isinstance(thing, (SilencedReason, SilencedCost))]
    counted = [fact for fact in facts if fact is not None]
    if len(things) > 1 and len(counted) == len(things):
        return f"if it counted neither that {' nor that '.join(counted)}"
    told = [_one(thing, naming) for thing in things]
    supposed = [one.removeprefix(SUPPOSED) for one in told if one.startswith(SUPPOSED)]
    if len(supposed) == len(told):
        return f"if {SUPPOSED}{' and that '.join(supposed)}"
    return listed([f"if {one}" for one in told])


def _one(thing: Knockout, naming: Naming) -> str:
    match thing:
        case SilencedReason() | SilencedCost() if (fact := counting(thing, naming)) is not None:
            return f"it did not count that {fact}"
        case SilencedReason(name, character):
            who, what = naming.thing(character), naming.reason(name, character)
            return f"{who} had no reason of {_spaced(name)}" if what is None else f"{who} did not care about {what}"
        case SilencedCost(action, character, kind):
            of_kind = f" ({kind})" if kind and naming.is_of_several_kinds(action, character) else ""
            return f"it cost {naming.thing(character)} nothing{of_kind} to {_spaced(action)}"
        case OtherBelief(path, openly, cell, value):
            names = [naming.person(name) for name in path]
            sure = f"{names[-1]} were sure that {naming.fact(cell, value)}"
            if openly:
                return f"{sure}, and everyone knew it"
            return " thought ".join([*names[:-1], sure])
        case OtherFact(cell, value):
            supposed = naming.supposed(cell, value)
            if cell in naming.task.changing and supposed.startswith(SUPPOSED):
                return f"it had been so from the first that {supposed.removeprefix(SUPPOSED)}"
            return supposed
        case OtherDraw(cell, value):
            return f"chance had brought it that {naming.fact(cell, value)}"
        case OtherChance(action):
            return f"by chance this came: {naming.deed(action)}"


def _spaced(name: str) -> str:
    return name.replace("_", " ")
