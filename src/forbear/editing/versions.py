"""The last version of a file that git has of it, where it is in a repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

from forbear.errors import RequestError
from forbear.language.loader import Text

_SECONDS = 20.0


def last_version(path: Path) -> Text:
    """Return a file as it was last committed; where that is as it is now, as it was before. What it imports is looked for
    beside the file, as it is now.

    Raises RequestError where git has no earlier version, or there is no git.
    """
    folder, name = path.resolve().parent, path.name
    now = path.read_bytes()
    for commit in _git(folder, "log", "-n", "20", "--format=%H", "--", name).decode("ascii", "replace").split():
        kept = _git(folder, "show", "--no-textconv", "--no-ext-diff", f"{commit}:./{name}")
        if kept != now:
            return Text(kept.decode("utf-8", "replace"), f"{name} ({commit[:7]})", folder)
    raise RequestError(f"git has no earlier version of {path}", "name two files: forbear diff BEFORE AFTER")


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, check=False, timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RequestError(f"git could not be asked: {error}", "name two files: forbear diff BEFORE AFTER") from None
    if done.returncode:
        raise RequestError(f"{folder} is in no repository of git", "name two files: forbear diff BEFORE AFTER")
    return done.stdout
