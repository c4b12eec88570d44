"""Plots of the benchmarks' tables, on the site: a table that is marked is drawn above itself, from its own figures.

`<!-- plot: what it shows; logarithmic; 2, 3 -->` stands before a table: its second and third columns are drawn against its
first. What is no number in them is not drawn; of a range the middle is. The table stays, for it is what is exact.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from html import escape

from forbear.records import dataclass

_MARKED = re.compile(r"^<!-- plot: ([^;]+); (logarithmic|linear); ([\d, ]+) -->\n\n?((?:\|.*\n)+)", re.MULTILINE)
_NUMBER = re.compile(r"<?([\d,]*\d(?:\.\d+)?)(?:–([\d,]*\d(?:\.\d+)?))?")

_LABEL, _WIDTH, _ROW, _TOP, _END = 250, 760, 24, 34, 26
_SHAPES = (
    '<circle cx="{x}" cy="{y}" r="5"/>',
    '<rect x="{left}" y="{top}" width="9" height="9"/>',
    '<path d="M{x} {top}l5 9h-10z"/>',
    '<path d="M{x} {top}l5 5-5 5-5-5z"/>',
)
"""A column's mark is told by its shape, and by its colour only beside."""


@dataclass(frozen=True, slots=True)
class _Plot:
    """title: what is shown. columns: their names. rows: a name and a number, or none, for each column."""

    title: str
    is_logarithmic: bool
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float | None, ...]], ...]


def with_plots(text: str) -> str:
    """Return a page in which each marked table has its plot above it."""
    return _MARKED.sub(lambda found: f"{_drawn(_plot(found))}\n\n{found[4]}", text)


def number_in(cell: str) -> float | None:
    """Return the number that a cell begins with, of a range the middle; None where it begins with none."""
    found = _NUMBER.match(cell.strip().removeprefix("**"))
    if found is None:
        return None
    ends = [float(end.replace(",", "")) for end in found.groups() if end is not None]
    return sum(ends) / len(ends)


def _plot(found: re.Match[str]) -> _Plot:
    lines = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in found[4].splitlines()]
    head, rows = lines[0], lines[2:]
    places = [int(place) - 1 for place in found[3].split(",")]
    kept = [(_plain(row[0]), tuple(number_in(row[place]) for place in places)) for row in rows]
    return _Plot(found[1], found[2] == "logarithmic", tuple(_plain(head[place]) for place in places), tuple(kept))


def _plain(cell: str) -> str:
    return cell.replace("`", "").replace("*", "")


def _drawn(plot: _Plot) -> str:
    """Return the plot as an SVG that stands in the page: marks on a line for each row."""
    figures = [figure for _, row in plot.rows for figure in row if figure is not None and figure > 0]
    ticks = _ticks(figures, plot.is_logarithmic)
    height = _TOP + _ROW * len(plot.rows) + _END
    bottom = height - _END + 4

    def across(figure: float) -> float:
        low, high = ticks[0], ticks[-1]
        if plot.is_logarithmic:
            low, high, figure = math.log(low), math.log(high), math.log(figure)
        return round(_LABEL + (_WIDTH - _LABEL - 20) * (figure - low) / (high - low), 1)

    parts = [
        f'<text x="{_LABEL + 150 * place + 12}" y="16">{escape(name)}</text>{_mark(place, _LABEL + 150 * place, 12)}'
        for place, name in enumerate(plot.columns)
    ]
    for tick in ticks:
        x = across(tick)
        parts.append(
            f'<path class="grid" d="M{x} {_TOP - 8}V{bottom}"/><text x="{x}" y="{bottom + 16}" text-anchor="{"end" if tick == ticks[-1] else "middle"}">{tick:,g}</text>'
        )
    for number, (name, row) in enumerate(plot.rows):
        y = _TOP + _ROW * number + 6
        short = name if len(name) <= 38 else f"{name[:36].rstrip()} …"
        parts.append(f'<text x="{_LABEL - 12}" y="{y + 4}" text-anchor="end">{escape(short)}</text>')
        parts += [
            _mark(place, across(figure), y) for place, figure in enumerate(row) if figure is not None and figure > 0
        ]
    title = escape(f"{plot.title}; the figures are in the table below.")
    return f'<svg class="plot" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{title}">{"".join(parts)}</svg>'


def _mark(place: int, x: float, y: float) -> str:
    shape = _SHAPES[place % len(_SHAPES)].format(x=x, y=y, left=x - 4.5, top=y - 4.5)
    return f'<g class="mark-{place % len(_SHAPES)}">{shape}</g>'


def _ticks(figures: Sequence[float], is_logarithmic: bool) -> list[float]:
    """Return round figures around all that are drawn: powers of ten, or five steps from nothing on."""
    if is_logarithmic:
        low, high = math.floor(math.log10(min(figures))), math.ceil(math.log10(max(figures)))
        return [10.0**power for power in range(low, max(high, low + 1) + 1)]
    step = 10.0 ** math.floor(math.log10(max(figures)))
    step = next(part * step for part in (0.2, 0.5, 1.0, 2.0) if part * step * 5 >= max(figures))
    return [round(step * count, 10) for count in range(math.ceil(max(figures) / step) + 1)]
