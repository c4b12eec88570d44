"""Runs the commands of a page in this process, in the page's folder, and gives back what a user would see."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from forbear.cli.main import run_command
from tests.docs.pages import blocks


class Shell:
    """A folder, and the exit code of the last command."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.code = 0

    def run(self, command: str) -> str:
        """Run one command and return all it prints, errors too. Raises ValueError for what it does not understand."""
        if command == "echo $?":
            return f"{self.code}\n"
        command, _, lines = command.partition(" | head -n ")
        words = shlex.split(command, comments=True)
        if words[0] == "python":
            return self._process([sys.executable, *words[1:]])
        if words[0] == "cat":
            return "".join((self.folder / name).read_text(encoding="utf-8") for name in words[1:])
        if words[0] != "forbear":
            raise ValueError(f"a page's commands are forbear, python, cat and echo $?, not {words[0]}")
        printed = self._forbear(words[1:])
        return "".join(printed.splitlines(keepends=True)[: int(lines)]) if lines else printed

    def _forbear(self, arguments: list[str]) -> str:
        out = io.StringIO()
        before, given = Path.cwd(), sys.stdin
        os.chdir(self.folder)
        sys.stdin = io.StringIO()
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
                self.code = run_command(arguments)
        finally:
            os.chdir(before)
            sys.stdin = given
        return re.sub(r"[ ]+$", "", out.getvalue(), flags=re.MULTILINE)

    def _process(self, words: list[str]) -> str:
        found = subprocess.run(words, cwd=self.folder, capture_output=True, text=True, check=False, timeout=280)
        self.code = found.returncode
        return found.stdout + found.stderr


def shell_beside(folder: Path, page: str) -> Shell:
    """Return a shell in a folder that holds all the files of a page."""
    for block in blocks(page):
        if "." in block.mark:
            (folder / block.mark).write_text(block.text, encoding="utf-8")
    return Shell(folder)
