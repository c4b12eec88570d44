"""Small problems at random in which somebody does not know where a thing is hidden, and may find out."""

from __future__ import annotations

from hypothesis import strategies as st

PLACES = ("Hill", "Lake", "Mill")
CONDITIONS = (
    "True",
    "lit()",
    "!lit()",
    "at(Bob) == hid()",
    "at(Ann) == hid()",
    "at(Bob) != at(Ann)",
    "gone()",
    "!gone()",
    "hid() == Hill",
    "hid() != Lake",
    "believes(Ann, hid() == Hill)",
    "believes(Bob, lit())",
)
EFFECTS = (
    "believes(Ann, hid() = hid())",
    "believes(Ann, hid() = hid()) & lit()",
    "believes(Ann, hid() = hid()) & gone()",
    "at(Bob) = hid()",
    "at(Ann) = hid()",
    "at(Bob) = hid() & lit()",
    "gone()",
    "!gone() & lit()",
    "!lit()",
    "(if(at(Ann) == hid()) found())",
    "(if(hid() == Hill) found()) & believes(Ann, hid() = hid())",
    "found()",
    "hid() = Lake",
    "believes(Bob, lit())",
)
WORTHS = (
    "if(found()) 2 elseif(gone()) 1 else 0",
    "if(believes(Ann, hid() == Hill)) 2 elseif(lit()) 1 else 0",
    "if(believes(Ann, hid() == Mill)) 1 else 0",
    "if(at(Bob) == hid()) 1 else 0",
    "if(at(Bob) == hid() & at(Ann) != hid()) 2 elseif(found()) 1 else 0",
    "if(lit()) 1 else 0",
    "if(gone() & !found()) 1 else 0",
)
SIGHTS = ("", "", "observing(c : character): c == Bob;", "observing(c : character): at(c) == at(Bob);")
DOUBTS = (
    "believes(Ann, hid() = ?);",
    "openly believes(Ann, hid() = ?);",
    "openly believes(Ann, hid() = ?);",
    "openly believes(Ann, hid() = ?);\nopenly believes(Bob, hid() = ?);",
    "believes(Ann, hid() = ?);\nbelieves(Ann, believes(Bob, hid() = Hill));",
)


CHANCES = ("hid() == Hill", "hid() == Mill", "at(Ann) == hid()", "hid() == Hill & !gone()", "hid() != Lake | lit()")
FAILURES = ("", "may fail;", "may fail;", "may fail: gone();", "may fail: lit();", "may fail: !lit() & found();")


@st.composite
def doubtful_problems(draw: st.DrawFn, *, tries: bool = False) -> str:
    """Draw a problem. tries: of which some actions may fail, so that to try them may tell."""
    places = PLACES[: draw(st.integers(2, 3))]
    lines = ["type place;", "entity Ann : character;", "entity Bob : character;"]
    lines += [f"entity {place} : place;" for place in places]
    lines += ["property at(c : character) : place;", "property hid() : place;"]
    lines += [f"property {flag}() : boolean;" for flag in ("lit", "gone", "found")]
    lines += [f"at({who}) = {draw(st.sampled_from(places))};" for who in ("Ann", "Bob")]
    lines += [f"hid() = {draw(st.sampled_from(places))};", draw(st.sampled_from(DOUBTS))]
    for number in range(draw(st.integers(2, 5))):
        parts = [
            f"precondition: {draw(st.sampled_from((*CONDITIONS, *CHANCES * 3) if tries else CONDITIONS))};",
            f"effect: {draw(st.sampled_from(EFFECTS))};",
            f"consenting: {draw(st.sampled_from(('Ann', 'Ann', 'Ann', 'Bob', 'Bob', 'Ann, Bob')))};",
            draw(st.sampled_from(FAILURES)) if tries else "",
            draw(st.sampled_from(SIGHTS)),
        ]
        lines.append(f"action do{number}() {{ {' '.join(parts)} }};")
    lines += [f"utility({whose}): {draw(st.sampled_from(WORTHS))};" for whose in ("", "Ann", "Bob")]
    text = "\n".join(lines)
    return text if len(places) == len(PLACES) else text.replace("Mill", "Hill")
