"""Files are written whole or not at all: through a kill, on a full disk, and where somebody planted a link."""

from __future__ import annotations

import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from forbear.errors import NotWritten
from forbear.files import put, read, write

posix = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and signals as POSIX has them")

WRITER = """
import itertools, sys
from pathlib import Path
from forbear.files import write
print("ready", flush=True)
for number in itertools.count():
    write(Path(sys.argv[1]), str(number % 10) * 200_000)
"""


HELD_UP = """
import os, sys
from pathlib import Path
from forbear import files
replace = os.replace
def held_up(*names, **how):
    print("between", flush=True)
    sys.stdin.readline()
    replace(*names, **how)
os.replace = held_up
files.write(Path(sys.argv[1]), "new")
"""


def test_a_file_is_written_and_its_mode_kept(tmp_path: Path) -> None:
    file = tmp_path / "one.story"
    write(file, "first é")
    file.chmod(0o640)
    write(file, "second")
    assert file.read_text(encoding="utf-8") == "second"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["one.story"]


def test_a_new_file_takes_nobodys_place(tmp_path: Path) -> None:
    file = tmp_path / "one.story"
    write(file, "first", is_new=True)
    with pytest.raises(NotWritten, match=r"one\.story"):
        write(file, "second", is_new=True)
    assert file.read_text() == "first"
    assert os.listdir(tmp_path) == ["one.story"]


@posix
def test_no_link_is_written_through(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    for place, target in (("link.story", victim), ("loose.story", tmp_path / "nothing")):
        (tmp_path / place).symlink_to(target)
        with pytest.raises(NotWritten):
            write(tmp_path / place, "mine", is_new=place == "loose.story")
    assert victim.read_text() == "precious"
    assert not (tmp_path / "nothing").exists()


@posix
def test_what_is_no_plain_file_is_neither_read_nor_written(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for place in (tmp_path / "pipe", Path("/dev/zero"), tmp_path):
        with pytest.raises(OSError):
            read(place, 100)
    for place in (tmp_path / "pipe", Path("/dev/null"), tmp_path / "no" / "such", tmp_path / ("x" * 300)):
        with pytest.raises(NotWritten):
            write(place, "mine")


def test_reading_stops_where_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "long").write_bytes(b"x" * 1_000)
    assert read(tmp_path / "long", 10) == b"x" * 11
    assert read(tmp_path / "long", 1_000) == b"x" * 1_000


def test_who_objects_at_the_end_keeps_the_old_file(tmp_path: Path) -> None:
    write(tmp_path / "one.story", "first")

    def object_() -> None:
        raise KeyError("no")

    with pytest.raises(KeyError):
        put(tmp_path, "one.story", b"second", agreed=object_)
    assert (tmp_path / "one.story").read_text() == "first"
    assert os.listdir(tmp_path) == ["one.story"]


def test_a_text_that_is_no_text_leaves_the_old_file(tmp_path: Path) -> None:
    write(tmp_path / "one.story", "first")
    with pytest.raises(NotWritten):
        write(tmp_path / "one.story", "half: \ud800")
    assert (tmp_path / "one.story").read_text() == "first"


@posix
@pytest.mark.parametrize("times", [10, pytest.param(100, marks=pytest.mark.nightly)])
def test_nothing_is_lost_by_a_kill(times: int, tmp_path: Path) -> None:
    """After each kill the file is one of those that were written, whole; hardly ever is something left beside it."""
    file = tmp_path / "one.story"
    write(file, "9" * 200_000)
    drawn = random.Random(1)
    left = 0
    for _ in range(times):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(file)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(drawn.uniform(0.0, 0.05))
            process.send_signal(signal.SIGKILL)
        text = file.read_text()
        assert len(text) == 200_000 and len(set(text)) == 1
        beside = [name for name in os.listdir(tmp_path) if name != "one.story"]
        left += len(beside)
        for name in beside:
            (tmp_path / name).unlink()
    if sys.platform == "linux":
        assert left <= times / 5


@posix
def test_a_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "one.story"
    write(file, "old")
    program = (
        "import resource, sys; from pathlib import Path; from forbear.files import write; from forbear.errors import NotWritten\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try: write(Path(sys.argv[1]), 'x' * 10_000)\n"
        "except NotWritten as error: print(error)\n"
    )
    found = subprocess.run([sys.executable, "-c", program, str(file)], capture_output=True, text=True, check=True)
    assert "one.story cannot be written" in found.stdout
    assert file.read_text() == "old"
    assert os.listdir(tmp_path) == ["one.story"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="who holds a file is known as POSIX has it")
@pytest.mark.parametrize("is_nameless", [True, False], ids=["named late", "named at once"])
def test_what_was_left_between_two_names_is_taken_away_and_what_is_at_work_is_not(
    is_nameless: bool, tmp_path: Path
) -> None:
    program = HELD_UP if is_nameless else HELD_UP.replace("replace = os", "files._NAMELESS = 0; replace = os")
    command = [sys.executable, "-c", program, str(tmp_path / "one.story")]
    writers = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    for writer in writers:
        assert writer.stdout is not None and writer.stdout.readline() == "between\n"
    killed, at_work = writers
    killed.kill()
    killed.communicate()
    fresh = tmp_path / ".0123456789abcdef.forbear"
    others = tmp_path / ".0123456789abcdef.new"
    link = tmp_path / ".fedcba9876543210.forbear"
    link.symlink_to(others)
    others.write_text("")
    for name in os.listdir(tmp_path):
        os.utime(tmp_path / name, (0, 0), follow_symlinks=False)
    fresh.write_text("")
    assert len(os.listdir(tmp_path)) == 5
    write(tmp_path / "other.story", "whatever")
    assert len(os.listdir(tmp_path)) == 5  # the killed one's has gone, the other file is there
    assert at_work.communicate("\n") == ("", None) and at_work.returncode == 0
    assert set(os.listdir(tmp_path)) == {"one.story", "other.story", fresh.name, others.name, link.name}
    assert (tmp_path / "one.story").read_text() == "new"
