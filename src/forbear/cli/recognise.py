"""`forbear recognise`: what a story is called, every premise with its numbers, and what it only resembles."""

from __future__ import annotations

import click

from forbear import api
from forbear.cli.main import INTERRUPTED, LIMIT
from forbear.cli.progress import Progress
from forbear.cli.show_lines import show_lines


@click.command()
@click.argument("scene")
@click.option("--trope", metavar="NAME|FILE", help="A trope by name, or a .trope file of your own.")
@click.option("--json", "as_json", is_flag=True, help="As data (docs/json.md).")
@click.option("--quiet", is_flag=True, help="The answer in one line.")
@click.option("--case", help="A variant that the scene names.")
@click.option(
    "--set", "settings", multiple=True, metavar="STATEMENT", help="What if: 'mercy(Ilsa) = none'. Repeatable."
)
@click.option("--after", default="", metavar="EVENTS", help="Take these events as having happened: 'offer, spare'.")
@click.option("--held", is_flag=True, help="Is the verdict held or fragile? The scene is run many times.")
def command(
    scene: str,
    trope: str | None,
    as_json: bool,
    quiet: bool,
    case: str | None,
    settings: tuple[str, ...],
    after: str,
    held: bool,
) -> int:
    """Say what the likeliest story of SCENE is called; where it has no name, the likeliest other story that has one.

    Every premise is told with the numbers that it was judged by, then the variant, what it did, and the nearest other
    tropes with what would have to differ.
    """
    loaded = api.load(scene, case=case, settings=settings)
    with Progress() as progress:
        run = loaded.run(after, on_progress=progress.finished)
    recognised = api.recognise(run, trope)
    if quiet:
        click.echo(recognised.brief())
        return _code(run)
    data = recognised.as_data(in_full=True)
    if not as_json:
        show_lines(recognised.lines(in_full=True))
    if not recognised.verdicts and not recognised.found.unbound:
        elsewhere = api.recognise_elsewhere(run, trope)
        if elsewhere is not None:
            data["elsewhere"] = elsewhere.data_elsewhere()
            if not as_json:
                show_lines(elsewhere.lines_elsewhere())
    if held:
        with Progress() as progress:
            firm = api.firmness(loaded, recognised, after=after, trope=trope, on_progress=progress.tried)
        data["held"] = [found.as_data() for found in firm]
        if not as_json:
            for found in firm:
                show_lines(found.lines())
    if as_json:
        click.echo(api.json_text(data))
    return _code(run)


def _code(run: api.Run) -> int:
    """Return the exit code, and tell what stopped the work: a verdict on what was found may then be another."""
    if run.record.interrupted:
        return INTERRUPTED
    if run.record.limit is None:
        return 0
    click.echo(f"stopped: {run.record.limit}", err=True)
    return LIMIT
