"""Tables and bars as a notebook shows them, with nothing that runs. Everything told is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


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


def preformatted(text: str) -> str:
    """Return text as it stands, in a box that may be opened."""
    return f'<details><summary>text</summary><pre style="font-family:monospace;white-space:pre">{escape(text)}</pre></details>'
