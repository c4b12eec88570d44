"""What somebody expected: of another's choice, of a deed's working, and what they would lose or win by it.

Asked of the chooser at an earlier step, once they have chosen, over the worlds they believe in.
"""

from __future__ import annotations

from forbear.grounding.task import GroundAssign
from forbear.language import amounts
from forbear.language.expressions import TRUE, Literal
from forbear.language.problem import UNCHOSEN
from forbear.language.ties import SAME
from forbear.logic.cells import cells_of
from forbear.minds.events import Event, Step
from forbear.minds.node import Node
from forbear.stories.view import Weighted
from forbear.stories.vocabulary.case import Case
from forbear.stories.vocabulary.motives import details_of
from forbear.stories.vocabulary.question import Answer


def expects(case: Case, opening: int, answer: int, victim: str) -> Answer:
    """The probability that the chooser at `opening` gave to the deed being done by the doer of `answer`, there or at any
    turn before it."""
    if not _can_be_asked(case, opening, answer):
        return Answer(0.0)
    point, engine = case.points[opening], case.frame.engine
    assert point.event is not None
    view = case.frame.mind(point.chooser)
    worlds = point.before.arrived.beliefs[case.frame.place_of(point.chooser)].worlds()
    chosen = [(amounts.exp(log), view.after(world, point.event, point.step)) for log, world in worlds]
    doer = case.points[answer].chooser

    def harming(node: Node, step: Step) -> tuple[Event, ...]:
        return case.deeds.at(node, step, victim).harming if engine.chooser(node, step) == doer else ()

    start = case.frame.following(point.step, point.event)
    return Answer(view.come_to_pass(chosen, start, case.points[answer].step, harming))


def would(case: Case, answer: int, victim: str) -> Answer:
    """The probability of the deed at `answer`, as its doer stands there."""
    point = case.points[answer]
    harming = case.harming(answer, victim).harming
    return Answer(amounts.summed(o.probability for o in point.before.options if o.event in harming))


def unread(case: Case, answer: int, opening: int, victim: str) -> Answer:
    """The probability of the deed had its doer read nothing into what was done since `opening`."""
    name = case.doer(answer)
    if name not in case.frame.people or case.points[answer].chooser != name:
        return would(case, answer, victim)
    step = case.points[answer].step
    node = case.plainly(opening, answer, name)
    harming = case.deeds.at(node, step, victim).harming
    return Answer(amounts.summed(share for event, share in case.frame.truth.odds(node, step) if event in harming))


def foresaw(case: Case, name: str, step: int) -> Answer:
    """The probability that somebody gave to what was done at a step, before it was, as one of their depth expects it."""
    point = case.points[step]
    if point.event is None or name not in case.frame.people:
        return Answer(0.0)
    view = case.frame.mind(name)
    worlds = point.before.arrived.beliefs[case.frame.place_of(name)].worlds()
    return Answer(
        amounts.summed(
            amounts.exp(log)
            * dict(view.odds(case.frame.engine.arrived(world, point.step), point.step)).get(point.event, 0.0)
            for log, world in worlds
        )
    )


def works(case: Case, opening: int, answer: int, victim: str) -> Answer:
    """How far the chooser at `opening` thought that the deed, if it were done, would put the victim's harm up.

    At `answer` itself it is what the doer of the deed thinks.
    """
    point = case.points[answer]
    if opening == answer:
        deed, name = case.deed(answer, victim), case.doer(answer)
        if deed is None:
            return Answer(0.0)
        if name not in case.frame.people or point.chooser != name:
            return Answer(case.deeds.rise(case.frame.truth, point.before.arrived, deed, point.step, victim))
        worlds = point.before.arrived.beliefs[case.frame.place_of(name)].worlds()
        return Answer(
            amounts.summed(amounts.exp(log) * _rise(case, name, world, answer, deed, victim) for log, world in worlds)
        )
    if not _can_be_asked(case, opening, answer):
        return Answer(0.0)
    name = case.points[opening].chooser
    view = case.frame.mind(name)
    found = total = 0.0
    for weight, node in case.foreseen(opening, answer):
        deed = case.likeliest(view, node, answer, case.deeds.at(node, point.step, victim).harming)
        if deed is not None:
            total += weight
            found += weight * _rise(case, name, node, answer, deed, victim)
    return Answer(found / total if total else 0.0)


