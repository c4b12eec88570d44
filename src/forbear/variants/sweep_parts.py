"""Parts of a sweep's file: blocks of points, worked out by tapes that came with them, and written.

A process that does nothing else loads no more than this; the scene comes packed, and is unpacked for the first block of
which the tapes do not hold.
"""

from __future__ import annotations

import math
import pickle
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from forbear import files
from forbear.errors import NotWritten
from forbear.minds.tape.door import Forms
from forbear.minds.tape.forms import Columns, Kind
from forbear.minds.tape.tape import Tape
from forbear.records import dataclass
from forbear.stories.sweep.points import Grid


class WorkingOut(Protocol):
    """What knows all answers: a table of tapes."""

    def work_out(self, columns: Columns, points: int) -> list[array[float]]:
        """Return a column of answers for each name."""


@dataclass(frozen=True, slots=True)
class Share:
    """Some blocks of a sweep. parts: the folder that they go to. columns: the names of the answers. blocks: of each its number,
    its first point, and the one after its last. by: the form. tapes: those that were there as it was handed out."""

    parts: Path
    suffix: str
    points: Grid
    columns: tuple[str, ...]
    blocks: tuple[tuple[int, int, int], ...]
    by: Kind
    tapes: tuple[Tape, ...]


class _Here:
    """What this process knows of the sweep that it works at."""

    def __init__(self, table: Callable[[], WorkingOut]) -> None:
        self.table = lru_cache(maxsize=1)(table)
        self.forms: dict[tuple[Tape, ...], list[Forms]] = {}
        self.is_mixed = False
        """Whether a block was met of which no tape held for all points: then the table is asked at once."""


class _Process:
    """A process that works at a sweep, once it has begun with one."""

    here: _Here


_process = _Process()


def know(table: Callable[[], WorkingOut]) -> None:
    """Begin with a sweep. table: makes what knows all answers, once it is needed."""
    _process.here = _Here(table)


def know_packed(packed: bytes) -> None:
    """Begin with a sweep in another process. packed: what makes the table, pickled."""
    know(lambda: pickle.loads(packed)())  # noqa: S301 - packed by the process that began this one


def work_out(share: Share) -> int:
    """Work out some blocks, write each as a part, and return how many points that was. Raises NotWritten, and what the table
    raises."""
    here, done = _process.here, 0
    for block, start, stop in share.blocks:
        columns = share.points.block(start, stop)
        found = _by_tape(here, share, columns, stop - start)
        answers = here.table().work_out(columns, stop - start) if found is None else found
        data = written(share.suffix, (*share.points.names, *share.columns), [*columns, *answers])
        keep(share.parts, f"{block:08}{share.suffix}", data)
        done += stop - start
    return done


def _by_tape(here: _Here, share: Share, columns: Columns, points: int) -> list[array[float]] | None:
    """Return the answers by a tape that holds for all of the points; None where there is none. What is without bound is no
    input of a tape."""
    if here.is_mixed or not share.tapes or any(math.inf in column for column in columns):
        return None
    if share.tapes not in here.forms:
        here.forms = {share.tapes: [Forms(tape) for tape in share.tapes]}
    for forms in here.forms[share.tapes]:
        found, holds = forms.form(points, share.by).run(columns, points)
        if all(holds):
            return found
    here.is_mixed = True
    return None


def keep(parts: Path, name: str, data: bytes) -> None:
    """Write a part. Raises NotWritten."""
    try:
        files.put(parts, name, data)
    except OSError as error:
        raise NotWritten(str(parts / name), error.strerror or str(error)) from None


def written(suffix: str, names: Sequence[str], columns: Sequence[array[float]]) -> bytes:
    """Return columns as they stand in a part of a file of this kind."""
    if suffix == ".csv":
        return in_csv(dict(zip(names, columns, strict=True))).encode()
    arrow, parquet = arrow_here()
    sink = arrow.BufferOutputStream()
    parquet.write_table(arrow.table(dict(zip(names, map(arrow.array, columns), strict=True))), sink)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def in_csv(columns: Mapping[str, Iterable[float]]) -> str:
    """Return columns as a text, their names in the first line."""
    head = ",".join(f'"{name}"' if "," in name else name for name in columns)
    rows = [",".join([repr(float(amount)) for amount in row]) for row in zip(*columns.values(), strict=True)]
    return "\n".join([head, *rows]) + "\n"


@lru_cache(maxsize=1)
def arrow_here() -> tuple[Any, Any]:
    """Return pyarrow, and what it has for Parquet."""
    import pyarrow
    from pyarrow import parquet

    return pyarrow, parquet
