"""`python -m study check` holds the engine against the page that the catalogue's scenes come from; `fit` fits what is
typical."""

from __future__ import annotations

import random

import click

from forbear.catalogue.index import find, scene_names
from forbear.cli import options
from forbear.cli.main import INTERRUPTED, WRONG_INPUT
from forbear.cli.progress import ProgressLine
from forbear.cli.show_lines import show_lines
from forbear.errors import ForbearError
from study.asking import Answers, all_odds, answers
from study.check import check_catalogue
from study.coding import Coded, changes, coded, with_rows, write_coding
from study.data import kept_back
from study.examples import examples
from study.findings import written as findings_written
from study.fit import FITTED, LEVELS, counted_reasons
from study.fit import fit as fit_of
from study.kept_back import kept_back_data, kept_back_lines
from study.readings import written as readings_written
from study.report import check_brief, check_data, check_lines
from study.scales import drawn_scale
from study.spreads import write_spreads
from study.told_report import fit_lines, told_data, told_lines


@click.group()
def command() -> None:
    """The study of the page. It is run from a checkout of Forbear."""


@command.command()
@click.argument("scenes", nargs=-1)
@click.option("--neighbours", is_flag=True, help="Also move each level of each scene: which verdicts hold? (minutes)")
@click.option("--scales", default=0, type=click.IntRange(0, 100), metavar="N", help="Also under N random scales.")
@click.option("--seed", default=0, help="The seed of the random scales.  [default: 0]")
@click.option(
    "--kept-back", "only_kept", is_flag=True, help="Only the examples kept back: as frozen, and as coded now."
)
@click.option("--situations", is_flag=True, help="Ask nothing of what is told: only what the situations say.")
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
    only_kept: bool,
    situations: bool,
    workers: int | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Hold the engine against what the page says came of each scene; of these SCENES only, where some are named.

    It compares what she chose, who lives, the variant and the effect, beside three baselines, and knocks the named
    causes out. Then it asks of what is told how likely that was, what reading names, and whether it comes out as told.
    """
    if only_kept and (scenes or neighbours or scales):
        raise click.UsageError("--kept-back is about the examples that were kept back, and tries nothing else")
    if only_kept:
        context.exit(_check_kept_back(workers, as_json=as_json))
    randomness = random.Random(seed)
    try:
        with ProgressLine() as progress:
            checked = check_catalogue(
                scenes,
                neighbours=neighbours,
                scales=tuple(drawn_scale(randomness) for _ in range(scales)),
                workers=workers,
                on_progress=lambda done, known: progress.show(f"{done} of {known} scenes", done / known),
            )
            found = Answers()
            if not situations and not checked.interrupted and checked.rows:
                found = answers(
                    checked.rows,
                    is_all=not scenes,
                    workers=workers,
                    on_progress=lambda done, known: progress.show(f"{done} of {known} readings", done / known),
                )
    except ForbearError as error:
        click.echo(f"error: {error}", err=True)
        context.exit(WRONG_INPUT)
    if as_json:
        options.print_json({**check_data(checked), **told_data(found)})
    elif quiet:
        for told in check_brief(checked):
            click.echo(told)
    else:
        show_lines([*check_lines(checked), *told_lines(found)])
    context.exit(INTERRUPTED if checked.interrupted else 0)


def _check_kept_back(workers: int | None, *, as_json: bool) -> int:
    names = kept_back()
    with ProgressLine() as progress:
        frozen, now = (
            check_catalogue(
                names,
                frozen=is_frozen,
                workers=workers,
                on_progress=lambda done, known: progress.show(f"{done} of {known} scenes", done / known),
            )
            for is_frozen in (True, False)
        )
    if as_json:
        options.print_json(kept_back_data(frozen, now))
    else:
        show_lines(kept_back_lines(frozen, now))
    return INTERRUPTED if frozen.interrupted or now.interrupted else 0


@command.command()
@click.option("--workers", type=click.IntRange(1, 256), help="Worker processes.  [default: one for each core]")
def readings(workers: int | None) -> None:
    """Work out what the telling of each scene of the catalogue shows, and keep it in the package."""
    with ProgressLine() as progress:
        count = readings_written(
            workers, lambda done, known: progress.show(f"{done} of {known} readings", done / known)
        )
    click.echo(f"{count} readings written")


@command.command()
@click.option("--workers", type=click.IntRange(1, 256), help="Worker processes.  [default: one for each core]")
def findings(workers: int | None) -> None:
    """Keep what is found in every scene as it opens in the table that `forbear list` and `forbear like` read."""
    with ProgressLine() as progress:
        count = findings_written(workers, lambda done, known: progress.show(f"{done} of {known} scenes", done / known))
    click.echo(f"{count} scenes and cases written")


@command.command()
@click.option("--write", is_flag=True, help="Write the spreads into the domain.")
@click.option("--workers", type=click.IntRange(1, 256), help="Worker processes.  [default: one for each core]")
@click.pass_context
def fit(context: click.Context, write: bool, workers: int | None) -> None:
    """Fit how it is with people of whom nothing is said, to what was chosen in all told scenes; five-fold."""
    try:
        with ProgressLine() as progress:
            odds = all_odds(workers, lambda done, known: progress.show(f"{done} of {known} chances", done / known))
        found, reasons = fit_of(odds), counted_reasons()
        if write:
            write_spreads({FITTED: dict(zip(LEVELS, found.weights, strict=True)), **reasons})
    except ForbearError as error:
        click.echo(f"error: {error}", err=True)
        context.exit(WRONG_INPUT)
    show_lines(fit_lines(found, reasons, len(odds)))


@command.command()
@click.argument("scenes", nargs=-1)
@click.pass_context
def coding(context: click.Context, scenes: tuple[str, ...]) -> None:
    """Write the table of codings: a row for every statement of these SCENES with a level in it; of all that the page tells,
    where none are named.

    What a level rests on is the comment on its line. The rows of a scene of the catalogue go into its folder's table;
    those of a file of your own are printed. A level that stood there before is kept in the column `first`.
    """
    written: list[Coded] = []
    try:
        for scene in scenes or tuple(example.scene for example in examples()):
            if scene in scene_names():
                rows = write_coding(scene)
                written += rows
                click.echo(f"{scene}: {changes(rows).told}")
            else:
                path = find(scene)
                click.echo(with_rows("", path.stem, coded(path.stem, path.read_text(encoding="utf-8"))), nl=False)
        if len({row.scene for row in written}) > 1:
            click.echo(f"In all {changes(written).told}")
    except ForbearError as error:
        click.echo(f"error: {error}", err=True)
        context.exit(WRONG_INPUT)


if __name__ == "__main__":
    command(prog_name="python -m study")
