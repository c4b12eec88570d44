"""Options that are numbers, read as the numbers of stories are."""

from __future__ import annotations

from typing import Any

import click

from forbear.figures import NoFigure, read_figure


class Figure(click.FloatRange):
    """A number within a range; `inf` and `nan` are none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number as a float."""
        if isinstance(value, str):
            try:
                value = float(read_figure(value))
            except NoFigure as reason:
                self.fail(str(reason), param, ctx)
        return super().convert(value, param, ctx)
