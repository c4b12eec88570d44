"""Forbear runs in a browser's Python: Pyodide, here in Node, with nothing compiled and nothing fetched but Pyodide itself."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.anywhere.packages import installed_says

PYODIDE = "pyodide@314.0.7"

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
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("there is no Node here")
    place = tmp_path_factory.mktemp("pyodide")
    command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(place), PYODIDE]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    except subprocess.TimeoutExpired:
        pytest.skip(f"{PYODIDE} did not come within two minutes")
    if found.returncode != 0:
        pytest.skip(f"{PYODIDE} cannot be had: {found.stderr.strip()[-200:]}")
    return place


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
