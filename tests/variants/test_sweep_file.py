"""Sweeps into files: put together of parts, gone on with where they were stopped, the same bytes by any number of workers."""

from __future__ import annotations

import csv
import math
import os
import signal
import subprocess
import sys
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

import forbear
from forbear.api.scene import Scene
from forbear.errors import NotWritten, RequestError
from forbear.minds.tape.forms import Columns
from forbear.stories.sweep.points import Grid
from forbear.variants import sweep_file, sweep_parts
from forbear.variants.sweep_file import sweep_to_file

TEXT = """
entity A : character; entity B : character;
property kind(c : character) : boolean; property given() : boolean;
believes(A, kind(B) = {True: 0.5, False: rest});
action give() { consenting: A; effect: given(); observing(c : character): True; };
action keep() { consenting: A; observing(c : character): True; };
reason hope(A): if(given() & kind(B)) 3 else 0; reason greed(A): if(given()) -1 else 0;
turns: A;
outcome gift: given();
"""


@pytest.fixture
def scene() -> Scene:
    return forbear.load(TEXT)


@pytest.fixture
def points(monkeypatch: pytest.MonkeyPatch) -> Grid:
    monkeypatch.setattr(sweep_file, "BLOCK", 8)
    axis = [step / 10 for step in range(10)]
    return forbear.grid({"believes(A, kind(B) = True)": axis, "precision(A)": axis})


def test_a_sweep_is_written_as_it_is_worked_out(scene: Scene, points: Grid, tmp_path: Path) -> None:
    file = tmp_path / "gifts.csv"
    assert sweep_to_file(scene, points, ["gift"], file) == 0
    with file.open(encoding="utf-8") as read:
        rows = list(csv.DictReader(read))
    assert len(rows) == 100
    assert list(tmp_path.iterdir()) == [file]
    # by hand: the odds of giving are those of precision · (3 · credence − 1)
    whole = scene.sweep(points, "gift")
    for row, found in zip(rows, whole["gift"], strict=True):
        assert float(row["gift"]) == found
        credence, precision = float(row["believes(A, kind(B) = True)"]), float(row["precision(A)"])
        assert found == pytest.approx(1 / (1 + 2.718281828459045 ** (-precision * (3 * credence - 1))), abs=1e-12)


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_what_was_stopped_is_gone_on_with_and_any_workers_make_the_same_bytes(
    scene: Scene, points: Grid, tmp_path: Path, suffix: str
) -> None:
    if suffix == ".parquet":
        pytest.importorskip("pyarrow")
    whole, other = tmp_path / f"whole{suffix}", tmp_path / f"other{suffix}"
    sweep_to_file(scene, points, ["gift"], whole)

    def stop(done: int, known: int) -> None:
        if done > 40:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sweep_to_file(scene, points, ["gift"], other, on_progress=stop)
    assert not other.exists()
    assert len(list((tmp_path / f"other{suffix}.parts").glob(f"0*{suffix}"))) == 6
    assert sweep_to_file(scene, points, ["gift"], other) == 48
    assert other.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize("step", range(1, 17))
