"""Random small scenes, as text: two or three people, a few truths, some doubts, a few deeds, some turns."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

NAMES = ("A", "B", "C")
FLUENTS = ("x", "y", "z")
WEIGHTS = (0.1, 0.25, 0.5, 0.7)


@dataclass(frozen=True)
class Sketch:
    """A scene in pieces, so that a law can put them in another order or add to them."""

    people: tuple[str, ...]
    facts: tuple[str, ...]
    beliefs: tuple[str, ...]
    deeds: tuple[str, ...]
    reasons: tuple[str, ...]
    rest: tuple[str, ...]

    def text(self, *, beliefs: tuple[str, ...] | None = None, more: str = "") -> str:
        """Return the scene; with its beliefs in another order, or more put in front of the turns."""
        head = [f"entity {name} : character;" for name in self.people]
        head += [f"property {name}() : boolean;" for name in FLUENTS]
        told = self.beliefs if beliefs is None else beliefs
        return "\n".join([*head, *self.facts, *told, *self.deeds, *self.reasons, more, *self.rest])


@st.composite
def odds(draw: st.DrawFn, fluent: str) -> str:
    """Draw what a mind thinks of a fluent: sure of it, unsure, or unsure depending on nothing."""
    weight = draw(st.sampled_from((0, 1, *WEIGHTS)))
    if weight in (0, 1):
        return f"{fluent}() = {bool(weight)}"
    return f"{fluent}() = {{True: {weight}, False: rest}}"


@st.composite
def beliefs(draw: st.DrawFn, people: tuple[str, ...]) -> tuple[str, ...]:
    """Draw declarations, each path and fluent at most once: open, plain, nested, joint, conditional."""
    found = []
    for name in people:
        kind = draw(st.sampled_from(("nothing", "open", "plain", "joint", "conditional", "open")))
        first, second = draw(st.permutations(FLUENTS))[:2]
        openly = draw(st.sampled_from(("", "openly ")))
        if kind == "open":
            found.append(f"openly believes({name}, {draw(odds(first))});")
        elif kind == "plain":
            found.append(f"believes({name}, {draw(odds(first))});")
        elif kind == "joint":
            weight = draw(st.sampled_from(WEIGHTS))
            both = f"{first}() = True & {second}() = False: {weight}, {first}() = False & {second}() = True: rest"
            found.append(f"{openly}believes({name}, {{{both}}});")
        elif kind == "conditional":
            low, high = draw(st.sampled_from(WEIGHTS)), draw(st.sampled_from(WEIGHTS))
            found.append(
                f"{openly}believes({name}, {first}() = if({second}()) {{True: {low}, False: rest}} "
                f"else {{True: {high}, False: rest}});"
            )
        if draw(st.integers(0, 3)) == 0:
            other = draw(st.sampled_from([n for n in people if n != name]))
            found.append(f"believes({name}, believes({other}, {draw(odds(draw(st.sampled_from(FLUENTS))))}));")
    return tuple(found)


@st.composite
def deeds(draw: st.DrawFn, people: tuple[str, ...]) -> tuple[str, ...]:
    """Draw two deeds for each, some with preconditions, effects, costs, witnesses and reveals; maybe a joint one."""
    found = []
    for name in people:
        for number in range(2):
            one, other, third = (draw(st.sampled_from(FLUENTS)) for _ in range(3))
            parts = [f"consenting: {name};"]
            if number and draw(st.booleans()):
                parts.append(f"precondition: {draw(st.sampled_from(('', '!')))}{one}();")
            effect = draw(st.sampled_from(("", f"{other}();", f"!{other}();", f"if({third}()) {other}();")))
            if draw(st.integers(0, 5)) == 0:
                told = f"hears({draw(st.sampled_from(people))}, {draw(st.sampled_from(('', '!')))}{third}());"
                effect = f"{effect.removesuffix(';')} & {told}" if effect else told
                effect = effect.replace(f"if({third}()) {other}()", f"(if({third}()) {other}())")
            parts += [f"effect: {effect}"] if effect else []
            if draw(st.booleans()):
                parts.append(f"cost({name}): if({third}()) {draw(st.integers(1, 3))} else 0;")
            if draw(st.integers(0, 2)) == 0:
                parts.append(f"observing(c : character): c == {draw(st.sampled_from(people))};")
                if draw(st.integers(0, 2)) == 0:
                    parts.append(f"observing(c : character) as stirs(): c == {draw(st.sampled_from(people))};")
                if draw(st.integers(0, 4)) == 0:
                    parts.append("unsuspected;")
            if draw(st.integers(0, 2)) == 0:
                parts.append(f"revealing: {one}();")
            elif draw(st.integers(0, 3)) == 0:
                parts.append(f"revealing(c : character) if({third}()): {one}();")
            found.append(f"action do{number}{name}() {{ {' '.join(parts)} }};")
    if draw(st.integers(0, 3)) == 0:
        found.append(
            f"action deal() {{ consenting: {', '.join(people)}; effect: {draw(st.sampled_from(FLUENTS))}(); }};"
        )
    if draw(st.integers(0, 3)) == 0:
        found.append("action rain() { effect: x(); weight: if(y()) 3 else 1; }; action sun() { effect: !x(); };")
    return tuple(found)


@st.composite
def sketches(draw: st.DrawFn, most_turns: int = 3) -> Sketch:
    """Draw a scene."""
    people = NAMES[: draw(st.sampled_from((2, 2, 3)))]
    drawn_deeds = draw(deeds(people))
    actors = [*people, *(["chance"] if any("rain" in deed for deed in drawn_deeds) else [])]
    turns = draw(st.lists(st.sampled_from(actors), min_size=1, max_size=most_turns if len(people) == 2 else 2))
    reasons = []
    for name in people:
        one, other = draw(st.sampled_from(FLUENTS)), draw(st.sampled_from(people))
        amount = draw(st.integers(-3, 3))
        worth = draw(st.sampled_from((f"if({one}()) {amount} else 0", f"{amount} * belief({other}, {one}())")))
        reasons.append(f"reason r{name}({name}): {worth};")
    minds = [
        f"mind {name} {{ depth: {draw(st.integers(0, 2))}; precision: {draw(st.sampled_from(('1', '3', 'infinite')))}; }}"
        for name in people
        if draw(st.booleans())
    ]
    facts = tuple(f"{name}() = {draw(st.booleans())};" for name in FLUENTS)
    ends = ("ends: z() & y();",) if draw(st.integers(0, 4)) == 0 else ()
    rest = (*minds, *ends, f"turns: {', '.join(turns)};")
    return Sketch(people, facts, draw(beliefs(people)), drawn_deeds, tuple(reasons), rest)
