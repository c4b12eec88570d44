"""What happens in the stories of a test set: people come, go, move things, look in unseen, and tell each other where
things are."""

from __future__ import annotations

from typing import Literal as OneOf
from typing import NamedTuple

Verb = OneOf["enter", "leave", "move", "peek", "tell", "claim", "find", "idle", "spare", "fire"]

DEEDS: tuple[Verb, Verb] = ("spare", "fire")
"""How a dare may be answered."""

SOMEWHERE = ""
"""Where somebody is who is in no room, and what somebody thinks who has never heard of a thing."""


class Doing(NamedTuple):
    """One event. who does it; what thing it is about; where: the place moved to or told of, or the room; to: who is told.

    move: who is in the room sees it. enter, leave: who is in the room and whoever comes or goes; who comes sees who is there.
    peek: who is outside looks in and sees where the thing is, and nobody sees that. tell: between two, and whoever is told
    takes it to be so. claim: the same, to all in the room. find: all in the room see where the thing is. idle: nothing.
    spare, fire: with the thing, at the other (to) who asks for it; who is in the room sees it.
    """

    verb: Verb
    who: str
    what: str = SOMEWHERE
    where: str = SOMEWHERE
    to: str = SOMEWHERE


class Opened(NamedTuple):
    """How it begins, known to everybody: where each thing is, and in which room each person is."""

    things: dict[str, str]
    rooms: dict[str, str]
