"""Showing a report: in colour where the terminal allows, plain text elsewhere."""

from __future__ import annotations

import os
import sys

import click

from forbear.api import Line, text_of

_COLOURS = {
    "title": "bold",
    "heading": "bold cyan",
    "strong": "bold",
    "faint": "dim",
    "bar": "green",
    "number": "yellow",
    "warning": "bold red",
}


_PLAIN = str.maketrans({"█": "#", "░": ".", "▸": ">", "→": ">", "✓": "+", "✗": "-", "…": ".", "−": "-"})
"""What stands for the signs that an old terminal's encoding does not have."""


def _can_show(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def show_lines(lines: list[Line]) -> None:
    """Print the lines of a report."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        text = "\n".join(text_of(shown) for shown in lines)
        click.echo(text if _can_show(text) else text.translate(_PLAIN))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    table = {} if _can_show("".join(map(chr, _PLAIN))) else _PLAIN
    for shown in lines:
        pieces = ((p.text.translate(table), _COLOURS.get(p.style, "")) for p in shown)
        console.print(Text.assemble(*pieces), soft_wrap=True)
