"""The plain sentences and questions of ToMi, Hi-ToM and their like, understood: what follows from a story, step by step.

A sentence that is not understood makes the story undecided where it could matter.
"""

from __future__ import annotations

import re

from forbear.testsets.chains import Thoughts
from forbear.testsets.doings import SOMEWHERE, Doing, Opened
from forbear.testsets.labels import LONGEST, Label

_NAME = r"([A-Z][\w'-]*)"
_THING = r"(?:the |a |an |his |her |their )?([\w -]+?)"

_SENTENCES: tuple[tuple[str, str], ...] = (
    (r"(.+?) (?:entered|came into|walked into) (?:the )?([\w -]+)", "enter"),
    (rf"{_NAME} (?:exited|left|went out of) (?:the )?([\w -]+)", "leave"),
    (
        rf"{_NAME} (?:secretly )?(?:moved|put|placed) {_THING} (?:to|into|in|inside) (?:the )?([\w -]+?)(?:, which is.*)?",
        "move",
    ),
    (
        rf"{_NAME} (?:privately told|whispered to|told) {_NAME} (?:privately )?that {_THING} is (?:now )?(?:in|inside) (?:the )?([\w -]+?)(?: now)?",
        "tell",
    ),
    (rf"{_NAME} publicly claimed that {_THING} is (?:now )?(?:in|inside) (?:the )?([\w -]+?)(?: now)?", "claim"),
    (r"[Tt]he ([\w -]+?) (?:is|was) (?:in|inside) (?:the )?([\w -]+)", "lies"),
    (rf"{_NAME} (?:is|was) in (?:the )?([\w -]+)", "enter"),
)

_IDLE = re.compile(
    r"made no movements|stayed in|(?:likes|dislikes|loves|hates|saw|lost|thinks|feels|yawns|hums|noticed) ",
    re.IGNORECASE,
)


class NotUnderstood(Exception):
    """A sentence or a question is in words that are not known."""


def decided(label: Label, *, sees_things: bool = False) -> tuple[str, list[str]]:
    """Return the answer that follows from a story, and how it comes about. Raises NotUnderstood."""
    thing, chain, manner = question_of(label.question)
    begun, story = _story_of(label.sentences, thing, sees_things)
    if thing not in begun.things:
        raise NotUnderstood(f"nothing says where the {thing} is")
    for name in chain:
        if name not in begun.rooms:
            raise NotUnderstood(f"nobody is called {name} in the story")
    if manner == "beginning":
        first = next((doing.where for doing in story if doing.verb in ("find", "move")), SOMEWHERE)
        return first, [f"The {thing} is first in the {first}."]
    along = Thoughts(begun, story, thing).believed_along(chain)
    lines = []
    for doing, (reach, _) in zip(story, along, strict=True):
        if doing.what != thing or (doing.verb == "move" and not doing.who):
            continue
        told = "all take it in" if reach == len(chain) else f"{chain[reach]} does not take it in"
        lines.append(f"{_put(doing)}: {told}")
    return along[-1][1] if along else begun.things[thing], lines


def _put(doing: Doing) -> str:
    match doing.verb:
        case "move":
            return f"{doing.who} moves it to the {doing.where}"
        case "find":
            return f"it is seen in the {doing.where}"
        case "tell":
            return f"{doing.who} tells {doing.to}: the {doing.where}"
    return f"{doing.who} says aloud: the {doing.where}"


