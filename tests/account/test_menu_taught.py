"""What a menu taught is a row of its own: before the deed, and apart from what the deed changed (docs/semantics.md §3)."""

from __future__ import annotations

from forbear.account.lines import text_of
from forbear.api.runs import Run
from forbear.api.scene import load
from forbear.language.loader import Text

DOOR = """
entity Ann : character; entity Bob : character;
property locked() : boolean; property inside() : boolean;
openly believes(Bob, locked() = {True: 0.5, False: 0.5});
action enter(b : character) {%s consenting: b; };
action knock(b : character) { precondition: b == Bob; effect: !inside(); consenting: b; };
reason shelter(Bob): if(inside()) 1 else 0;
turns: Bob;
"""

TELLING = DOOR % "precondition: b == Bob & !locked(); effect: inside();"
"""The door is open, so Bob may enter: he sees that, of his two worlds, he is in the one in which it is open."""

SILENT = DOOR % "precondition: b == Bob; effect: if(!locked()) inside(); revealing: inside();"
"""He may try in vain: his menu is the same in both worlds."""


def run(text: str) -> Run:
    return load(Text(text)).run(after="enter")


def told(found: Run) -> list[str]:
    return [" ".join(text_of(line).split()) for line in found.lines("story")]


def test_a_menu_that_teaches_has_a_row_of_its_own_before_the_choice() -> None:
    """Bob goes from one half to none, as he can enter, and with him what he takes Ann to know; Ann knows that he does.
    Entering then tells nothing of the door."""
    lines = told(run(TELLING))
    taught = lines.index("What being on turn taught")
    assert lines[taught - 1] == "1. Bob: enter(Bob)."
    choice = next(number for number, line in enumerate(lines) if line.startswith("Bob's choice"))
    rows = lines[taught + 1 : choice]
    assert rows[1::2] == ["locked() ░░░░░░░░░░ 50 % → 0 %"] * 3
    assert sorted(rows[::2]) == ["Ann thinks Bob thinks", "Bob thinks", "Bob thinks Ann thinks"]
    assert not any("locked()" in line for line in lines[choice:])


def test_as_data_it_is_what_moved_as_the_step_began() -> None:
    (step,) = run(TELLING).as_data("story")["story"]["steps"]
    moved = {(*row["path"], row["value"]): (row["before"], row["after"]) for row in step["menu"]}
    ends = {True: (0.5, 0.0), False: (0.5, 1.0)}
    minds = [("Bob",), ("Ann", "Bob"), ("Bob", "Ann")]
    assert moved == {(*mind, value): odds for mind in minds for value, odds in ends.items()}
    whole = {(*row["path"], row["value"]): (row["before"], row["after"]) for row in step["beliefs"]}
    assert whole["Bob", True] == (0.5, 0.0)


def test_a_menu_that_is_the_same_in_all_worlds_teaches_nothing() -> None:
    """Here it is the deed that tells him: he is inside."""
    found = run(SILENT)
    assert found.as_data("story")["story"]["steps"][0]["menu"] == []
    lines = told(found)
    assert "What being on turn taught" not in lines
    assert "locked() ░░░░░░░░░░ 50 % → 0 %" in lines[lines.index("What it changed") :]
