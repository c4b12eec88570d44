"""A sweep into a file: block by block, by as many processes as are wanted, and gone on with where it was stopped.

Each block of points becomes a part beside the file as soon as it is worked out; when all are there they are put together.
A stopped process loses the block that it was at, not the job. Blocks are of one size, and which tape a point goes by
depends on the point alone, so that the file has the same bytes whoever worked out what.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO

from forbear import files
from forbear.api.scene import Scene
from forbear.api.sweeps import BLOCK, table_of
from forbear.errors import NotWritten, RequestError
from forbear.extras import require
from forbear.minds.budget import Limits
from forbear.minds.tape.forms import Kind
from forbear.records import dataclass
from forbear.stories.sweep.points import Grid
from forbear.stories.sweep.table import Table
from forbear.variants import sweep_parts
from forbear.variants.sweep_parts import in_csv as in_csv
from forbear.variants.workers import Workers, cores

_AT_ONCE = 16
"""So many blocks make one job for a process, at most."""

_SHARES, _SENT = 32, 8
"""So many jobs each process gets: none waits long for another's last; fewer where the scene is sent with each, to a cluster."""

_ABOUT = "sweep.txt"
"""What the parts are parts of."""


@dataclass(frozen=True, slots=True)
class SweepJob:
    """A sweep that goes into a file. by: the form in which all of it is evaluated."""

    scene: Scene
    points: Grid
    ask: tuple[str, ...]
    after: str
    at: int | None
    by: Kind
    limits: Limits | None
    file: Path

    @property
    def parts(self) -> Path:
        """The folder of the parts."""
        return self.file.with_name(f"{self.file.name}.parts")

    @property
    def blocks(self) -> int:
        """How many parts there are to be."""
        return -(-self.points.count // BLOCK)

    def part(self, block: int) -> Path:
        """Return the file of a part."""
        return self.parts / f"{block:08}{self.file.suffix}"

    @property
    def digest(self) -> str:
        """A name that no sweep shares with another that comes out otherwise."""
        axes = [(name, axis.tobytes()) for name, axis in self.points.axes.items()]
        whole = (
            repr(self.scene.task),
            repr(self.scene.problem.constants),
            axes,
            self.ask,
            self.after,
            self.at,
            self.by,
        )
        return hashlib.sha256(repr((whole, BLOCK, self.file.suffix)).encode()).hexdigest()


def sweep_to_file(
    scene: Scene,
    points: Grid,
    ask: Sequence[str],
    file: Path,
    *,
    after: str = "",
    at: int | None = None,
    by: Kind | None = None,
    limits: Limits | None = None,
    workers: int | None = 1,
    cluster: str | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> int:
    """Sweep a scene into a file, `.csv` or `.parquet`, and return how many points were there already.

    by: the form in which tapes are evaluated; numpy where it is installed, else plain Python. workers: processes; as many
    as there are cores where it is None. cluster: the address of a Dask scheduler to hand the blocks to, or "local" for one
    that is started here. on_progress: told (points done, points in all). Raises RequestError, LimitReached,
    StoryError, NotWritten; what was worked out by then, or by Ctrl-C, is kept, and the same call goes on from there.
    """
    if file.suffix not in (".csv", ".parquet"):
        raise RequestError(f"a sweep is not written as '{file.suffix or file.name}'", "name a file .csv or .parquet")
    if file.suffix == ".parquet":
        require("pyarrow", "write a .csv")
    kind: Kind = by or ("numpy" if find_spec("numpy") is not None else "python")
    job = SweepJob(scene, points, tuple(ask), after, at, kind, limits, file)
    digest = job.digest
    _know(job, digest)
    _table(digest)  # what is wrong is told before anything is written
    _begin(job, digest)
    missing = [block for block in range(job.blocks) if not _is_there(job.part(block))]
    there = done = points.count - sum(_size(job, block) for block in missing)
    many = (workers or 8) * (_SHARES if cluster is None else _SENT)
    size = max(1, min(_AT_ONCE, len(missing) // many))
    shares = [(digest, tuple(missing[start : start + size])) for start in range(0, len(missing), size)]
    for count in _counts(job, shares, workers, cluster):
        done += count
        if on_progress is not None:
            on_progress(done, points.count)
    join = _join_csv if file.suffix == ".csv" else _join_parquet
    try:
        files.put(file.parent, file.name, lambda out: join(job, out))
    except OSError as error:
        raise NotWritten(str(file), error.strerror or str(error)) from None
    _take_away(job)
    return there


def _begin(job: SweepJob, digest: str) -> None:
    """Make the folder of the parts, or see that the one that is there is of this sweep."""
    files.may_write(job.file)
    about = job.parts / _ABOUT
    try:
        if job.parts.is_symlink():
            raise NotWritten(str(job.parts), "it is a link")
        job.parts.mkdir(exist_ok=True)
        there = [name for name in os.listdir(job.parts) if not name.startswith(".")]
        if not there:
            files.write(about, digest)
        elif not _is_there(about) or files.read(about, len(digest)) != digest.encode():
            hint = f"take it away, or name another file: {job.parts}"
            raise RequestError(f"what lies in {job.parts.name} belongs to another sweep", hint)
    except OSError as error:
        raise NotWritten(str(job.parts), error.strerror or str(error)) from None


def _is_there(part: Path) -> bool:
    """Say whether there is such a plain file; a link is none."""
    return part.is_file() and not part.is_symlink()


def _size(job: SweepJob, block: int) -> int:
    return min(BLOCK, job.points.count - block * BLOCK)


_Share = tuple[str, tuple[int, ...]]
"""Some blocks of a sweep, which is known by its digest."""


def _counts(job: SweepJob, shares: list[_Share], workers: int | None, cluster: str | None) -> Iterator[int]:
    """Work the shares out, and yield of each how many points it had."""
    if cluster is not None:
        yield from _by_cluster(job, shares, cluster)
        return
    many = workers if len(shares) > 1 else 1
    before = None if many == 1 else partial(sweep_parts.know_packed, pickle.dumps(partial(table_for, job)))
    with Workers(sweep_parts.work_out, many, before, is_one_of_them=True) as workers_here:
        table = _tables[job.digest]
        sweep_parts.know(lambda: table)
        for _, count in workers_here.done(_handed_out(job, table, shares)):
            yield count


def _handed_out(job: SweepJob, table: Table, shares: list[_Share]) -> Iterator[sweep_parts.Share]:
    """Yield the shares as they are asked for, each with the tapes that there are by then."""
    for _, numbers in shares:
        blocks = tuple((block, block * BLOCK, block * BLOCK + _size(job, block)) for block in numbers)
        yield sweep_parts.Share(job.parts, job.file.suffix, job.points, table.columns, blocks, job.by, table.tapes)


def _by_cluster(job: SweepJob, shares: list[_Share], address: str) -> Iterator[int]:
    """Hand the jobs to a Dask cluster; what comes back is written here. A worker that dies loses a job, which another
    does."""
    require("distributed")
    from distributed import Client, LocalCluster, as_completed

    with contextlib.ExitStack() as opened:
        where: Any = address
        if address == "local":
            where = opened.enter_context(LocalCluster(cores(), threads_per_worker=1, dashboard_address=None))
        try:
            client = opened.enter_context(Client(where, timeout=_PATIENCE))
        except (OSError, ValueError):
            raise RequestError(f"no Dask scheduler answers at '{address}'", "give its address, or 'local'") from None
        made = client.map(partial(_made_there, job), shares, pure=False, retries=2)
        for _, parts in as_completed(made, with_results=True):
            for block, data in parts:
                sweep_parts.keep(job.parts, job.part(block).name, data)
            yield sum(_size(job, block) for block, _ in parts)


_PATIENCE = 10
"""Seconds that a scheduler has to answer in."""


def _made_there(job: SweepJob, share: _Share) -> list[tuple[int, bytes]]:
    """Work out some blocks where nothing may be known of the sweep yet."""
    _know(job, share[0])
    return _made(share)


def _made(share: _Share) -> list[tuple[int, bytes]]:
    """Work out some blocks, and return each as it is to be written."""
    digest, numbers = share
    job = _jobs[digest]
    table = _tables.get(digest) or _table(digest)
    found = []
    for block in numbers:
        start = block * BLOCK
        stop = start + _size(job, block)
        columns = job.points.block(start, stop)
        answers = table.work_out(columns, stop - start)
        found.append(
            (block, sweep_parts.written(job.file.suffix, (*job.points.names, *table.columns), [*columns, *answers]))
        )
    return found


_jobs: dict[str, SweepJob] = {}
"""The sweep that is at hand in this process, by its digest: it comes once, not with each share."""

_tables: dict[str, Table] = {}


def _know(job: SweepJob, digest: str) -> None:
    _jobs.clear()
    _jobs[digest] = job


def table_for(job: SweepJob) -> Table:
    """Return the table of a sweep, with no tape yet. Raises RequestError for what there is not to move or ask."""
    scene = job.scene
    scene.needs_turns()
    return table_of(
        scene.task, scene.number, job.points, job.ask, after=job.after, at=job.at, by=job.by, limits=job.limits
    )


def _table(digest: str) -> Table:
    """Return the table of a sweep, and keep it for its next blocks."""
    table = table_for(_jobs[digest])
    _tables.clear()
    _tables[digest] = table
    return table


def _take_away(job: SweepJob) -> None:
    """Take the parts away, and what says of which sweep they are when none is left: whoever stops in between leaves
    nothing that another sweep would take for its own. The file is written by now; what cannot go stays."""
    with contextlib.suppress(OSError):
        for part in job.parts.iterdir():
            if part.name != _ABOUT:
                part.unlink()
        (job.parts / _ABOUT).unlink()
        job.parts.rmdir()


_PIECE = 1 << 20
"""So many bytes are copied at once."""


def _join_csv(job: SweepJob, out: BinaryIO) -> None:
    for block in range(job.blocks):
        with job.part(block).open("rb") as part:
            head = part.readline()
            if block == 0:
                out.write(head)
            shutil.copyfileobj(part, out, _PIECE)


def _join_parquet(job: SweepJob, out: BinaryIO) -> None:
    _, parquet = sweep_parts.arrow_here()
    first = parquet.read_table(job.part(0))
    with parquet.ParquetWriter(out, first.schema) as writer:
        for block in range(job.blocks):
            writer.write_table(parquet.read_table(job.part(block)))
