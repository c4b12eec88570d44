"""Random small scenes in which much is hidden: deeds unseen, seen by name, not reckoned with; things shown and told."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.laws.scenes import FLUENTS, NAMES, Sketch, beliefs, odds


@st.composite
def conditions(draw: st.DrawFn) -> str:
    """Draw a condition over the fluents."""
    one, other = draw(st.permutations(FLUENTS))[:2]
    shapes = (f"{one}()", f"!{one}()", f"{one}() & !{other}()", f"{one}() | {other}()", f"{one}() == {other}()")
    return draw(st.sampled_from(shapes))


@st.composite
def effects(draw: st.DrawFn, people: tuple[str, ...]) -> str:
    """Draw what a deed does to the world, and what it tells whom."""
    one, other = (draw(st.sampled_from(FLUENTS)) for _ in range(2))
    who = draw(st.sampled_from(people))
    found = [draw(st.sampled_from(("", f"{other}()", f"!{other}()", f"if({one}()) {other}()", f"{one}() = {other}()")))]
    if draw(st.integers(0, 3)) == 0:
        told = f"hears({who}, {draw(conditions())})"
        found.append(draw(st.sampled_from((told, f"(if({draw(conditions())}) {told})"))))
    elif draw(st.integers(0, 7)) == 0:
        found.append(f"believes({who}, {draw(odds(one))})")
    return " & ".join(f"({effect})" if effect.startswith("if") else effect for effect in found if effect)


@st.composite
def veils(draw: st.DrawFn, people: tuple[str, ...]) -> list[str]:
    """Draw who sees a deed, whole or by name, what it shows, and whether it is reckoned with."""
    parts = []
    who, fluent = draw(st.sampled_from(people)), draw(st.sampled_from(FLUENTS))
    seen = draw(st.sampled_from(("", "", f"c == {who}", f"c != {who}", f"{fluent}()", f"c == {who} | {fluent}()")))
    parts += [f"observing(c : character): {seen};"] if seen else []
    if seen and draw(st.booleans()):
        named = draw(st.sampled_from(("True", f"c == {draw(st.sampled_from(people))}", draw(conditions()))))
        parts.append(f"observing(c : character) as stirs(): {named};")
    shown = draw(st.sampled_from(FLUENTS))
    kind = draw(st.integers(0, 4))
    if kind == 0:
        parts.append(f"revealing: {shown}();")
    elif kind == 1:
        parts.append(f"revealing(c : character) if({draw(conditions())}): {shown}();")
    elif kind == 2:
        parts.append(f"revealing(c : character) if(c == {who} & ({draw(conditions())})): {shown}();")
    if seen and draw(st.integers(0, 4)) == 0:
        parts.append("unsuspected;")
    return parts


@st.composite
def veiled_deeds(draw: st.DrawFn, people: tuple[str, ...]) -> tuple[str, ...]:
    """Draw two deeds for each, or three, and maybe nature's."""
    found = []
    for name in people:
        for number in range(draw(st.sampled_from((2, 2, 3)))):
            parts = [f"consenting: {name};"]
            if number and draw(st.booleans()):
                parts.append(f"precondition: {draw(conditions())};")
            effect = draw(effects(people))
            parts += [f"effect: {effect};"] if effect else []
            if draw(st.booleans()):
                parts.append(f"cost({name}): if({draw(conditions())}) {draw(st.integers(1, 3))} else 0;")
            found.append(f"action do{number}{name}() {{ {' '.join([*parts, *draw(veils(people))])} }};")
    if draw(st.integers(0, 2)) == 0:
        for kind in ("rain", "sun", "hail")[: draw(st.integers(1, 3))]:
            parts = [f"effect: {draw(effects(people)) or 'x()'};", f"weight: if({draw(conditions())}) 3 else 1;"]
            if draw(st.integers(0, 2)) == 0:
                parts.append(f"precondition: {draw(conditions())};")
            found.append(f"action {kind}() {{ {' '.join([*parts, *draw(veils(people))])} }};")
    return tuple(found)


@st.composite
def veiled(draw: st.DrawFn) -> Sketch:
    """Draw a scene."""
    people = NAMES[: draw(st.sampled_from((2, 2, 3)))]
    deeds = draw(veiled_deeds(people))
    actors = [*people, *(["chance"] if any("rain" in deed for deed in deeds) else [])]
    turns = draw(st.lists(st.sampled_from(actors), min_size=2, max_size=3 if len(people) == 2 else 2))
    facts = [
        f"{name}() = {draw(st.sampled_from((True, False, draw(st.booleans()), '{True: 0.4, False: rest}')))};"
        for name in FLUENTS
    ]
    held = list(draw(beliefs(people)))
    if draw(st.integers(0, 3)) == 0:
        held.append(f"openly knows({draw(st.sampled_from(people))}, {draw(st.sampled_from(FLUENTS))}());")
    reasons = []
    for name in people:
        amount, other = draw(st.integers(-3, 3)), draw(st.sampled_from(people))
        shapes = (f"if({draw(conditions())}) {amount} else 0", f"{amount} * belief({other}, {draw(conditions())})")
        spell = draw(st.sampled_from(("", "", f" while({draw(conditions())})")))
        reasons.append(f"reason r{name}({name}){spell}: {draw(st.sampled_from(shapes))};")
    minds = [
        f"mind {name} {{ depth: {draw(st.integers(0, 2))}; precision: {draw(st.sampled_from(('1', '3', 'infinite')))}; }}"
        for name in people
    ]
    ends = [f"ends: {draw(conditions())};"] if draw(st.integers(0, 2)) == 0 else []
    rest = (*minds, *ends, f"turns: {', '.join(turns)};")
    return Sketch(people, tuple(facts), tuple(held), deeds, tuple(reasons), rest)
