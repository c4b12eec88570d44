"""One weighing with some kinds left out of it: every belief as it is, and what is foreseen of later choices too."""

from __future__ import annotations

from forbear.language import amounts
from forbear.language.problem import LITERAL
from forbear.minds.quantal_response import quantal_response, with_lapses
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
    silent = tuple([None if kind == NO_KIND else kind for kind in kinds])
    values = []
    for event in menu:
        then = case.frame.following(point.step, event)
        values.append(
            amounts.summed(
                amounts.exp(log)
                * (
                    engine.worth(depth, place, engine.after(depths, world, event, point.step), then, counting)
                    - engine.cost_now(name, event, node, world)
                    + engine.cost_now(name, event, node, world, silent)
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
