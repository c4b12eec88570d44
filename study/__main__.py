"""`python -m study check`: holds the engine against the page that the catalogue's scenes come from."""

from __future__ import annotations

import random

import click

from forbear.cli import options
from forbear.cli.main import INTERRUPTED, WRONG_INPUT
from forbear.cli.progress import ProgressLine
from forbear.cli.show_lines import show_lines
from forbear.errors import ForbearError
from study.check import check_catalogue
from study.readings import written
from study.report import check_brief, check_data, check_lines
from study.scales import drawn_scale


@click.group()
def command() -> None:
    """The study of the page. It is run from a checkout of Forbear."""


@command.command()
@click.argument("scenes", nargs=-1)
@click.option("--neighbours", is_flag=True, help="Also move each level of each scene: which verdicts hold? (minutes)")
@click.option("--scales", default=0, type=click.IntRange(0, 100), metavar="N", help="Also under N random scales.")
@click.option("--seed", default=0, help="The seed of the random scales.  [default: 0]")
@click.option("--write", is_flag=True, help="Keep what is found in the catalogue's table of findings.")
@click.option("--workers", type=click.IntRange(1, 256), help="Worker processes.  [default: one for each core]")
@click.option("--quiet", is_flag=True, help="One line for each measure.")
@options.as_json("docs/catalogue.md")
@click.pass_context
def check(
    context: click.Context,
    scenes: tuple[str, ...],
    neighbours: bool,
    scales: int,
    seed: int,
    write: bool,
    workers: int | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Hold the engine against what the page says came of each scene; of these SCENES only, where some are named.

    It compares what she chose, who lives, the variant and the effect, beside three baselines, and knocks the named
    causes out.
    """
    randomness = random.Random(seed)
    try:
        with ProgressLine() as progress:
            checked = check_catalogue(
                scenes,
                neighbours=neighbours,
                scales=tuple(drawn_scale(randomness) for _ in range(scales)),
                write=write,
                workers=workers,
                on_progress=lambda done, known: progress.show(f"{done} of {known} scenes", done / known),
            )
    except ForbearError as error:
        click.echo(f"error: {error}", err=True)
        context.exit(WRONG_INPUT)
    if as_json:
        options.print_json(check_data(checked))
    elif quiet:
        for told in check_brief(checked):
            click.echo(told)
    else:
        show_lines(check_lines(checked))
    context.exit(INTERRUPTED if checked.interrupted else 0)


@command.command()
@click.option("--workers", type=click.IntRange(1, 256), help="Worker processes.  [default: one for each core]")
def readings(workers: int | None) -> None:
    """Work out what the telling of each scene of the catalogue shows, and keep it in the package."""
    with ProgressLine() as progress:
        count = written(workers, lambda done, known: progress.show(f"{done} of {known} readings", done / known))
    click.echo(f"{count} readings written")


if __name__ == "__main__":
    command(prog_name="python -m study")
