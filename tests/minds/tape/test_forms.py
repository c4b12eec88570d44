"""Every form of a tape against the program itself, run on floats."""

from __future__ import annotations

import math
import random
from array import array
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from forbear.errors import RequestError
from forbear.minds.tape.door import Forms
from forbear.minds.tape.forms import Form
from forbear.minds.tape.native import compiler_here, making
from forbear.minds.tape.plain import PlainForm
from forbear.minds.tape.tape import Tape
from forbear.minds.tape.traced import Recording, TooClose
from tests.minds.tape.programs import Program, inputs, programs, recorded, run


def traced(program: Program, point: list[float]) -> tuple[Tape, list[float]]:
    try:
        return recorded(program, point)
    except TooClose:
        assume(False)
        raise


def columns(points: list[list[float]]) -> list[array[float]]:
    return [array("d", column) for column in zip(*points, strict=True)]


def agree(form: Form, program: Program, points: list[list[float]]) -> int:
    """Hold a form against the program at every point whose guards hold, and return at how many they do."""
    results, holds = form.run(columns(points), len(points))
    for place, point in enumerate(points):
        if holds[place]:
            found = [column[place] for column in results]
            assert found == pytest.approx(run(program, point), rel=1e-12, abs=1e-12)
    return sum(holds)


@given(programs, inputs, st.lists(inputs, min_size=1, max_size=4))
def test_a_tape_in_plain_python_is_the_program_where_its_guards_hold(
    program: Program, first: list[float], others: list[list[float]]
) -> None:
    tape, values = traced(program, first)
    assert values == pytest.approx(run(program, first), rel=1e-12, abs=1e-12)
    form = PlainForm(tape)
    agree(form, program, others)
    assert agree(form, program, [first]) == 1


@given(programs, inputs, st.lists(inputs, min_size=1, max_size=4))
@settings(max_examples=50)
def test_a_tape_by_numpy_is_the_program_where_its_guards_hold(
    program: Program, first: list[float], others: list[list[float]]
) -> None:
    blocks = pytest.importorskip("forbear.minds.tape.blocks")
    tape, _ = traced(program, first)
    agree(blocks.BlockForm(tape), program, others)
    assert agree(blocks.BlockForm(tape), program, [first]) == 1


def long_program(length: int) -> Program:
    randomness = random.Random(7)
    codes = ("add", "subtract", "multiply", "divide", "share", "condition", "bell", "log", "total")
    return [
        (randomness.choice(codes), randomness.randrange(99), randomness.randrange(99), randomness.uniform(0.1, 2))
        for _ in range(length)
    ]


def many_points(count: int) -> list[list[float]]:
    randomness = random.Random(8)
    return [[randomness.uniform(0.05, 0.95) for _ in range(3)] for _ in range(count)]


@pytest.fixture(params=["python", "numpy", "native", "jax"])
def kind(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("FORBEAR_TAPES", str(tmp_path / "tapes"))
    if request.param == "native" and compiler_here() is None:
        pytest.skip("no C compiler")
    if request.param in ("numpy", "jax"):
        pytest.importorskip(request.param)
    return str(request.param)


def test_a_long_tape_goes_through_every_form(kind: str) -> None:
    program, points = long_program(600), many_points(70)
    tape, _ = recorded(program, points[0])
    assert len(tape.operations) > 2_000
    form = Forms(tape).form(len(points), kind)  # type: ignore[arg-type]
    assert form.name == kind
    assert agree(form, program, points) == len(points)


def test_a_point_has_the_same_bytes_in_any_company(kind: str) -> None:
    program, points = long_program(60), many_points(2_500 if kind != "python" else 50)
    form = Forms(recorded(program, points[0])[0]).form(len(points), kind)  # type: ignore[arg-type]
    whole, _ = form.run(columns(points), len(points))
    for start, stop in ((0, 1), (1, 8), (7, 30), (11, 50)):
        part, _ = form.run(columns(points[start:stop]), stop - start)
        assert [column.tobytes() for column in part] == [column[start:stop].tobytes() for column in whole]


def test_exp_is_right_to_the_last_places_in_every_form(kind: str) -> None:
    trace = Recording()
    x = trace.input("x", 1.0)
    tape = trace.tape({"y": x.exp()})
    places = [-707.9 + 1400 * step / 4_999 for step in range(5_000)]
    results, holds = Forms(tape).form(len(places), kind).run([array("d", places)], len(places))  # type: ignore[arg-type]
    for place, found, held in zip(places, results[0], holds, strict=True):
        assert held == (math.exp(place) < 1e300)
        if held:
            assert found == pytest.approx(math.exp(place), rel=2e-15, abs=0)


def test_a_broken_guard_is_told_in_every_form(kind: str) -> None:
    trace = Recording()
    x = trace.input("x", 1.0)
    answers = [x > 0, x >= 1, x < 2, x <= 1, bool(x), x == 1]
    assert answers == [True] * 6
    for relation, broken in ((0, -1.0), (3, 1.5), (5, 0.999)):
        trace = Recording()
        x = trace.input("x", 1.0)
        [x.__gt__(0), x > 0, x >= 1, x <= 1, bool(x), x == 1][relation]
        tape = trace.tape({"y": x + 1})
        _, holds = Forms(tape).form(2, kind).run([array("d", [1.0, broken])], 2)  # type: ignore[arg-type]
        assert list(holds) == [1, 0]


def test_what_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORBEAR_TAPES", "")
    tape = recorded(long_program(3), [0.1, 0.2, 0.3])[0]
    with pytest.raises(RequestError, match="native code"):
        Forms(tape).form(1, "native")
    monkeypatch.setattr("forbear.minds.tape.door.find_spec", lambda name: None)
    monkeypatch.setattr("forbear.extras.find_spec", lambda name: None)
    with pytest.raises(RequestError, match="numpy is not installed"):
        Forms(tape).form(1, "numpy")
    assert Forms(tape).form(1_000).name == "python"


@pytest.mark.skipif(compiler_here() is None, reason="no C compiler")
def test_native_code_is_kept_and_a_folder_open_to_others_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "tapes"
    monkeypatch.setenv("FORBEAR_TAPES", str(folder))
    tape = recorded(long_program(3), [0.1, 0.2, 0.3])[0]
    first = making(tape)
    assert first is not None and first.made(wait=True) is not None
    assert len(list(folder.iterdir())) == 1
    again = making(tape)
    assert again is not None and again.made() is not None
    folder.chmod(0o777)
    assert making(tape) is None
