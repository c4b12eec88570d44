"""The stories of a test set as rows: in words, with question, answer, foils, how the answer comes about, and a minimal pair."""

from __future__ import annotations

from typing import Any

from forbear.minds.semantics import SEMANTICS
from forbear.testsets.chains import believed, followed, knows
from forbear.testsets.doings import SOMEWHERE, Doing
from forbear.testsets.making import PosedStory
from forbear.testsets.settings import listed, told_event

SCHEMA = "forbear-testset/1"


def item(posed: PosedStory, number: int, *, has_scene: bool = False) -> dict[str, Any]:
    """Return a row as JSON has it. has_scene: with the story as a scene that `forbear ask` answers alike."""
    foils = _foils(posed)
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
        "derivation": derivation(posed),
        "pair": {"story": told(posed, posed.pair), "changed": posed.changed, "answer": posed.pair_answer},
        "formal": formal(posed),
    }
    if has_scene:
        found["scene"] = scene_text(posed, posed.story)
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
    asks = posed.setting.asks.format(what=posed.thing)
    inner = "".join(f" that {name} thinks" for name in rest)
    how = "How" if posed.setting.name == "gift" else "Where"
    return f"{how} does {head} think{inner} {asks}?"


def formal(posed: PosedStory) -> str:
    """Return the question in the words of `forbear ask`."""
    minds = " > ".join(posed.chain)
    return (
        f"{minds} knows whether at({posed.thing})" if posed.kind == "knows-whether" else f"{minds} : at({posed.thing})"
    )


def _foils(posed: PosedStory) -> dict[str, str]:
    """Return wrong answers that are right ones of a lower order, by what they answer."""
    if posed.kind == "knows-whether":
        return {"the other": "no" if posed.answer == "yes" else "yes"}
    found = {}
    for place in range(1, len(posed.chain) + 1):
        chain = posed.chain[place:]
        value = believed(posed.begun, posed.story, chain, posed.thing)
        if value != posed.answer:
            found[" > ".join(chain) if chain else "what is so"] = value
    first = posed.begun.things[posed.thing]
    if first != posed.answer and first not in found.values():
        found["at the beginning"] = first
    return found


def _others(posed: PosedStory) -> set[str]:
    if posed.kind == "knows-whether":
        return {"yes", "no"}
    return {posed.begun.things[posed.thing], *(doing.where for doing in posed.story if doing.what == posed.thing)} - {
        SOMEWHERE
    }


def derivation(posed: PosedStory) -> list[str]:
    """Return how the answer comes about: for each event whether the chain takes it in, and where it leaves them."""
    begun, thing, chain = posed.begun, posed.thing, posed.chain
    _, taken = followed(begun, posed.story, chain)
    lines = [f"At first all know where the {thing} is: {begun.things[thing]}."]
    before = begun.things[thing]
    for place, (doing, happened) in enumerate(zip(posed.story, taken, strict=True)):
        if doing.verb == "idle":
            continue
        told_to = next((deep for deep, is_taken in enumerate(happened) if not is_taken), None)
        now = believed(begun, posed.story[: place + 1], chain, thing)
        if told_to is None:
            how = "all of the chain take it in"
        else:
            blind = chain[told_to - 1]
            as_seen = "" if told_to == 1 else f", as {' > '.join(chain[: told_to - 1])} sees it"
            how = f"{blind} does not take it in{as_seen}"
        change = f"; {' > '.join(chain)}: {now}" if now != before else ""
        lines.append(f"{place + 1}. {_plainly(doing)}: {how}{change}.")
        before = now
    if posed.kind == "knows-whether":
        right = knows(begun, posed.story, chain, thing)
        outer = " > ".join(chain[:-1]) or "what is so"
        lines.append(f"{' > '.join(chain)}: {before}; {outer}: {believed(begun, posed.story, chain[:-1], thing)}.")
        lines.append(f"So the answer is {'yes' if right else 'no'}.")
    return lines


def _plainly(doing: Doing) -> str:
    match doing.verb:
        case "enter":
            return f"{doing.who} comes in"
        case "leave":
            return f"{doing.who} leaves"
        case "move":
            return f"{doing.who} moves the {doing.what} to the {doing.where}"
        case "peek":
            return f"{doing.who} looks in unseen"
        case "tell":
            return f"{doing.who} tells {doing.to}: {doing.where}"
    return f"{doing.who} does nothing of note"


def scene_text(posed: PosedStory, story: tuple[Doing, ...]) -> str:
    """Return a story as a scene: what `forbear ask` answers to the formal question is the answer."""
    people = tuple(posed.begun.rooms)
    places = list(
        dict.fromkeys([posed.begun.things[posed.thing], *(d.where for d in story if d.verb in ("move", "tell"))])
    )
    lines = ["type place;", "type thing;", *(f"entity {name} : character;" for name in people)]
    lines += [f"entity {posed.thing} : thing;", *(f"entity {place} : place;" for place in places)]
    lines += [
        "property at(t : thing) : place;",
        "property away(c : character) : boolean;",
        f"at({posed.thing}) = {posed.begun.things[posed.thing]};",
        "action leave(c : character) { effect: away(c); consenting: c; observing(o : character): o == c | !away(o); };",
        "action enter(c : character) {",
        "\teffect: away(c) = False;",
        "\tconsenting: c;",
        "\tobserving(o : character): o == c | !away(o);",
        f"\trevealing(o : character) if(o == c): {', '.join(f'away({name})' for name in people)};",
        "};",
        "action move(c : character, t : thing, p : place) {",
        "\teffect: at(t) = p;",
        "\tconsenting: c;",
        "\tobserving(o : character): o == c | !away(o);",
        "};",
        "action peek(c : character, t : thing) {",
        "\tconsenting: c;",
        "\tobserving(o : character): o == c;",
        "\trevealing(o : character) if(o == c): at(t);",
        "};",
        "action tell(c : character, d : character, t : thing, p : place) {",
        "\teffect: hears(d, at(t) == p);",
        "\tconsenting: c;",
        "\tobserving(o : character): o == c | o == d;",
        "};",
        "action idle(c : character) { consenting: c; observing(o : character): o == c; };",
        f"script: {', '.join(map(_call, story))};",
    ]
    return "\n".join(lines) + "\n"


def _call(doing: Doing) -> str:
    match doing.verb:
        case "move":
            return f"move({doing.who}, {doing.what}, {doing.where})"
        case "peek":
            return f"peek({doing.who}, {doing.what})"
        case "tell":
            return f"tell({doing.who}, {doing.to}, {doing.what}, {doing.where})"
    return f"{doing.verb}({doing.who})"
