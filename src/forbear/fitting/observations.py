"""Choices that people made, a row each: what had happened, what was chosen, how often, and the numbers of the condition."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from forbear.errors import RequestError
from forbear.extras import require
from forbear.files import read
from forbear.records import dataclass

COLUMNS: Final = ("after", "choice", "count", "subject")
"""Columns with a meaning of their own; any other is a number of the scene, as it was in the row's condition."""

LARGEST: Final = 512_000_000
"""Bytes of a file."""

MOST_TOLD: Final = 12


@dataclass(frozen=True, slots=True)
class Observation:
    """One row, or several that are alike. rows: their numbers in the file, from 1. count: how often it was
    so chosen."""

    after: str
    choice: str
    condition: tuple[float, ...]
    subject: str
    count: float
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Observations:
    """All rows of a file that could be read. numbers: what the conditions give. wrong: the rows that could not, with why."""

    numbers: tuple[str, ...]
    found: tuple[Observation, ...]
    wrong: tuple[tuple[int, str], ...] = ()

    @property
    def count(self) -> float:
        """How many choices there are."""
        return math.fsum(one.count for one in self.found)

    @property
    def subjects(self) -> tuple[str, ...]:
        """Everybody who chose, in the order of the file."""
        return tuple(dict.fromkeys(one.subject for one in self.found))

    def of(self, subject: str) -> Observations:
        """Return what one subject chose."""
        return Observations(self.numbers, tuple(one for one in self.found if one.subject == subject))


def read_observations(source: Path | str | Iterable[Mapping[str, Any]]) -> Observations:
    """Return the choices of a CSV or Parquet file, or of rows. Raises RequestError for what cannot be read at all."""
    if isinstance(source, (str, Path)):
        path = Path(source)
        if path.suffix == ".parquet":
            require("pyarrow")
            import pyarrow.parquet

            try:
                return _observed(pyarrow.parquet.read_table(path).to_pylist())
            except (OSError, ValueError) as error:
                raise RequestError(f"{path} cannot be read: {error}") from None
        return _observed(csv.DictReader(io.StringIO(_text(path)), restkey="", strict=True))
    if hasattr(source, "to_dict"):
        return _observed(source.to_dict("records"))
    return _observed(source)


def _text(path: Path) -> str:
    try:
        data = read(path, LARGEST)
    except OSError as error:
        raise RequestError(f"{path} cannot be read: {error.strerror}") from None
    if len(data) > LARGEST:
        raise RequestError(
            f"{path} is larger than {LARGEST // 1_000_000} MB", "add up rows that are alike in a column count"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RequestError(
            f"{path}: line {line} is not text in UTF-8", "save the whole file in one encoding, UTF-8"
        ) from None


def _observed(rows: Iterable[Mapping[str, Any]]) -> Observations:
    numbers: tuple[str, ...] | None = None
    together: dict[tuple[str, str, tuple[float, ...], str], list[float]] = {}
    places: dict[tuple[str, str, tuple[float, ...], str], list[int]] = {}
    wrong: list[tuple[int, str]] = []
    number = 0
    try:
        for number, row in enumerate(rows, start=1):
            if numbers is None:
                if "choice" not in row:
                    named = ", ".join(map(str, row))
                    raise RequestError("the data has no column 'choice'", f"its columns are {named}")
                numbers = tuple(name for name in map(str, row) if name and name not in COLUMNS)
            try:
                key, count = _row(row, numbers)
            except ValueError as reason:
                wrong.append((number, str(reason)))
                continue
            together.setdefault(key, []).append(count)
            places.setdefault(key, []).append(number)
    except csv.Error as error:
        raise RequestError(f"row {number + 1} of the data cannot be read: {error}") from None
    if numbers is None:
        raise RequestError("the data has no rows")
    found = tuple(
        Observation(after, choice, condition, subject, math.fsum(counts), tuple(places[key]))
        for key, counts in together.items()
        for after, choice, condition, subject in [key]
    )
    return Observations(numbers, found, tuple(wrong))


def _row(row: Mapping[str, Any], numbers: tuple[str, ...]) -> tuple[tuple[str, str, tuple[float, ...], str], float]:
    """Return what a row says. Raises ValueError that says what is wrong with it."""
    choice = _said(row.get("choice"))
    if not choice:
        raise ValueError("nothing is chosen")
    if row.get(""):
        raise ValueError("it has more cells than there are columns")
    count = _figure(row.get("count", 1), "count")
    if count < 0 or count != round(count):
        raise ValueError(f"a count is a whole number, not {count:g}")
    condition = tuple([_figure(row.get(name), name) for name in numbers])
    return (_said(row.get("after")), choice, condition, _said(row.get("subject"))), count


def _said(cell: object) -> str:
    return "" if cell is None or cell != cell else str(cell).strip()


def _figure(cell: object, name: str) -> float:
    text = _said(cell)
    if not text:
        raise ValueError(f"{name} is missing")
    try:
        found = float(text)
    except ValueError:
        raise ValueError(f"{name} is no number: '{text[:40]}'") from None
    if not math.isfinite(found):
        raise ValueError(f"{name} is no number: '{text[:40]}'")
    return found
