"""`forbear run`: a scene worked out, as a report, as data, or in one line."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from forbear.api.limits import DEEPEST, GroundLimits, Limits, seldom_collecting
from forbear.api.runs import Run
from forbear.api.scene import Scene
from forbear.cli import options
from forbear.cli.endings import code_of
from forbear.cli.main import INTERRUPTED
from forbear.cli.progress import ProgressLine
from forbear.cli.show_lines import show_lines
from forbear.figures import NoFigure, read_figure
from forbear.records import replace

if TYPE_CHECKING:
    from forbear.account.edge import EdgeFound
    from forbear.account.inquiry import Inquiry

_EDGE = "forbear.cli.run.edge"
"""Where the edge that was found is kept, for the exit code to say whether all of it was looked at."""


class Moved(NamedTuple):
    """A number that is to be moved to see where the outcome turns, and from where to where, where that is said."""

    name: str
    between: tuple[float, float] | None = None


def _moved(context: click.Context, option: click.Parameter, wanted: str | None) -> Moved | None:
    """Return the number that is meant, and the range to look at where one is given."""
    if wanted is None:
        return None
    ranged = re.fullmatch(r"(.+?)\s+from\s+(\S+)\s+to\s+(\S+)", wanted)
    if ranged is None:
        return Moved(wanted)
    try:
        low, high = float(read_figure(ranged[2])), float(read_figure(ranged[3]))
    except NoFigure as reason:
        raise click.UsageError(f"'{ranged[2][:40]} to {ranged[3][:40]}' is no range of numbers: {reason}") from None
    if not low < high:
        raise click.UsageError(f"{low:g} to {high:g} is no range: write the smaller number first")
    return Moved(ranged[1], (low, high))


@click.command()
@options.what_if_moved
@options.as_json("docs/json.md")
@options.quiet
@click.option(
    "--html", "html_file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Write all of it as a page that stands by itself, to send to somebody.",
)  # fmt: skip
@click.option("--full", is_flag=True, help="All of it: every step, every mind, every premise.")
@options.after
@click.option("--sample", "samples", default=0, type=click.IntRange(0), metavar="N", help="Draw N stories by chance.")
@click.option("--seed", default=0, help="The seed of the draw.  [default: 0]")
@click.option("--depth", type=click.IntRange(0, DEEPEST), metavar="K", help="How deep everyone thinks.")
@click.option(
    "--why",
    "depth_of_why",
    default="short",
    type=click.Choice(["none", "short", "full"]),
    help="What choices hung on; full: also three things together, with --full.  [default: short]",
)
@click.option(
    "--then",
    "following",
    multiple=True,
    metavar="SCENE",
    help="Go on with this scene, with everybody's minds as they were left. Repeatable.",
)
@click.option(
    "--edge",
    metavar="NUMBER",
    callback=_moved,
    help="Where the outcome turns: 'mercy(Ilsa)', or 'mercy(Ilsa) from 0 to 8'.",
)
@options.limits
@options.ground_limits
def command(
    asked: options.WhatIf,
    as_json: bool,
    quiet: bool,
    html_file: Path | None,
    full: bool,
    after: str,
    samples: int,
    seed: int,
    depth: int | None,
    depth_of_why: str,
    following: tuple[str, ...],
    edge: Moved | None,
    limits: Limits,
    ground_limits: GroundLimits,
) -> int:
    """Work SCENE out: a name from `forbear list`, such as film/casablanca, or a file.

    It says on a page who wants what, what happens and how likely, what it turned on, who came to think what, and what it
    is called; --full tells it step by step and mind by mind.
    """
    options.one_form(quiet=quiet, json=as_json)
    if html_file is not None and (quiet or as_json or full):
        raise click.UsageError("--html writes all of it into a file: ask for it alone")
    limits = replace(limits, until=time.monotonic() + limits.seconds)
    scene = asked.load(replace(ground_limits, seconds=limits.seconds))
    scene = scene if depth is None else scene.at_depth(depth)
    options.print_warnings(scene)
    if edge is not None:
        scene.number(edge.name)
    with ProgressLine() as progress:
        run = scene.run(after, samples=samples, seed=seed, limits=limits, on_progress=progress.finished)
        for name in following:
            scene = _next(name, run, replace(ground_limits, seconds=limits.seconds))
            run = scene.run(samples=samples, seed=seed, limits=limits, on_progress=progress.finished)
    with ProgressLine() as progress, seldom_collecting():
        found = None if edge is None else lambda: _edge(scene, edge, limits, progress)
        if quiet:
            click.echo(run.brief())
            if found is not None:
                from forbear.account.edge import edge_brief

                click.echo(edge_brief(found()))
            return _code(run, told=False)
        from forbear.account.inquiry import Extent  # what an answer in one line has no need of
        from forbear.account.report import HUNG_ON, MORE, NAMES, data, page, parts

        names = [name for name in NAMES if depth_of_why != "none" or name not in HUNG_ON]
        largest = 3 if depth_of_why == "full" else 2
        inquiry = run.inquiry(Extent(largest=largest, edge=found), on_progress=progress.tried)
        if html_file is not None:
            _write_page(html_file, run, inquiry, names)
        elif as_json:
            options.print_json(data(inquiry, names))
        else:
            for lines in parts(inquiry, names) if full else page(inquiry, names):
                progress.pause()
                show_lines(lines)
            show_lines([] if full else MORE)
        if inquiry.is_stopped:
            return INTERRUPTED
    return _code(run, told=not as_json and html_file is None)


def _next(name: str, run: Run, ground_limits: GroundLimits) -> Scene:
    scene = options.WhatIf(name).load(ground_limits)
    options.print_warnings(scene)
    return scene.going_on(run)


def _write_page(file: Path, run: Run, inquiry: Inquiry, names: list[str]) -> None:
    from forbear.exports.webpage import webpage
    from forbear.files import write

    write(file, webpage(run, inquiry, names))
    click.echo(f"written: {file}", err=True)


def _edge(scene: Scene, moved: Moved, limits: Limits, progress: ProgressLine) -> EdgeFound:
    found = scene.edge(moved.name, between=moved.between, limits=limits, on_progress=progress.tried)
    click.get_current_context().meta[_EDGE] = found
    return found


def _code(run: Run, *, told: bool) -> int:
    """Return the exit code; what stopped the work is told where the report has not."""
    found: EdgeFound | None = click.get_current_context().meta.get(_EDGE)
    edge = None if found is None else found.edge
    return code_of(
        interrupted=run.record.interrupted or (edge is not None and edge.interrupted),
        limit=run.record.limit or (None if edge is None else edge.limit),
        told=told,
    )
