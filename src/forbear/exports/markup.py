"""Lines of a report as HTML: each row once, however it was broken for a terminal; bars drawn, and nothing run."""

from __future__ import annotations

import html
from collections.abc import Iterable

from forbear.account.lines import Fragment, Line

_DEEPEST = 6
_STEP = 2
"""Blanks of a terminal's row that are one step of an indent."""


def escaped(text: str) -> str:
    """Return a text as HTML shows it, inside an element or in quotes."""
    return html.escape(text, quote=True)


def bar(share: float) -> str:
    """Return a bar for a share from 0 to 1; the number beside it says the same."""
    return f'<span class="bar" aria-hidden="true"><i style="width:{100 * min(max(share, 0.0), 1.0):.1f}%"></i></span>'


def rows(lines: Iterable[Line], level: int) -> str:
    """Return lines as HTML. level: of the headings, 2 for h2."""
    found = []
    for row in _joined(lines):
        text = "".join(piece.text for piece in row)
        if row[0].style == "title":
            continue  # the page has it at its head
        if row[0].style == "heading":
            found.append(f"<h{level}>{escaped(text.strip())}</h{level}>")
            continue
        indent = min((len(text) - len(text.lstrip())) // _STEP, _DEEPEST)
        inner = "".join(map(_piece, row)).strip()
        is_barred = any(piece.style == "bar" for piece in row)
        kind = f"row in{indent}" + (" barred" if is_barred else "")
        found.append(f'<p class="{kind}">{_barred(row) if is_barred else inner}</p>')
    return "\n".join(found)


def _joined(lines: Iterable[Line]) -> list[list[Fragment]]:
    """Return the rows that lines were broken from; blank ones are left out."""
    found: list[list[Fragment]] = []
    for pieces in lines:
        if not "".join(piece.text for piece in pieces).strip():
            continue
        if pieces[0].continues and found:
            before = found[-1][-1]
            found[-1][-1] = Fragment(f"{before.text.rstrip()} ", before.style)
            found[-1] += [Fragment(pieces[0].text.lstrip(), pieces[0].style), *pieces[1:]]
        else:
            found.append(list(pieces))
    return found


def _barred(row: list[Fragment]) -> str:
    place = next(number for number, piece in enumerate(row) if piece.style == "bar")
    what = "".join(map(_piece, row[:place])).strip()
    behind = "".join(map(_piece, row[place + 1 :])).strip()
    return f'<span class="what">{what}</span> {_piece(row[place])} <span class="beside">{behind}</span>'


def _piece(piece: Fragment) -> str:
    if piece.style == "bar":
        return bar(piece.text.count("█") / max(1, len(piece.text)))
    text = escaped(" ".join(piece.text.split()))
    text = f"{' ' * piece.text.startswith(' ')}{text}{' ' * piece.text.endswith(' ')}"
    if piece.style == "plain" or not text.strip():
        return text
    return f'<span class="{piece.style}">{text}</span>'