def _rise(case: Case, name: str, node: Node, answer: int, deed: Event, victim: str) -> float:
    """Return how far a deed puts harm up in one's eyes: at once, or in the end where it counts on others."""
    view, step = case.frame.mind(name), case.points[answer].step
    if any(case.deeds.at(node, step, victim).harming):
        at_once = case.deeds.rise(view, node, deed, step, victim)
        own = deed.action is not None and case.frame.bindings.potential(
            case.frame.task.actions[deed.action], node, victim
        )
        if at_once > 0 or own or case.deeds.at(node, step, victim).by_nature:
            return at_once
    harm = case.frame.bindings.harm
    in_the_end = view.expect_after(("harm", victim), node, deed, step, lambda end: harm(end, victim))
    return in_the_end - harm(node, victim)


def loses(case: Case, opening: int, answer: int, victim: str) -> Answer:
    """What the chooser at `opening` would lose by the deed, in utility, in all their own reasons."""
    gains = _by_deed(case, opening, answer, victim)
    losses = {number: -gain for number, gain in gains.items()}
    return Answer(amounts.summed(losses.values()), details_of(case, losses))


def saves(case: Case, step: int, name: str) -> Answer:
    """How far the harm that comes to somebody in the end was put down by what was chosen at a step, by the lights of
    whoever chose, against the choice that puts it up most: a degree from 0 to 1."""
    point = case.points[step]
    if point.event is None or point.chooser not in case.frame.people:
        return Answer(0.0)
    view, harm = case.frame.mind(point.chooser), case.frame.bindings.harm
    worlds = point.before.arrived.beliefs[case.frame.place_of(point.chooser)].worlds()
    in_the_end = {
        option.event: amounts.summed(
            amounts.exp(log)
            * view.expect_after(("harm", name), world, option.event, point.step, lambda end: harm(end, name))
            for log, world in worlds
        )
        for option in point.before.options
    }
    return Answer(amounts.most(in_the_end.values()) - in_the_end[point.event])


def wants(case: Case, opening: int, answer: int, victim: str) -> Answer:
    """What the chooser at `opening` would win by the deed in what their reasons hold of its doer, in utility; what they would
    have by harm to the victim or to the doer is left aside."""
    other, node = case.doer(answer), case.points[opening].before.arrived
    gains = {}
    for number, gain in _by_deed(case, opening, answer, victim).items():
        read = cells_of(case.frame.task.reasons[number].value)
        if any(case.frame.task.fluents[cell].subject == other for cell in read):
            by_harm = (amounts.most((0.0, case.by_harm(number, node, name))) for name in (victim, other))
            gains[number] = gain - amounts.summed(by_harm)
    positive = {number: amounts.most((0.0, gain)) for number, gain in gains.items()}
    return Answer(amounts.summed(positive.values()), details_of(case, positive))


def informs(case: Case, opening: int, answer: int) -> Answer:
    """The value of the information that the answer gives the chooser at `opening`, in utility: what they can do better
    at their next choice for knowing it, by their own lights. Answers after which nothing is
    open that is open after others they tell apart in any case.

    What harm the answer does to themselves is left aside: a test tells as much where failing it kills whoever makes it,
    and what it would have told is what counts before.
    """
    if not _can_be_asked(case, opening, answer) or case.points[answer].event is None:
        return Answer(0.0)
    name = case.points[opening].chooser
    later = [n for n in range(answer + 1, len(case.points)) if case.points[n].chooser == name]
    if not later:
        return Answer(0.0)
    view, step, then = case.frame.mind(name), case.points[answer].step, case.points[later[0]].step
    depth = case.frame.depth(name)
    worlds: list[dict[Event, float]] = []
    reached = case.foreseen(opening, answer)
    for event in {option.event for option in case.points[answer].before.options}:
        arrived: dict[Node, float] = {}
        for weight, node in reached:
            share = dict(view.odds(node, step)).get(event, 0.0)
            if share:
                start = case.frame.following(step, event)
                for inner, there in view.reach([(weight * share, view.after(node, event, step))], start, then):
                    unharmed = _unharmed(case, there, node, then, name)
                    arrived[unharmed] = arrived.get(unharmed, 0.0) + inner
        for there, weight in arrived.items():
            if case.frame.engine.chooser(there, then) != name:
                continue
            menu = case.frame.engine.menu(there, then)
            found = case.frame.engine.values(depth, there, then)
            worlds.append({choice: weight * value for choice, value in zip(menu, found, strict=True)})
    return Answer(amounts.most((0.0, amounts.summed(map(_gained, _alike(worlds))))))


