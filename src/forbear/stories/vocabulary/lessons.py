"""What somebody thinks of somebody, and how that moved: their worth, and the conscience that a deed would cost them.

`worth(b)` is what the domain binds. `conscience(answer, victim)` is the weight given to the doer's being held back: the
deed's cost of the kind conscience, foreseen as at least half of what it truly is (or, where it is truly nothing, as
anything).
"""

from __future__ import annotations

from forbear.language import amounts
from forbear.minds.node import Node
from forbear.stories.vocabulary.case import Case
from forbear.stories.vocabulary.motives import knows_motive
from forbear.stories.vocabulary.question import Answer, Question

LEAST = 0.05
"""A conscience that costs less, in utility, is none."""


def thinks(case: Case, name: str, matter: Question, step: int) -> Answer:
    """The weight that somebody gives to a matter before a step."""
    return Answer(_weight(case, name, matter, case.points[step].before.node))


def in_the_end(case: Case, name: str, matter: Question) -> Answer:
    """The weight that somebody gives to a matter at the end of the story."""
    return Answer(_weight(case, name, matter, case.frame.end.node))


def learns(case: Case, name: str, matter: Question, step: int) -> Answer:
    """How far somebody's weight on a matter moved from before a step to the end of the story."""
    before = _weight(case, name, matter, case.points[step].before.node)
    return Answer(_weight(case, name, matter, case.frame.end.node) - before)


def knows(case: Case, step: int, matter: Question) -> Answer:
    """The weight that whoever chose at a step gave to a matter, which may be somebody's motive."""
    if case.points[step].event is None:
        return Answer(0.0)
    if matter.word == "motive":
        answer, victim = matter.about
        assert isinstance(answer, int) and isinstance(victim, str)
        return Answer(knows_motive(case, step, answer, victim) if answer > step else 1.0)
    return thinks(case, case.points[step].chooser, matter, step)


def trusts(case: Case, name: str, other: str, step: int) -> Answer:
    """1 if somebody came to trust another from before a step to the end, as the domain binds trust."""
    before, end = case.points[step].before.node, case.frame.end.node
    degree = case.frame.bindings.degree
    return Answer(float(degree(end, "trust", name, other) > degree(before, "trust", name, other)))


def _weight(case: Case, name: str, matter: Question, node: Node) -> float:
    if name not in case.frame.people:
        return 0.0
    worlds = node.beliefs[case.frame.place_of(name)].worlds()
    return amounts.summed(amounts.exp(log) * _so(case, matter, world) for log, world in worlds)


def _so(case: Case, matter: Question, world: Node) -> float:
    if matter.word == "worth":
        return case.frame.bindings.degree(world, "worth", *(str(about) for about in matter.about))
    answer, victim = matter.about
    assert isinstance(answer, int) and isinstance(victim, str)
    truly = conscience_at(case, answer, victim, case.points[answer].before.node)
    seen = conscience_at(case, answer, victim, world)
    return float(seen >= amounts.most((LEAST, truly / 2)))


def conscience_at(case: Case, answer: int, victim: str, node: Node) -> float:
    """Return what conscience takes, as things stand in a node, for the deed at `answer` that it takes most for."""
    name, reader = case.doer(answer), case.frame.engine.reader
    actions = [case.frame.task.actions[e.action] for e in case.harming(answer, victim).harming if e.action is not None]
    each = [
        amounts.summed(
            reader.worth(cost.amount)(node.state, node)
            for cost in action.costs
            if cost.character == name and cost.kind == "conscience"
        )
        for action in actions
    ]
    return amounts.most(each) if each else 0.0
