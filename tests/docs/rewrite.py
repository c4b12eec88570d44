"""`just docs`: runs the commands of the pages and writes what they print below them. Then look at the diff.

What a page tells with `...` is left alone where it agrees. `python -m tests.docs.rewrite [PAGE …]`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.docs.pages import agrees, blocks, calls, lay_examples, pages
from tests.docs.shell import Shell


def rewritten(text: str, folder: Path) -> str:
    """Return a page with what its commands print."""
    shell = Shell(folder)
    lines = text.splitlines(keepends=True)
    found, done = "", 0
    for block in blocks(text):
        if "." in block.mark:
            (folder / block.mark).write_text(block.text, encoding="utf-8")
        if block.language != "console":
            continue
        printed = ""
        for call in calls(block):
            now = shell.run(call.command)
            told = call.printed if call.printed and agrees(call.printed, now) else now
            printed += f"$ {call.command}\n{told}"
            if told and not told.endswith("\n"):
                printed += "\n"
        found += "".join(lines[done : block.line]) + printed
        done = block.line + block.text.count("\n")
    return found + "".join(lines[done:])


if __name__ == "__main__":
    for page in [Path(name) for name in sys.argv[1:]] or pages():
        with tempfile.TemporaryDirectory() as folder:
            before = page.read_text(encoding="utf-8")
            lay_examples(Path(folder))
            after = rewritten(before, Path(folder))
        if after != before:
            page.write_text(after, encoding="utf-8")
            sys.stdout.write(f"{page}: rewritten\n")
