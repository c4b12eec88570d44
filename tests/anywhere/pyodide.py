"""Pyodide, as npm puts it into a folder; and the scripts of the examples, to be called."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

PYODIDE = "pyodide@314.0.7"


def pyodide_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that has Pyodide; the test is skipped where it cannot be had."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("there is no Node here")
    place = tmp_path_factory.getbasetemp() / "npm"
    found = place / "node_modules" / "pyodide"
    if found.is_dir():
        return found
    command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(place), PYODIDE]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    except subprocess.TimeoutExpired:
        pytest.skip(f"{PYODIDE} did not come within two minutes")
    if done.returncode != 0:
        pytest.skip(f"{PYODIDE} cannot be had: {done.stderr.strip()[-200:]}")
    return found


def module_of(file: Path) -> Any:
    """The module that a script of the examples is."""
    spec = importlib.util.spec_from_file_location(f"example_{file.stem}", file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
