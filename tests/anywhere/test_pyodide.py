"""Forbear runs in a browser's Python: Pyodide, here in Node, with nothing compiled and nothing fetched but Pyodide itself."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.anywhere.packages import installed_says
from tests.anywhere.pyodide import module_of, pyodide_folder

ARGUMENTS = ["run", "film/casablanca", "--quiet"]

PROGRAM = """
import { loadPyodide } from "pyodide";
import { readFileSync } from "node:fs";

const python = await loadPyodide();
python.unpackArchive(new Uint8Array(readFileSync(process.argv[2])), "zip");
python.globals.set("arguments", process.argv[3]);
const said = await python.runPythonAsync(`
import contextlib, io, json, sys, time
said, seconds = [], []
for _ in range(2):
    began, out = time.perf_counter(), io.StringIO()
    with contextlib.redirect_stdout(out):
        from forbear.cli.main import main
        sys.argv = ["forbear", *json.loads(arguments)]
        try:
            main()
        except SystemExit as end:
            assert not end.code, end.code
    said.append(out.getvalue())
    seconds.append(time.perf_counter() - began)
json.dumps([said, seconds])
`);
console.log(said);
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that Node finds Pyodide in."""
    return pyodide_folder(tmp_path_factory).parents[1]


@pytest.mark.nightly
def test_casablanca_is_told_in_pyodide(
    folder: Path, packed: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    program = folder / "run.mjs"
    program.write_text(PROGRAM, encoding="utf-8")
    command = ["node", str(program), str(packed), json.dumps(ARGUMENTS)]
    found = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300)
    assert found.returncode == 0, found.stderr[-3000:]
    said, seconds = json.loads(found.stdout)
    record_property("seconds in Pyodide, the first time and again", seconds)
    assert said == [installed_says(ARGUMENTS, tmp_path)] * 2


VILLAGE = Path(__file__).parents[2] / "examples" / "village"

GAME = """
import { loadPyodide } from "pyodide";
import { readFileSync } from "node:fs";

const python = await loadPyodide();
python.unpackArchive(new Uint8Array(readFileSync(process.argv[2])), "zip");
python.runPython(`
import json, random, play
village, rng = play.begin(3), random.Random(3)
def act():
    told = village.act(rng.choice(village.menu())[0])
    return json.dumps([told, village.view()["trust"]])
`);
const said = [], milliseconds = [];
for (let turn = 0; turn < 20; turn++) {
  const before = process.cpuUsage();
  said.push(JSON.parse(python.globals.get("act")()));
  const { user, system } = process.cpuUsage(before);
  milliseconds.push((user + system) / 1000);
}
console.log(JSON.stringify([said, milliseconds]));
"""


@pytest.mark.nightly
def test_the_village_is_played_in_pyodide_as_it_is_here(
    folder: Path, record_property: Callable[[str, object], None]
) -> None:
    maker, here = module_of(VILLAGE / "page.py"), module_of(VILLAGE / "play.py")
    archive, program = folder / "village.zip", folder / "village.mjs"
    archive.write_bytes(maker.packed())
    program.write_text(GAME, encoding="utf-8")
    command = ["node", str(program), str(archive)]
    found = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300)
    assert found.returncode == 0, found.stderr[-3000:]
    said, milliseconds = json.loads(found.stdout)
    record_property("milliseconds of the processor for each turn in Pyodide", milliseconds)
    village, rng = here.begin(3), random.Random(3)
    for told, trust in said:
        assert village.act(rng.choice(village.menu())[0]) == told
        assert village.trust() == pytest.approx(trust, abs=1e-12)
