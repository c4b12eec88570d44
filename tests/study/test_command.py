"""`python -m study check` as somebody in a checkout calls it."""

from __future__ import annotations

import json

from tests.study.calling import study


def test_it_prints_scores_and_says_what_it_does_not_beat() -> None:
    called = study("check", "film/casablanca")
    assert called.code == 0
    assert "The engine against the page" in called.out
    assert max(len(line) for line in called.out.splitlines()) <= 80


def test_data() -> None:
    data = json.loads(study("check", "film/casablanca", "--json").out)
    assert data["schema"] == "forbear-catalogue-check/1"
    assert [chance["scene"] for chance in data["chances"]] == ["film/casablanca"]
    assert data["chances"][0]["measures"]["choice"]["page"] == ["spares"]


def test_bad_input_is_told() -> None:
    assert "did you mean 'film/casablanca'" in study("check", "film/casablnca").err
    assert study("check", "film/casablnca").code == 2
    assert study("check", "--workers", "0").code == 2
    assert study("check", "--scales", "-1").code == 2
    assert study("chek").code == 2
    assert study().code in (0, 2)