def test_one_that_is_stopped_as_it_clears_up_leaves_nothing_that_another_takes_for_its_own(
    scene: Scene, points: Grid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    file, steps = tmp_path / "gifts.csv", iter(range(1, 100))
    clear: dict[str, Callable[[Path], None]] = {"unlink": Path.unlink, "rmdir": Path.rmdir}

    def stopping(name: str) -> Callable[[Path], None]:
        def stop(path: Path) -> None:
            if next(steps) == step:
                raise KeyboardInterrupt
            clear[name](path)

        return stop

    for name in clear:
        monkeypatch.setattr(Path, name, stopping(name))
    if step < 16:  # 13 parts, what says whose they are, and their folder
        with pytest.raises(KeyboardInterrupt):
            sweep_to_file(scene, points, ["gift"], file)
    else:
        sweep_to_file(scene, points, ["gift"], file)
    monkeypatch.undo()
    monkeypatch.setattr(sweep_file, "BLOCK", 8)
    written = file.read_bytes()
    assert written.count(b"\n") == 101
    others = forbear.grid({"precision(A)": [step / 10 for step in range(20)]})
    if step < 15:
        with pytest.raises(RequestError, match="another sweep"):
            sweep_to_file(scene, others, ["gift"], file)
    else:
        sweep_to_file(scene, others, ["gift"], file)
        assert file.read_bytes().count(b"\n") == 21


def test_parts_of_nobody_knows_what_are_not_taken(scene: Scene, points: Grid, tmp_path: Path) -> None:
    (tmp_path / "a.csv.parts").mkdir()
    (tmp_path / "a.csv.parts" / "00000000.csv").write_text("precision(A),gift\n1.0,0.5\n", "utf-8")
    with pytest.raises(RequestError, match="another sweep"):
        sweep_to_file(scene, points, ["gift"], tmp_path / "a.csv")


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes as POSIX has them")
def test_a_link_and_a_file_that_cannot_be_written_are_told_first_and_a_mode_is_kept(
    scene: Scene, points: Grid, tmp_path: Path
) -> None:
    victim, elsewhere = tmp_path / "victim.csv", tmp_path / "elsewhere"
    victim.write_text("precious", "utf-8")
    elsewhere.mkdir()
    (tmp_path / "link.csv").symlink_to(victim)
    (tmp_path / "b.csv.parts").symlink_to(elsewhere)
    for name in ("link.csv", "b.csv", "none/c.csv", "elsewhere.csv/d.csv"):
        with pytest.raises(NotWritten):
            sweep_to_file(
                scene, points, ["gift"], tmp_path / name, on_progress=lambda done, known: pytest.fail("begun")
            )
    assert victim.read_text("utf-8") == "precious"
    assert not any(elsewhere.iterdir())
    victim.chmod(0o640)
    sweep_to_file(scene, points, ["gift"], victim)
    assert victim.read_text("utf-8").count("\n") == 101
    assert victim.stat().st_mode & 0o777 == 0o640


def test_two_processes_make_the_same_bytes(scene: Scene, tmp_path: Path) -> None:
    points = forbear.grid({"precision(A)": [step / 4096 for step in range(40_000)]})
    sweep_to_file(scene, points, ["gift"], tmp_path / "one.csv")
    sweep_to_file(scene, points, ["gift"], tmp_path / "two.csv", workers=2)
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()


def test_a_share_is_worked_out_by_its_tapes_and_by_the_table_where_they_do_not_hold(
    scene: Scene, points: Grid, tmp_path: Path
) -> None:
    """A precision without bound is no input of a tape; nor is anything whose guards it breaks. The answers are the same."""
    whole = forbear.grid({"precision(A)": [0.5, 1.0, 1.5, 2.0, math.inf, 2.5]})
    asked: list[int] = []

    class Asked:
        def work_out(self, columns: Columns, points: int) -> list[array[float]]:
            asked.append(points)
            return [array("d", scene.sweep({"precision(A)": columns[0]}, "gift")["gift"])]

    tape = scene.tape("precision(A)", "gift").tape
    sweep_parts.know(Asked)
    share = sweep_parts.Share(tmp_path, ".csv", whole, ("gift",), ((0, 0, 4), (1, 4, 6)), "python", (tape,))
    assert sweep_parts.work_out(share) == 6
    assert asked == [2]
    found = [line for part in sorted(tmp_path.iterdir()) for line in part.read_text(encoding="utf-8").splitlines()[1:]]
    assert [float(line.split(",")[1]) for line in found] == list(scene.sweep(whole, "gift")["gift"])


def test_who_works_at_a_sweep_alone_loads_no_engine() -> None:
    told = "import sys, forbear.variants.sweep_parts; print([m for m in sys.modules if m.startswith('forbear.g')])"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_what_cannot_be_is_told_before_anything_is_written(scene: Scene, points: Grid, tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="not written as"):
        sweep_to_file(scene, points, ["gift"], tmp_path / "a.txt")
    with pytest.raises(RequestError, match="nothing called 'gist'"):
        sweep_to_file(scene, points, ["gist"], tmp_path / "a.csv")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "a.csv.parts").mkdir()
    (tmp_path / "a.csv.parts" / "sweep.txt").write_text("of another", "utf-8")
    with pytest.raises(RequestError, match="another sweep"):
        sweep_to_file(scene, points, ["gift"], tmp_path / "a.csv")


def test_a_cluster_makes_the_same_bytes_though_a_worker_dies(
    scene: Scene, points: Grid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(sweep_file, "BLOCK", 1 << 14)  # what other processes have
    points = forbear.grid({"precision(A)": [step / 4096 for step in range(200_000)]})
    sweep_to_file(scene, points, ["gift"], tmp_path / "one.csv")
    with distributed.LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster:
        with distributed.Client(cluster) as client:
            numbers = list(client.run(os.getpid).values())

        def kill(done: int, known: int) -> None:
            if numbers:
                os.kill(numbers.pop(), signal.SIGKILL)
                numbers.clear()

        address = cluster.scheduler_address
        sweep_to_file(scene, points, ["gift"], tmp_path / "two.csv", cluster=address, on_progress=kill)
    assert numbers == []
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
