"""Accounts as a notebook shows them: tables and bars, with nothing that runs. Everything told is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    return f'<pre style="line-height:1.3">{chr(10).join(rows).strip(chr(10))}</pre>'


def _fragment(text: str, style: Style) -> str:
    told = escape(text)
    return f'<span style="{_STYLES[style]}">{told}</span>' if style in _STYLES else told


def table_html(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table with its title above."""
    head = "".join(f'<th style="text-align:left">{escape(cell)}</th>' for cell in heads)
    body = "".join(
        "<tr>" + "".join(f'<td style="text-align:left">{escape(cell)}</td>' for cell in row) + "</tr>" for row in rows
    )
    return f"<table><caption>{escape(title)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def bars_html(title: str, shares: Iterable[tuple[str, float]]) -> str:
    """Return a table of shares from 0 to 1, each with a bar."""
    rows = "".join(
        f'<tr><td style="text-align:left">{escape(name)}</td>'
        f'<td style="width:12em"><div style="background:#4a7fb5;height:0.8em;width:{100 * max(0.0, min(1.0, share)):.1f}%">'
        f"</div></td><td>{share:.1%}</td></tr>"
        for name, share in shares
    )
    return f"<table><caption>{escape(title)}</caption><tbody>{rows}</tbody></table>"
