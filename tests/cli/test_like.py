"""`forbear like` as a user calls it."""

from __future__ import annotations

import json

from tests.cli.calling import forbear


def test_it_shows_scenes_and_data() -> None:
    called = forbear("like", "film/casablanca", "--show", "2")
    assert called.code == 0 and "In both" in called.out
    data = json.loads(forbear("like", "film/casablanca", "--show", "2", "--json").out)
    assert data["schema"] == "forbear-like/1" and len(data["found"]) == 2


def test_bad_input_is_told() -> None:
    assert forbear("like", "film/casablnca").code == 2
    assert forbear("like", "film/casablanca", "--case", "none_such").code == 2
    assert forbear("like", "film/casablanca", "--show", "0").code == 2
