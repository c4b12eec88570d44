"""Opens: a choice that makes a deed possible, likelier to work or cheaper for another, told by what else there was.

`opens` compares with the chooser's other choices, as it truly is; `meant` as the chooser sees it; `gives` compares
with how things stood before. All are degrees from 0 to 1. Nobody opens a chance to themselves by choosing to wait,
and who lets somebody go has not opened them to the next: to have struck first is not compared with.
"""

from __future__ import annotations

from forbear.language import amounts
from forbear.minds.events import Event
from forbear.minds.node import Node
from forbear.stories.view import View, Weighted
from forbear.stories.vocabulary.case import Case
from forbear.stories.vocabulary.question import Answer


def opens(case: Case, opening: int, answer: int, victim: str) -> Answer:
    """How much the choice at `opening` opened the deed at `answer`, against the choice that opens it least."""
    return Answer(_difference(case, opening, answer, victim, case.frame.truth))


def meant(case: Case, opening: int, answer: int, victim: str) -> Answer:
    """The same, by the lights of whoever chose at `opening`."""
    return Answer(_difference(case, opening, answer, victim, None))


def gives(case: Case, opening: int, answer: int, victim: str) -> Answer:
    """How much the deed at `answer` became possible by what happened at `opening`."""
    point = case.points[opening]
    if point.event is None or opening >= answer or not case.harming(answer, victim).harming:
        return Answer(0.0)
    before = _openness(case, point.before.node, answer, victim)
    after = _openness(case, case.frame.after(opening).node, answer, victim)
    return Answer(amounts.most((0.0, after - before)))


def opened(case: Case, answer: int, victim: str) -> Answer:
    """The most that any earlier choice of somebody else did to open the deed at `answer`."""
    found = [0.0]
    for opening in case.openers(answer):
        found += [question(case, opening, answer, victim).number for question in (opens, gives)]
    return Answer(amounts.most(found))


def _difference(case: Case, opening: int, answer: int, victim: str, view: View | None) -> float:
    point = case.points[opening]
    if point.event is None or opening >= answer or not case.harming(answer, victim).harming:
        return 0.0
    if point.chooser not in case.frame.people or point.chooser == case.doer(answer) or len(point.before.options) < 2:
        return 0.0
    mine = _measure(case, opening, answer, victim, point.event, view)
    struck = case.harming(opening, victim).harming
    others = [
        _measure(case, opening, answer, victim, option.event, view)
        for option in point.before.options
        if option.event != point.event and option.event not in struck
    ]
    return amounts.most([0.0, *(_more(mine, other) for other in others)])


_Measure = tuple[float, float, float]
"""How likely the deed is open, how likely it works in its doer's eyes, and what it costs them in utility."""


def _more(mine: _Measure, other: _Measure) -> float:
    cheaper = 0.0
    if mine[0] and other[0]:
        cheaper = 1 - amounts.exp(-amounts.most((0.0, other[2] / other[0] - mine[2] / mine[0])))
    return amounts.most((0.0, mine[0] - other[0], mine[1] - other[1], cheaper))


def _measure(case: Case, opening: int, answer: int, victim: str, event: Event, view: View | None) -> _Measure:
    point = case.points[opening]
    step = case.points[answer].step
    if view is None:
        name = point.chooser
        view = case.frame.mind(name)
        reached: list[Weighted] = case.foreseen(opening, answer, event)
    elif event == point.event:
        reached = [(1.0, case.points[answer].before.arrived)]
    else:
        node = view.after(point.before.node, event, point.step)
        reached = view.reach([(1.0, node)], case.frame.following(point.step, event), step)
    is_open = works = cost = 0.0
    for weight, node in reached:
        deeds = case.deeds.at(node, step, victim)
        if not deeds.harming:
            continue
        is_open += weight
        works += weight * amounts.most(_works(case, node, answer, deed, victim) for deed in deeds.harming)
        cost += weight * amounts.least(case.cost_seen(node, deed, answer) for deed in deeds.harming)
    return is_open, works, cost


def _works(case: Case, node: Node, answer: int, deed: Event, victim: str) -> float:
    """Return how far the doer expects a deed to put harm up."""
    name = case.doer(answer)
    if name not in case.frame.people:
        return case.deeds.rise(case.frame.truth, node, deed, case.points[answer].step, victim)
    view = case.frame.mind(name)
    worlds = node.beliefs[case.frame.place_of(name)].worlds()
    step = case.points[answer].step
    return amounts.summed(amounts.exp(log) * case.deeds.rise(view, world, deed, step, victim) for log, world in worlds)


def _openness(case: Case, node: Node, answer: int, victim: str) -> float:
    """Return 1 where the deeds at `answer` could be done in a node, were it their doer's turn."""
    return float(any(case.is_possible(deed, node) for deed in case.harming(answer, victim).harming))
