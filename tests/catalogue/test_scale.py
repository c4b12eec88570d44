"""One level moved by one step, and the scale moved as a whole."""

from __future__ import annotations

import pytest

from forbear import load
from forbear.catalogue.index import find, scene_names
from forbear.catalogue.scale import one_step, shifted

HEAD = 'import "life-and-death";\nentity A : character;\nentity B : character;\n'


def _told(text: str, case: str = "") -> list[str]:
    return [moved.told.partition(": ")[2] for moved in one_step(HEAD + text, case)]


def test_an_amount_moves_both_ways_and_the_ends_one_way() -> None:
    assert _told("grudge(A, B) = some;") == ["some → slight", "some → strong"]
    assert _told("grudge(A, B) = none;") == ["none → slight"]
    assert _told("grudge(A, B) = overwhelming;") == ["overwhelming → strong"]


def test_a_pair_of_weights_is_one_level() -> None:
    """{True: likely, False: unlikely} has one level of doubt: up to sure, or down to even; the other takes the rest."""
    moved = one_step(HEAD + "openly believes(A, good(B) = {True: likely, False: unlikely});")
    assert [m.text.splitlines()[-1] for m in moved] == [
        "openly believes(A, good(B) = {True: even, False: rest});",
        "openly believes(A, good(B) = {True: sure, False: rest});",
    ]


def test_of_three_weights_the_heaviest_other_gives_way() -> None:
    """0.2 + 0.2 + 0.6: unlikely may become remote (0.05) or even (0.5); where the rest takes what is left of it."""
    text = "believes(A, grudge(B, A) = {none: unlikely, some: unlikely, strong: rest});"
    lines = [m.text.splitlines()[-1] for m in one_step(HEAD + text)]
    assert "believes(A, grudge(B, A) = {none: even, some: unlikely, strong: rest});" in lines
    assert "believes(A, grudge(B, A) = {none: unlikely, some: remote, strong: rest});" in lines
    assert not any("likely: likely" in line for line in lines)


def test_a_value_never_moves_onto_another_of_its_distribution() -> None:
    """{slight: even, none: even}: slight can go up only, none nowhere; the weights are one level, with two ways to go."""
    text = "openly believes(A, mercy(B) = {slight: even, none: even});"
    assert _told(text) == ["slight → some", "even → unlikely", "even → likely"]


def test_levels_of_a_case_count_only_in_the_case() -> None:
    text = "grudge(A, B) = some;\ncase colder { grudge(A, B) = strong; }"
    assert _told(text) == ["some → slight", "some → strong"]
    assert _told(text, "colder") == ["some → slight", "some → strong", "strong → some", "strong → overwhelming"]


@pytest.mark.parametrize(
    "scene",
    [
        "film/casablanca",
        *(pytest.param(name, marks=pytest.mark.nightly) for name in scene_names() if not name.startswith("exercises/")),
    ],
)
def test_every_neighbour_of_a_scene_loads(scene: str) -> None:
    """The sums of weights stay 1, and no belief becomes one about an impossible value."""
    text = find(scene).read_text(encoding="utf-8")
    moved = one_step(text)
    assert moved
    for neighbour in moved:
        assert neighbour.text != text
        load(neighbour.text)


def test_a_shift_is_a_factor_and_log_odds() -> None:
    """0.8 has odds 4: to the power 1.25, 5.657, so 0.8498. 12 * 1.25 = 15."""
    settings = dict(setting.split(" = ") for setting in shifted(1.25))
    assert float(settings["likely"]) == pytest.approx(4**1.25 / (1 + 4**1.25), abs=1e-6)
    assert float(settings["overwhelming"]) == pytest.approx(15)
    for name, _, value in (setting.partition(" = ") for setting in shifted(1.0)):
        was = {"slight": 1, "some": 3, "strong": 6, "overwhelming": 12, "likely": 0.8, "sure": 0.95}[name]
        assert float(value) == pytest.approx(was, abs=1e-6)


def test_how_a_level_is_told_is_no_level_of_the_scene() -> None:
    assert _told("mercy(A) = some;") == _told('mercy(A) = some; says mercy(A) = none: "A has none";')
