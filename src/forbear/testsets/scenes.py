"""The stories of a test set as scenes: `forbear ask` answers the question of each as the row does."""

from __future__ import annotations

from forbear.testsets.dares import LOADED
from forbear.testsets.doings import Doing
from forbear.testsets.making import PosedStory


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
        "action leave(c : character) { effect: away(c); observing(o : character): o == c | !away(o); };",
        "action enter(c : character) {",
        "\teffect: away(c) = False;",
        "\tobserving(o : character): o == c | !away(o);",
        f"\trevealing(o : character) if(o == c): {', '.join(f'away({name})' for name in people)};",
        "};",
        "action move(c : character, t : thing, p : place) {",
        "\teffect: at(t) = p;",
        "\tobserving(o : character): o == c | !away(o);",
        "};",
        "action peek(c : character, t : thing) {",
        "\tobserving(o : character): o == c;",
        "\trevealing(o : character) if(o == c): at(t);",
        "};",
        "action tell(c : character, d : character, t : thing, p : place) {",
        "\teffect: hears(d, at(t) == p);",
        "\tobserving(o : character): o == c | o == d;",
        "};",
        "action idle(c : character) { observing(o : character): o == c; };",
    ]
    if posed.kind == "trope":
        lines += _dare_lines(people, story)
    else:
        lines.append(f"script: {after_text(story)};")
    return "\n".join(lines) + "\n"


def after_text(story: tuple[Doing, ...]) -> str:
    """Return the events of a story, as `forbear ask --after` reads them."""
    return ", ".join(map(_call, story))


def _dare_lines(people: tuple[str, ...], story: tuple[Doing, ...]) -> list[str]:
    """Return what a scene has besides where its story ends in a dare: who might be what, and the choice."""
    deed = story[-1]
    doubts = [
        f"openly believes({name}, murderer({deed.who}) = {{True: 1/2, False: 1/2}});"
        for name in people
        if name != deed.who
    ]
    return [
        "property murderer(c : character) : boolean;",
        "property fired(c : character) : boolean;",
        *([f"murderer({deed.who});"] if deed.verb == "fire" else []),
        *doubts,
        f"reason death(c : character): if(fired(c) & at({deed.what}) == {LOADED}) (if(murderer(c)) 1 else 0 - 1) else 0;",
        f"mind {deed.who} {{ precision: infinite; }}",
        *(
            f"action {verb}(c : character) {{ precondition: c == {deed.who};{effect} consenting: c;"
            " observing(o : character): o == c | !away(o); };"
            for verb, effect in (("spare", ""), ("fire", " effect: fired(c);"))
        ),
        f"turns: {', '.join(['script'] * (len(story) - 1))}, {deed.who};",
        f"script: {after_text(story[:-1])};",
    ]


def _call(doing: Doing) -> str:
    match doing.verb:
        case "move":
            return f"move({doing.who}, {doing.what}, {doing.where})"
        case "peek":
            return f"peek({doing.who}, {doing.what})"
        case "tell":
            return f"tell({doing.who}, {doing.to}, {doing.what}, {doing.where})"
    return f"{doing.verb}({doing.who})"
