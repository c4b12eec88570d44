"""Showing a report: in colour where the terminal allows, plain text elsewhere; with signs that its encoding has."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from forbear.account.lines import Line, text_of
from forbear.cli.streams import say
from forbear.signs import visible

_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True},
    "heading": {"bold": True, "fg": "cyan"},
    "strong": {"bold": True},
    "faint": {"dim": True},
    "bar": {"fg": "green"},
    "number": {"fg": "yellow"},
    "warning": {"bold": True, "fg": "red"},
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
    """Print the lines of a report, where there are any."""
    if not lines:
        return
    table = {} if _can_show("".join(map(chr, _PLAIN))) else _PLAIN
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        click.echo("\n".join(text_of(shown) for shown in lines).translate(table))
        return
    for shown in lines:
        say("".join(_styled(visible(piece.text.translate(table)), piece.style) for piece in shown))


def _styled(text: str, style: str) -> str:
    return click.style(text, **_STYLES[style]) if style in _STYLES else text
