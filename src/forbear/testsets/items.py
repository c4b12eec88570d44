"""The stories of a test set as rows: in words, with question, answer, foils, how the answer comes about, and a minimal pair."""

from __future__ import annotations

from typing import Any

from forbear.minds.semantics import SEMANTICS
from forbear.testsets.answers import answered
from forbear.testsets.chains import Thoughts
from forbear.testsets.dares import EMPTY, LOADED, MURDERER, NONE, OPEN
from forbear.testsets.doings import SOMEWHERE, Doing
from forbear.testsets.making import PosedStory
from forbear.testsets.scenes import after_text, scene_text
from forbear.testsets.settings import listed, told_event

SCHEMA = "forbear-testset/1"


def item(posed: PosedStory, number: int, *, has_scene: bool = False) -> dict[str, Any]:
    """Return a row as JSON has it. has_scene: with the story as a scene that `forbear ask` answers alike."""
    thoughts = Thoughts(posed.begun, posed.story, posed.thing)
    foils = _foils(posed, thoughts)
    found: dict[str, Any] = {
        "id": f"{posed.kind}-{len(posed.chain)}-{number:06d}",
        "schema": SCHEMA,
        "semantics": SEMANTICS,
        "kind": posed.kind,
        "order": len(posed.chain),
        "setting": posed.setting.name,
        "story": told(posed, posed.story),
        "question": question(posed),
        "choices": sorted({posed.answer, *foils.values(), *_others(posed)}),
        "answer": posed.answer,
        "foils": foils,
        "derivation": _derivation(posed, thoughts),
        "pair": {"story": told(posed, posed.pair), "changed": posed.changed, "answer": posed.pair_answer},
        "formal": formal(posed),
    }
    if has_scene:
        found["scene"] = scene_text(posed, posed.story)
        found["after"] = after_text(posed.story) if posed.kind == "trope" else ""
    return found


def told(posed: PosedStory, story: tuple[Doing, ...]) -> list[str]:
    """Return a story in words, a sentence an event."""
    setting, begun = posed.setting, posed.begun
    first = setting.begins.format(people=listed(tuple(begun.rooms)), what=posed.thing, where=begun.things[posed.thing])
    ways = zip(story, posed.ways, strict=True)
    return [first, *(told_event(doing, setting, way) for doing, way in ways)]


def question(posed: PosedStory) -> str:
    """Return the question in words."""
    head, *rest = posed.chain
    if posed.kind == "knows-whether":
        last = posed.chain[-1]
        what = f"where the {posed.thing} is"
        if len(posed.chain) == 1:
            return f"Does {last} know {what}?"
        inner = "".join(f" that {name} thinks" for name in rest[:-1])
        return f"Does {head} think{inner} that {last} knows {what}?"
    inner = "".join(f" that {name} thinks" for name in rest)
    if posed.kind == "trope":
        who = posed.story[-1].who
        return f"After that, what does {head} think{inner} of {who}: a murderer, no murderer, or does it stay open?"
    asks = posed.setting.asks.format(what=posed.thing)
    how = "How" if posed.setting.name == "gift" else "Where"
    return f"{how} does {head} think{inner} {asks}?"


def formal(posed: PosedStory) -> str:
    """Return the question in the words of `forbear ask`."""
    minds = " > ".join(posed.chain)
    match posed.kind:
        case "knows-whether":
            return f"{minds} knows whether at({posed.thing})"
        case "trope":
            return f"{minds} : murderer({posed.story[-1].who})"
    return f"{minds} : at({posed.thing})"


def _foils(posed: PosedStory, thoughts: Thoughts) -> dict[str, str]:
    """Return wrong answers that are right ones of a lower order, by what they answer: of the last of the chain, and so
    on outwards, and of the first alone."""
    if posed.kind == "knows-whether":
        return {"the other": "no" if posed.answer == "yes" else "yes"}
    found = {}
    lower = [posed.chain[place:] for place in range(1, len(posed.chain) + 1)]
    if len(posed.chain) > 1:
        lower.append(posed.chain[:1])
    for chain in lower:
        value = answered(posed.kind, thoughts, chain)
        if value != posed.answer:
            found[" > ".join(chain) if chain else "what is so"] = value
    if posed.kind == "trope":
        return found
    first = posed.begun.things[posed.thing]
    if first != posed.answer and first not in found.values():
        found["at the beginning"] = first
    return found


