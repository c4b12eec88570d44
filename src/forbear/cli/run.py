"""`forbear run`: a scene worked out, as a report, as data, or in one line."""

from __future__ import annotations

import json
import math
import re

import click

from forbear import api
from forbear.cli.ground_limits import with_ground_limits
from forbear.cli.main import INTERRUPTED, LIMIT
from forbear.cli.progress import Progress
from forbear.cli.show_lines import show_lines
from forbear.cli.warnings import shortened

_DEFAULT = api.DEFAULT_LIMITS


@click.command()
@click.argument("scene")
@click.option("--json", "as_json", is_flag=True, help="As data (docs/json.md).")
@click.option("--quiet", is_flag=True, help="The answer in one line.")
@click.option("--case", help="A variant that the scene names.")
@click.option(
    "--set", "settings", multiple=True, metavar="STATEMENT", help="What if: 'mercy(Ilsa) = none'. Repeatable."
)
@click.option(
    "--move", "moves", multiple=True, metavar="NUMBER", help="Any number moved: 'reason life(Rick) = 0'. Repeatable."
)
@click.option("--after", default="", metavar="EVENTS", help="Take these events as having happened: 'offer, spare'.")
@click.option("--sample", "samples", default=0, type=click.IntRange(0), metavar="N", help="Draw N stories by chance.")
@click.option("--seed", default=0, help="The seed of the draw.  [default: 0]")
@click.option("--depth", type=click.IntRange(0, 6), metavar="K", help="How deep everyone thinks.")
@click.option(
    "--why",
    "depth_of_why",
    default="short",
    type=click.Choice(["none", "short", "full"]),
    help="What each choice hung on; full: also three things together.  [default: short]",
)
@click.option("--edge", metavar="NUMBER", help="Where the outcome turns: 'mercy(Ilsa)', or 'mercy(Ilsa) from 0 to 8'.")
@click.option(
    "--limit-nodes",
    default=_DEFAULT.nodes,
    type=click.IntRange(1),
    show_default=True,
    help="Epistemic nodes made at most.",
)
@click.option(
    "--limit-seconds",
    default=_DEFAULT.seconds,
    type=click.FloatRange(0, min_open=True),
    show_default=True,
    help="Seconds.",
)
@click.option(
    "--limit-memory",
    default=_DEFAULT.megabytes,
    type=click.FloatRange(0, min_open=True),
    show_default=True,
    help="Megabytes.",
)
@click.option(
    "--limit-stories", default=_DEFAULT.stories, type=click.IntRange(1), show_default=True, help="Stories told at most."
)
@with_ground_limits
def command(
    scene: str,
    as_json: bool,
    quiet: bool,
    case: str | None,
    settings: tuple[str, ...],
    moves: tuple[str, ...],
    after: str,
    samples: int,
    seed: int,
    depth: int | None,
    depth_of_why: str,
    edge: str | None,
    limit_nodes: int,
    limit_seconds: float,
    limit_memory: float,
    limit_stories: int,
    ground_limits: api.GroundLimits,
) -> int:
    """Work SCENE out: a name from `forbear list`, such as film/casablanca, or a file.

    It says who wants what, what happens and how likely, and what everyone thinks of everyone, step by step.
    """
    if quiet and as_json:
        raise click.UsageError("--quiet is one line of words, --json is data: ask for one of them")
    between = None if edge is None else _range(edge)[1]
    if between is not None and not between[0] < between[1]:
        raise click.UsageError(f"{between[0]:g} to {between[1]:g} is no range: write the smaller number first")
    loaded = api.load(scene, case=case, settings=settings, ground_limits=ground_limits).moved(_moved(moves))
    if depth is not None:
        loaded = loaded.at_depth(depth)
    for told in shortened(loaded.warnings):
        click.echo(told, err=True)
    if edge is not None:
        loaded.number(_range(edge)[0])
    limits = api.Limits(limit_nodes, limit_seconds, limit_memory, limit_stories)
    with Progress() as progress:
        run = loaded.run(after, samples=samples, seed=seed, limits=limits, on_progress=progress.finished)
    if quiet:
        click.echo(run.brief())
        if edge is not None:
            click.echo(api.edge_brief(_edge(loaded, edge, limits)))
        return _code(run, told=False)
    if not as_json:
        show_lines(run.lines())
    data = run.as_data() if as_json else {}
    if edge is not None:
        found = _edge(loaded, edge, limits)
        data["edge"] = api.edge_data(found)
        if not as_json:
            show_lines(api.edge_section(found))
    answers = None
    if depth_of_why != "none" and not run.record.interrupted and run.record.limit is None:
        with Progress() as progress:
            answers = run.answers(largest=3 if depth_of_why == "full" else 2, on_progress=progress.tried)
        data |= run.answer_data(answers)
        if not as_json:
            show_lines(run.answer_lines(answers))
    if not run.record.interrupted and run.record.limit is None:
        recognised = api.recognise(run)
        data["tropes"] = recognised.as_data()
        if not as_json:
            show_lines(recognised.lines())
    if answers is not None:
        edges = run.choice_edges(answers.whys)
        data["choice_edges"] = [api.choice_edge_data(edge) for edge in edges]
        if not as_json:
            show_lines(run.choice_edge_lines(edges))
    if as_json:
        click.echo(json.dumps(data, indent=1, ensure_ascii=False))
    return _code(run, told=not as_json)


def _moved(moves: tuple[str, ...]) -> dict[str, float]:
    """Return the numbers that are moved, by name."""
    found = {}
    for move in moves:
        name, equals, amount = move.rpartition("=")
        try:
            found[name.strip()] = float(amount)
        except ValueError:
            equals = ""
        if not equals or not math.isfinite(found[name.strip()]):
            raise click.UsageError(f"cannot read '{move}': write it like 'precision(Rick) = 2'")
    return found


def _range(wanted: str) -> tuple[str, tuple[float, float] | None]:
    """Return the number that is meant, and the range to look at where one is given."""
    ranged = re.fullmatch(r"(.+?)\s+from\s+(\S+)\s+to\s+(\S+)", wanted)
    if ranged is None:
        return wanted, None
    try:
        return ranged[1], (float(ranged[2]), float(ranged[3]))
    except ValueError:
        raise click.UsageError(f"'{ranged[2]} to {ranged[3]}' is no range of numbers") from None


def _edge(scene: api.Scene, wanted: str, limits: api.Limits) -> api.EdgeFound:
    name, between = _range(wanted)
    with Progress() as progress:
        return scene.edge(name, between=between, limits=limits, on_progress=progress.tried)


def _code(run: api.Run, *, told: bool) -> int:
    """Return the exit code; what stopped the work is told where the report has not."""
    if run.record.interrupted:
        return INTERRUPTED
    if run.record.limit is None:
        return 0
    if not told:
        click.echo(f"stopped: {run.record.limit}", err=True)
    return LIMIT
