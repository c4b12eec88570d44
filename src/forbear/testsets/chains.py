"""What somebody thinks that somebody thinks, in a story that simply happens: minds inside each other, one world for each.

The world of a chain of minds takes in an event where the last of them sees it, as those before take it to be. Whoever learns
a fact has it so from then on, and takes whoever was right about it before to be right still (docs/semantics.md §4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from forbear.testsets.doings import SOMEWHERE, Doing, Opened

Chain = tuple[str, ...]
"""Minds, the first thinking of the second and so on."""


class ThoughtWorld:
    """Where the minds of a chain take the things and the people to be."""

    __slots__ = ("rooms", "things")

    def __init__(self, things: dict[str, str], rooms: dict[str, str]) -> None:
        self.things = things.copy()
        self.rooms = rooms.copy()


def worlds_of(begun: Opened, story: Iterable[Doing], chain: Chain) -> list[ThoughtWorld]:
    """Return the world that is so, and that of each beginning of a chain, after a story."""
    return worlds_and_last(begun, story, chain)[0]


def worlds_and_last(begun: Opened, story: Iterable[Doing], chain: Chain) -> tuple[list[ThoughtWorld], int]:
    """Return the same, and how many of the chain take in the last event."""
    worlds = _worlds(begun, chain)
    reaches = [0, *_followed(worlds, story, chain)]
    return worlds, reaches[-1]


def believed_along(begun: Opened, story: Iterable[Doing], chain: Chain, thing: str) -> list[tuple[int, str]]:
    """Return for each event how many of a chain take it in, the first of them in truth, each further one as those before see
    it; and where the chain takes a thing to be after it."""
    worlds = _worlds(begun, chain)
    return [(reach, worlds[-1].things[thing]) for reach in _followed(worlds, story, chain)]


def _worlds(begun: Opened, chain: Chain) -> list[ThoughtWorld]:
    return [ThoughtWorld(begun.things, begun.rooms) for _ in range(len(chain) + 1)]


def _followed(worlds: list[ThoughtWorld], story: Iterable[Doing], chain: Chain) -> Iterator[int]:
    """Let a story happen in the worlds, and yield after each event how many of the chain take it in, the first of them in
    truth, each further one in the world of those before: who does it, who is told, and who is in the room. Nobody sees a
    peek."""
    for doing in story:
        verb, doer, what, where, to = doing
        reach = 0
        if verb == "peek" or verb == "tell":
            for name in chain:
                if name != doer and (name != to or verb == "peek"):
                    break
                reach += 1
        else:
            room = where if verb == "enter" else to if verb == "find" else ""
            for name in chain:
                if name != doer:
                    rooms = worlds[reach].rooms
                    seen = room or rooms.get(doer)
                    if not seen or rooms.get(name) != seen:
                        break
                reach += 1
        if verb == "move":
            for place in range(reach + 1):
                worlds[place].things[what] = where
        elif verb == "leave":
            for place in range(reach + 1):
                worlds[place].rooms[doer] = SOMEWHERE
        elif verb == "enter":
            for place in range(reach + 1):
                worlds[place].rooms[doer] = where
            for place in range(1, reach + 1):
                if chain[place - 1] == doer:
                    _look_round(worlds, place, doing)
        elif verb != "idle":
            for place in range(1, reach + 1):
                _learn(worlds, place, chain[place - 1], doing)
        yield reach


def _look_round(worlds: list[ThoughtWorld], place: int, doing: Doing) -> None:
    """Let whoever comes into a room see who is there, the last mind of a beginning of the chain."""
    here, thought = doing.where, worlds[place].rooms
    for who, room in worlds[place - 1].rooms.items():
        if who != doing.who and (room == here) != (thought[who] == here):
            _put_right(worlds, place, who, room if room == here else SOMEWHERE, is_thing=False)


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
