"""Small problems at random in which somebody has something wrong, and tries in vain what hangs on it."""

from __future__ import annotations

from hypothesis import strategies as st

PLACES = ("Hill", "Lake", "Mill")
MISTAKES = (
    "believes(Ann, hid() = {other});",
    "believes(Ann, hid() = {other});",
    "openly believes(Ann, hid() = {other});",
    "believes(Ann, lit());",
    "openly believes(Ann, lit());\nbelieves(Bob, hid() = {other});",
    "believes(Ann, hid() = {other});\nbelieves(Bob, hid() = {other});",
    "believes(Ann, hid() = {other} & lit());",
    "believes(Ann, hid() = {other});\nbelieves(Ann, believes(Bob, hid() = {here}));",
    "believes(Ann, hid() = {other});\nbelieves(Bob, believes(Ann, hid() = {here}));",
    "believes(Ann, hid() = ?);\nbelieves(Ann, lit());",
)
CONDITIONS = (
    "at(Ann) == hid()",
    "at(Ann) == hid()",
    "hid() == {other}",
    "hid() == {other} & lit()",
    "hid() == {other} | found()",
    "at(Bob) == hid()",
    "lit()",
    "lit() & !gone()",
    "at(Ann) != {here} & lit()",
    "hid() != {here}",
    "believes(Bob, hid() == {here})",
    "coins() < 1 & lit()",
)
EFFECTS = (
    "found()",
    "found()",
    "found() & gone()",
    "at(Ann) = hid()",
    "at(Ann) = {here}",
    "at(Ann) = {other}",
    "lit()",
    "gone()",
    "coins() = coins() + 1",
    "believes(Ann, hid() = hid())",
    "believes(Bob, hid() = {other})",
    "(if(at(Ann) == {here}) found())",
)
FAILURES = (
    "",
    "may fail;",
    "may fail;",
    "may fail: gone();",
    "may fail: coins() = coins() + 1;",
    "may fail: believes(Bob, hid() = {other});",
    "may fail: (if(at(Ann) == {other}) gone());",
)
WORTHS = (
    "if(found()) 2 else 0",
    "if(found()) 2 elseif(gone()) 1 else 0",
    "if(gone()) 1 else 0",
    "coins()",
    "if(believes(Ann, hid() == {here})) 1 else 0",
    "if(believes(Ann, hid() == {other})) 0 else 1",
    "if(believes(Ann, lit())) 0 else 1",
    "if(found() & !believes(Bob, hid() == {other})) 1 else 0",
)
WISHES = ("if(found()) 2 else 0", "if(found()) 2 elseif(gone()) 1 else 0", "if(gone()) 1 else 0", "coins()")
SIGHTS = ("", "", "observing(c : character): at(c) == at(Ann);", "observing(c : character): c == Ann;")


@st.composite
def mistaken_problems(draw: st.DrawFn) -> str:
    """Draw a problem."""
    places = PLACES[: draw(st.integers(2, 3))]
    here, other = draw(st.permutations(places))[:2]

    def filled(parts: tuple[str, ...]) -> str:
        return draw(st.sampled_from(parts)).replace("{here}", here).replace("{other}", other)

    lines = ["type place;", "entity Ann : character;", "entity Bob : character;"]
    lines += [f"entity {place} : place;" for place in places]
    lines += ["property at(c : character) : place;", "property hid() : place;", "property coins() : number;"]
    lines += [f"property {flag}() : boolean;" for flag in ("lit", "gone", "found")]
    lines += [f"at({who}) = {draw(st.sampled_from(places))};" for who in ("Ann", "Bob")]
    lines += [f"hid() = {here};", filled(MISTAKES)]
    for number in range(draw(st.integers(2, 5))):
        consenting = draw(st.sampled_from(("Ann", "Ann", "Ann", "Bob", "Ann, Bob")))
        parts = [f"precondition: {filled(CONDITIONS)};", f"effect: {filled(EFFECTS)};", f"consenting: {consenting};"]
        parts += [part for part in (filled(FAILURES), filled(SIGHTS)) if part]
        lines.append(f"action do{number}() {{ {' '.join(parts)} }};")
    lines += [f"utility(): {filled(WORTHS)};"]
    lines += [f"utility({who}): {filled(WISHES)};" for who in ("Ann", "Bob")]
    return "\n".join(lines)
