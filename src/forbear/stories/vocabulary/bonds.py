"""How people stand to each other apart from any choice: who needs whom, who is against whom, what has become of them.

Told by trying it out: somebody's reasons, read in the state as it is and as it would be if harm had come to another.
"""

from __future__ import annotations

from forbear.grounding import what_if
from forbear.language import amounts
from forbear.language.kinds import TIES
from forbear.language.problem import UNCHOSEN
from forbear.stories.questions.knockout import named_values
from forbear.stories.vocabulary.case import Case
from forbear.stories.vocabulary.lessons import conscience_at
from forbear.stories.vocabulary.motives import details_of
from forbear.stories.vocabulary.question import Answer


def needs(case: Case, name: str, other: str, step: int) -> Answer:
    """What somebody would lose if harm came to another before a step, in utility, by reasons of the kinds that tie them."""
    losses = {
        number: -gain
        for number, gain in _by_harm(case, name, other, step).items()
        if case.kind_of(case.frame.task.reasons[number]) in TIES
    }
    return Answer(_total(losses), details_of(case, losses))


def against(case: Case, name: str, other: str, step: int) -> Answer:
    """What somebody would win if harm came to another before a step, in utility."""
    gains = _by_harm(case, name, other, step)
    return Answer(_total(gains), details_of(case, gains))


def sheds(case: Case, name: str, step: int, answer: int, victim: str) -> Answer:
    """1 if somebody's reasons or conscience are no longer, at the end, those they came with."""
    if name not in case.frame.people:
        return Answer(0.0)
    place, engine = case.frame.place_of(name), case.frame.engine
    before, end = case.points[step].before.node, case.frame.end.node
    shed = set(engine.reasons_that_count(place, before)) - set(engine.reasons_that_count(place, end))
    moved = conscience_at(case, answer, victim, end) - conscience_at(case, answer, victim, before)
    return Answer(float(bool(shed) or moved > case.threshold("felt")))


def sways(case: Case, step: int, other: str) -> Answer:
    """How far what was chosen at a step hangs on what its chooser thinks of another: the most that the probability of
    the choice falls by when one belief about them is turned."""
    point = case.points[step]
    if point.event is None or point.chooser in UNCHOSEN or len(point.before.options) < 2:
        return Answer(0.0)
    name, task = point.chooser, case.frame.task
    now = {option.event: option.probability for option in point.before.options}[point.event]
    largest = 0.0
    for cell, fluent in enumerate(task.fluents):
        if fluent.subject != other:
            continue
        odds = point.before.odds((name,))[cell]
        likeliest = max(odds, key=lambda value: odds[value])
        for value in named_values(task, cell):
            if value == likeliest:
                continue
            altered = case.frame.altered(what_if.with_belief(task, (name,), cell, ((value, 1.0),))).before(step)
            if altered is not None:
                found = {option.event: option.probability for option in altered.options}
                largest = max(largest, now - found.get(point.event, 0.0))
    return Answer(largest)


def _by_harm(case: Case, name: str, other: str, step: int) -> dict[int, float]:
    if name not in case.frame.people or other not in case.frame.people:
        return {}
    node = case.points[step].before.node
    counting = case.frame.engine.reasons_that_count(case.frame.place_of(name), node)
    found = {number: case.by_harm(number, node, other) for number in counting}
    return {number: change for number, change in found.items() if change}


def _total(changes: dict[int, float]) -> float:
    return amounts.summed(amounts.most((0.0, change)) for change in changes.values())