def question_of(text: str) -> tuple[str, tuple[str, ...], str]:
    """Return the thing, the minds and the manner (`now` or `beginning`) of a question. Raises NotUnderstood."""
    if len(text) > LONGEST:
        raise NotUnderstood(f"the question has more than {LONGEST:,} signs")
    plain = text.strip().rstrip("?").strip()
    plain = re.sub(r"^In which (?:container|place|room) ", "Where ", plain)
    found = re.fullmatch(r"Where was (?:the )?([\w -]+?) (?:at|in) the beginning", plain)
    if found:
        return found[1], (), "beginning"
    found = re.fullmatch(r"Where is (?:the )?([\w -]+?)(?: really)?", plain)
    if found:
        return found[1], (), "now"
    found = re.fullmatch(rf"Where (?:will|does|would) {_NAME} (?:look for|search for) (?:the )?([\w -]+)", plain)
    if found:
        return found[2], (found[1],), "now"
    found = re.fullmatch(r"Where does (.+?) (?:really )?thinks? (.+)", plain)
    if not found:
        raise NotUnderstood(f"the question is not understood: {text}")
    chain, rest = [found[1]], re.sub(r"^that ", "", found[2])
    while True:
        inner = re.fullmatch(rf"{_NAME} (?:really )?thinks? (?:that )?(.+)", rest)
        if inner:
            chain.append(inner[1])
            rest = inner[2]
            continue
        inner = re.fullmatch(
            rf"{_NAME} (?:searches|will search|would search|looks|will look|would look) for (?:the )?([\w -]+)", rest
        )
        if inner:
            chain.append(inner[1])
            return inner[2], _once(chain), "now"
        inner = re.fullmatch(r"(?:the )?([\w -]+?) is", rest)
        if inner:
            return inner[1], _once(chain), "now"
        raise NotUnderstood(f"the question is not understood: {text}")


def _once(chain: list[str]) -> tuple[str, ...]:
    """Return a chain in which nobody stands behind themself: what one thinks that one thinks is what one thinks."""
    return tuple(name for place, name in enumerate(chain) if place == 0 or name != chain[place - 1])


def _story_of(sentences: tuple[str, ...], thing: str, sees_things: bool) -> tuple[Opened, list[Doing]]:
    rooms: dict[str, str] = {}
    lies: dict[str, str] = {}
    """In which room a container stands."""
    here: dict[str, str] = {}
    story: list[Doing] = []
    last_room, at = SOMEWHERE, SOMEWHERE
    for sentence in sentences:
        if len(sentence) > LONGEST:
            raise NotUnderstood(f"a sentence has more than {LONGEST:,} signs")
        text = sentence.strip().rstrip(".!").strip()
        verb, parts = _parsed(text)
        match verb, parts:
            case "enter", [names, room]:
                last_room = room
                for name in re.split(r",? and |, ", names):
                    rooms.setdefault(name, SOMEWHERE)
                    if here.get(name):
                        story.append(Doing("leave", name))
                    here[name] = room
                    story.append(Doing("enter", name, where=room))
                    if sees_things and at and lies.get(at) == room:
                        story.append(Doing("find", SOMEWHERE, thing, at, room))
            case "leave", [name, _]:
                rooms.setdefault(name, SOMEWHERE)
                here[name] = SOMEWHERE
                story.append(Doing("leave", name))
            case "move", [name, what, where]:
                if name not in rooms:
                    raise NotUnderstood(f"{name} has not come in yet: {sentence}")
                if what == thing:
                    lies.setdefault(where, here.get(name, last_room))
                    at = where
                    story.append(Doing("move", name, what, where))
            case "tell", [name, to, what, where]:
                rooms.setdefault(name, SOMEWHERE)
                rooms.setdefault(to, SOMEWHERE)
                if what == thing:
                    story.append(Doing("tell", name, what, where, to))
            case "claim", [name, what, where]:
                rooms.setdefault(name, SOMEWHERE)
                if what == thing:
                    story.append(Doing("claim", name, what, where))
            case "lies", [what, where]:
                if what == thing:
                    at = where
                    lies.setdefault(where, last_room)
                    story.append(Doing("find", SOMEWHERE, what, where, lies[where]))
                else:
                    lies[what] = where
            case "idle", _:
                continue
            case _:
                raise NotUnderstood(f"the sentence is not understood: {sentence}")
    known = {thing: SOMEWHERE} if at or any(doing.what == thing for doing in story) else {}
    return Opened(known, rooms), _settled(story)


def _settled(story: list[Doing]) -> list[Doing]:
    """Return the events with what is found first also being so: in truth a thing lies where it is said to lie."""
    found: list[Doing] = []
    is_placed = False
    for doing in story:
        if doing.verb == "find" and not is_placed:
            found.append(Doing("move", SOMEWHERE, doing.what, doing.where))
        is_placed = is_placed or doing.verb in ("find", "move")
        found.append(doing)
    return found


def _parsed(text: str) -> tuple[str, list[str]]:
    for pattern, verb in _SENTENCES:
        found = re.fullmatch(pattern, text)
        if found:
            return verb, [part.strip() for part in found.groups()]
    return ("idle", []) if _IDLE.search(text) else ("unknown", [])
