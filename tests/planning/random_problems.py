"""Small problems at random, as text: two or three minds, places, flags, two numbers, triggers, lies and closed eyes."""

from __future__ import annotations

from hypothesis import strategies as st

CHARACTERS = ("Ann", "Bob", "Cid")
PLACES = ("Hill", "Lake")


def _fluents(people: tuple[str, ...]) -> st.SearchStrategy[tuple[str, tuple[str, ...]]]:
    """Yield a fluent with its values as text."""
    places = st.sampled_from(people).map(lambda who: (f"at({who})", PLACES))
    flags = st.sampled_from(("lit()", "open()")).map(lambda flag: (flag, ("True", "False")))
    numbers = st.just(("coins()", ("0", "1", "2")))
    return st.one_of(places, flags, numbers)


@st.composite
def conditions(draw: st.DrawFn, people: tuple[str, ...], deepest: int = 1) -> str:
    """Draw a conjunction of one or two comparisons, some of them about what somebody believes."""
    parts = []
    for _ in range(draw(st.integers(1, 2))):
        fluent, values = draw(_fluents(people))
        if fluent == "coins()":
            values = (*values, "debts()")
        signs = ("==", "!=", ">=") if fluent == "coins()" else ("==", "!=")
        part = f"{fluent} {draw(st.sampled_from(signs))} {draw(st.sampled_from(values))}"
        if deepest and draw(st.integers(0, 3)) == 0:
            part = f"believes({draw(st.sampled_from(people))}, {part})"
        parts.append(part)
    return " & ".join(parts)


@st.composite
def effects(draw: st.DrawFn, people: tuple[str, ...]) -> str:
    """Draw one or two effects on different fluents."""
    parts: dict[str, str] = {}
    for _ in range(draw(st.integers(1, 2))):
        fluent, values = draw(_fluents(people))
        value = draw(st.sampled_from(values))
        if fluent == "coins()" and draw(st.booleans()):
            value = "coins() + 1"
        kind = draw(st.integers(0, 6))
        if kind == 6:
            parts["debts()"] = "debts() = coins() - debts()"
        elif kind == 0:
            who = draw(st.sampled_from(people))
            parts[f"[{who}]{fluent}"] = f"believes({who}, {fluent} = {value if 'coins' not in value else '1'})"
        elif kind == 1:
            parts[fluent] = f"(if({draw(conditions(people))}) {fluent} = {value})"
        else:
            parts[fluent] = f"{fluent} = {value}"
    return " & ".join(parts.values())


@st.composite
def problems(draw: st.DrawFn) -> str:
    """Draw a problem."""
    people = CHARACTERS[: draw(st.integers(2, 3))]
    lines = ["type place;"]
    lines += [f"entity {name} : character;" for name in people]
    lines += [f"entity {name} : place;" for name in PLACES]
    lines += ["property at(c : character) : place;", "property lit() : boolean;", "property open() : boolean;"]
    lines += ["property coins() : number;", "property debts() : number;"]
    lines += [f"at({name}) = {draw(st.sampled_from(PLACES))};" for name in people]
    for _ in range(draw(st.integers(0, 3))):
        who = draw(st.sampled_from(people))
        fluent, values = draw(_fluents(people))
        told = f"{fluent} = {draw(st.sampled_from(values))}"
        if draw(st.integers(0, 2)) == 0:
            told = f"believes({draw(st.sampled_from([p for p in people if p != who]))}, {told})"
        lines.append(f"believes({who}, {told});")
    for number in range(draw(st.integers(2, 5))):
        parts = [f"precondition: {draw(conditions(people))};", f"effect: {draw(effects(people))};"]
        consenting = draw(st.lists(st.sampled_from(people), max_size=2, unique=True))
        if consenting:
            parts.append(f"consenting: {', '.join(consenting)};")
        sight = draw(st.integers(0, 3))
        if sight == 0:
            parts.append("observing(c : character): False;")
        elif sight == 1:
            parts.append(f"observing(c : character): at(c) == at({draw(st.sampled_from(people))});")
        lines.append(f"action do{number}() {{ {' '.join(parts)} }};")
    for number in range(draw(st.integers(0, 2))):
        lines.append(
            f"trigger then{number}() {{ precondition: {draw(conditions(people))}; effect: {draw(effects(people))}; }};"
        )
    for whose in ("", *people):
        worth = draw(st.sampled_from(("2", "coins()", "2 - coins()", "(coins() * coins()) - debts()")))
        lines.append(
            f"utility({whose}): if({draw(conditions(people))}) {worth} elseif({draw(conditions(people))}) 1 else 0;"
        )
    return "\n".join(lines)
