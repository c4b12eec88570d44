"""Our dataclasses against the standard library's: the same class body, made by both, behaves the same."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear import records


def test_the_stub_names_what_there_is() -> None:
    stub = Path(records.__file__).with_suffix(".pyi").read_text(encoding="utf-8")
    assert re.findall(r"^from dataclasses import (\w+) as \1$", stub, re.MULTILINE) == vars(records)["__all__"]


def _classes(by: Any) -> tuple[Any, ...]:
    """Return a few classes as one of the two libraries makes them."""

    @by.dataclass(frozen=True, slots=True)
    class Plain:
        one: int
        other: Any = 3

        def doubled(self) -> int:
            return 2 * self.one

    @by.dataclass(frozen=True, slots=True, order=True)
    class Fields:
        first: int
        rest: tuple[int, ...] = by.field(default_factory=tuple)
        hidden: int = by.field(default=0, compare=False, repr=False)

    @by.dataclass(frozen=True, slots=True, kw_only=True)
    class Keyed:
        span: int = 0

    @by.dataclass(frozen=True, slots=True)
    class Below(Keyed):
        name: str

    @by.dataclass(frozen=True, slots=True, eq=False)
    class Own:
        value: Any

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 7

    @by.dataclass(frozen=True)
    class Open:
        value: int

        @cached_property
        def more(self) -> int:
            return self.value + 1

    @by.dataclass(frozen=True, slots=True)
    class Empty:
        pass

    for made in (Plain, Fields, Keyed, Below, Own, Open, Empty):
        made.__qualname__ = made.__name__
    return Plain, Fields, Keyed, Below, Own, Open, Empty


OURS, THEIRS = _classes(records), _classes(dataclasses)
BUILT: tuple[Callable[[Any], Any], ...] = (
    lambda made: made[0](1),
    lambda made: made[0](1, other=None),
    lambda made: made[0](one=1, other=(2, Fraction(1, 2))),
    lambda made: made[1](2),
    lambda made: made[1](2, (1,), hidden=9),
    lambda made: made[2](span=4),
    lambda made: made[3]("x", span=4),
    lambda made: made[4](1),
    lambda made: made[5](5),
    lambda made: made[6](),
)


@pytest.mark.parametrize("build", BUILT)
def test_a_record_is_shown_compared_and_hashed_as_a_dataclass_is(build: Callable[[Any], Any]) -> None:
    ours, theirs = build(OURS), build(THEIRS)
    assert repr(ours) == repr(theirs)
    assert hash(ours) == hash(theirs)
    assert (ours == build(OURS) and ours != theirs and ours != 1) or OURS[4] is type(ours)
    assert type(ours).__match_args__ == type(theirs).__match_args__
    assert hasattr(ours, "__dict__") == hasattr(theirs, "__dict__")


@pytest.mark.parametrize("build", BUILT)
def test_the_standard_library_takes_records_as_dataclasses(build: Callable[[Any], Any]) -> None:
    ours, theirs = build(OURS), build(THEIRS)
    assert all([dataclasses.is_dataclass(ours), records.is_dataclass(ours), records.is_dataclass(type(ours))])
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    names = [field.name for field in dataclasses.fields(theirs)]
    assert [field.name for field in dataclasses.fields(ours)] == names == [f.name for f in records.fields(ours)]
    assert repr(dataclasses.replace(ours)) == repr(records.replace(ours)) == repr(dataclasses.replace(theirs))
    assert repr(copy.copy(ours)) == repr(theirs)


@given(st.integers(), st.integers(), st.lists(st.integers(), max_size=2), st.lists(st.integers(), max_size=2))
def test_ordered_records_are_ordered_as_dataclasses_are(one: int, two: int, more: list[int], most: list[int]) -> None:
    ours, theirs = ((made[1](one, tuple(more)), made[1](two, tuple(most))) for made in (OURS, THEIRS))
    for compare in ("__lt__", "__le__", "__gt__", "__ge__", "__eq__"):
        assert getattr(ours[0], compare)(ours[1]) == getattr(theirs[0], compare)(theirs[1])


def test_records_cannot_be_changed() -> None:
    for made in (OURS, THEIRS):
        record = made[0](1)
        with pytest.raises(FrozenInstanceError, match="cannot assign to field 'one'"):
            record.one = 2
        with pytest.raises(FrozenInstanceError, match="cannot delete field 'one'"):
            del record.one
        assert record.doubled() == 2
    assert OURS[5](1).more == 2


def test_wrong_arguments_are_refused_in_the_same_words() -> None:
    for arguments in ((), (1, 2, 3)):
        told = []
        for made in (OURS, THEIRS):
            with pytest.raises(TypeError) as error:
                made[0](*arguments)
            told.append(str(error.value).rpartition("Plain.")[2])
        assert told[0] == told[1]


def test_one_default_is_made_anew_for_each_record() -> None:
    @records.dataclass(frozen=True, slots=True)
    class Holding:
        held: list[int] = records.field(default_factory=list)

    Holding().held.append(1)
    assert Holding().held == []


@records.dataclass(frozen=True, slots=True)
class Kept:
    name: str
    inner: Kept | None = None


def test_a_record_survives_pickling() -> None:
    kept = Kept("a", Kept("b"))
    assert pickle.loads(pickle.dumps(kept)) == kept
    assert copy.deepcopy(kept) == kept


@pytest.mark.parametrize("place", range(len(OURS)))
def test_help_shows_the_same_parameters(place: int) -> None:
    ours, theirs = inspect.signature(OURS[place]), inspect.signature(THEIRS[place])
    assert [(p.name, p.kind, p.annotation) for p in ours.parameters.values()] == [
        (p.name, p.kind, p.annotation) for p in theirs.parameters.values()
    ]


def test_a_class_first_used_in_many_threads_at_once_is_whole() -> None:
    for _ in range(50):

        @records.dataclass(frozen=True, slots=True)
        class Fresh:
            value: int

        barrier = threading.Barrier(4)
        found: list[int] = []

        def use(made: Any = Fresh, barrier: threading.Barrier = barrier, found: list[int] = found) -> None:
            barrier.wait()
            found.append(hash(made(3)) == hash(made(3)) and made(3) == made(3))

        threads = [threading.Thread(target=use) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [True] * 4


def test_the_standard_library_s_way_is_not_loaded_to_read_a_problem() -> None:
    told = "import sys, forbear.language.problem, forbear.language.syntax.tree; print('dataclasses' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True).stdout == "False\n"
