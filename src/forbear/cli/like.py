"""`forbear like`: the scenes of the catalogue that are most like a scene in structure, not in words."""

from __future__ import annotations

import click

from forbear.cli import options
from forbear.cli.show_lines import show_lines
from forbear.variants.likeness import like, likeness_data, likeness_lines


@click.command()
@options.what_if
@click.option("--show", default=5, type=click.IntRange(1, 1000), metavar="K", help="How many to show.  [default: 5]")
@options.as_json("docs/writer.md")
def command(asked: options.WhatIf, show: int, as_json: bool) -> None:
    """Find the scenes of the catalogue that are most like SCENE (a name or a file) in structure: motives, beliefs, what
    the choice hung on. Words count for nothing."""
    likeness = like(asked.load(), show=show)
    if as_json:
        options.print_json(likeness_data(likeness))
    else:
        show_lines(likeness_lines(likeness))
