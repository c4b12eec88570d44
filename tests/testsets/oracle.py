"""What somebody thinks that somebody thinks, worked out another way: a mind's story is the part of the outer one that it
takes in, with what it learned as facts; the next mind hears that story, and so on inward.
"""

from __future__ import annotations

from dataclasses import dataclass

from forbear.testsets.doings import Doing, Opened


@dataclass(frozen=True)
class Fact:
    """Something learned: where a thing or a person turns out to be."""

    kind: str
    key: str
    value: str


def answer(begun: Opened, story: tuple[Doing, ...], chain: tuple[str, ...], thing: str) -> str:
    heard: list[Doing | Fact] = list(story)
    for name in chain:
        heard = _heard_by(name, heard, begun)
    return _told(heard, begun)[("thing", thing)]


def shown(begun: Opened, story: tuple[Doing, ...], chain: tuple[str, ...], thing: str) -> str:
    """What a choice at the end shows to the last of a chain: nothing to whoever does not hear of it, or takes the chooser to
    have thought the thing empty."""
    deed = story[-1]
    heard: list[Doing | Fact] = list(story)
    for name in chain:
        heard = _heard_by(name, heard, begun)
    if deed not in heard or answer(begun, story, (*chain, deed.who), thing) == "empty":
        return "open"
    return {"spare": "no murderer", "fire": "a murderer"}[deed.verb]


def _told(heard: list[Doing | Fact], begun: Opened) -> dict[tuple[str, str], str]:
    now = _beginning(begun)
    for each in heard:
        _happen(now, each)
    return now


def _beginning(begun: Opened) -> dict[tuple[str, str], str]:
    things = {("thing", thing): place for thing, place in begun.things.items()}
    return things | {("person", name): room for name, room in begun.rooms.items()}


def _happen(now: dict[tuple[str, str], str], each: Doing | Fact) -> None:
    if isinstance(each, Fact):
        now[each.kind, each.key] = each.value
    elif each.verb == "move":
        now["thing", each.what] = each.where
    elif each.verb == "enter":
        now["person", each.who] = each.where
    elif each.verb == "leave":
        now["person", each.who] = ""


def _heard_by(name: str, outer: list[Doing | Fact], begun: Opened) -> list[Doing | Fact]:
    """Return the story that one mind within the teller of `outer` would tell."""
    theirs, mine = _beginning(begun), _beginning(begun)
    found: list[Doing | Fact] = []
    for each in outer:
        news: list[Doing | Fact] = []
        if isinstance(each, Fact):
            if mine[each.kind, each.key] == theirs[each.kind, each.key]:
                news.append(each)
            _happen(theirs, each)
        else:
            is_seen = _is_seen(name, each, theirs)
            _happen(theirs, each)
            if is_seen:
                news.append(each)
                news += _lesson(name, each, theirs)
        for one in news:
            found.append(one)
            _happen(mine, one)
    return found


def _is_seen(name: str, each: Doing, now: dict[tuple[str, str], str]) -> bool:
    if each.verb == "peek":
        return name == each.who
    if each.verb == "tell":
        return name in (each.who, each.to)
    where = each.where if each.verb == "enter" else now["person", each.who]
    return name == each.who or (where != "" and now["person", name] == where)


def _lesson(name: str, each: Doing, theirs: dict[tuple[str, str], str]) -> list[Doing | Fact]:
    if each.verb == "peek" and name == each.who:
        return [Fact("thing", each.what, theirs["thing", each.what])]
    if each.verb == "tell" and name == each.to:
        return [Fact("thing", each.what, each.where)]
    if each.verb == "enter" and name == each.who:
        return [Fact(kind, key, value) for (kind, key), value in theirs.items() if kind == "person" and key != name]
    return []
