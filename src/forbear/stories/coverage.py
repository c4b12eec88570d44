"""What of a scene comes up in its stories and what never does: the test of a game's content.

It looks at stories that are handed to it, all there are or some that were drawn, and says which it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Literal as OneOf

from forbear.grounding.spelling import spelled
from forbear.grounding.task import GroundAction, GroundAssign, Task
from forbear.language.expressions import FALSE, TRUE, Expression
from forbear.language.problem import READER, UNCHOSEN, Problem
from forbear.language.ties import is_same
from forbear.language.values import show
from forbear.minds.node import Node
from forbear.records import dataclass
from forbear.stories.moment import Moment
from forbear.stories.story import Story

Kind = OneOf["action", "outcome", "telling", "condition", "dead end", "no reason", "tie"]

KINDS: tuple[Kind, ...] = ("action", "outcome", "telling", "condition", "dead end", "no reason", "tie")


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing to look at. kind: what it is of. name: what it is about. told: what is the matter."""

    kind: Kind
    name: str
    told: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was looked at, and what was found. complete: whether these were all the stories; probability: of those seen."""

    stories: int
    complete: bool
    probability: float
    looked_at: dict[str, int]
    gaps: tuple[Lack, ...]

    def of_kind(self, kind: Kind) -> tuple[Lack, ...]:
        """Return what was found of one kind."""
        return tuple(gap for gap in self.gaps if gap.kind == kind)


Own = Callable[[str], bool]
"""Whether a thing of a name, or a text, is the scene's own and not of what it imports."""


def covered(problem: Problem, task: Task, stories: Iterable[Story], own: Own, *, complete: bool) -> Coverage:
    """Return what comes up in some stories of a scene, and what does not, of what is its own."""
    looking = _Looking(task)
    told = tuple(stories)
    for story in told:
        looking.look(story)
    gaps = (*_actions(task, looking, own), *_outcomes(task, looking), *_tellings(problem, task, looking, own))
    gaps += (*_conditions(task, looking, own), *_dead_ends(looking), *_without_reason(task, looking), *_ties(looking))
    names = {action.name for action in task.actions if own(action.name)}
    looked_at = {
        "actions": len(names),
        "outcomes": len(task.outcomes),
        "tellings": len([t for t in problem.tellings if t.kind == "fluent" and own(t.text)]),
        "people": len([name for name in dict.fromkeys(task.turns) if name not in UNCHOSEN]),
        "moments": len(looking.moments),
    }
    probability = min(1.0, sum(story.probability for story in told)) if complete else 0.0
    return Coverage(len(told), complete, probability, looked_at, gaps)


