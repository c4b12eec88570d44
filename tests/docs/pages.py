"""The pages as they are tested: fenced blocks, what each is marked as, and what it does when it is run.

How a block is marked (docs/README.md tells authors the same):

- `story NAME` or any other language with a file's name: the block is written to that file, in a folder of the page's
  own; a `.story` file must check without a mistake or a warning.
- `trope NAME`, `trope`, `trope E503`: the same for trope files.
- `story`: added to the story file named last, it must check without a mistake.
- `story E305`: added to it, it gives exactly this code; several are listed with blanks.
- `console`: lines that begin with `$ ` are run, the lines below each are what it prints; a line `...` stands for any
  lines. `$ forbear …`, `$ forbear … | head -n 5` and `$ echo $?` are understood.
- `python`: run in order, in one namespace for the page; with `>>>`, as a doctest.
- anything else (`text`, `json`, `sh`): not run.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Block:
    """A fenced block of a page: its language, the rest of its info string, its text, and the line it begins at."""

    language: str
    mark: str
    text: str
    line: int


@dataclass(frozen=True)
class Call:
    """A command of a `console` block, and what the page says it prints."""

    command: str
    printed: str


def pages() -> list[Path]:
    """Return every page of the project."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(text: str) -> Iterator[Block]:
    """Yield the fenced blocks of a page in order."""
    for found in re.finditer(r"^```([^\s`]*)[ ]*([^\n`]*)\n(.*?)^```[ ]*$", text, re.MULTILINE | re.DOTALL):
        yield Block(found[1], found[2].strip(), found[3], text.count("\n", 0, found.start()) + 1)


def calls(block: Block) -> list[Call]:
    """Return the commands of a `console` block."""
    found: list[Call] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            found.append(Call(line[2:], ""))
        elif found:
            found[-1] = Call(found[-1].command, found[-1].printed + line + "\n")
    return found


def agrees(told: str, printed: str) -> bool:
    """Say whether what a page tells is what was printed; a line `...` stands for any lines."""
    pieces = [
        "(?:.*\n)*?" if line.strip() == "..." else re.escape(line.rstrip()) + "[ ]*\n" for line in told.splitlines()
    ]
    return (
        re.fullmatch("".join(pieces), printed if not printed or printed.endswith("\n") else printed + "\n") is not None
    )


def lay_examples(folder: Path) -> None:
    """Put the repository's examples into a folder, where the pages find them by name."""
    for story in sorted((ROOT / "examples").rglob("*.story")):
        shutil.copy(story, folder)
