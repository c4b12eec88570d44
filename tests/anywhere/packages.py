"""The installed package and what it needs as plain files, and programs that have nothing else on their path."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

PACKAGES = ("forbear", "lark", "click", "rich", "pygments", "markdown_it", "mdurl")
"""The package, and what it needs."""

FIRST = "import json, sys; sys.path.insert(0, sys.argv[1]);"


def sources(package: str) -> dict[str, Path]:
    """The files of an installed package, by the name that each has in a zip."""
    spec = importlib.util.find_spec(package)
    assert spec is not None and spec.submodule_search_locations
    folder = Path(next(iter(spec.submodule_search_locations)))
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    kept = [path for path in files if "static" not in path.parts and path.suffix not in (".so", ".pyd")]
    return {path.relative_to(folder.parent).as_posix(): path for path in kept}


def says(where: Path, program: str, folder: Path) -> str:
    """What a program prints with nothing on its path but the standard library and one place."""
    command = [sys.executable, "-I", "-S", "-B", "-X", "utf8", "-W", "error", "-c", FIRST + program, str(where)]
    found = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert found.returncode == 0, found.stderr
    return found.stdout


def command_says(where: Path, arguments: list[str], folder: Path, first: str = "") -> str:
    run = f"{first}\nfrom forbear.cli.main import main; sys.argv = {['forbear', *arguments]!r}; sys.exit(main())"
    return says(where, run, folder)


def installed_says(arguments: list[str], folder: Path) -> str:
    command = [sys.executable, "-X", "utf8", "-m", "forbear", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True).stdout
