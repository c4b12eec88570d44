"""What somebody thinks that somebody thinks, in a story that simply happens: minds inside each other, one world for each.

The world of a chain of minds takes in an event where the last of them sees it, as those before take it to be. Whoever learns
a fact has it so from then on, and takes whoever was right about it before to be right still (docs/semantics.md §4).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from forbear.testsets.doings import SOMEWHERE, Doing, Opened

Chain = tuple[str, ...]
"""Minds, the first thinking of the second and so on."""


class ThoughtWorld:
    """Where the minds of a chain take the things and the people to be."""

    __slots__ = ("rooms", "things")

    def __init__(self, things: dict[str, str], rooms: dict[str, str]) -> None:
        self.things = dict(things)
        self.rooms = dict(rooms)

    def sees(self, who: str, doing: Doing) -> bool:
        """Say whether somebody sees an event that happens in this world."""
        verb = doing.verb
        if who == doing.who:
            return True
        if verb == "peek":
            return False
        if verb == "tell":
            return who == doing.to
        room = doing.where if verb == "enter" else self.rooms.get(doing.who, SOMEWHERE)
        if verb == "find":
            room = doing.to
        return room != SOMEWHERE and self.rooms.get(who, SOMEWHERE) == room

    def take_in(self, doing: Doing) -> None:
        """Let an event change what it changes."""
        if doing.verb == "move":
            self.things[doing.what] = doing.where
        elif doing.verb == "enter":
            self.rooms[doing.who] = doing.where
        elif doing.verb == "leave":
            self.rooms[doing.who] = SOMEWHERE


def worlds_of(begun: Opened, story: Iterable[Doing], chain: Chain) -> list[ThoughtWorld]:
    """Return the world that is so, and that of each beginning of a chain, after a story."""
    worlds, _ = followed(begun, story, chain)
    return worlds


def followed(begun: Opened, story: Iterable[Doing], chain: Chain) -> tuple[list[ThoughtWorld], list[tuple[bool, ...]]]:
    """Return the worlds, and for each event whether it is taken in: in truth, and by each beginning of the chain."""
    worlds = [ThoughtWorld(begun.things, begun.rooms) for _ in range(len(chain) + 1)]
    taken: list[tuple[bool, ...]] = []
    for doing in story:
        happened = [True]
        for place, name in enumerate(chain):
            happened.append(happened[place] and worlds[place].sees(name, doing))
        for place, is_taken in enumerate(happened):
            if is_taken:
                worlds[place].take_in(doing)
        if doing.verb in ("peek", "tell", "claim", "find", "enter"):
            for place, name in enumerate(chain, start=1):
                if happened[place]:
                    _learn(worlds, place, name, doing)
        taken.append(tuple(happened))
    return worlds, taken


def _learn(worlds: list[ThoughtWorld], place: int, name: str, doing: Doing) -> None:
    """Let the last mind of a beginning of the chain learn what an event shows or tells them."""
    outer = worlds[place - 1]
    match doing.verb:
        case "peek" if name == doing.who:
            _put_right(worlds, place, doing.what, outer.things[doing.what], is_thing=True)
        case "find":
            _put_right(worlds, place, doing.what, doing.where, is_thing=True)
        case "tell" if name == doing.to:
            _put_right(worlds, place, doing.what, doing.where, is_thing=True)
        case "claim" if name != doing.who:
            _put_right(worlds, place, doing.what, doing.where, is_thing=True)
        case "enter" if name == doing.who:
            for who, room in outer.rooms.items():
                is_here, thought = room == doing.where, worlds[place].rooms[who] == doing.where
                if who != name and is_here != thought:
                    _put_right(worlds, place, who, room if is_here else SOMEWHERE, is_thing=False)


def _put_right(worlds: list[ThoughtWorld], place: int, key: str, value: str, *, is_thing: bool) -> None:
    """Set a fact in a mind's world; whoever in it was right about the fact stays right."""
    known = [world.things if is_thing else world.rooms for world in worlds[place:]]
    old = known[0].get(key, SOMEWHERE)
    if old == value:
        return
    for held in known:
        if held.get(key, SOMEWHERE) != old:
            break
        held[key] = value


def believed(begun: Opened, story: Sequence[Doing], chain: Chain, thing: str) -> str:
    """Return where the last of a chain of minds takes a thing to be, as those before see it; () is where it is."""
    return worlds_of(begun, story, chain)[-1].things[thing]


def knows(begun: Opened, story: Sequence[Doing], chain: Chain, thing: str) -> bool:
    """Say whether the last of a chain of minds is right about where a thing is, as those before see it."""
    worlds = worlds_of(begun, story, chain)
    return worlds[-1].things[thing] == worlds[-2].things[thing]
