"""What somebody gets to see of an event: all of it, that something of a name was done, or nothing (docs/semantics.md §4).

Not to be shown, or told, what would have been shown or told elsewhere is part of what is seen. All conditions are read
in the node before the event; what an event shows is read after it.
"""

from __future__ import annotations

from forbear.grounding.task import GroundAction, GroundReveal, Task
from forbear.language.expressions import FALSE, TRUE, Expression
from forbear.language.values import Value
from forbear.logic.cells import reads_minds
from forbear.minds.events import Event
from forbear.minds.node import Node
from forbear.minds.reading import Reader, Reading
from forbear.minds.world import Progress
from forbear.records import dataclass

Shown = tuple[tuple[int, Value], ...]
"""Cells that an event reveals to an observer, with what they see in them."""


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody got to see. what: the event itself, the name it goes by for them, or None.

    shown: the cells revealed to them with their values. told: the formulas that they hear.
    """

    what: Event | str | None
    shown: Shown = ()
    told: tuple[Expression, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Say whether the event itself was seen."""
        return isinstance(self.what, Event)


NOTHING = Look(None)


class Sight:
    """Who sees what of the events of one task."""

    def __init__(self, task: Task, reader: Reader, progress: Progress) -> None:
        self._task = task
        self._reader = reader
        self._progress = progress
        self._whole: dict[Event, Look] = {}
        self._revealed: dict[tuple[int, int], tuple[GroundReveal, ...]] = {}
        self._compiled: dict[tuple[int, int], bool | Reading] = {}
        self._plain: dict[tuple[int, int], bool] = {}
        self._looks: dict[tuple[int, Event, int], Look] = {}

    def what(self, place: int, node: Node, event: Event) -> Event | str | None:
        """Return what the character at this place sees of the doing itself.

        Who acts, or is asked to, sees it whole; a wait is seen by its doer alone. By name only a deed done is seen,
        not the asking for it.
        """
        name = self._task.characters[place]
        if event.action is None:
            return event if name == event.by else None
        action = self._task.actions[event.action]
        if event.seen_by is not None:
            return event if name in event.seen_by or name in action.consenting else None
        if name in action.consenting or self._observes(action, place, node):
            return event
        if event.carries:
            for glimpse in action.glimpses:
                if glimpse.character == name and self._holds(glimpse.condition, node):
                    return glimpse.label
        return None

    def sees_whole(self, place: int, node: Node, event: Event) -> bool:
        """Say whether the character at this place sees the event itself."""
        return isinstance(self.what(place, node, event), Event)

    def is_plain(self, place: int, event: Event) -> bool:
        """Say whether what the character at this place gets to see of an event hangs on the world alone, and on no mind."""
        if event.action is None:
            return True
        key = (event.action, place)
        found = self._plain.get(key)
        if found is None:
            action, name = self._task.actions[event.action], self._task.characters[place]
            reveals = [reveal for reveal in action.reveals if reveal.character == name]
            parts = [
                action.observing[place],
                *(glimpse.condition for glimpse in action.glimpses if glimpse.character == name),
                *(reveal.condition for reveal in reveals),
                *(heard.condition for heard in action.hears if heard.character == name),
            ]
            is_plain = not any(reads_minds(part) for part in parts)
            found = self._plain[key] = is_plain and (not reveals or self._progress.is_plain(action.effects))
        return found

    def look(self, place: int, node: Node, event: Event) -> Look:
        """Return all that the character at this place gets to see of an event."""
        if node.place < 0 or not self.is_plain(place, event):
            return self._look(place, node, event)
        key = (place, event, node.place)
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = self._look(place, node, event)
        return found

    def _look(self, place: int, node: Node, event: Event) -> Look:
        what = self.what(place, node, event)
        shown: Shown = ()
        told: tuple[Expression, ...] = ()
        if event.action is not None and event.carries:
            action = self._task.actions[event.action]
            if action.reveals:
                shown = self._shown(place, node, action, what is not None)
            if action.hears:
                name = self._task.characters[place]
                told = tuple(
                    heard.formula
                    for heard in action.hears
                    if heard.character == name and self._holds(heard.condition, node)
                )
        if shown or told:
            return Look(what, shown, told)
        if what is None:
            return NOTHING
        if isinstance(what, str):
            return Look(what)
        found = self._whole.get(event)
        if found is None:
            found = self._whole[event] = Look(event)
        return found

    def agrees(self, node: Node, event: Event, shown: Shown) -> bool:
        """Say whether the cells would have these values after the event, if this node were so."""
        if not shown:
            return True
        state = self._progress.after(event, node)
        return all(state[cell] == value for cell, value in shown)

    def _shown(self, place: int, node: Node, action: GroundAction, is_seen: bool) -> Shown:
        key = (action.index, place)
        reveals = self._revealed.get(key)
        if reveals is None:
            name = self._task.characters[place]
            reveals = self._revealed[key] = tuple(r for r in action.reveals if r.character == name)
        cells = [
            cell
            for reveal in reveals
            if (is_seen or not reveal.if_seen) and self._holds(reveal.condition, node)
            for cell in reveal.cells
        ]
        if not cells:
            return ()
        state = self._progress.changed(action.effects, node)
        return tuple((cell, state[cell]) for cell in dict.fromkeys(cells))

    def _observes(self, action: GroundAction, place: int, node: Node) -> bool:
        key = (action.index, place)
        found = self._compiled.get(key)
        if found is None:
            condition = action.observing[place]
            constant = condition == TRUE or (False if condition == FALSE else None)
            found = self._compiled[key] = self._reader.reading(condition) if constant is None else constant
        return found if isinstance(found, bool) else found(node.state, node) is True

    def _holds(self, condition: Expression, node: Node) -> bool:
        return condition == TRUE or self._reader.reading(condition)(node.state, node) is True
