"""Reasons and outcomes that nothing can change are told; those that something could change are not."""

from __future__ import annotations

import pytest

from forbear.api.scene import load

SCENE = """
entity Ann : character;
entity Bob : character;
property well(c : character) : boolean;
property tall(c : character) : boolean;
property sunny() : boolean;
sunny() = {True: 0.5, False: 0.5};
action help(a : character, b : character) {
	precondition: a != b;
	effect: well(b);
	consenting: a;
};
action pass_by(a : character) {
	effect: !well(a);
	consenting: a;
};
reason kindness(a : character): if(well(Bob)) 1 else 0;
turns: Ann;
"""


@pytest.mark.parametrize(
    ("added", "codes"),
    [
        ("reason height(Ann): if(tall(Ann)) 1 else 0;", ["W307"]),
        ("reason height(c : character): if(tall(c)) 1 else 0;", ["W307"]),
        ("reason rest(Ann): 3;", ["W307"]),
        ("reason kindness(Ann): 0;", []),  # given up, not forgotten
        ("reason regard(Ann): belief(Bob, tall(Ann));", []),  # minds may always change
        ("reason weather(Ann): if(sunny()) 1 else 0;", []),  # nature has drawn it by the end
        ("outcome tall: tall(Ann);", ["W308"]),
        ("outcome sun: sunny();", ["W308"]),  # drawn, but by nobody's choice
        ("outcome helped: well(Bob);", []),
        ("outcome known: believes(Bob, tall(Ann));", ["W309"]),  # he is right that she is not, and stays so
        (
            "openly believes(Bob, tall(Ann) = {True: 0.5, False: 0.5}); outcome known: believes(Bob, tall(Ann));",
            [],  # minds may always change
        ),
    ],
)
def test_what_nothing_can_change_is_told(added: str, codes: list[str]) -> None:
    assert [found.code for found in load(SCENE + added).warnings] == codes
