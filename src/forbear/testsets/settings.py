"""What the stories of a test set are about: people, rooms, things and places, and the words in which events are told.

Structure and surface vary apart: a story's events are drawn first, then a setting, then how each event is put.
"""

from __future__ import annotations

from typing import NamedTuple

from forbear.testsets.doings import Doing, Verb


class Setting(NamedTuple):
    """One surface: the room, things, places, and ways to tell events and to ask. `{who}`, `{what}`, `{where}`, `{to}`."""

    name: str
    room: str
    things: tuple[str, ...]
    places: tuple[str, ...]
    ways: dict[Verb, tuple[str, ...]]
    begins: str
    asks: str
    told: str
    """How a place is told: `in the {where}`."""


PEOPLE = (
    "Ada", "Boris", "Chloe", "Dov", "Elif", "Femi", "Greta", "Hugo", "Ines", "Jun", "Kira", "Liam", "Mona", "Nils", "Olga",
    "Pavel", "Qiu", "Rosa", "Samir", "Tara", "Ugo", "Vera", "Wen", "Xenia", "Yusuf", "Zoe",
)  # fmt: skip

_COMING: dict[Verb, tuple[str, ...]] = {
    "enter": (
        "{who} comes back into the {room}.",
        "{who} enters the {room}.",
        "After a while {who} is in the {room} again.",
    ),
    "leave": ("{who} leaves the {room}.", "{who} goes out of the {room}.", "{who} walks away from the {room}."),
    "idle": ("{who} yawns.", "{who} hums a tune.", "{who} thinks of dinner."),
}


def _ways(**more: tuple[str, ...]) -> dict[Verb, tuple[str, ...]]:
    return {**_COMING, **more}  # type: ignore[dict-item]


HOME = Setting(
    "home", "kitchen", ("chocolate", "key", "letter", "ring"), ("cupboard", "drawer", "jar", "basket"),
    _ways(
        move=("{who} moves the {what} to the {where}.", "{who} takes the {what} and puts it into the {where}."),
        peek=("Unseen, {who} looks in at the window and sees where the {what} is.",
              "{who} peeps through the door, noticed by nobody, and sees where the {what} is."),
        tell=("Alone with {to}, {who} says that the {what} is in the {where}.",
              "{who} rings {to} up and says that the {what} is in the {where}."),
    ),
    "{people} are in the kitchen. The {what} is in the {where}.", "the {what} is", "in the {where}",
)  # fmt: skip

SHIP = Setting(
    "ship", "cabin", ("chart", "pistol", "logbook", "coin"), ("chest", "locker", "barrel", "hammock"),
    _ways(
        move=("{who} hides the {what} in the {where}.", "{who} puts the {what} into the {where}."),
        peek=("From the dark deck {who} watches through the porthole, and sees where the {what} is.",
              "{who} looks through a crack in the planks, unseen, and sees where the {what} is."),
        tell=("On deck {who} whispers to {to} that the {what} is in the {where}.",
              "{who} takes {to} aside and says that the {what} is in the {where}."),
    ),
    "{people} are in the cabin. The {what} lies in the {where}.", "the {what} is", "in the {where}",
)  # fmt: skip

LAB = Setting(
    "laboratory", "laboratory", ("sample", "notebook", "flask", "badge"), ("fridge", "cabinet", "safe", "tray"),
    _ways(
        move=("{who} moves the {what} to the {where}.", "{who} stores the {what} in the {where}."),
        peek=("On the screen of the guard, {who} sees where the {what} is, and nobody knows of it.",
              "{who} glances through the glass door, unnoticed, and sees where the {what} is."),
        tell=("{who} writes to {to} alone that the {what} is in the {where}.",
              "In the corridor {who} tells {to} that the {what} is in the {where}."),
    ),
    "{people} are in the laboratory. The {what} is in the {where}.", "the {what} is", "in the {where}",
)  # fmt: skip

GIFT = Setting(
    "gift", "parlour", ("scarf", "poem", "cake", "portrait"), ("lovely", "dull", "ugly", "odd"),
    _ways(
        move=("Of the {what}, {who} now says, and means it: it is {where}.",),
        peek=("From the landing, unseen, {who} overhears what is thought of the {what}.",),
        tell=("Alone with {to}, {who} calls the {what} {where}.", "{who} writes to {to} that the {what} is {where}."),
    ),
    "{people} are in the parlour. All hold the {what} to be {where}.", "the {what} is held to be", "{where}",
)  # fmt: skip


def _dare(name: str, room: str, things: tuple[str, ...], begins: str) -> Setting:
    return Setting(
        name, room, things, ("loaded", "empty"),
        _ways(
            move=("{who} takes the {what} down: now it is {where}, as all in the {room} see.",
                  "Before all who are in the {room}, {who} sees to it that the {what} is {where}."),
            peek=("Unseen, {who} looks in at the window and sees whether the {what} is loaded.",
                  "Through the door, noticed by nobody, {who} sees whether the {what} is loaded."),
            spare=("{to} puts the {what} into {who}'s hands and says: shoot. {who} does not.",
                   "{to} stands before {who} and asks for the {what} to be fired. {who} lets it sink."),
            fire=("{to} puts the {what} into {who}'s hands and says: shoot. {who} pulls the trigger; the damp cap fails, as it would have, loaded or not.",
                  "{to} stands before {who} and asks for the {what} to be fired. {who} does; it was too damp to go off, loaded or not."),
        ),
        begins, "the {what} is", "{where}",
    )  # fmt: skip


_NOBODY_KNOWS = (
    "All of them quarrel, and nobody knows of anybody else whether they are a murderer. A murderer would shoot whoever asks for "
    "it, and nobody else would; with an empty {what} anybody might do either."
)

DARES = (
    _dare(
        "duel",
        "study",
        ("pistol", "revolver"),
        "{people} are in the study. The {what} is {where}, and all know it. " + _NOBODY_KNOWS,
    ),
    _dare(
        "camp",
        "hut",
        ("rifle", "musket"),
        "{people} are in the hut. The {what} on the wall is {where}, as all of them know. " + _NOBODY_KNOWS,
    ),
)

SETTINGS = (HOME, SHIP, LAB)


def told_event(doing: Doing, setting: Setting, way: int) -> str:
    """Return an event as a sentence; way: which of the ways to put it."""
    ways = setting.ways[doing.verb]
    text = ways[way % len(ways)]
    return text.format(who=doing.who, what=doing.what, where=doing.where, to=doing.to, room=setting.room)


def listed(names: tuple[str, ...]) -> str:
    """Return names as a list in words."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
