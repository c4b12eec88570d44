"""What a choice of a cast hangs on: each reason, cost and belief of the chooser's knocked out, and all weighed again."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.account.knockouts import without
from forbear.account.naming import Naming
from forbear.api.casts.records import Cause
from forbear.errors import RequestError
from forbear.language.expressions import Cell, Comparison, Literal
from forbear.language.problem import READER
from forbear.minds.inform import tell
from forbear.minds.live.held import held
from forbear.minds.live.open_minds import OpenMinds
from forbear.minds.live.weighing import weigh
from forbear.records import replace
from forbear.stories.follow import describe
from forbear.stories.questions.knockout import OtherBelief, SilencedCost, SilencedReason, knockouts, named_values

_MOVED = 0.005


def causes(minds: OpenMinds, naming: Naming, who: str, option: str, ahead: tuple[str, ...]) -> tuple[Cause, ...]:
    """Return what moves the odds of an option, what moves them most first. Raises RequestError, LimitReached."""
    before = _chance(minds, who, option, ahead)
    found = []
    for told, without_it in _knocked_out(minds, naming, who):
        after = _chance(without_it, who, option, ahead)
        if without_it.engine.interner is not minds.engine.interner:
            without_it.let_go()
        if abs(after - before) > _MOVED:
            found.append(Cause(told, after, after - before))
    return tuple(sorted(found, key=lambda cause: -abs(cause.moved)))


def _chance(minds: OpenMinds, who: str, option: str, ahead: tuple[str, ...]) -> float:
    found = weigh(minds, who, ahead, minds.depth(who), None)
    odds = dict(zip((describe(event, minds.task) for event in found.events), found.probabilities, strict=True))
    fitting = [name for name in odds if option in (name, name.partition("(")[0])]
    if len(fitting) != 1:
        listed = ", ".join(list(odds)[:20])
        raise RequestError(f"'{option}' is not open to {who}, or could be several", f"open: {listed or 'nothing'}")
    return odds[fitting[0]]


def _knocked_out(minds: OpenMinds, naming: Naming, who: str) -> Iterator[tuple[str, OpenMinds]]:
    task, engine = minds.task, minds.engine
    for thing in knockouts(replace(task, turns=task.characters)):
        match thing:
            case SilencedReason(_, character) | SilencedCost(_, character, _) if character == who:
                yield without((thing,), naming), minds.altered(thing.apply(task))
    place = task.characters.index(who)
    belief = minds.node.beliefs[place]
    for cell, odds in held(belief).items():
        for value in odds:
            formula = Comparison("==", Cell(cell), Literal(value))
            told = without((OtherBelief((who,), False, cell, value),), naming)
            yield told, minds.at(engine.heard(minds.node, who, formula))
    for other, name in enumerate(task.characters):
        if name in (who, READER):
            continue
        doubted = {cell for _, world in belief.worlds() for cell in held(world.beliefs[other])}
        for cell in sorted(doubted):
            for value in named_values(task, cell):
                told = without((OtherBelief((who, name), False, cell, value),), naming)
                yield told, minds.at(tell(minds.node, (place, other), cell, ((value, 1.0),), engine.interner))
