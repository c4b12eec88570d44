"""`forbear recognise` as a user calls it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.calling import GAMBIT, forbear


def test_in_words_in_a_line_and_as_data() -> None:
    told = forbear("recognise", "film/casablanca")
    assert told.code == 0
    assert "Kill Me Now, or Forever Stay Your Hand" in told.out
    assert "✓ Rick knows it" in told.out
    quiet = forbear("recognise", "film/casablanca", "--quiet")
    assert quiet.out.count("\n") == 1
    data = json.loads(forbear("recognise", "film/casablanca", "--json").out)
    (verdict,) = data["verdicts"]
    assert verdict["variant"]["name"] == "played_straight"
    assert verdict["roles"] == {"bob": "Rick", "alice": "Ilsa", "victim": "Rick"}
    assert {died["trope"] for died in data["not_matched"]} >= {"enemy_mine"}


def test_the_same_twice() -> None:
    once, again = (forbear("recognise", "film/casablanca", "--json").out for _ in range(2))
    assert once == again


def test_where_the_likeliest_story_has_no_name_another_that_has_one_is_told() -> None:
    """Of a Rick to whom her good opinion is nothing and who has nothing to prove, the likeliest story has no offer."""
    changed = ("--set", "regard(Rick, Ilsa) = none", "--set", "faith(Rick, Ilsa) = none", "--set", "mercy(Ilsa) = none")
    told = forbear("recognise", "film/casablanca", *changed)
    assert "What another story is called" in told.out
    data = json.loads(forbear("recognise", "film/casablanca", *changed, "--json").out)
    assert data["verdicts"] == []
    assert 0 < data["elsewhere"]["probability"] < 0.5
    assert data["elsewhere"]["events"][0]["action"] == "offer"
    assert data["elsewhere"]["verdicts"][0]["trope"] == "kill_me_now"


def test_run_ends_with_it() -> None:
    told = forbear("run", "film/casablanca", "--why", "none", "--full")
    assert told.out.index("What it is called") > told.out.index("What comes of it")
    assert "What it is called" in forbear("run", "film/casablanca", "--why", "none").out


def test_a_domain_that_binds_nothing_is_no_failure() -> None:
    told = forbear("recognise", GAMBIT)
    assert told.code == 0
    assert "trope role harm" in told.out


def test_mistakes_of_a_trope_file_come_all_at_once(tmp_path: Path) -> None:
    file = tmp_path / "mine.trope"
    file.write_text('trope t { roles: a; step s by b: atempt(s, a); premise p "x": motive(s, a); }', encoding="utf-8")
    told = forbear("recognise", "film/casablanca", "--trope", str(file))
    assert told.code == 2
    assert all(code in told.err for code in ("E201", "E501", "E503"))
    assert forbear("check", str(file)).code == 2


def test_a_trope_that_is_not_there() -> None:
    told = forbear("recognise", "film/casablanca", "--trope", "kill me nwo")
    assert told.code == 2
    assert "kill_me_now" in told.err
