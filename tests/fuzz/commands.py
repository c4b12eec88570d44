"""Commands that are fuzzed: `{"arguments": […], "typed": …, "files": {name: text}}`, done in a folder of its own.

Whatever is asked, a command ends with a code of those that are written down, its JSON is JSON, and nothing that steers a
terminal is printed.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import click

from forbear.cli.main import COMMANDS, run_command
from forbear.cli.streams import PipeClosed, prepare
from forbear.signs import visible
from tests.fuzz.calls import Broken, strict

LEFT_OUT = frozenset(("studio", "lsp", "serve", "turn"))
"""Commands that serve, which have targets of their own; and one that is for minutes."""

BOUNDS = {
    "--limit-nodes": "300",
    "--limit-seconds": "0.5",
    "--limit-stories": "20",
    "--limit-actions": "500",
    "--limit-terms": "50000",
}
COPIES = frozenset(("show", "format"))
"""Commands that copy a text as it is."""

CODES = frozenset((0, 1, 2, 3))


def command(text: str) -> None:
    """A command ends as commands end."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return
    if not isinstance(found, dict) or not _is_ours(found.get("arguments")):
        return
    arguments = [*found["arguments"]]
    for option, most in BOUNDS.items():
        if option in options(arguments[0]):
            arguments += [option, most]
    files = found.get("files")
    with _folder(files if isinstance(files, dict) else {}):
        code, out, told = run(arguments, str(found.get("typed") or ""))
    if code not in CODES:
        raise Broken(f"exit code {code}")
    if "Traceback (most recent" in told:
        raise Broken(told[-300:])
    if visible(told) != told or (arguments[0] not in COPIES and visible(out) != out):
        raise Broken("what steers a terminal is printed")
    options_given = arguments[: arguments.index("--")] if "--" in arguments else arguments
    if "--json" in options_given and code == 0 and arguments[0] != "testset":
        strict(out)


def _is_ours(arguments: object) -> bool:
    """Say whether arguments may be tried: they name nothing outside of the folder."""
    if not isinstance(arguments, list) or not arguments or arguments[0] not in COMMANDS or arguments[0] in LEFT_OUT:
        return False
    if not all(isinstance(each, str) and "\0" not in each for each in arguments):
        return False
    named = [
        each for each in arguments[1:] if "/" in each and not each.startswith(("film/", "play/", "comics/", "ballad/"))
    ]
    risky = any(each.startswith(("--cluster", "--workers")) for each in arguments)
    return not risky and not any(
        "/" in each.replace(" ", "")[:2] or ".." in each.partition("/")[0] or each.startswith("~") for each in named
    )


@cache
def options(name: str) -> tuple[str, ...]:
    """Return the options of a command."""
    return tuple(option for parameter in parameters(name) for option in parameter.opts)


@cache
def parameters(name: str) -> tuple[click.Parameter, ...]:
    """Return all that a command takes."""
    found: click.Command = importlib.import_module(f"forbear.cli.{name}").command
    return tuple(found.params)


def run(arguments: list[str], typed: str) -> tuple[int, str, str]:
    """Return the exit code of a command, what it prints and what it tells; done in this process."""
    before = sys.stdin, sys.stdout, sys.stderr
    out, told = io.BytesIO(), io.BytesIO()
    streams: list[Any] = [io.TextIOWrapper(stream, "utf-8", errors="backslashreplace") for stream in (out, told)]
    sys.stdin = io.TextIOWrapper(io.BytesIO(typed.encode("utf-8", "surrogatepass")), "utf-8", errors="replace")
    sys.stdout, sys.stderr = streams
    try:
        prepare()
        try:
            code = run_command(arguments)
        except PipeClosed:
            code = 141
        for stream in streams:
            stream.flush()
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
    return code, out.getvalue().decode("utf-8"), told.getvalue().decode("utf-8")


@contextlib.contextmanager
def _folder(files: dict[str, Any]) -> Iterator[None]:
    """Work in a folder with some files, which is then gone."""
    before = Path.cwd()
    folder = Path(tempfile.mkdtemp(prefix="fuzzed-"))
    try:
        os.chdir(folder)
        for name, text in files.items():
            if isinstance(text, str) and name.replace(".", "").isalnum() and len(name) < 40:
                Path(name).write_bytes(text.encode("utf-8", "surrogatepass"))
        yield
    finally:
        os.chdir(before)
        shutil.rmtree(folder, ignore_errors=True)
