"""`forbear turn`: what would have to be otherwise for a scene to come out as another variant of a trope."""

from __future__ import annotations

import click

from forbear.cli import options
from forbear.cli.endings import code_of
from forbear.cli.figures import Figure
from forbear.cli.progress import ProgressLine
from forbear.cli.show_lines import show_lines
from forbear.variants.turn import turn
from forbear.variants.turn_account import turning_data, turning_lines

TROPE = "kill_me_now"
"""The trope that is meant where none is named."""

NOTHING_FOUND = 1
"""The exit code where everything was tried and nothing turned it."""


@click.command()
@options.what_if
@click.option("--into", required=True, metavar="VARIANT", help="played-straight, bob-was-wrong, needed-alive, …")
@click.option(
    "--trope",
    default=TROPE,
    metavar="NAME|FILE",
    help=f"The trope that it is a variant of, or a .trope file.  [default: {TROPE}]",
)
@click.option("--most", default=3, type=click.IntRange(1, 3), help="Things changed together at most.  [default: 3]")
@click.option("--show", default=3, type=click.IntRange(1, 50), metavar="K", help="Ways to look for.  [default: 3]")
@click.option(
    "--limit-seconds",
    default=60.0,
    type=Figure(0, min_open=True),
    help="Seconds; what was found by then is told.  [default: 60]",
)
@click.option("--workers", type=click.IntRange(1, 256), help="Worker processes.  [default: one for each core]")
@options.as_json("docs/writer.md")
def command(
    asked: options.WhatIf,
    into: str,
    trope: str,
    most: int,
    show: int,
    limit_seconds: float,
    workers: int | None,
    as_json: bool,
) -> int:
    """Find the smallest changes after which SCENE comes out as VARIANT: what is felt, what is believed, what protects
    somebody. Each is tried by running it."""
    scene = asked.load()
    with ProgressLine() as progress:
        turning = turn(
            scene,
            trope,
            into,
            most=most,
            show=show,
            seconds=limit_seconds,
            workers=workers,
            on_progress=lambda done, known: progress.show(f"{done} altered scenes", done / known),
        )
    if as_json:
        options.print_json(turning_data(turning))
    else:
        show_lines(turning_lines(turning))
    return code_of(
        interrupted=turning.interrupted,
        limit=turning.limit,
        told=True,
        otherwise=0 if turning.found else NOTHING_FOUND,
    )
