"""The tools of others that exports are held against: those from npm are installed once a session, by name and version."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

PACKAGES = ("inkjs@2.4.0", "yarn-bound@0.5.5", "extwee@2.3.18", "fountain-js@1.2.4")


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that Node finds the tools in."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("there is no Node here")
    place = tmp_path_factory.mktemp("tools")
    command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(place), *PACKAGES]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)
    except subprocess.TimeoutExpired:
        pytest.skip("the tools did not come within three minutes")
    if found.returncode != 0:
        pytest.skip(f"the tools cannot be had: {found.stderr.strip()[-200:]}")
    return place


@pytest.fixture(scope="session")
def renpy() -> Path:
    """Where Ren'Py lies, as Debian installs it."""
    place = Path("/usr/share/games/renpy/renpy.py")
    if not place.exists():
        pytest.skip("there is no Ren'Py here")
    return place
