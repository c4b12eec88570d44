"""`Scene.sweep`, `Scene.tape` and `forbear.grid`."""

from __future__ import annotations

import math

import pytest

import forbear
from forbear.api.scene import Scene
from forbear.errors import RequestError

TEXT = """
entity A : character; entity B : character;
type grade; entity low : grade; entity high : grade;
property kind(c : character) : boolean; property given() : boolean; property rank(c : character) : grade;
property worth() : number;
worth() = 3; rank(B) = high; kind(B);
believes(A, kind(B) = {True: 0.5, False: rest});
believes(A, rank(B) = {low: 0.25, high: rest});
action give() { consenting: A; effect: given(); observing(c : character): True; };
action keep() { consenting: A; observing(c : character): True; };
reason hope(A): if(given() & kind(B)) worth() else 0; reason greed(A): if(given()) -1 else 0;
turns: A;
outcome gift: given();
"""
HOPE = "believes(A, kind(B) = True)"


@pytest.fixture
def scene() -> Scene:
    return forbear.load(TEXT)


def odds(precision: float, hope: float, worth: float = 3.0) -> float:
    """The odds of giving, by hand: worth · hope − 1 against nothing."""
    return 1 / (1 + math.exp(-precision * (worth * hope - 1)))


def test_columns_of_points_give_columns_of_answers(scene: Scene) -> None:
    hopes, worths = [0.0, 0.25, 1.0, 0.5], [3.0, 8.0, 2.0, -4.0]
    found = scene.sweep({HOPE: hopes, "worth()": worths}, ("gift", ": given()", "A : kind(B)", ": worth()"))
    expected = [odds(1, hope, worth) for hope, worth in zip(hopes, worths, strict=True)]
    assert list(found["gift"]) == pytest.approx(expected, abs=1e-12)
    assert list(found[": given()"]) == pytest.approx(expected, abs=1e-12)
    assert list(found["A : kind(B)"]) == pytest.approx(hopes, abs=1e-12)
    assert list(found[": worth()"]) == pytest.approx(worths, abs=1e-12)
    assert list(found.over[HOPE]) == hopes
    # a hope of 0 and of 1 leaves one world: each is a tape of its own
    assert found.labour.tapes == 3 and found.labour.by_engine == 0


def test_a_tape_that_could_begin_nowhere_says_so(scene: Scene) -> None:
    """All is at one weight: once the other is set to nothing, nothing is left that the first could take from."""
    sure = scene.moved({HOPE: 1.0})
    with pytest.raises(RequestError, match="no tape begins where these numbers are"):
        sure.tape(["believes(A, kind(B) = False)", HOPE], "gift")


def test_what_is_no_truth_has_a_column_for_each_value(scene: Scene) -> None:
    found = scene.sweep({"believes(A, rank(B) = low)": [0.125, 0.5]}, "A : rank(B)")
    assert {name: list(column) for name, column in found.items()} == {
        "A : rank(B) = low": pytest.approx([0.125, 0.5]),
        "A : rank(B) = high": pytest.approx([0.875, 0.5]),
        "A : rank(B) = ?": [0.0, 0.0],
    }


def test_choices_values_and_likelihoods(scene: Scene) -> None:
    over = {"precision(A)": [0.5, 2.0], HOPE: [0.5, 0.5]}
    found = scene.sweep(over, ("choice give", "value give"))
    assert list(found["choice give"]) == pytest.approx([odds(0.5, 0.5), odds(2, 0.5)], abs=1e-12)
    assert list(found["value give"]) == pytest.approx([0.5, 0.5], abs=1e-12)
    told = scene.sweep(over, "likelihood", after="give")
    assert list(told["likelihood"]) == pytest.approx([math.log(odds(0.5, 0.5)), math.log(odds(2, 0.5))], abs=1e-12)


def test_a_grid_is_all_that_go_together_and_can_be_larger_than_the_memory() -> None:
    grid = forbear.grid({"a b": [1, 2]}, c=[3, 4, 5])
    assert grid.count == len(grid) == 6
    assert list(grid["a b"]) == [1, 1, 1, 2, 2, 2] and list(grid["c"]) == [3, 4, 5, 3, 4, 5]
    large = forbear.grid(a=range(10**5), b=range(10**5), c=[0])
    assert large.count == 10**10
    assert [list(column) for column in large.block(3 * 10**5 - 1, 3 * 10**5 + 2)] == [
        [2, 3, 3],
        [99999, 0, 1],
        [0, 0, 0],
    ]


def test_depths_are_swept_each_by_tapes_of_its_own(scene: Scene) -> None:
    found = scene.sweep({"depth(A)": [0, 1, 2, 1]}, "gift")
    assert list(found["gift"]) == pytest.approx([odds(1, 0.5)] * 4)
    assert found.labour.tapes == 3


def test_a_tape_is_evaluated_bare_and_has_a_gradient(scene: Scene) -> None:
    tape = scene.tape(["precision(A)", HOPE], "gift")
    assert tape.inputs == ("precision(A)", HOPE) and tape.outputs == ("gift",)
    found, holds = tape.evaluate({"precision(A)": [2.0, 2.0], HOPE: [0.5, 1.0]})
    assert list(holds) == [1, 0]
    assert found["gift"][0] == pytest.approx(odds(2, 0.5))
    slopes, _ = tape.gradient().evaluate({HOPE: [0.5], "precision(A)": [2.0]})
    p = odds(2, 0.5)  # d p / d hope = p (1 − p) · precision · 3, d p / d precision = p (1 − p) · (3 · 0.5 − 1)
    assert slopes[f"d gift / d {HOPE}"][0] == pytest.approx(p * (1 - p) * 6)
    assert slopes["d gift / d precision(A)"][0] == pytest.approx(p * (1 - p) * 0.5)


