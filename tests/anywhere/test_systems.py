"""Nothing is asked of the system at import that Windows or a browser lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.anywhere.packages import command_says, installed_says, says

HIDDEN = ("_posixshmem", "curses", "fcntl", "grp", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty")
"""Modules of the standard library that are missing on Windows or under Pyodide."""

MISSING = (
    "chown", "fchmod", "fork", "getuid", "killpg", "link", "sched_getaffinity", "O_CLOEXEC", "O_DIRECTORY",
    "O_NOFOLLOW", "O_NONBLOCK", "O_TMPFILE",
)  # fmt: skip
"""Names of `os` that are missing on one of them."""

ELSEWHERE = f"""
import os
for name in {HIDDEN!r}:
    sys.modules[name] = None
"""

POORER = f"""
{ELSEWHERE}
for name in {MISSING!r}:
    if hasattr(os, name):
        delattr(os, name)
os.supports_dir_fd = set()
"""


@pytest.mark.parametrize("system", [ELSEWHERE, POORER], ids=["modules", "names"])
def test_every_module_that_needs_no_extra_is_imported(packed: Path, tmp_path: Path, system: str) -> None:
    program = f"""{system}
import importlib, pkgutil, forbear
def wanted(name):
    served = ("forbear.studio", "forbear.serve", "forbear.lsp", "forbear.listening")  # each needs an extra
    return not name.startswith(served) and not name.endswith("__main__")
names = [module.name for module in pkgutil.walk_packages(forbear.__path__, "forbear.") if wanted(module.name)]
for name in names:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name not in ("jax", "numpy", "pyarrow"):
            print(name, error)
assert len(names) > 100
"""
    assert says(packed, program, tmp_path) == ""


def test_a_story_is_told_and_a_file_written_there(packed: Path, tmp_path: Path) -> None:
    program = f"""{POORER}
from pathlib import Path
from forbear.errors import NotWritten
from forbear.files import read, write
file = Path("a.story")
write(file, "old", is_new=True)
write(file, "new")
try:
    write(file, "newer", is_new=True)
except NotWritten:
    print(read(file).decode(), os.listdir())
"""
    assert says(packed, program, tmp_path) == "new ['a.story']\n"
    arguments = ["run", "film/casablanca", "--quiet"]
    assert command_says(packed, arguments, tmp_path, first=POORER) == installed_says(arguments, tmp_path)
