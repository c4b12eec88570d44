"""What can never be used, come up or matter: deeds, turns, outcomes, wishes, and facts that nothing asks about."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.errors import Diagnostic
from forbear.grounding.oddities.own import Own
from forbear.grounding.oddities.reach import Reach
from forbear.grounding.task import GroundAction, Task
from forbear.language.expressions import Expression
from forbear.language.problem import CHANCE, SCRIPT
from forbear.logic.cells import cells_of


def unused_actions(own: Own, task: Task, reach: Reach) -> Iterator[Diagnostic]:
    """Yield a warning for each action of the file that is open on nobody's turn."""
    for name, definition in own.actions.items():
        instances = own.instances(name)
        doers = {doer for action in instances for doer in action.consenting or (CHANCE,)}
        if not instances or any(action.index in reach.used for action in instances):
            continue
        if set(task.turns) == {SCRIPT}:
            continue  # a script says what happens, out of all that might
        reason, hint = "its precondition can never hold", "it holds on no turn, in the story or in anybody's mind"
        if doers.isdisjoint(task.turns):
            reason, hint = "those who could take it take no turn", "give them one, or let others take it"
        yield own.tell("W301", definition.span, hint, name=name, reason=reason)


def idle_turns(own: Own, task: Task, reach: Reach) -> Iterator[Diagnostic]:
    """Yield a warning for each turn on which nothing can be open, of those who can do something on another."""
    for turn in reach.idle:
        name = task.turns[turn]
        can_act = any(
            name in action.consenting or (name == CHANCE and not action.consenting) for action in task.actions
        )
        place = turn - len(task.script)
        if own.turns is not None and can_act and len(own.turns.turns) + len(task.script) == len(task.turns):
            hint = "they will wait; what they could do needs something that has not come about by then"
            yield own.tell("W310", own.turns.turns[place].span, hint, name=name, turn=place + 1)


def impossible_outcomes(own: Own, task: Task, reach: Reach) -> Iterator[Diagnostic]:
    """Yield a warning for each outcome of the file that holds in no story."""
    for name, condition in task.outcomes:
        if name in own.outcomes and not reach.could(condition):
            hint = "no story can come to it, whatever anybody does"
            yield own.tell("W309", own.outcomes[name].span, hint, name=name)


def unasked_facts(own: Own, task: Task, reach: Reach) -> Iterator[Diagnostic]:
    """Yield a warning for each fact that the file states for deeds of a domain, none of which can come up.

    Of what the file's own deeds ask for, their author is told by the deed; and what people want counts as asked about
    also where it never comes within their reach: it is who they are.
    """
    if not own.facts:
        return
    enabling = {cell for action in task.actions if action.name not in own.actions for cell in _read_by(action)}
    enabling -= {cell for action in task.actions if action.name in own.actions for cell in _read_by(action)}
    if enabling.isdisjoint(own.facts):
        return
    asked = {cell for expression in _asking(task, reach) for cell in reach.read(expression)}
    asked |= {cell for declaration in task.declarations for cell in declaration.cells}
    asked |= {cell for reason in task.reasons for cell in cells_of(reason.value)}
    asked |= {cell for _, cell in task.watches} | {cell for cells, _ in task.drawn for cell in cells}
    for cell, span in own.facts.items():
        if cell in enabling and cell not in asked:
            hint = "the deeds that it is for are never open here; leave it out, or let one come up"
            yield own.tell("W311", span, hint, fluent=task.fluents[cell])


def unmet_wishes(own: Own, task: Task, reach: Reach) -> Iterator[Diagnostic]:
    """Yield a warning for each amount that the file states of somebody on turn, which only reasons and costs of a domain
    read, and those nowhere that anything could come about: a following of those who have nothing to decide, a pride where
    there is no ground to give."""
    read = {cell for reason in task.reasons for cell in cells_of(reason.value)}
    read |= {cell for action in task.actions for cost in action.costs for cell in cells_of(cost.amount)}
    own_names = {action.name for action in task.actions if action.name in own.actions}
    wished = [
        (cell, span)
        for cell, span in own.facts.items()
        if cell in read and task.fluents[cell].subject in task.turns and task.fluents[cell].type == "number"
    ]
    if not wished or own_names:
        return
    met = {cell for expression in _asking(task, reach) for cell in reach.read(expression)}
    met |= {cell for reason in task.reasons for cell in reach.read(reason.value)}
    met |= {cell for declaration in task.declarations for cell in declaration.cells}
    met |= {cell for _, cell in task.watches} | {cell for cells, _ in task.drawn for cell in cells}
    for cell, span in wished:
        if cell not in met:
            hint = "let the deed that it is about come up, or leave it out"
            yield own.tell("W318", span, hint, fluent=task.fluents[cell], name=task.fluents[cell].subject)


def _read_by(action: GroundAction) -> frozenset[int]:
    conditions = (effect.condition for effect in action.effects)
    return frozenset().union(*(cells_of(part) for part in (action.precondition, action.weight, *conditions)))


def _asking(task: Task, reach: Reach) -> Iterator[Expression]:
    """Yield every expression that may be asked, of what can come up."""
    for action in task.actions:
        if action.index in reach.used:
            yield from _of_action(action)
    for trigger in task.triggers:
        yield trigger.precondition
        if reach.could(trigger.precondition):
            for effect in trigger.effects:
                yield from (effect.condition, effect.value)
    yield from (reason.condition for reason in task.reasons if reason.condition is not None)
    yield task.ends
    yield from (value for _, value in task.utilities)
    yield from (condition for _, condition in task.outcomes)
    yield from (role.value for role in task.roles)
    for declaration in task.declarations:
        for condition, choices in declaration.alternatives:
            yield condition
            yield from (value for values, _ in choices for value in values)


def _of_action(action: GroundAction) -> Iterator[Expression]:
    yield from (action.precondition, action.weight, *action.observing)
    for effect in action.effects:
        yield from (effect.condition, effect.value)
    for reveal in action.reveals:
        yield reveal.condition
    for cost in action.costs:
        yield cost.amount
    for told in action.hears:
        yield from (told.formula, told.condition)
    for glimpse in action.glimpses:
        yield glimpse.condition
