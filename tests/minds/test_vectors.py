"""The engine reproduces the exact numbers that two implementations, written apart, agreed on (tests/vectors)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.minds.told import Told

VECTORS = Path(__file__).parents[1] / "vectors"
GAMBIT = (VECTORS / "gambit.story").read_text(encoding="utf-8")
EXPECTED = json.loads((VECTORS / "expected.json").read_text(encoding="utf-8"))
CLOSE = 1e-9

STANDING = ("reason standing(Bob): 5 * belief(Alice, good(Bob))",)
GRIEF = ("reason grief(Alice): if(!alive(Bob)) 6 else 0",)


def minds(alice: int, bob: int, precisions: tuple[int, int] = (1, 1)) -> tuple[str, ...]:
    return (
        f"mind Alice {{ depth: {alice}; precision: {precisions[0]}; }}",
        f"mind Bob {{ depth: {bob}; precision: {precisions[1]}; }}",
    )


CASES: dict[str, tuple[str, ...]] = {
    **{f"straight_depth{depth}": minds(depth, depth) for depth in range(4)},
    "mixed_depths": minds(1, 2),
    "bob_wrong": ("mercy(Alice) = False",),
    **{f"villain_depth{depth}": (*minds(depth, depth), "good(Bob) = False") for depth in range(3)},
    "needed_alive": ("mercy(Alice) = False", "reason need(Alice): if(!alive(Bob)) -8 else 0"),
    "hidden_shield": (
        "mercy(Alice) = False",
        "shield(Bob) = True",
        "openly believes(Alice, shield(Bob) = {True: 0.05, False: 0.95})",
    ),
    "standing": STANDING,
    "in_full": STANDING + GRIEF,
    "in_full_depth2": (*STANDING, *GRIEF, *minds(2, 2)),
    "precise": minds(1, 1, (3, 2)),
}
FLUENTS = {"good": "good(Bob)", "mercy": "mercy(Alice)", "shield": "shield(Bob)"}


def test_every_recorded_case_is_tried() -> None:
    assert CASES.keys() == EXPECTED.keys()


@pytest.fixture(scope="module", params=sorted(CASES))
def case(request: pytest.FixtureRequest) -> tuple[Told, dict[str, object]]:
    return Told(GAMBIT, CASES[request.param]), EXPECTED[request.param]


def _name(event: object) -> str:
    """Return the name of a recorded event: the record writes a wait with the one who waits."""
    text = str(event)
    return "wait" if text.endswith("wait") else text.split(":")[-1].strip()


def test_stories_and_their_probabilities(case: tuple[Told, dict]) -> None:
    told, expected = case
    found = {tuple(name.removesuffix("()") for name in events): p for events, p in told.stories().items()}
    recorded = {tuple(_name(event) for event in story["events"]): story["probability"] for story in expected["stories"]}
    assert found.keys() == recorded.keys()
    assert found == pytest.approx(recorded, abs=CLOSE)


def test_beliefs_after_events(case: tuple[Told, dict]) -> None:
    told, expected = case
    for row in expected["beliefs"]:
        after = ", ".join(_name(event) for event in row["after"])
        for key, weight in row["belief"].items():
            path, fluent = key.split(": ")
            found = told.weight(path, FLUENTS[fluent], after=after)
            assert found == pytest.approx(weight, abs=CLOSE), f"{key} after {after}"


def test_values_of_both_choices(case: tuple[Told, dict]) -> None:
    told, expected = case
    for after, recorded in (("", expected["Q_first"]), ("offer", expected["Q_after_offer"])):
        found = {name.removesuffix("()"): value for name, value in told.values(after).items()}
        assert found == pytest.approx(recorded, abs=CLOSE)