class _Looking:
    """What was seen in the stories so far."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.moments: dict[tuple[Node, object], Moment] = {}
        self.done: Counter[int] = Counter()
        self.open: set[int] = set()
        self.ends: dict[tuple[Node, object], Moment] = {}
        self.held: Counter[str] = Counter()
        self.states: set[tuple[int, object]] = set()
        self.applied: set[tuple[str, int]] = set()
        self.idle: dict[tuple[str, int], None] = {}
        self.without_end = 0
        self.tied: Counter[tuple[str, str]] = Counter()

    def look(self, story: Story) -> None:
        self._moment(story.beginning)
        for step in story.steps:
            self._moment(step.before)
            self._moment(step.after)
            event = step.event
            if event.kind == "wait" and step.before.chooser not in UNCHOSEN:
                self.idle[event.by, step.before.step.turn] = None
            if event.action is not None and event.kind != "refuse":
                self.done[event.action] += 1
                if event.carries:
                    self._applied(self.task.actions[event.action], step.before)
        end = story.end
        self.ends[end.node, end.step] = end
        held = [name for name, _ in self.task.outcomes if end.holds(name)]
        self.held.update(held)
        self.without_end += not held

    def _moment(self, moment: Moment) -> None:
        key = (moment.node, moment.step)
        if key in self.moments:
            return
        self.moments[key] = moment
        self.states.update((cell, _key(value)) for cell, value in enumerate(moment.node.state))
        options = moment.options
        self.open.update(option.event.action for option in options if option.event.action is not None)
        if moment.chooser in UNCHOSEN or len(options) < 2:
            return
        best = max(option.log_probability for option in options)
        tied = [option.event for option in options if is_same(option.log_probability, best)]
        if len(tied) > 1:
            names = [self._named(event.action) for event in tied]
            self.tied[str(moment.chooser), " or ".join(sorted(names))] += 1

    def _named(self, action: int | None) -> str:
        return "wait" if action is None else str(self.task.actions[action])

    def _applied(self, action: GroundAction, before: Moment) -> None:
        for effect in action.effects:
            if effect.condition != TRUE and self.is_so(effect.condition, before):
                self.applied.add((action.name, effect.cell))

    def is_so(self, condition: Expression, moment: Moment) -> bool:
        node = moment.arrived
        return moment.engine.reader.reading(condition)(node.state, node) is True


def _key(value: object) -> object:
    return (type(value).__name__ == "bool", value)


def _actions(task: Task, looking: _Looking, own: Own) -> list[Lack]:
    found = []
    done = {task.actions[action].name for action in looking.done}
    opened = {task.actions[action].name for action in looking.open}
    for name in dict.fromkeys(action.name for action in task.actions):
        if name not in done and own(name):
            why = "it was open, and never taken" if name in opened else "it was open to nobody"
            found.append(Lack("action", name, f"'{name}' never comes up: {why}"))
    return found


def _outcomes(task: Task, looking: _Looking) -> list[Lack]:
    found = []
    for name, _ in task.outcomes:
        if not looking.held[name]:
            found.append(Lack("outcome", name, f"no story ends in '{name}'"))
    return found


def _tellings(problem: Problem, task: Task, looking: _Looking, own: Own) -> list[Lack]:
    """Return the texts that are said of a fact which is never so."""
    found = []
    for telling in problem.tellings:
        if telling.kind != "fluent" or not own(telling.text):
            continue
        cells = [cell for cell, fluent in enumerate(task.fluents) if fluent.name == telling.name]
        wanted = telling.value
        if wanted is None and all(task.fluents[cell].type == "boolean" for cell in cells):
            wanted = True
        if cells and wanted is not None and not any((cell, _key(wanted)) in looking.states for cell in cells):
            said = f"{telling.name} = {show(wanted)}"
            found.append(Lack("telling", said, f'"{telling.text}" is never told: {said} is never so'))
    return found


def _conditions(task: Task, looking: _Looking, own: Own) -> list[Lack]:
    found: dict[tuple[str, str], Lack] = {}
    done = {task.actions[action].name for action in looking.done}
    applied = {(name, task.fluents[cell].name) for name, cell in looking.applied}
    for action in task.actions:
        if action.name not in done or not own(action.name):
            continue
        for effect in action.effects:
            fluent = task.fluents[effect.cell].name
            if effect.condition not in (TRUE, FALSE) and (action.name, fluent) not in applied:
                told = f"when '{action.name}' is done, {_condition(effect, task)} is never so: it never sets {fluent}"
                found.setdefault((action.name, fluent), Lack("condition", action.name, told))
    moments = tuple(looking.moments.values())
    for trigger in task.triggers:
        if not own(trigger.name):
            continue
        if not _fires(trigger.effects, trigger.precondition, moments, looking):
            found.setdefault(
                ("trigger", trigger.name), Lack("condition", trigger.name, f"'{trigger.name}' never fires")
            )
        else:
            found.pop(("trigger", trigger.name), None)
    if task.ends != FALSE and not any(looking.is_so(task.ends, end) for end in looking.ends.values()):
        found["ends", ""] = Lack("condition", "ends", "no story ends before its last turn")
    return list(found.values())


def _fires(
    effects: tuple[GroundAssign, ...], condition: Expression, moments: tuple[Moment, ...], looking: _Looking
) -> bool:
    """Say whether a trigger may have fired: what it does is so somewhere, which was not so at first."""
    first = moments[0].node.state
    return not effects or any(
        moment.node.state[effect.cell] != first[effect.cell] for moment in moments for effect in effects
    )


def _condition(effect: GroundAssign, task: Task) -> str:
    return spelled(effect.condition, task)


def _dead_ends(looking: _Looking) -> list[Lack]:
    found = [
        Lack("dead end", who, f"{who} has nothing to do at turn {turn + 1}, in some stories")
        for who, turn in looking.idle
    ]
    if looking.task.outcomes and looking.without_end:
        told = f"{looking.without_end} of the stories end in none of the outcomes"
        found.append(Lack("dead end", "outcomes", told))
    return found


def _without_reason(task: Task, looking: _Looking) -> list[Lack]:
    found = []
    for name in dict.fromkeys(task.turns):
        if name in (*UNCHOSEN, READER):
            continue
        wants = any(reason.character == name for reason in task.reasons)
        wants |= any(whose == name for whose, _ in task.utilities)
        pays = any(cost.character == name for action in task.actions for cost in action.costs)
        if not wants and not pays:
            found.append(Lack("no reason", name, f"{name} never has a reason: whatever is open is as likely"))
    return found


def _ties(looking: _Looking) -> list[Lack]:
    return [
        Lack("tie", who, f"{who} takes {names} alike, at {count} moment{'s' * (count > 1)}")
        for (who, names), count in looking.tied.items()
    ]
