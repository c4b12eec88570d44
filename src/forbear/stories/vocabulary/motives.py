"""Motive: the reasons that speak for a deed, each looked at by itself (docs/semantics.md on reasons, V with one reason).

A reason speaks for a deed where its expected value after it is higher than after the chooser's best other choice for
that reason; conscience and cost are left aside, so a motive is there also where it is outweighed. It is read as the
chooser came to it: an offer that dissolves the motive has not undone that there was one.
"""

from __future__ import annotations

from collections.abc import Iterable

from forbear.language import amounts
from forbear.language.kinds import DEAR
from forbear.language.ties import SAME
from forbear.minds.events import Event
from forbear.minds.node import Node, World
from forbear.minds.reading import Worth
from forbear.stories.view import View
from forbear.stories.vocabulary.case import Case
from forbear.stories.vocabulary.question import Answer, Detail


def motive(case: Case, answer: int, victim: str) -> Answer:
    """What speaks for the deed on `victim` open at `answer`, in utility: the reasons of its doer, strongest first."""
    name = case.doer(answer)
    if name not in case.frame.people:
        return Answer(0.0)
    opening = next(case.openers(answer), answer)
    came = _gains_at(case, case.plainly(opening, answer, name), answer, victim, name, case.frame.depth(name))
    now = _gains_at(case, case.points[answer].before.arrived, answer, victim, name, case.frame.depth(name))
    totals = _total(came), _total(now)
    most = amounts.most(totals)
    is_as_came = isinstance(most, amounts.Symbol) or totals[0] >= totals[1]
    return Answer(most, details_of(case, came if is_as_came else now))


def still(case: Case, answer: int, victim: str) -> Answer:
    """The same as the doer stands at the moment of choosing, whatever was read into the offer."""
    name = case.doer(answer)
    if name not in case.frame.people:
        return Answer(0.0)
    gains = _gains_at(case, case.points[answer].before.arrived, answer, victim, name, case.frame.depth(name))
    return Answer(_total(gains), details_of(case, gains))


def dear(case: Case, answer: int, victim: str) -> Answer:
    """What the deed would lose its doer that they hold dear apart from the victim, in utility."""
    name = case.doer(answer)
    if name not in case.frame.people:
        return Answer(0.0)
    node = case.points[answer].before.arrived
    kept = {}
    for number, gain in _differences(case, node, answer, victim, name).items():
        if case.kind_of(case.frame.task.reasons[number]) in DEAR:
            kept[number] = -gain + amounts.least((0.0, case.by_harm(number, node, victim)))
    return Answer(_total(kept), details_of(case, kept))


def forfeits(case: Case, answer: int, victim: str, *kinds: str) -> Answer:
    """What the deed would lose its doer in reasons of these kinds, against letting it be, in utility."""
    if case.doer(answer) not in case.frame.people:
        return Answer(0.0)
    found = _differences(case, case.points[answer].before.arrived, answer, victim, case.doer(answer))
    lost_by_it = {n: -gain for n, gain in found.items() if case.kind_of(case.frame.task.reasons[n]) in kinds}
    return Answer(_total(lost_by_it), details_of(case, lost_by_it))


def lost(case: Case, answer: int, victim: str, kind: str) -> float:
    """Return what the deed at `answer` would lose its doer in reasons of one kind, in utility."""
    found = _differences(case, case.points[answer].before.arrived, answer, victim, case.doer(answer))
    return _total({n: -gain for n, gain in found.items() if case.frame.task.reasons[n].kind == kind})


def knows_motive(case: Case, opening: int, answer: int, victim: str) -> float:
    """Return the weight that the chooser at `opening` gives to there being a motive for the deed at `answer`.

    It is read over their worlds where it comes to the answer with the deed open, as one reads others: one level less
    deep than oneself.
    """
    name, other = case.points[opening].chooser, case.doer(answer)
    if other not in case.frame.people:
        return 0.0
    depth = max(0, case.frame.depth(name) - 1)
    step = case.points[answer].step
    felt = case.threshold("felt")
    known, total = 0.0, 0.0
    for weight, node in case.foreseen(opening, answer, plainly=other):
        if not case.deeds.at(node, step, victim).is_choice:
            continue
        total += weight
        if _total(_gains_at(case, node, answer, victim, other, depth)) >= felt:
            known += weight
    return known / total if total else 0.0


def speaks(case: Case, step: int, *kinds: str) -> Answer:
    """How much reasons of these kinds spoke for what was chosen at a step over the best other choice, in utility; what
    the chooser would have by their own harm, as who would be rid of life, is left aside."""
    point = case.points[step]
    if point.event is None or point.chooser not in case.frame.people or len(point.before.options) < 2:
        return Answer(0.0)
    name = point.chooser
    others = tuple(option.event for option in point.before.options if option.event != point.event)
    node = point.before.arrived
    gains = _gains(case, case.frame.mind(name), name, _worlds(case, node, name), step, (point.event,), others)
    kept = {
        number: gain - amounts.most((0.0, case.by_harm(number, node, name)))
        for number, gain in gains.items()
        if case.kind_of(case.frame.task.reasons[number]) in kinds
    }
    return Answer(_total(kept), details_of(case, kept))


def details_of(case: Case, gains: dict[int, float]) -> tuple[Detail, ...]:
    """Return the reasons with what each comes to, the strongest first; of numbers that remember how they were made none."""
    if any(isinstance(gain, amounts.Symbol) for gain in gains.values()):
        return ()
    rows = sorted(gains.items(), key=lambda row: -row[1])
    reasons = case.frame.task.reasons
    return tuple(Detail(reasons[n].name, case.kind_of(reasons[n]), gain) for n, gain in rows if gain > SAME)


def _worlds(case: Case, node: Node, name: str) -> tuple[World, ...]:
    return node.beliefs[case.frame.place_of(name)].worlds()


def _gains_at(case: Case, node: Node, answer: int, victim: str, name: str, depth: int) -> dict[int, float]:
    found = _differences(case, node, answer, victim, name, depth)
    return {number: gain for number, gain in found.items() if isinstance(gain, amounts.Symbol) or gain > SAME}


def _differences(
    case: Case, node: Node, answer: int, victim: str, name: str, depth: int | None = None
) -> dict[int, float]:
    deeds = case.deeds.at(node, case.points[answer].step, victim)
    if not deeds.is_choice or name not in case.frame.people:
        return {}
    view = case.frame.mind(name, depth)
    return _gains(case, view, name, _worlds(case, node, name), answer, deeds.harming, deeds.harmless)


def _gains(
    case: Case,
    view: View,
    name: str,
    worlds: Iterable[World],
    number: int,
    these: tuple[Event, ...],
    others: tuple[Event, ...],
) -> dict[int, float]:
    """Return for each reason its value after the best of these events less that after the best of the others."""
    step = case.points[number].step
    counting = case.frame.engine.reasons_that_count(case.frame.place_of(name), case.points[number].before.arrived)
    found = {}
    for reason in counting:
        worth = case.frame.engine.reader.worth(case.frame.task.reasons[reason].value)

        def at_end(node: Node, worth: Worth = worth) -> float:
            return worth(node.state, node)

        values = {
            event: amounts.summed(
                amounts.exp(log) * view.expect_after(("reason", reason), world, event, step, at_end)
                for log, world in worlds
            )
            for event in (*these, *others)
        }
        found[reason] = amounts.most(values[e] for e in these) - amounts.most(values[e] for e in others)
    return found


def _total(gains: dict[int, float]) -> float:
    return amounts.summed(amounts.most((0.0, gain)) for gain in gains.values())
