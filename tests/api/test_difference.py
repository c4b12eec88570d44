"""What an edit changed: two scenes held against each other. The numbers are worked by hand beside each test."""

from __future__ import annotations

import math

import pytest

import forbear
from forbear.account.difference import Difference
from forbear.language.loader import Text

LENDER = """
title "A loan";
entity Ann : character; entity Bob : character;
property honest(c : character) : boolean;
property lent() : boolean;
honest(Bob);
openly believes(Ann, honest(Bob) = {True: CREDENCE, False: rest});
action lend(a : character) { precondition: !lent(); effect: lent(); consenting: a; says: "{a} lends it"; };
action keep(a : character) { precondition: !lent(); consenting: a; says: "{a} keeps it"; };
reason gain(Ann): if(lent()) (if(honest(Bob)) WORTH else 0 - 1) else 0;
turns: Ann;
outcome lent: lent();
says honest(c): "{c} is honest"; says honest(c) = False: "{c} is a rogue";
says reason gain(a): "a good turn";
"""


def lender(credence: str, worth: str) -> Text:
    return Text(LENDER.replace("CREDENCE", credence).replace("WORTH", worth))


def lends(credence: float, worth: float) -> float:
    """She expects credence × worth − (1 − credence) of lending, nothing of keeping, and chooses with precision 1."""
    return 1 / (1 + math.exp(-(credence * worth - (1 - credence))))


def _diff(before: Text, after: Text) -> Difference:
    return forbear.load(before).run().diff(forbear.load(after).run())


def test_an_edit_of_a_credence_and_of_a_worth() -> None:
    found = _diff(lender("0.25", "1"), lender("0.75", "3"))
    data = found.as_data()
    (outcome,) = data["outcomes"]
    assert outcome["before"] == pytest.approx(lends(0.25, 1))
    assert outcome["after"] == pytest.approx(lends(0.75, 3))
    assert data["story"]["before"]["told"] == "Ann keeps it"
    assert data["story"]["after"]["told"] == "Ann lends it"
    (choice,) = data["choices"]
    assert (choice["step"], choice["told"]) == (0, "Ann keeps it")
    assert choice["after"] == pytest.approx(1 - lends(0.75, 3))
    at_first = [row for row in data["beliefs"] if row["when"] == "at first" and row["path"] == ["Ann"]]
    assert [(row["fluent"], row["before"], row["after"]) for row in at_first] == [("honest(Bob)", 0.25, 0.75)]
    assert [(row["before"], row["after"]) for row in data["wants"]] == [
        ("a good turn: from -1 to 1", "a good turn: from -1 to 3")
    ]
    assert data["facts"] == [] and not found.is_none
    assert "At first, Ann thinks: Bob is honest: 25 % → 75 %" in str(found)


def test_what_is_so_is_told_once_and_not_in_every_mind_that_knows_it() -> None:
    text = lender("0.25", "1").text
    found = _diff(Text(text), Text(text.replace("honest(Bob);\n", "", 1)))
    data = found.as_data()
    assert data["facts"] == [{"fluent": "honest(Bob)", "before": "Bob is honest", "after": "Bob is a rogue"}]
    assert [row["path"] for row in data["beliefs"]] == []


def test_a_scene_does_not_differ_from_itself() -> None:
    run = forbear.load("film/casablanca").run()
    found = run.diff(run)
    assert found.is_none
    assert "Nothing differs" in str(found)
