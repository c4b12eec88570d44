"""The readings that come with the package: complete, of the texts as they are now, and what is worked out from them."""

from __future__ import annotations

import json
from typing import Any

import pytest

import forbear
from forbear.catalogue.readings import READINGS, has_readings, kept_reading, told_fingerprint
from forbear.minds.semantics import SEMANTICS
from forbear.reading.told_reading import reading_data, reading_from
from study.readings import reading_of, rounded, told_cases

KEPT: dict[str, Any] = (
    json.loads(READINGS.read_text("utf-8")) if READINGS.exists() else {"semantics": SEMANTICS, "readings": {}}
)

AGAIN = ("film/casablanca", "film/dark-knight")
"""So many are worked out again."""


def test_a_reading_is_the_same_once_it_was_kept() -> None:
    scene = forbear.load("film/casablanca", before=True)
    told = scene.read(draws=2).told[0]
    again = reading_from(json.loads(json.dumps(reading_data(told))))
    assert again == told
    assert again.applied(scene.problem, scene.task) == told.applied(scene.problem, scene.task)


@pytest.mark.skipif(not KEPT["readings"], reason="no readings are on record: `just readings` works them out")
def test_every_told_scene_has_a_reading_of_its_text_as_it_is_now() -> None:
    assert KEPT["semantics"] == SEMANTICS
    told = told_cases()
    assert sorted(KEPT["readings"]) == sorted(one.key for one in told)
    stale = [one.key for one in told if KEPT["readings"][one.key]["fingerprint"] != told_fingerprint(one.scene)]
    assert stale == [], "`just readings` works them out anew"


@pytest.mark.parametrize("name", AGAIN)
def test_what_is_kept_is_what_is_worked_out(name: str) -> None:
    kept = KEPT["readings"].get(name)
    if kept is None:
        assert not has_readings()
        return
    told = next(one for one in told_cases() if one.key == name)
    now = reading_of(told)["reading"]
    # what is drawn for the name of the story may differ by machine where two readings are as likely to the last place
    for part in ("told", "because", "before", "shown", "reading", "added"):
        assert rounded_to(now[part], 9) == rounded_to(kept["reading"][part], 9)
    assert kept_reading(name, None) is not None


def rounded_to(data: object, digits: int) -> object:
    """Return data whose numbers have so many significant digits."""
    if isinstance(data, float):
        return float(f"{data:.{digits}g}")
    if isinstance(data, dict):
        return {key: rounded_to(part, digits) for key, part in data.items()}
    return [rounded_to(part, digits) for part in data] if isinstance(data, list) else data


def test_numbers_are_kept_with_as_many_digits_as_agree_between_machines() -> None:
    assert rounded({"a": [1 / 3, True, 2, None]}) == {"a": [0.333333333333, True, 2, None]}
