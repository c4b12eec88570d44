"""`forbear read`: what is told of a scene, what it shows of its people, and the story under the likeliest reading."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

from forbear.api.limits import Limits
from forbear.cli import options
from forbear.cli.endings import code_of
from forbear.cli.progress import ProgressLine
from forbear.cli.show_lines import show_lines
from forbear.records import replace

if TYPE_CHECKING:
    from forbear.api.readings import Reading
    from forbear.api.scene import Scene

ACCOUNT = ("story", "ways", "outcomes")
"""What is told of the story under its likeliest reading."""


@click.command()
@click.argument("scenes", nargs=-1, required=True)
@click.option("--told", metavar="EVENTS", help="What happened: 'offer(Ken, Harry), ..., kill(Harry, Ken)'.")
@click.option(
    "--because", metavar="CAUSE", help="What the last told choice hangs on: 'need', 'belief(Ann, good(Bob))'."
)
@click.option("--outcomes", metavar="NAMES", default="", help="Which came about, or did not: 'joined, not both_live'.")
@options.case
@options.settings
@click.option(
    "--hypotheses", type=click.IntRange(1, 10_000_000), default=20_000, show_default=True, help="Worked out at most."
)
@click.option(
    "--draws",
    type=click.IntRange(0, 10_000),
    default=50,
    show_default=True,
    help="Readings drawn for what the story is called; 0: none.",
)
@click.option("--seed", default=0, help="The seed of the draw.  [default: 0]")
@options.as_json("docs/json.md")
@options.quiet
@options.work_limits
def command(
    scenes: tuple[str, ...],
    told: str | None,
    because: str | None,
    outcomes: str,
    case: str | None,
    settings: tuple[str, ...],
    hypotheses: int,
    draws: int,
    seed: int,
    as_json: bool,
    quiet: bool,
    limits: Limits,
) -> int:
    """Say what is shown of the people by what is told of SCENE: who must they be, for it to have happened so?

    Several SCENES of one cast are read together, each with what it tells itself.
    """
    from forbear.api.readings import named, read_scenes, told_statements
    from forbear.api.scene import load

    options.one_form(quiet=quiet, json=as_json)
    if len(scenes) > 1 and (told is not None or outcomes or case is not None):
        raise click.UsageError("--told, --outcomes and --case are of one scene; several tell what stands in them")
    limits = replace(limits, until=time.monotonic() + limits.seconds)
    settings = (*settings, *told_statements(told, outcomes))
    loaded = [load(name, case=case, settings=settings, before=True) for name in scenes]
    for scene in loaded:
        scene.needs_turns()
    with ProgressLine() as progress:
        reading = read_scenes(
            loaded,
            because=because,
            limits=limits,
            hypotheses=hypotheses,
            draws=0,
            on_progress=progress.read,
        )
    if quiet:
        click.echo(reading.brief())
        return _code(reading, told=False)
    if not as_json:
        show_lines(reading.lines())  # what it is called takes longer
        sys.stdout.flush()
    if draws:
        with ProgressLine() as progress:
            reading = named(reading, draws, seed=seed, limits=limits, on_progress=progress.read)
    if as_json:
        options.print_json(reading.as_data())
    else:
        show_lines(reading.called())
        for scene in reading.scenes:
            show_lines(scene.run(limits=limits).lines(*ACCOUNT))
    return _code(reading, told=not as_json)


def _code(reading: Reading[Scene], *, told: bool) -> int:
    """Return the exit code; what stopped the work is told where the report has not."""
    hypotheses = reading.inferred.hypotheses
    return code_of(interrupted=hypotheses.interrupted, limit=hypotheses.limit, told=told)
