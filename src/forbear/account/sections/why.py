"""Why each choice was made, in words and as data: what it hung on, the strongest first."""

from __future__ import annotations

from forbear.account.lines import Line, Piece, bar, beside, heading, line, paragraph, percent
from forbear.account.naming import Naming
from forbear.account.plain import Data, plain
from forbear.account.record import Record
from forbear.account.sections.knockouts import without
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
from forbear.stories.questions.regret import Regret
from forbear.stories.questions.why import Influence, Why

MOST = 4
"""So many causes of one choice are told; the data has them all."""

FELT = 0.01
"""A regret of less utility than this is not told."""


def why_section(record: Record, whys: tuple[Why, ...]) -> list[Line]:
    """Return what every choice of the told story hung on."""
    naming = Naming(record.problem, record.task)
    story = record.told
    if story is None or not whys:
        return []
    found: list[Line] = heading("Why")
    for why in whys:
        told = sentence(naming.event(story.steps[why.step].event))
        chance = Piece(f" ({percent(why.probability)})", "number")
        found += [line(Piece(f"{why.step + 1:>2}. ", "faint"), Piece(told, "strong"), chance)]
        found += _because(why, naming)
        if not why.complete:
            found += paragraph("Not everything was tried: a limit was hit.", "    ", "warning")
    return found


def _because(why: Why, naming: Naming) -> list[Line]:
    if why.because:
        turned = (
            "It would not have been the likeliest" if why.was_likeliest else "It would have been half as likely at most"
        )
        found = [line(f"    {turned}")]
        for influence in _distinct(why.because)[:MOST]:
            found += _influence(influence, naming)
        return found
    if why.singles:
        found = [line("    Nothing that was silenced, alone or in pairs, turns it. Most moved it:")]
        for influence in _distinct(why.singles)[: MOST // 2]:
            found += _influence(influence, naming)
        return found
    return [line("    Nothing that was silenced moves it at all.")]


def _influence(influence: Influence, naming: Naming) -> list[Line]:
    share = influence.probability
    told = without(influence.without, naming)
    return beside(told, "      ", 54, bar(share), Piece(f" {percent(share):>5}", "number"))


def _distinct(influences: tuple[Influence, ...]) -> list[Influence]:
    """Return the influences, of those that come to the same only the first."""
    found: dict[tuple[float, int], Influence] = {}
    for influence in influences:
        found.setdefault((round(influence.probability, 9), len(influence.without)), influence)
    return list(found.values())


def regret_section(record: Record, regrets: tuple[Regret, ...]) -> list[Line]:
    """Return who has cause to regret what, both ways of judging it."""
    naming = Naming(record.problem, record.task)
    story = record.told
    felt = [r for r in regrets if max(r.with_hindsight, r.as_they_see_it) >= FELT]
    if story is None or not felt:
        return []
    found: list[Line] = heading("Regret")
    for regret in felt:
        told = (
            f"{sentence(naming.person(regret.character))}, of step {regret.step + 1}: {naming.amount(regret.with_hindsight)} with hindsight, "
            f"{naming.amount(regret.as_they_see_it)} as {naming.person(regret.character)} sees it in the end."
        )
        found += paragraph(told, "  ", hanging="  ")
    return found


def why_data(why: Why, naming: Naming) -> Data:
    """Return why a choice was made, as data."""
    return {
        "step": why.step,
        "character": why.character,
        "probability": why.probability,
        "was_likeliest": why.was_likeliest,
        "because": [_influence_data(influence, naming) for influence in why.because],
        "moved_by": [_influence_data(influence, naming) for influence in why.singles],
        "would_not_have_come_to_this": [_knockout_data(thing, naming) for thing in why.impossible],
        "complete": why.complete,
    }


def regret_data(regret: Regret) -> Data:
    """Return a regret as data."""
    return {
        "step": regret.step,
        "character": regret.character,
        "with_hindsight": regret.with_hindsight,
        "as_they_see_it": regret.as_they_see_it,
    }


def _influence_data(influence: Influence, naming: Naming) -> Data:
    return {
        "without": [_knockout_data(thing, naming) for thing in influence.without],
        "told": without(influence.without, naming),
        "probability": influence.probability,
        "turns": influence.turns,
    }


def _knockout_data(thing: Knockout, naming: Naming) -> Data:
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
