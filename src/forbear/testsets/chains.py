"""What somebody thinks that somebody thinks, in a story that simply happens: minds inside each other, one world for each.

The world of a chain of minds takes in an event where the last of them sees it, as those before take it to be. Whoever learns
a fact has it so from then on, and takes whoever was right about it before to be right still (docs/semantics.md §4).

As long as all are in one room, all minds have the same world: so far a story is followed once for all chains.
"""

from __future__ import annotations

from collections.abc import Sequence

from forbear.testsets.doings import SOMEWHERE, Doing, Opened, Verb

Chain = tuple[str, ...]
"""Minds, the first thinking of the second and so on."""

_OPEN_TO_ALL = frozenset(("move", "leave", "idle", "spare", "fire"))
"""What all see who are in the room."""


class Thoughts:
    """What all chains of minds make of a story about a thing. Everybody in it is in a room, or in none, as it begins."""

    __slots__ = ("_begun", "_ends", "_is_agreed", "_known", "_now", "_rooms", "_thing", "story")

    def __init__(self, begun: Opened, story: Sequence[Doing], thing: str) -> None:
        self.story = story
        self._thing = thing
        self._begun = self._now = begun.things[thing]
        self._rooms = begun.rooms
        self._known = self._seen_by_all()
        agreed = ("", self._now)
        self._is_agreed = all([d.where in agreed or d.what != thing for d in story[len(self._known) :]])
        self._ends: dict[Chain, tuple[str, int]] = {}

    def believed(self, chain: Chain) -> str:
        """Return where the last of a chain of minds takes the thing to be, as those before see it; () is where it is."""
        return self._now if self._is_agreed else self._end(chain)[0]

    def knows(self, chain: Chain, until: int | None = None) -> bool:
        """Say whether the last of a chain of minds is right about where the thing is, as those before see it. until: the event
        before which it is asked; the end where none is given."""
        if until is None:
            return self.believed(chain) == self.believed(chain[:-1])
        if until <= len(self._known):
            return True
        places, _ = self._followed(chain, until)
        return places[-1] == places[len(chain) - 1]

    def take_in_the_last(self, chain: Chain) -> bool:
        """Say whether all of a chain of minds take in the last event, each as those before see it."""
        return self._end(chain)[1] == len(chain)

    def believed_along(self, chain: Chain) -> list[tuple[int, str]]:
        """Return for each event how many of a chain take it in, the first of them in truth, each further one as those before
        see it; and where the chain takes the thing to be after it."""
        along = [(len(chain), place) for place in self._known]
        self._followed(chain, along=along)
        return along

    def _end(self, chain: Chain) -> tuple[str, int]:
        """Return where a chain takes the thing to be at the end, and how many of it take in the last event."""
        found = self._ends.get(chain)
        if found is None:
            places, reach = self._followed(chain)
            found = self._ends[chain] = places[-1], reach
            for count in range(len(chain)):
                self._ends[chain[:count]] = places[count], min(count, reach)
        return found

    def _seen_by_all(self) -> list[str]:
        """Let the first events happen, as long as all are in one room and see them; the first to leave is seen to go by all.
        Return where the thing is after each, which it is in all minds."""
        found: list[str] = []
        if len(set(self._rooms.values())) != 1 or SOMEWHERE in self._rooms.values():
            return found
        for verb, who, what, where, _ in self.story:
            if verb not in _OPEN_TO_ALL or who not in self._rooms:
                break
            if verb == "move" and what == self._thing:
                self._now = where
            found.append(self._now)
            if verb == "leave":
                self._rooms = {**self._rooms, who: SOMEWHERE}
                break
        return found

    def _followed(
        self, chain: Chain, until: int | None = None, along: list[tuple[int, str]] | None = None
    ) -> tuple[list[str], int]:
        """Let the story happen in the world that is so and in that of each beginning of a chain. Return where each world has
        the thing at the end, and how many of the chain take in the last event.

        The first of a chain takes it in in truth, each further one in the world of those before: who does it, who is told, and
        who is in the room; nobody sees a peek. until: the event that no longer happens. along: gets for each event how many
        take it in, and where all of the chain takes the thing to be then.
        """
        known, thing = self._known, self._thing
        size = len(chain) + 1
        places = [self._now] * size
        rooms = [self._rooms.copy() for _ in range(size)]
        reach = size - 1
        for verb, who, what, where, to in self.story[len(known) : until]:
            reach = 0
            if verb == "peek" or verb == "tell":
                for name in chain:
                    if name != who and (name != to or verb == "peek"):
                        break
                    reach += 1
            else:
                room = where if verb == "enter" else to if verb == "find" else ""
                for name in chain:
                    if name != who:
                        here = rooms[reach]
                        seen = room or here.get(who)
                        if not seen or here[name] != seen:
                            break
                    reach += 1
            if verb == "leave":
                for here in rooms[: reach + 1]:
                    here[who] = SOMEWHERE
            elif verb == "enter":
                for here in rooms[: reach + 1]:
                    here[who] = where
                if who in chain:
                    for place in range(1, reach + 1):
                        if chain[place - 1] == who:
                            _look_round(rooms, place, who, where)
            elif what == thing:
                if verb == "move":
                    for place in range(reach + 1):
                        places[place] = where
                else:
                    for place in range(1, reach + 1):
                        if _learns(chain[place - 1], verb, who, to):
                            _put_right(places, place, where or places[place - 1])
            if along is not None:
                along.append((reach, places[-1]))
        return places, reach


def _look_round(rooms: list[dict[str, str]], place: int, who: str, here: str) -> None:
    """Let who comes into a room see who is there, in a world of theirs; whoever in it was right about that stays right."""
    thought = rooms[place]
    for other, room in rooms[place - 1].items():
        old = thought[other]
        if (room == here) != (old == here) and other != who:
            for inner in rooms[place:]:
                if inner[other] != old:
                    break
                inner[other] = room if room == here else SOMEWHERE


def _learns(name: str, verb: Verb, who: str, to: str) -> bool:
    """Say whether an event that somebody takes in shows or tells them where the thing is."""
    match verb:
        case "peek":
            return name == who
        case "tell":
            return name == to
        case "claim":
            return name != who
    return verb == "find"


def _put_right(places: list[str], place: int, value: str) -> None:
    """Set where a mind takes the thing to be; whoever in it was right about it stays right."""
    old = places[place]
    for inner in range(place, len(places)) if old != value else ():
        if places[inner] != old:
            break
        places[inner] = value
