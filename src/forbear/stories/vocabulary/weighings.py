"""One weighing with some kinds left out of it: every belief as it is, and what is foreseen of later choices too."""

from __future__ import annotations

from forbear.language import amounts
from forbear.language.problem import LITERAL
from forbear.minds.events import Event
from forbear.minds.node import Node
from forbear.minds.quantal_response import quantal_response, with_lapses
from forbear.minds.reading import as_float
from forbear.stories.vocabulary.case import NO_KIND, Case
from forbear.stories.vocabulary.lessons import conscience_at
from forbear.stories.vocabulary.motives import lost
from forbear.stories.vocabulary.question import Answer


def weighed_without(case: Case, answer: int, victim: str, kinds: tuple[str, ...]) -> float:
    """Return the probability of the deed at `answer`, were nothing of these kinds weighed there."""
    point = case.points[answer]
    name = point.chooser
    place, depth, engine = case.frame.place_of(name), case.frame.depth(name), case.frame.engine
    node = point.before.arrived
    counting = tuple(
        number
        for number in engine.reasons_that_count(place, node)
        if case.kind_of(case.frame.task.reasons[number]) not in kinds
    )
    depths = (depth,) * len(case.frame.task.characters)
    menu = engine.menu(node, point.step)
    values = []
    for event in menu:
        then = case.frame.following(point.step, event)
        values.append(
            amounts.summed(
                amounts.exp(log)
                * (
                    engine.worth(depth, place, engine.after(depths, world, event, point.step), then, counting)
                    - engine.cost_now(name, event, node, world)
                    + _cost_of(case, name, event, node, world, kinds)
                )
                for log, world in node.beliefs[place].worlds()
            )
        )
    mind = case.frame.task.minds[place]
    is_literal = depth > 0 or mind.level0 == LITERAL
    odds = with_lapses(quantal_response(tuple(values), mind.precision), mind.lapse)
    logs = odds if is_literal else engine.policy(depth, node, point.step)
    harming = case.harming(answer, victim).harming
    return amounts.summed(amounts.exp(log) for event, log in zip(menu, logs, strict=True) if event in harming)


def pang(case: Case, answer: int, victim: str) -> Answer:
    """What conscience truly takes for the deed at `answer`, in utility: its cost, or where the domain knows of no such
    cost, what reasons of that kind would lose."""
    costs = [c for a in case.frame.task.actions for c in a.costs if c.kind == "conscience"]
    if costs or case.doer(answer) not in case.frame.people or case.points[answer].chooser != case.doer(answer):
        return Answer(conscience_at(case, answer, victim, case.points[answer].before.node))
    return Answer(lost(case, answer, victim, "conscience"))


def _cost_of(case: Case, name: str, event: Event, actual: Node, world: Node, kinds: tuple[str, ...]) -> float:
    """Return what doing an event now costs of these kinds: one's own fluents as they are, all else as believed."""
    if event.action is None or not event.carries:
        return 0.0
    costs = [
        cost
        for cost in case.frame.task.actions[event.action].costs
        if cost.character == name and (cost.kind or NO_KIND) in kinds
    ]
    if not costs:
        return 0.0
    fluents = case.frame.task.fluents
    state = tuple(
        actual.state[cell] if fluents[cell].subject == name else value for cell, value in enumerate(world.state)
    )
    reader = case.frame.engine.reader
    return amounts.summed(as_float(reader.reading(cost.amount)(state, world)) for cost in costs)
