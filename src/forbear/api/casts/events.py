"""What a host says has happened, looked up: an event by its name, whoever's turn it was."""

from __future__ import annotations

from forbear.api.names import near
from forbear.errors import RequestError
from forbear.grounding.task import GroundAction, Task
from forbear.language.problem import CHANCE, SCRIPT
from forbear.minds.events import Event, candidates
from forbear.minds.live.open_minds import OpenMinds
from forbear.records import replace
from forbear.stories.follow import Named, describe, read_names
from forbear.stories.moment import Moment
from forbear.stories.refusal import refusal

LONGEST = 500
"""Signs of an event's name."""


def turn_of(
    minds: OpenMinds, text: str, by: str | None, seen_by: tuple[str, ...] | None, refused_by: str | None
) -> tuple[Event, ...]:
    """Return the events of one turn: one, or what is proposed and each other's answer.

    by: whose turn it was, "" for whoever the deed is for (chance, where it is for nobody); None: it simply happens. Raises
    RequestError for what is not there, or not possible now.
    """
    named = _named(text)
    task = minds.task
    if named.by is not None:
        by = named.by
    if by is not None and by not in ("", CHANCE, *task.characters):
        raise RequestError(f"nobody is called '{by}'", near(by, task.characters))
    meant = [action for action in task.actions if _is_meant(named, action)]
    if by and named.name == "wait":
        return (_open(minds, named, by, []),)
    if not meant:
        actions = {action.name: str(action) for action in reversed(task.actions)}
        like = actions.get(named.name)
        hint = near(named.name, tuple(reversed(actions))) if like is None else f"such as '{like}'"
        raise RequestError(f"there is no action '{named.text}'", hint)
    if by is None:
        event = _scripted(minds, named, meant)
    else:
        doers = list(dict.fromkeys(_doer(action) for action in meant)) if not by else [by]
        event = _first_open(minds, named, doers, meant)
    if seen_by is not None:
        for name in seen_by:
            if name not in task.characters:
                raise RequestError(f"nobody is called '{name}'", near(name, task.characters))
        event = replace(event, seen_by=seen_by)
    return _answered(event, task, refused_by)


def _named(text: str) -> Named:
    if len(text) > LONGEST:
        raise RequestError(f"an event's name has at most {LONGEST} signs")
    found = read_names(text)
    if len(found) != 1:
        raise RequestError(f"'{text}' is {'no event' if not found else 'more than one event'}", "say one at a time")
    return found[0]


def _is_meant(named: Named, action: GroundAction) -> bool:
    written = tuple(str(argument) for argument in action.arguments)
    return named.name == action.name and named.arguments in (None, written)


def _doer(action: GroundAction) -> str:
    return action.consenting[0] if action.consenting else CHANCE


def _scripted(minds: OpenMinds, named: Named, meant: list[GroundAction]) -> Event:
    events = [Event("script", SCRIPT, action.index, True) for action in meant]
    reader, node = minds.engine.reader, minds.node
    possible = [
        event
        for event in events
        if event.action is not None
        and reader.reading(minds.task.actions[event.action].precondition)(node.state, node) is True
    ]
    return _only(possible, named, minds.task, "it is not possible now")


def _first_open(minds: OpenMinds, named: Named, doers: list[str], meant: list[GroundAction]) -> Event:
    fitting = [
        event
        for doer in doers
        for event in minds.menu(doer)[1]
        if any(event.action == action.index for action in meant)
    ]
    if not fitting:
        return _open(minds, named, doers[0], meant)
    return _only(fitting, named, minds.task, "")


def _open(minds: OpenMinds, named: Named, by: str, meant: list[GroundAction]) -> Event:
    """Return the wait that is meant. Raises RequestError with why what is named is not open."""
    node, menu = minds.menu(by)
    if named.name == "wait":
        if menu and menu[0].kind == "wait":
            return menu[0]
        raise RequestError(f"{by} has something to do", "say that they were idle: idle(who)")
    if not menu:
        raise RequestError(f"'{named.text}' cannot happen: the story has ended")
    moment = Moment(minds.engine, node, minds.step((by,)))
    indices = {action.index for action in meant}
    every = candidates(minds.task, by)
    fits = {event for event in every if event.action in indices}
    if not fits:
        doers = list(dict.fromkeys(name for action in meant for name in action.consenting))
        raise RequestError(f"'{named.text}' is not for {by}, but for {' or '.join(doers) or 'chance'}")
    why = refusal(moment, lambda event: event in fits, lambda action: action.index in indices)
    listed = ", ".join(describe(event, minds.task) for event in menu[:20])
    raise RequestError(f"'{named.text}' is not open{why and f': {why}'}", f"open to {by}: {listed}")


def _only(fitting: list[Event], named: Named, task: Task, otherwise: str) -> Event:
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise RequestError(f"'{named.text}' cannot happen: {otherwise}")
    listed = ", ".join(describe(event, task) for event in fitting[:20])
    raise RequestError(f"'{named.text}' could be any of {listed}", "name its arguments")


def _answered(event: Event, task: Task, refused_by: str | None) -> tuple[Event, ...]:
    """Return an event with the answers of all who are asked: they accept, up to one who refuses."""
    if event.kind != "propose":
        if refused_by is not None:
            raise RequestError("nobody is asked to consent to this", "leave out who refused")
        return (event,)
    assert event.action is not None
    others = [name for name in task.actions[event.action].consenting if name != event.by]
    if refused_by is not None and refused_by not in others:
        raise RequestError(f"{refused_by} is not asked to consent to this", f"asked: {', '.join(others)}")
    found = [event]
    for place, name in enumerate(others):
        if name == refused_by:
            found.append(Event("refuse", name, event.action, False, event.seen_by))
            break
        found.append(Event("accept", name, event.action, place == len(others) - 1, event.seen_by))
    return tuple(found)
