"""Why an event is not open at a moment: the part of its precondition that fails, and what minds give it."""

from __future__ import annotations

from collections.abc import Callable

from forbear.grounding.task import GroundAction
from forbear.grounding.unmet import Unmet, asked_of, unmet, unmet_text
from forbear.language.expressions import And, Expression
from forbear.language.problem import CHANCE, SCRIPT
from forbear.language.ties import is_less
from forbear.language.values import Value
from forbear.minds.events import Event, candidates
from forbear.minds.node import Node
from forbear.minds.reading import Reader
from forbear.stories.moment import Moment


class Standing:
    """A node as conditions are asked of it."""

    def __init__(self, reader: Reader, node: Node, characters: tuple[str, ...]) -> None:
        self._reader = reader
        self._node = node
        self._characters = characters

    def value(self, expression: Expression) -> Value:
        """Return what a ground expression comes to there."""
        return self._reader.reading(expression)(self._node.state, self._node)

    def weight(self, who: str, body: Expression) -> float:
        """Return the weight that somebody there gives to a formula."""
        holds = self._reader.reading(body)
        belief = self._node.beliefs[self._characters.index(who)]
        return belief.weight(lambda state, node: holds(state, node) is True)


def refusal(moment: Moment, fits: Callable[[Event], bool], fits_action: Callable[[GroundAction], bool]) -> str:
    """Return why what was named is not open here, in words; no words where nothing more is known than that it is not.

    fits, fits_action: what was named, among the events of whoever is on turn and among all actions.
    """
    task, chooser = moment.engine.task, moment.chooser
    if chooser is None:
        return ""
    named = [action for action in task.actions if fits_action(action)]
    if moment.step.asked:
        proposed = moment.step.proposed
        what = "" if proposed is None else f" {task.actions[proposed]}"
        return f"{chooser} is to accept or refuse{what}" if named else ""
    meant = [] if chooser == SCRIPT else [event for event in candidates(task, chooser) if fits(event)]
    if not meant:
        return _whose(named, chooser)
    standing = Standing(moment.engine.reader, moment.arrived, task.characters)
    found = [unmet(task.actions[event.action].precondition, standing) for event in meant if event.action is not None]
    failing = sorted((one for one in found if one), key=len)
    return unmet_text(failing[0], task) if failing else ""


def refusal_known_to(moment: Moment, role: str, event: Event) -> str:
    """Return why somebody cannot do a thing, as far as they can know: what is hidden from them is not told.

    Their own menu tells them that it is not open; they are told the parts of its precondition that they doubt.
    """
    task = moment.engine.task
    if event.action is None:
        return ""
    standing = Standing(moment.engine.reader, moment.arrived, task.characters)
    condition = task.actions[event.action].precondition
    parts = condition.operands if isinstance(condition, And) else (condition,)
    doubted = []
    for part in parts:
        if is_less(standing.weight(role, part), 1):
            asked = asked_of(part)
            doubted.append(Unmet(part, role, standing.weight(role, asked[1] if asked and asked[0] == role else part)))
    return unmet_text(tuple(doubted), task)


def _whose(named: list[GroundAction], chooser: str) -> str:
    """Return for whom what was named is, if it is not for whoever is on turn."""
    turn = (
        "it is chance's turn"
        if chooser == CHANCE
        else "the script is on"
        if chooser == SCRIPT
        else f"{chooser} is on turn"
    )
    if not named:
        return ""
    doers = list(dict.fromkeys(name for action in named for name in action.consenting))
    return f"{turn}, and it is for {' or '.join(doers) if doers else 'chance'}"
