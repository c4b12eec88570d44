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


def show_lines(lines: list[Line]) -> None:
    """Print the lines of a report."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        click.echo("\n".join(text_of(shown) for shown in lines))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    for shown in lines:
        console.print(Text.assemble(*((p.text, _COLOURS.get(p.style, "")) for p in shown)), soft_wrap=True)
