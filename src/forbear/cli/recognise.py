"""`forbear recognise`: what a story is called, every premise with its numbers, and what it only resembles."""

from __future__ import annotations

import click

from forbear.api.recognition import recognise, recognise_elsewhere
from forbear.api.runs import Run
from forbear.cli import options
from forbear.cli.endings import code_of
from forbear.cli.progress import ProgressLine
from forbear.cli.show_lines import show_lines
from forbear.variants.firmness import firmness


@click.command()
@options.what_if
@click.option("--trope", metavar="NAME|FILE", help="A trope by name, or a .trope file of your own.")
@options.as_json("docs/json.md")
@options.quiet
@options.after
@click.option("--held", is_flag=True, help="Is the verdict held or fragile? The scene is run many times.")
def command(
    asked: options.WhatIf,
    trope: str | None,
    as_json: bool,
    quiet: bool,
    after: str,
    held: bool,
) -> int:
    """Say what the likeliest story of SCENE is called; where it has no name, the likeliest other story that has one.

    Every premise is told with the numbers that it was judged by, then the variant, what it did, and the nearest other
    tropes with what would have to differ.
    """
    options.one_form(quiet=quiet, json=as_json)
    scene = asked.load()
    with ProgressLine() as progress:
        run = scene.run(after, on_progress=progress.finished)
    recognised = recognise(run, trope)
    if quiet:
        click.echo(recognised.brief())
        return _code(run)
    data = recognised.as_data(in_full=True)
    if not as_json:
        show_lines(recognised.lines(in_full=True))
    if not recognised.verdicts and not recognised.found.unbound:
        elsewhere = recognise_elsewhere(run, trope)
        if elsewhere is not None:
            data["elsewhere"] = elsewhere.data_elsewhere()
            if not as_json:
                show_lines(elsewhere.lines_elsewhere())
    if held:
        with ProgressLine() as progress:
            firm = firmness(scene, recognised, after=after, trope=trope, on_progress=progress.tried)
        data["held"] = [found.as_data() for found in firm]
        if not as_json:
            for found in firm:
                show_lines(found.lines())
    if as_json:
        options.print_json(data)
    return _code(run)


def _code(run: Run) -> int:
    """Return the exit code, and tell what stopped the work: a verdict on what was found may then be another."""
    return code_of(interrupted=run.record.interrupted, limit=run.record.limit)
