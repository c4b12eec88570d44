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


def worlds_of(begun: Opened, story: Iterable[Doing], chain: Chain) -> list[ThoughtWorld]:
    """Return the world that is so, and that of each beginning of a chain, after a story."""
    worlds, _ = followed(begun, story, chain)
    return worlds


def followed(begun: Opened, story: Iterable[Doing], chain: Chain) -> tuple[list[ThoughtWorld], list[tuple[bool, ...]]]:
    """Return the worlds, and for each event whether it is taken in: in truth, and by each beginning of the chain."""
    worlds = [ThoughtWorld(begun.things, begun.rooms) for _ in range(len(chain) + 1)]
    flags = [(True,) * (reach + 1) + (False,) * (len(chain) - reach) for reach in range(len(chain) + 1)]
    taken: list[tuple[bool, ...]] = []
    for doing in story:
        verb = doing.verb
        reach = _reach(worlds, chain, doing)
        if verb == "move":
            for world in worlds[: reach + 1]:
                world.things[doing.what] = doing.where
        elif verb in ("enter", "leave"):
            room = doing.where if verb == "enter" else SOMEWHERE
            for world in worlds[: reach + 1]:
                world.rooms[doing.who] = room
        if verb in ("peek", "tell", "claim", "find", "enter"):
            for place in range(1, reach + 1):
                _learn(worlds, place, chain[place - 1], doing)
        taken.append(flags[reach])
    return worlds, taken


def _reach(worlds: list[ThoughtWorld], chain: Chain, doing: Doing) -> int:
    """Return how many of a chain take in an event, the first of them in truth, each further one in the world of those
    before: who does it, who is told, and who is in the room; nobody sees a peek."""
    verb, doer = doing.verb, doing.who
    room = doing.where if verb == "enter" else doing.to if verb == "find" else ""
    for place, name in enumerate(chain):
        if name == doer or (verb == "tell" and name == doing.to):
            continue
        if verb in ("peek", "tell"):
            return place
        rooms = worlds[place].rooms
        seen = room or rooms.get(doer, SOMEWHERE)
        if seen == SOMEWHERE or rooms.get(name, SOMEWHERE) != seen:
            return place
    return len(chain)


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
