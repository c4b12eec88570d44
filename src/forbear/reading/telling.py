"""What a scene tells, as events that stories are held against."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.grounding.task import Task
from forbear.language.tale import Tale, TaleEvent
from forbear.minds.events import Event
from forbear.stories.follow import Named
from forbear.stories.sweep.told import GAP, ToldEvents


def told_events(tale: Tale) -> ToldEvents:
    """Return what a tale tells; a refusal tells also of the proposal."""
    return ToldEvents(tuple(_parts(tale.events)), tale.outcomes)


def told_from(tale: Tale, place: int) -> int:
    """Return the place in a tale of what tells the event at a place among its told events."""
    for count in range(1, len(tale.events) + 1):
        if len(tuple(_parts(tale.events[:count]))) > place:
            return count - 1
    return len(tale.events) - 1


def _parts(events: tuple[TaleEvent | None, ...]) -> Iterator[Named | str]:
    before: TaleEvent | None = None
    for event in events:
        if event is None:
            yield GAP
        else:
            if event.kind == "refuse":
                deed = TaleEvent("deed", None, event.name, event.arguments)
                if before != deed:
                    yield _named(deed)
            yield _named(event)
        before = event


def _named(event: TaleEvent) -> Named:
    arguments = tuple(str(value) for value in event.arguments)
    match event.kind:
        case "wait":
            return Named(str(event), event.by, "wait", (str(event.by),))
        case "refuse":
            return Named(str(event), event.by, "refuse", (str(event.by), f"{event.name}({', '.join(arguments)})"))
    return Named(str(event), None, event.name, arguments)


def told_choice(told: ToldEvents) -> int | None:
    """Return the place of the last event that is told; None where none is. It is a choice where somebody had one."""
    return max((place for place, event in enumerate(told.events) if event != GAP), default=None)


def told_event(event: Event, task: Task) -> str:
    """Return an event as a telling has it; no words for one that need not be told, as that somebody agrees to what is."""
    if event.kind == "accept":
        return ""
    if event.action is None:
        return f"wait({event.by})" if event.kind == "wait" and event.by in task.characters else ""
    deed = str(task.actions[event.action])
    return f"refuse({event.by}, {deed})" if event.kind == "refuse" else deed
