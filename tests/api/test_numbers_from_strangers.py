"""Numbers in stories, settings, moves and saves: the value, or a message with its place; never a NaN."""

from __future__ import annotations

import json
import math

import pytest

import forbear
from forbear import RequestError, StoryError, Text, load
from forbear.account.plain import json_bytes, json_text

SCENE = """
entity Ann : character; property x(c : character) : boolean; property n(c : character) : number;
action go(c : character) {{ consenting: c; effect: x(c); }}
action grow(c : character) {{ consenting: c; effect: n(c) = n(c) * n(c); }}
reason r(Ann): if(x(Ann)) 3 else 2; n(Ann) = {amount};
turns: {turns}; outcome o: x(Ann); mind Ann {{ precision: {precision}; }}
"""


def scene(amount: str = "2", precision: str = "1", turns: int = 1) -> forbear.Scene:
    return forbear.load(SCENE.format(amount=amount, precision=precision, turns=", ".join(["Ann"] * turns)))


@pytest.mark.parametrize("precision", ["9.16e-05", "1e15", "0." + "0" * 300 + "1", "5e-324", "0"])
def test_the_odds_of_any_precision_are_odds(precision: str) -> None:
    """Going is worth 1 more than growing, so it is taken with 1 / (1 + e^-precision)."""
    run = scene(precision=precision).run()
    assert run.outcomes["o"] == pytest.approx(1 / (1 + math.exp(-min(float(precision), 700))))


@pytest.mark.parametrize("number", ["1e308", "9" * 4_301, "1" + "0" * 400, "1e-9999"])
def test_a_number_that_cannot_be_used_is_told_with_its_place(number: str) -> None:
    with pytest.raises(StoryError) as told:
        scene(amount=number)
    (mistake,) = told.value.diagnostics
    assert mistake.code == "E117"
    assert mistake.span is not None and (mistake.span.line, mistake.span.column) == (5, 46)


def test_amounts_that_multiply_themselves_are_told() -> None:
    doubling = "constant a0 = 1.1;" + "".join(f"constant a{i + 1} = a{i} * a{i};" for i in range(60))
    with pytest.raises(StoryError) as told:
        forbear.load(doubling + "entity Ann : character; turns: Ann;")
    assert {mistake.code for mistake in told.value.diagnostics} <= {"E117", "E225", "W302", "W303"}
    with pytest.raises(StoryError, match="E403"):
        scene(amount="1e9", turns=3).run()
    with pytest.raises(StoryError, match="E403"):
        scene(amount="0.123456789", turns=12).run()


@pytest.mark.parametrize("amount", [math.nan, math.inf, -math.inf, 1e300])
def test_a_number_is_not_moved_beyond_all_bounds(amount: float) -> None:
    for name in ("n(Ann)", "reason r(Ann)", "tau"):
        with pytest.raises(RequestError):
            scene().moved({name: amount})


def test_a_figure_of_the_account_can_be_put_back() -> None:
    moved = scene().moved({"n(Ann)": 9.16e-05, "reason r(Ann)": 1e-9})
    assert moved.run().record.settings == ("n(Ann) = 9.16e-05", "reason r(Ann) = 1e-09")
    assert forbear.load(SCENE.format(amount="9.16e-05", turns="Ann", precision="1")).number("n(Ann)").now == 9.16e-05


@pytest.mark.parametrize("amount", ["1" + "0" * 400, "1e999", "NaN", "-Infinity"])
def test_a_save_with_such_a_number_is_refused(amount: str) -> None:
    save = json.dumps({**forbear.play(scene(), "Ann").save(), "numbers": {"n(Ann)": "?"}}).replace('"?"', amount)
    with pytest.raises(RequestError, match="numbers"):
        forbear.resume(json.loads(save), SCENE.format(amount="2", turns="Ann", precision="1"))


def test_json_has_no_nan() -> None:
    assert json.loads(json_text({"a": [math.inf, math.nan, 1.5], "b": (1,)}, None)) == {
        "a": ["infinite", None, 1.5],
        "b": [1],
    }


def test_half_of_a_character_is_spelled_as_json_spells_it() -> None:
    half = {"a": "\ud800 é", "\udfff": "\U0001f600"}
    assert json_text(half, None) == '{"a": "\\ud800 é", "\\udfff": "\U0001f600"}'
    assert json.loads(json_bytes(half)) == half
    with pytest.raises(StoryError) as raised:
        load(Text('entity Ann : character;\ntitle "\ud800";', "told.story"))
    [told] = raised.value.diagnostics
    assert (told.code, told.span and (told.span.line, told.span.column)) == ("E110", (2, 8))
