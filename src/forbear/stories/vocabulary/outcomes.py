"""What came of a step: whether it was a deed, whether it settled the matter, who was harmed, what nature decided."""

from __future__ import annotations

import itertools

from forbear.language.problem import CHANCE
from forbear.language.ties import SAME
from forbear.minds.events import Event
from forbear.stories.questions.regret import regrets
from forbear.stories.story import Story
from forbear.stories.unfold import begin
from forbear.stories.vocabulary.case import Case
from forbear.stories.vocabulary.deeds import LEAST
from forbear.stories.vocabulary.frame import Frame, FrameStep
from forbear.stories.vocabulary.openings import gives
from forbear.stories.vocabulary.question import Answer

EVEN = 0.5

SURE = 0.75
"""A deed that harms with at least this probability is no gamble, unless a surer one is open."""


def choices(case: Case, step: int) -> Answer:
    """How many things were open to whoever was on turn."""
    return Answer(float(len(case.points[step].before.options)))


def is_open(case: Case, answer: int, victim: str) -> Answer:
    """1 if whoever was on turn could do a deed on the victim and could let it be."""
    point = case.points[answer]
    if not case.harming(answer, victim).is_choice:
        return Answer(0.0)
    if point.chooser == CHANCE and _tossed(case, answer, victim) is not None:
        return Answer(0.0)
    if point.event is None:
        faced = [n for n in range(answer) if _faced(case, n, answer, victim)]
        if faced and not any(_given_again(case, n, victim) for n in range(faced[-1], answer)):
            return Answer(0.0)
    return Answer(1.0)


def could_strike(frame: Frame, name: str) -> bool:
    """Say whether somebody could do a deed on anybody at the end of the story, were it their turn."""
    node, reader = frame.end.node, frame.engine.reader
    open_to = [
        action
        for action in frame.task.actions
        if name in action.consenting and reader.reading(action.precondition)(node.state, node) is True
    ]
    return any(
        frame.bindings.potential(action, node, victim) >= LEAST
        for action in open_to
        for victim in frame.people
        if victim != name
    )


def attempt(case: Case, answer: int, victim: str) -> Answer:
    """1 if what happened at a step is a deed on the victim."""
    return Answer(float(case.points[answer].event in case.harming(answer, victim).harming))


def settles(case: Case, answer: int, victim: str) -> Answer:
    """1 if the step decides: the deed is done there, or it is the last time that it was open before it was given anew."""
    if attempt(case, answer, victim).value:
        return Answer(1.0)
    for number in range(answer + 1, len(case.points)):
        if _given_again(case, number, victim):
            break
        if _faced(case, number, answer, victim) and case.points[number].event is not None:
            return Answer(0.0)
    return Answer(1.0)


def unanswered(case: Case, answer: int) -> Answer:
    """1 if the story stops before the turn."""
    return Answer(float(case.points[answer].event is None))


def stake(case: Case, answer: int, victim: str) -> Answer:
    """How far harm to the victim would go up, at most, by what is open at a step: a degree from 0 to 1."""
    return Answer(case.harming(answer, victim).stake)


def harmed(case: Case, name: str, step: int) -> Answer:
    """How far somebody's harm has gone up from before a step to the end of the story."""
    harm = case.frame.bindings.harm
    return Answer(harm(case.frame.end.node, name) - harm(case.points[step].before.node, name))


def by_chance(case: Case, answer: int, victim: str) -> Answer:
    """1 if nature decided: her own move, or a deed that leaves it to her; not a sure blow that happened to miss."""
    point = case.points[answer]
    if point.chooser == CHANCE:
        return Answer(float(case.harming(answer, victim).is_choice))
    deeds = case.harming(answer, victim)
    if point.event not in deeds.harming:
        return Answer(0.0)
    return Answer(float(_is_gamble(case, answer, point.event, victim)))


def aside(case: Case, answer: int, victim: str) -> Answer:
    """1 if the doer did neither: by what the domain binds as `aside`, or by harm to somebody else or to themselves."""
    point, name = case.points[answer], case.doer(answer)
    if point.event is None or name not in case.frame.people or attempt(case, answer, victim).value:
        return Answer(0.0)
    return Answer(float(is_aside(case, answer, victim, point.event)))


def is_aside(case: Case, answer: int, victim: str, event: Event) -> bool:
    """Say whether an event that was open at a step, and is no deed on somebody, would have been something else than
    letting it be."""
    point, name, bindings = case.points[answer], case.doer(answer), case.frame.bindings
    before, after = point.before.node, point.before.after(event).node
    if bindings.degree(after, "aside", name) > bindings.degree(before, "aside", name):
        return True
    return any(event in case.harming(answer, other).harming for other in case.frame.people if other != victim)


def alone(case: Case, step: int, *names: str) -> Answer:
    """1 if nobody but these saw what was done at a step."""
    point = case.points[step]
    seen = case.frame.people if point.event is None else point.before.seen_by(point.event)
    return Answer(float(all(name in names for name in seen if name in case.frame.people)))


def unseen(case: Case, answer: int, victim: str) -> Answer:
    """1 if nobody but the doer and the victim would see the deed: what fear of being found out cannot explain."""
    deed, point = case.deed(answer, victim), case.points[answer]
    if deed is None:
        return Answer(0.0)
    return Answer(float(all(n in (case.doer(answer), victim) for n in point.before.seen_by(deed))))


def regret(case: Case, step: int) -> Answer:
    """How much whoever chose at a step regrets it as they see it in the end, in utility."""
    begun = begin(case.frame.engine)
    story: Story = begun[case.frame.place if case.frame.place < len(begun) else 0]
    for event in case.frame.events:
        story = story.then(next(option for option in story.end.options if option.event == event))
    found = [r.as_they_see_it for r in regrets(story) if r.step == step]
    return Answer(found[0] if found else 0.0)


def _faced(case: Case, number: int, answer: int, victim: str) -> bool:
    """Say whether the doer of an answer had the choice at another step too."""
    return case.doer(number) == case.doer(answer) and case.harming(number, victim).is_choice


def _given_again(case: Case, number: int, victim: str) -> bool:
    """Say whether a step gave the next deed on the victim anew."""
    later = (n for n in range(number + 1, len(case.points)) if case.harming(n, victim).is_choice)
    return any(gives(case, number, n, victim).number > EVEN + SAME for n in itertools.islice(later, 1))


def _tossed(case: Case, answer: int, victim: str) -> int | None:
    """Return the step at which somebody left it to nature's move at `answer`, if anybody did."""
    for number in reversed(range(answer)):
        point = case.points[number]
        if point.chooser != CHANCE:
            is_own = point.chooser == case.doer(answer)
            return number if is_own and case.deeds.is_on(point, victim) else None
    return None


def _is_gamble(case: Case, answer: int, event: Event, victim: str) -> bool:
    """Say whether a deed leaves it to nature: she may well stay her hand, or a surer deed was open."""
    point = case.points[answer]
    odds = {deed: _strikes(case, point, deed, victim) for deed in case.harming(answer, victim).harming}
    return 0 < odds[event] < SURE or (0 < odds[event] < 1 and max(odds.values()) == 1)


def _strikes(case: Case, point: FrameStep, event: Event, victim: str) -> float:
    node, harm = point.before.arrived, case.frame.bindings.harm
    settled = case.frame.truth.settled(node, event, point.step)
    if len(settled) < 2:
        return 1.0
    return sum(weight for weight, after in settled if harm(after, victim) > harm(node, victim) + SAME)
