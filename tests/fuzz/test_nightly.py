"""The long fuzzer can be stopped, and tells what it has tried."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
@pytest.mark.timeout(240)
def test_interrupted_it_ends_and_adds_up_what_was_tried(tmp_path: Path) -> None:
    tally = tmp_path / "tally.json"
    options = ["--seconds", "200", "--only", "answers", "--corpus", str(tmp_path), "--tally", str(tally)]
    command = [sys.executable, "-m", "tests.fuzz.nightly", *options]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None and "Ctrl-C ends it" in process.stderr.readline()
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=100)
    assert process.returncode == 0, told
    assert f"{sum(json.loads(tally.read_text()).values())} inputs, 0 broke something" in told