def _alike(worlds: list[dict[Event, float]]) -> list[list[dict[Event, float]]]:
    """Return worlds, each as what may be done there with what it is worth, put together where something may be done in both."""
    found: list[list[dict[Event, float]]] = []
    for world in worlds:
        apart = [group for group in found if all(world.keys().isdisjoint(other) for other in group)]
        joined = [other for group in found if group not in apart for other in group]
        found = [*apart, [*joined, world]]
    return found


def _gained(worlds: list[dict[Event, float]]) -> float:
    """Return what it is worth to know in which of some worlds one is: the best in each, against the best that is open in all;
    nothing where none is."""
    in_all = [choice for choice in worlds[0] if all(choice in world for world in worlds)]
    if not in_all:
        return 0.0
    known = amounts.summed(amounts.most(world.values()) for world in worlds)
    return known - amounts.most(amounts.summed(world[choice] for world in worlds) for choice in in_all)


def _unharmed(case: Case, node: Node, before: Node, step: Step, name: str) -> Node:
    """Return a node in which a step begins as if no harm had come to somebody since an earlier one: what tells of it put right,
    in every mind that had seen it."""
    harm = case.frame.bindings.harm
    if harm(node, name) <= harm(before, name) + SAME:
        return node
    healed = tuple(
        GroundAssign((), cell, Literal(before.state[cell]), TRUE)
        for cell in sorted(case.frame.bindings.cells("harm", name))
        if node.state[cell] != before.state[cell]
    )
    return case.frame.engine.arrived(case.frame.engine.put_right(node, healed), step)


def _by_deed(case: Case, opening: int, answer: int, victim: str) -> dict[int, float]:
    """Return what each reason of the chooser at `opening` would win if the deed were done rather than not."""
    if not _can_be_asked(case, opening, answer):
        return {}
    name = case.points[opening].chooser
    engine = case.frame.engine
    counting = engine.reasons_that_count(case.frame.place_of(name), case.points[opening].before.arrived)
    reached = case.foreseen(opening, answer)
    found: dict[int, float] = {}
    for reason in counting:
        found[reason] = _difference(case, reached, answer, victim, reason)
    return found


def _difference(case: Case, reached: list[Weighted], answer: int, victim: str, reason: int) -> float:
    """Return how much more a reason comes to if the deed is done than if it is not."""
    name = case.frame.task.reasons[reason].character
    view, step = case.frame.mind(name), case.points[answer].step
    worth = case.frame.engine.reader.worth(case.frame.task.reasons[reason].value)

    def at_end(node: Node) -> float:
        return worth(node.state, node)

    parts = []
    for weight, node in reached:
        deeds = case.deeds.at(node, step, victim)
        done = case.likeliest(view, node, answer, deeds.harming)
        left = case.likeliest(view, node, answer, deeds.harmless)
        if done is None or left is None:
            continue
        key = ("reason", reason)
        after = [view.expect_after(key, node, event, step, at_end) for event in (done, left)]
        parts.append(weight * (after[0] - after[1]))
    return amounts.summed(parts)


def _can_be_asked(case: Case, opening: int, answer: int) -> bool:
    point = case.points[opening]
    return opening < answer and point.event is not None and point.chooser not in UNCHOSEN and bool(case.points[answer])
