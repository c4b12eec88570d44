"""`forbear sweep`: a scene asked the same at many settings of its numbers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from forbear.cli import options
from forbear.cli.axes import axes
from forbear.cli.main import INTERRUPTED
from forbear.cli.progress import ProgressLine

if TYPE_CHECKING:
    from forbear.api.limits import Limits
    from forbear.api.sweeps import Kind

_KINDS = ("python", "numpy", "native", "jax")


@click.command()
@options.what_if_moved
@click.option(
    "--over", multiple=True, required=True, metavar="NUMBER=AMOUNTS", callback=axes,
    help="A number, and what it is to be: 'tau = 0.5 : 3 : 26' (from, to, how many) or 'tau = 1, 1.5'. Repeatable: all go "
    "together.",
)  # fmt: skip
@click.option(
    "--ask", multiple=True, required=True, metavar="WHAT",
    help="An outcome, 'Ilsa > Rick : good(Rick)', 'choice spare', 'value spare', 'likelihood'. Repeatable.",
)  # fmt: skip
@options.after
@click.option("--at", type=click.IntRange(0), metavar="K", help="Look after K turns.  [default: at the end]")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file, .csv or .parquet.")
@click.option("--by", type=click.Choice(_KINDS), help="How tapes are evaluated.  [default: numpy, if installed]")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 256), help="Worker processes.")
@click.option("--cluster", metavar="ADDRESS", help="Hand the blocks to a Dask scheduler; 'local' starts one here.")
@options.limits
def command(
    asked: options.WhatIf,
    over: dict[str, list[float]],
    ask: tuple[str, ...],
    after: str,
    at: int | None,
    out: Path | None,
    by: Kind | None,
    workers: int,
    cluster: str | None,
    limits: Limits,
) -> int:
    """Ask SCENE the same at many settings of its numbers. Without --out the answers are printed as CSV."""
    from forbear.api.sweeps import grid
    from forbear.variants.sweep_file import in_csv, sweep_to_file

    scene = asked.load()
    points = grid(over)
    with ProgressLine() as progress:

        def tell(done: int, known: int) -> None:
            progress.show(f"{done:,} of {known:,} points".replace(",", " "), done / known)

        if out is None:
            found = scene.sweep(points, ask, after=after, at=at, by=by, limits=limits, on_progress=tell)
            progress.pause()
            click.echo(in_csv({**found.over, **found}), nl=False)
            return 0
        try:
            there = sweep_to_file(
                scene,
                points,
                ask,
                out,
                after=after,
                at=at,
                by=by,
                limits=limits,
                workers=workers,
                cluster=cluster,
                on_progress=tell,
            )
        except KeyboardInterrupt:
            progress.pause()
            click.echo(
                f"interrupted; what is done is kept in {out}.parts: the same command goes on from there", err=True
            )
            return INTERRUPTED
    kept = f", {there} of them worked out before" if there else ""
    click.echo(f"{points.count} points in {out}{kept}", err=True)
    return 0
