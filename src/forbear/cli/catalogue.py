"""`forbear catalogue`: the catalogue as a whole. `check` holds the engine against the page that the scenes come from."""

from __future__ import annotations

import json
import random

import click

from forbear import api
from forbear.cli.main import INTERRUPTED
from forbear.cli.progress import Progress
from forbear.cli.show_lines import show_lines


@click.group()
def command() -> None:
    """Work on the catalogue as a whole."""


@command.command()
@click.argument("scenes", nargs=-1)
@click.option("--neighbours", is_flag=True, help="Also move each level of each scene: which verdicts hold? (minutes)")
@click.option("--scales", default=0, type=click.IntRange(0, 100), metavar="N", help="Also under N random scales.")
@click.option("--seed", default=0, help="The seed of the random scales.  [default: 0]")
@click.option("--write", is_flag=True, help="Keep what is found in the catalogue's table of findings.")
@click.option("--workers", type=click.IntRange(1, 256), help="Worker processes.  [default: one for each core]")
@click.option("--quiet", is_flag=True, help="One line for each measure.")
@click.option("--json", "as_json", is_flag=True, help="As data (docs/catalogue.md).")
def check(
    scenes: tuple[str, ...],
    neighbours: bool,
    scales: int,
    seed: int,
    write: bool,
    workers: int | None,
    quiet: bool,
    as_json: bool,
) -> int:
    """Hold the engine against what the page says came of each scene; of these SCENES only, where some are named.

    It compares what she chose, who lives, the variant and the effect, beside three baselines, and knocks the named
    causes out.
    """
    randomness = random.Random(seed)
    with Progress() as progress:
        checked = api.check_catalogue(
            scenes,
            neighbours=neighbours,
            scales=tuple(api.drawn_scale(randomness) for _ in range(scales)),
            write=write,
            workers=workers,
            on_progress=lambda done, known: progress.show(f"{done} of {known} scenes", done / known),
        )
    if as_json:
        click.echo(json.dumps(api.check_data(checked), indent=1, ensure_ascii=False))
    elif quiet:
        for told in api.check_brief(checked):
            click.echo(told)
    else:
        show_lines(api.check_lines(checked))
    return INTERRUPTED if checked.interrupted else 0
