"""`forbear fit`: numbers of a scene, fitted to choices that people made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from forbear.cli import options

if TYPE_CHECKING:
    from forbear.fitting.model import Fit


def _depths(context: click.Context, option: click.Parameter, said: str | None) -> tuple[int, ...]:
    if said is None:
        return ()
    try:
        low, _, high = said.partition("..")
        found = tuple(range(int(low), int(high or low) + 1))
        if not found or found[0] < 0 or found[-1] > 6:
            raise ValueError(said)
    except ValueError:
        raise click.UsageError(f"'{said[:40]}' are no depths from 0 to 6: write 1, or 0..3") from None
    return found


@click.command()
@options.what_if_moved
@click.argument("data", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--free", required=True, metavar="NUMBERS", help="What is fitted: 'precision(Ann), reason justice(Ann)'.")
@click.option("--by", type=click.Choice(["subject"]), help="A fit for each subject.")
@click.option(
    "--depth", "depths", callback=_depths, metavar="K", help="With everybody thinking so deep; 0..3 compares."
)
@click.option(
    "--bad", type=click.Choice(["stop", "skip"]), default="stop", show_default=True,
    help="Rows that are wrong, or choose what was not open: stop, or fit the rest.",
)  # fmt: skip
@click.option(
    "--recover",
    default=0,
    type=click.IntRange(0, 10_000),
    metavar="N",
    help="Draw N data sets by the fit, and fit them.",
)
@click.option("--seed", default=0, help="The seed of --recover.  [default: 0]")
@options.as_json("docs/fit.md")
def command(
    asked: options.WhatIf,
    data: Path,
    free: str,
    by: str | None,
    depths: tuple[int, ...],
    bad: str,
    recover: int,
    seed: int,
    as_json: bool,
) -> int:
    """Fit numbers of SCENE to the choices in DATA, a CSV or Parquet file.

    A row is a choice: `choice`, and where there are any `after` (what had happened), `count`, `subject`. Every other column is a
    number of the scene, as it was in that row.
    """
    from forbear.fitting.model import FIT_HEAD, compared, fits_by_subject, model
    from forbear.fitting.recovery import recovered

    scene = asked.load()
    options.print_warnings(scene)
    skips = bad == "skip"
    if depths:
        found = [
            model(scene.at_depth(depth), free, data, skips_bad=skips).fit(skips_impossible=skips) for depth in depths
        ]
        return _told(found, [f"depth {depth}" for depth in depths], as_json, compared(found) if len(found) > 1 else [])
    held = model(scene, free, data, skips_bad=skips)
    if by is not None:
        fits = fits_by_subject(held, skips_impossible=skips)
        return _told(fits, [one.subject for one in fits], as_json, [])
    fit = held.fit(skips_impossible=skips)
    if not recover:
        return _told([fit], [""], as_json, [])
    back = recovered(held, fit, recover, seed)
    if as_json:
        options.print_json({**FIT_HEAD, "fits": [fit.as_data()], "recovery": back.as_data()})
    else:
        click.echo("\n".join([*fit.lines(), *back.lines()]))
    return 0


def _told(fits: list[Fit], names: list[str], as_json: bool, more: list[str]) -> int:
    if as_json:
        from forbear.fitting.model import FIT_HEAD

        rows = [{**fit.as_data(), "called": name} for fit, name in zip(fits, names, strict=True)]
        options.print_json({**FIT_HEAD, "fits": rows})
        return 0
    for fit, name in zip(fits, names, strict=True):
        if name:
            click.echo(name)
        click.echo(str(fit))
    for line in more:
        click.echo(line)
    return 0
