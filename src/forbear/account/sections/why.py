"""Why each choice was made, in words and as data: what it hung on, the strongest first."""

from __future__ import annotations

from forbear.account.inquiry import Inquiry
from forbear.account.knockouts import without
from forbear.account.lines import Fragment, Line, bar, beside, heading, line, paragraph, percent
from forbear.account.naming import Naming
from forbear.account.plain import Data, plain
from forbear.account.section import Section
from forbear.account.words import sentence
from forbear.stories.questions.knockout import (
    Knockout,
    OtherBelief,
    OtherChance,
    OtherDraw,
    OtherFact,
    SilencedCost,
    SilencedReason,
)
from forbear.stories.questions.what_ifs import WhatIfs
from forbear.stories.questions.why import Influence, Why, why

MOST = 4
"""So many causes of one choice are told; the data has them all."""


def whys(inquiry: Inquiry) -> tuple[Why, ...]:
    """Return what every choice of the told story hung on; nothing where none could be finished."""
    story = inquiry.record.told
    if story is None:
        return ()
    found = why(
        WhatIfs(story, inquiry.engines.sharing()), largest=inquiry.extent.largest, on_progress=inquiry.on_progress
    )
    return inquiry.heed(found)


def _lines(inquiry: Inquiry) -> list[Line]:
    story, naming, found_whys = inquiry.record.told, inquiry.naming, inquiry.once(whys)
    if story is None or not found_whys:
        return []
    found: list[Line] = heading("Why")
    for one in found_whys:
        told = sentence(naming.event(story.steps[one.step].event))
        chance = Fragment(f" ({percent(one.probability)})", "number")
        found += [line(Fragment(f"{one.step + 1:>2}. ", "faint"), Fragment(told, "strong"), chance)]
        found += because_lines(one, naming)
        if not one.complete:
            reason = "it was interrupted" if one.interrupted else "a limit was hit"
            found += paragraph(f"Not everything was tried: {reason}.", "    ", "warning")
    return found


def because_lines(one: Why, naming: Naming) -> list[Line]:
    """Return what one choice hung on."""
    if one.because:
        turned = (
            "It would not have been the likeliest" if one.was_likeliest else "It would have been half as likely at most"
        )
        found = [line(f"    {turned}")]
        together = _either_way(one.because)
        for influence in _distinct(tuple(together))[:MOST]:
            found += _influence(influence, naming, _sure_of(together[influence], naming))
        return found
    if one.evened:
        found = [line("    Something else would have been as likely")]
        for influence in _distinct(one.evened)[:MOST]:
            found += _influence(influence, naming)
        return found
    if one.singles:
        found = [line("    Nothing that was silenced, alone or in pairs, turns it. Most moved it:")]
        for influence in _distinct(one.singles)[: MOST // 2]:
            found += _influence(influence, naming)
        return found
    return [line("    Nothing that was silenced moves it at all.")]


def _influence(influence: Influence, naming: Naming, told: str | None = None) -> list[Line]:
    share = influence.probability
    told = without(influence.without, naming) if told is None else told
    return beside(told, "      ", 54, bar(share), Fragment(f" {percent(share):>5}", "number"))


def _either_way(influences: tuple[Influence, ...]) -> dict[Influence, list[Influence]]:
    """Return the influences, by the first of those that are one mind's being sure of a thing in one way or another."""
    found: dict[object, list[Influence]] = {}
    for place, influence in enumerate(influences):
        thing = influence.without[0]
        alone = len(influence.without) == 1 and isinstance(thing, OtherBelief)
        key = (thing.path, thing.openly, thing.cell) if alone and isinstance(thing, OtherBelief) else place
        found.setdefault(key, []).append(influence)
    return {together[0]: together for together in found.values()}


def _sure_of(influences: list[Influence], naming: Naming) -> str | None:
    """Return what several ways of being sure come to: it is a tie which of them it is, what counts is to be sure."""
    thing = influences[0].without[0]
    if len(influences) < 2 or not isinstance(thing, OtherBelief):
        return None
    names = [naming.person(name) for name in thing.path]
    known = ", and everyone knew it" if thing.openly else ""
    thought = " thought ".join([*names[:-1], f"{names[-1]} were sure"])
    return f"if {thought}, either way, {naming.question(thing.cell, thing.value)}{known}"


def _distinct(influences: tuple[Influence, ...]) -> list[Influence]:
    """Return the influences, of those that come to the same only the first."""
    found: dict[tuple[float, int], Influence] = {}
    for influence in influences:
        found.setdefault((round(influence.probability, 9), len(influence.without)), influence)
    return list(found.values())


def why_data(one: Why, naming: Naming) -> Data:
    """Return what one choice hung on, as data."""
    return {
        "step": one.step,
        "character": one.character,
        "probability": one.probability,
        "was_likeliest": one.was_likeliest,
        "because": [_influence_data(influence, naming) for influence in one.because],
        "evened_by": [_influence_data(influence, naming) for influence in one.evened],
        "moved_by": [_influence_data(influence, naming) for influence in one.singles],
        "would_not_have_come_to_this": [knockout_data(thing, naming) for thing in one.impossible],
        "complete": one.complete,
    }


def _data(inquiry: Inquiry) -> Data:
    return {"why": [why_data(one, inquiry.naming) for one in inquiry.once(whys)]}


def _influence_data(influence: Influence, naming: Naming) -> Data:
    return {
        "without": [knockout_data(thing, naming) for thing in influence.without],
        "told": without(influence.without, naming),
        "probability": influence.probability,
        "turns": influence.turns,
    }


def knockout_data(thing: Knockout, naming: Naming) -> Data:
    match thing:
        case SilencedReason(name, character):
            return {"kind": "reason", "name": name, "character": character}
        case SilencedCost(action, character, kind):
            return {"kind": "cost", "action": action, "character": character, "of_kind": kind}
        case OtherBelief(path, openly, cell, value):
            fluent = naming.fluent(cell)
            return {"kind": "belief", "path": list(path), "openly": openly, "fluent": fluent, "value": plain(value)}
        case OtherFact(cell, value):
            return {"kind": "fact", "fluent": naming.fluent(cell), "value": plain(value)}
        case OtherDraw(cell, value):
            return {"kind": "draw", "fluent": naming.fluent(cell), "value": plain(value)}
        case OtherChance(action):
            return {"kind": "chance", "action": naming.deed(action)}


SECTION = Section("why", _lines, _data, is_asked=True, says_why=True)
