"""`forbear run`: a scene worked out, as a report, as data, or in one line."""

from __future__ import annotations

import json

import click

from forbear import api
from forbear.cli.main import INTERRUPTED, LIMIT
from forbear.cli.progress import Progress
from forbear.cli.show_lines import show_lines

_DEFAULT = api.Limits()


@click.command()
@click.argument("scene")
@click.option("--json", "as_json", is_flag=True, help="As data (docs/json.md).")
@click.option("--quiet", is_flag=True, help="The answer in one line.")
@click.option("--case", help="A variant that the scene names.")
@click.option(
    "--set", "settings", multiple=True, metavar="STATEMENT", help="What if: 'mercy(Ilsa) = none'. Repeatable."
)
@click.option("--after", default="", metavar="EVENTS", help="Take these events as having happened: 'offer, spare'.")
@click.option("--sample", "samples", default=0, type=click.IntRange(0), metavar="N", help="Draw N stories by chance.")
@click.option("--seed", default=0, help="The seed of the draw.  [default: 0]")
@click.option("--depth", type=click.IntRange(0, 6), metavar="K", help="How deep everyone thinks.")
@click.option("--limit-nodes", default=_DEFAULT.nodes, type=click.IntRange(1), help="Epistemic nodes made at most.")
@click.option("--limit-seconds", default=_DEFAULT.seconds, type=click.FloatRange(0, min_open=True), help="Seconds.")
@click.option("--limit-memory", default=_DEFAULT.megabytes, type=click.FloatRange(0, min_open=True), help="Megabytes.")
@click.option("--limit-stories", default=_DEFAULT.stories, type=click.IntRange(1), help="Stories told at most.")
def command(
    scene: str,
    as_json: bool,
    quiet: bool,
    case: str | None,
    settings: tuple[str, ...],
    after: str,
    samples: int,
    seed: int,
    depth: int | None,
    limit_nodes: int,
    limit_seconds: float,
    limit_memory: float,
    limit_stories: int,
) -> int:
    """Work SCENE out: a name from `forbear list`, such as film/casablanca, or a file.

    It says who wants what, what happens and how likely, and what everyone thinks of everyone, step by step.
    """
    loaded = api.load(scene, case=case, settings=settings)
    if depth is not None:
        loaded = loaded.at_depth(depth)
    for warning in loaded.warnings:
        click.echo(str(warning), err=True)
    limits = api.Limits(limit_nodes, limit_seconds, limit_memory, limit_stories)
    with Progress() as progress:
        run = loaded.run(after, samples=samples, seed=seed, limits=limits, on_progress=progress.finished)
    if as_json:
        click.echo(json.dumps(run.as_data(), indent=1, ensure_ascii=False))
    elif quiet:
        click.echo(run.brief())
    else:
        show_lines(run.lines())
    if run.record.interrupted:
        return INTERRUPTED
    if run.record.limit is None:
        return 0
    if as_json or quiet:
        click.echo(f"stopped: {run.record.limit}", err=True)
    return LIMIT
