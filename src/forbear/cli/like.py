"""`forbear like`: the scenes of the catalogue that are most like a scene in structure, not in words."""

from __future__ import annotations

import click

from forbear import api
from forbear.cli.show_lines import show_lines


@click.command()
@click.argument("scene")
@click.option("--case", help="A variant that the scene names.")
@click.option(
    "--set", "settings", multiple=True, metavar="STATEMENT", help="What if: 'mercy(Ilsa) = none'. Repeatable."
)
@click.option("--show", default=5, type=click.IntRange(1, 1000), metavar="K", help="How many to show.  [default: 5]")
@click.option("--json", "as_json", is_flag=True, help="As data (docs/writer.md).")
def command(scene: str, case: str | None, settings: tuple[str, ...], show: int, as_json: bool) -> None:
    """Find the scenes of the catalogue that are most like SCENE (a name or a file) in structure: motives, beliefs, what
    the choice hung on. Words count for nothing."""
    likeness = api.like(api.load(scene, case=case, settings=settings), show=show)
    if as_json:
        click.echo(api.json_text(api.likeness_data(likeness)))
    else:
        show_lines(api.likeness_lines(likeness))