def _others(posed: PosedStory) -> set[str]:
    if posed.kind == "knows-whether":
        return {"yes", "no"}
    if posed.kind == "trope":
        return {MURDERER, NONE, OPEN}
    return {posed.begun.things[posed.thing], *(doing.where for doing in posed.story if doing.what == posed.thing)} - {
        SOMEWHERE
    }


def derivation(posed: PosedStory) -> list[str]:
    """Return how the answer comes about: for each event whether the chain takes it in, and where it leaves them."""
    return _derivation(posed, Thoughts(posed.begun, posed.story, posed.thing))


def _derivation(posed: PosedStory, thoughts: Thoughts) -> list[str]:
    begun, thing, chain = posed.begun, posed.thing, posed.chain
    if posed.kind == "trope":
        chain = (*chain, posed.story[-1].who)
    along = thoughts.believed_along(chain)
    is_gift = posed.setting.name == "gift"
    what = "what" if posed.kind == "trope" else "where"
    lines = [f"At first all know {what} the {thing} is: {begun.things[thing]}."]
    if is_gift:
        lines = [f"At first all know what the {thing} is held to be: {begun.things[thing]}."]
    before = begun.things[thing]
    for place, (doing, (reach, now)) in enumerate(zip(posed.story, along, strict=True)):
        if doing.verb == "idle":
            continue
        if reach == len(chain):
            how = "all of the chain take it in"
        else:
            as_seen = f", as {' > '.join(chain[:reach])} sees it" if reach else ""
            how = f"{chain[reach]} does not take it in{as_seen}"
        change = f"; {' > '.join(chain)}: {now}" if now != before else ""
        lines.append(f"{place + 1}. {_plainly(doing, is_gift=is_gift)}: {how}{change}.")
        before = now
    if posed.kind == "knows-whether":
        right = thoughts.knows(chain)
        outer = " > ".join(chain[:-1]) or "what is so"
        lines.append(f"{' > '.join(chain)}: {before}; {outer}: {thoughts.believed(chain[:-1])}.")
        lines.append(f"So the answer is {'yes' if right else 'no'}.")
    if posed.kind == "trope":
        lines.append(_as_read(posed, before, along[-1][0]))
    return lines


def _as_read(posed: PosedStory, taken_for: str, reach: int) -> str:
    """Return the step from what the chooser is thought to have taken the thing for to what the choice shows."""
    minds, who = " > ".join(posed.chain), posed.story[-1].who
    if reach < len(posed.chain):
        return f"So nothing is shown to {minds}: {posed.answer}."
    if posed.answer == OPEN:
        return f"As {minds} sees it, {who} took it to be {taken_for}, and anybody might have done so: {posed.answer}."
    return f"As {minds} sees it, {who} took it to be {taken_for}, and chose so all the same: {posed.answer}."


def _plainly(doing: Doing, *, is_gift: bool) -> str:
    match doing.verb:
        case "enter":
            return f"{doing.who} comes in"
        case "leave":
            return f"{doing.who} leaves"
        case "move" if is_gift:
            return f"{doing.who} says to all in the room, and means it, that the {doing.what} is {doing.where}"
        case "move":
            place = (
                f"makes the {doing.what} {doing.where}"
                if doing.where in (LOADED, EMPTY)
                else f"moves the {doing.what} to the {doing.where}"
            )
            return f"{doing.who} {place}"
        case "peek":
            return f"{doing.who} looks in unseen"
        case "tell":
            return f"{doing.who} tells {doing.to}: {doing.where}"
        case "spare":
            return f"{doing.who} does not shoot {doing.to}"
        case "fire":
            return f"{doing.who} pulls the trigger at {doing.to}"
    return f"{doing.who} does nothing of note"