@pytest.mark.parametrize(
    ("over", "ask", "message", "hint"),
    [
        ({"worht()": [1]}, "gift", "no number called 'worht\\(\\)'", "worth()"),
        ({"tau": [1]}, "gifts", "nothing called 'gifts'", "'gift'"),
        ({"tau": [1]}, "sorrow", "nothing called 'sorrow'", "an outcome (gift)"),
        ({"tau": [1]}, (), "nothing is asked", "an outcome (gift)"),
        ({"tau": [1]}, "A > C : kind(B)", "nobody is called 'C'", "A, B"),
        ({"tau": [1]}, "A : knd(B)", "no fluent 'knd\\(B\\)'", "kind(B)"),
        ({"tau": [1]}, "choice take", "'take' is not open", "give(), keep()"),
        ({"tau": [1]}, "likelihood", "none is told", "after"),
        ({HOPE: [0.5, 1.5]}, "gift", "cannot be 1.5", "from 0 to 1"),
        ({HOPE: [-0.5]}, "gift", "cannot be -0.5", "from 0 to 1"),
        ({"depth(A)": [0.5]}, "gift", "cannot be 0.5", "whole"),
        ({"tau": [math.inf]}, "gift", "cannot be inf", "from 0.01 on"),
        ({"tau": [1, math.nan]}, "gift", "not a number at point 1", "NaN"),
        ({"tau": ["x"]}, "gift", "not all numbers", "sequence"),
        ({"tau": []}, "gift", "tau is to be nothing", "at least one"),
        ({}, "gift", "no number is moved", "name one"),
        ({"tau": [1, 2], HOPE: [0.5]}, "gift", "not of one length", "forbear.grid"),
        (forbear.grid(tau=range(1, 100_000), worth=range(100_000)), "gift", "do not fit into memory", "--out"),
    ],
)
def test_what_cannot_be_swept_is_told_with_what_there_is(
    scene: Scene, over: dict[str, list[float]], ask: str, message: str, hint: str
) -> None:
    with pytest.raises(RequestError, match=message) as caught:
        scene.sweep(over, ask)
    assert hint in str(caught.value)


CONSTANTS = TEXT.replace("worth() = 3;", "constant wealth = 3; constant trust = 0.5; worth() = wealth;").replace(
    "{True: 0.5, False: rest}", "{True: trust, False: rest}"
).replace("-1 else 0", "0 - (wealth / 3) else 0")  # fmt: skip


def test_constants_are_swept_wherever_they_stand() -> None:
    scene = forbear.load(CONSTANTS)
    over = {"trust": [0.25, 0.5, 0.75], "precision(A)": [1.0, 2.0, 3.0], "wealth": [6.0, -1.5, 3.0]}
    found = scene.sweep(over, "gift")
    for place, got in enumerate(found["gift"]):
        trust, precision, wealth = (column[place] for column in over.values())
        by_hand = 1 / (1 + math.exp(-precision * (wealth * trust - wealth / 3)))
        assert got == pytest.approx(by_hand, abs=1e-12)
        assert got == pytest.approx(
            scene.moved({name: column[place] for name, column in over.items()}).run().outcomes["gift"]
        )


def test_a_constant_that_is_not_in_proportion_or_decides_what_there_is_is_told() -> None:
    for amount, told in (
        ("6 / wealth", "not in proportion"),
        ("if(wealth > 2) 3 else worth()", "decides what there is"),
    ):
        scene = forbear.load(CONSTANTS.replace("0 - (wealth / 3)", amount))
        with pytest.raises(RequestError, match=f"wealth cannot be swept: .*{told}"):
            scene.sweep({"wealth": [0.5, 2.5]}, "gift")
        assert scene.number("wealth").task_at(2.5).initial[scene.task.cell("worth()")] == 2.5


def test_two_numbers_that_reach_one_amount_are_told() -> None:
    scene = forbear.load(CONSTANTS.replace("0 - (wealth / 3)", "0 - (wealth * trust)"))
    with pytest.raises(RequestError, match="reach the same amount"):
        scene.sweep({"wealth": [2.0], "trust": [0.25]}, "gift")


def test_a_grid_is_a_dataset_with_a_dimension_for_each_axis(scene: Scene) -> None:
    pytest.importorskip("xarray")
    found = scene.sweep(forbear.grid({"precision(A)": [0.5, 2.0], HOPE: [0.25, 0.5, 0.75]}), "gift").as_dataset()
    assert found["gift"].dims == ("precision(A)", HOPE)
    assert float(found["gift"].sel({"precision(A)": 2.0, HOPE: 0.75})) == pytest.approx(odds(2, 0.75))
    listed = scene.sweep({"precision(A)": [0.5, 2.0], HOPE: [0.25, 0.75]}, "gift").as_dataset()
    assert listed["gift"].dims == ("point",)
    assert listed[HOPE].values.tolist() == [0.25, 0.75]
    assert listed["gift"].values.tolist() == pytest.approx([odds(0.5, 0.25), odds(2, 0.75)])


def test_points_and_answers_are_a_pandas_frame(scene: Scene) -> None:
    pytest.importorskip("pandas")
    frame = scene.sweep({"precision(A)": [0.5, 2.0]}, "gift").as_frame()
    assert list(frame.columns) == ["precision(A)", "gift"]
    assert frame["gift"].tolist() == pytest.approx([odds(0.5, 0.5), odds(2, 0.5)])
