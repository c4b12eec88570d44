"""`forbear fit`: numbers of a scene, fitted to choices that people made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from forbear.cli import options
from forbear.errors import LimitReached

if TYPE_CHECKING:
    from forbear.api.limits import Limits
    from forbear.fitting.account import FitAccount
    from forbear.fitting.posterior import Sampler


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
    "--mixture", is_flag=True, help="With --depth 0..3: some think so deep and some so; also how many of each."
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
@click.option(
    "--draws", default=0, type=click.IntRange(0, 1_000_000), metavar="N",
    help="Also what is to be thought of the numbers, by Bayes' rule: N draws.",
)  # fmt: skip
@click.option(
    "--sampler", type=click.Choice(["ensemble", "nuts"]), default="ensemble", show_default=True,
    help="What draws: walkers, or NUTS along gradients.",
)  # fmt: skip
@click.option("--seed", default=0, help="The seed of --recover, --folds and --draws.  [default: 0]")
@options.work_limits
@options.as_json("docs/fit.md")
def command(
    asked: options.WhatIf,
    data: Path,
    free: str,
    by: str | None,
    depths: tuple[int, ...],
    mixture: bool,
    bad: str,
    recover: int,
    profile: bool,
    folds: int | None,
    draws: int,
    sampler: Sampler,
    seed: int,
    limits: Limits,
    as_json: bool,
) -> int:
    """Fit numbers of SCENE to the choices in DATA, a CSV or Parquet file.

    A row is a choice: `choice`, and where there are any `after` (what had happened), `count`, `subject`. Every other
    column is a number of the scene, as it was in that row.
    """
    from forbear.fitting.account import FitAccount

    if mixture and len(depths) < 2:
        raise click.UsageError("--mixture needs the depths that it is of: --depth 0..3")
    if mixture and (by or recover):
        raise click.UsageError(
            f"--mixture does not go with {'--by' if by else '--recover'}: each person is of one depth"
        )
    scene = asked.load()
    options.print_warnings(scene)
    account = FitAccount(scene, free, data, skips=bad == "skip", limits=limits, seed=seed)
    try:
        account.fill(
            by=by,
            depths=depths,
            mixture=mixture,
            profile=profile,
            folds=folds,
            draws=draws,
            sampler=sampler,
            recover=recover,
        )
    except (LimitReached, KeyboardInterrupt):
        _tell(account, as_json=as_json)
        raise
    _tell(account, as_json=as_json)
    return 0


def _tell(account: FitAccount, *, as_json: bool) -> None:
    """Print what was found, if anything was."""
    if account.rows and as_json:
        options.print_json(account.as_data())
    elif account.rows:
        click.echo("\n".join(account.lines))
