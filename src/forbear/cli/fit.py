"""`forbear fit`: numbers of a scene, fitted to choices that people made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from forbear.cli import options
from forbear.records import replace


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
@click.option("--profile", is_flag=True, help="Also how far each number may be off, by the likelihood.")
@click.option(
    "--folds", type=click.IntRange(2, 1_000), metavar="K", help="Also how well choices not seen are told, in K folds."
)
@click.option("--seed", default=0, help="The seed of --recover and --folds.  [default: 0]")
@options.as_json("docs/fit.md")
def command(
    asked: options.WhatIf,
    data: Path,
    free: str,
    by: str | None,
    depths: tuple[int, ...],
    bad: str,
    recover: int,
    profile: bool,
    folds: int | None,
    seed: int,
    as_json: bool,
) -> int:
    """Fit numbers of SCENE to the choices in DATA, a CSV or Parquet file.

    A row is a choice: `choice`, and where there are any `after` (what had happened), `count`, `subject`. Every other column is a
    number of the scene, as it was in that row.
    """
    from forbear.fitting.folds import cross_validated
    from forbear.fitting.model import FIT_HEAD, compared, model
    from forbear.fitting.profile import profiled
    from forbear.fitting.recovery import recovered

    scene = asked.load()
    options.print_warnings(scene)
    skips = bad == "skip"
    if depths:
        models = [model(scene.at_depth(depth), free, data, skips_bad=skips) for depth in depths]
        names = [f"depth {depth}" for depth in depths]
    elif by is not None:
        whole = model(scene, free, data, skips_bad=skips)
        models = [whole.of(subject) for subject in whole.data.subjects]
        names = list(whole.data.subjects)
    else:
        models, names = [model(scene, free, data, skips_bad=skips)], [""]
    fits = [held.fit(skips_impossible=skips) for held in models]
    if by is not None:
        fits = [replace(fit, subject=name) for fit, name in zip(fits, names, strict=True)]
    rows: list[dict[str, Any]] = []
    lines: list[str] = []
    for held, fit, name in zip(models, fits, names, strict=True):
        row: dict[str, Any] = {**fit.as_data(), "called": name}
        lines += [name] * bool(name) + fit.lines()
        if profile:
            profiles = [profiled(held, fit, one) for one in held.free]
            row["profiles"] = [one.as_data() for one in profiles]
            lines += [one.line() for one in profiles]
        if folds is not None:
            parted = cross_validated(held, folds, seed)
            row["cross_validation"] = parted.as_data()
            lines.append(parted.line())
        rows.append(row)
    found: dict[str, Any] = {**FIT_HEAD, "fits": rows}
    if len(depths) > 1:
        lines += compared(fits)
    if recover and len(models) == 1:
        back = recovered(models[0], fits[0], recover, seed)
        found["recovery"] = back.as_data()
        lines += back.lines()
    if as_json:
        options.print_json(found)
    else:
        click.echo("\n".join(lines))
    return 0
