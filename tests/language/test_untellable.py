"""What no `says` tells: properties for one truth value or the other, and actions."""

from __future__ import annotations

from pathlib import Path

import pytest

from forbear.account.lines import text_of
from forbear.api.scene import load
from forbear.catalogue.index import find, scene_names
from forbear.language.loader import Text
from forbear.language.loader import load as load_checked
from forbear.language.untellable import untellable
from tests.cli.calling import forbear

COIN = """
entity Ann : character;
property coin(c : character) : boolean;
property gold() : boolean;
property purse() : number;
property depth() : number;
action toss() { precondition: !gold(); effect: gold(); };
action lose() { effect: !gold(); says: "the coin is lost"; };
action keep(c : character) { effect: coin(c); consenting: c; };
reason r(Ann): if(gold() & coin(Ann) & purse() > depth()) 1 else 0;
turns: chance, Ann;
says coin(c): "{c} has a coin";
says gold(): "the coin is gold"; says gold() = False: "the coin is brass";
says purse(): "the purse holds {value}";
"""


def test_what_nothing_tells_is_listed() -> None:
    assert untellable(load(Text(COIN)).problem) == (
        "coin(c): no `says` tells that it is not",
        "depth(): no `says` tells that it has a value",
        "toss(): no `says` tells that it is done",
        "keep(c): no `says` tells that it is done",
    )


def test_the_command_lists_them_where_asked(tmp_path: Path) -> None:
    (tmp_path / "coin.story").write_text(COIN)
    assert "no `says`" not in forbear("check", "coin.story", folder=tmp_path).out
    assert "  toss(): no `says` tells that it is done" in forbear("check", "coin.story", "--words", folder=tmp_path).out


def test_what_chance_brings_is_no_choice() -> None:
    told = "\n".join(text_of(line) for line in load(Text(COIN)).run().lines("story"))
    assert "By chance: this was" in told and "Chance's choice" not in told


@pytest.mark.parametrize("name", ["life-and-death", *scene_names()])
def test_all_of_the_library_and_of_the_catalogue_can_be_told_either_way(name: str) -> None:
    assert untellable(load_checked(find(name)).problem) == ()
