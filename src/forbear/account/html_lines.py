"""Styled lines as a notebook shows them, with nothing that runs. Everything told is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from forbear.account.lines import Line, Style

_STYLES: dict[Style, str] = {
    "title": "font-weight:bold;font-size:1.15em",
    "heading": "font-weight:bold",
    "strong": "font-weight:bold",
    "faint": "opacity:0.65",
    "bar": "color:#4a7fb5",
    "warning": "color:#a04000",
}


def lines_html(lines: Iterable[Line]) -> str:
    """Return styled lines, as a terminal shows them."""
    rows = ["".join(_fragment(piece.text, piece.style) for piece in line) for line in lines]
    return (
        f'<pre style="line-height:1.3;font-family:monospace;white-space:pre">{chr(10).join(rows).strip(chr(10))}</pre>'
    )


def _fragment(text: str, style: Style) -> str:
    told = escape(text)
    return f'<span style="{_STYLES[style]}">{told}</span>' if style in _STYLES else told
