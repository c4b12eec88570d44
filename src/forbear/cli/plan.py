"""`forbear plan`: stories toward a goal, told with everyone's reasons, as data, or in one line each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from forbear import api
from forbear.cli.figures import Figure
from forbear.cli.main import INTERRUPTED, LIMIT
from forbear.cli.progress import Progress
from forbear.cli.show_lines import show_lines
from forbear.cli.streams import copy
from forbear.files import write

NO_STORY = 1
"""The exit code where the search came to its end and there is no story."""


@click.command()
@click.argument("file")
@click.option(
    "--goal",
    metavar="GOAL",
    help="What the story is for: a level of the author's utility ('2'), a formula over the final state ('alive(Bob) &"
    " believes(Ann, !alive(Bob))'), or the name of an outcome.  [default: more for the author than now]",
)
@click.option("--trope", metavar="NAME[:VARIANT]", help="Scenes: what the story has to be called.")
@click.option("--avoid", multiple=True, metavar="WHAT", help="An action, or a formula, that must not be. Repeatable.")
@click.option("--all", "every", is_flag=True, help="Every story within the limits.")
@click.option(
    "--best",
    type=click.IntRange(1),
    metavar="K",
    help="K stories, each next one as different from those before as can be found.",
)
@click.option("--cost", "costs", multiple=True, metavar="ACTION=N", help="What an action costs; 1 where unsaid.")
@click.option("--author-limit", "-atl", type=click.IntRange(1), metavar="N", help="Steps of the story.  [default: 20]")
@click.option(
    "--character-limit", "-ctl", type=click.IntRange(0), metavar="N", help="Steps in anybody's mind.  [default: 10]"
)
@click.option(
    "--depth", "-el", type=click.IntRange(0), metavar="N", help="How deep minds within minds go.  [default: 2, then 3]"
)
@click.option("--strategy", "-m", metavar="NAME", help="In what order stories are taken up (docs/planning.md).")
@click.option("--heuristic", metavar="NAME", help="How far the goal is guessed to be: none, hmax, hadd, relaxed-plan.")
@click.option("--limit-nodes", type=click.IntRange(1), help="Epistemic nodes made at most.")
@click.option("--limit-seconds", type=Figure(0, min_open=True), help="Seconds.")
@click.option("--limit-memory", type=Figure(0, min_open=True), help="Megabytes.")
@click.option("--limit-actions", type=click.IntRange(1), help="Ground actions.  [default: 10000]")
@click.option("--limit-fluents", type=click.IntRange(1), help="Ground fluents.  [default: 200000]")
@click.option("--limit-triggers", type=click.IntRange(1), help="Ground triggers.  [default: 50000]")
@click.option("--limit-terms", type=click.IntRange(1), help="Terms of expressions spelled out.  [default: 1000000]")
@click.option("--model", type=click.Choice(["explained", "likely"]), help="What makes a step count: a reason, or odds.")
@click.option("--at-least", type=Figure(0, 1), metavar="P", help="Scenes: each choice at least so likely.")
@click.option("--likeliest", is_flag=True, help="Scenes: the likeliest story, whatever its steps (the default).")
@click.option("--after", metavar="EVENTS", help="Scenes: take these events as having happened: 'offer, spare'.")
@click.option("--case", help="A variant that the file names.")
@click.option(
    "--set", "settings", multiple=True, metavar="STATEMENT", help="What if: 'mercy(Ilsa) = none'. Repeatable."
)
@click.option("--full", is_flag=True, help="Spell a plan out again where somebody goes on with it.")
@click.option("--solution", is_flag=True, help="As a solution file, which `check --plan` reads.")
@click.option(
    "--export",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write the stories as a graph: .json, .dot, .graphml.",
)
@click.option(
    "--graph",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write all that can come about as a graph, likewise.",
)
@click.option("--limit-places", type=click.IntRange(1), default=2000, help="Places of the --graph.  [default: 2000]")
@click.option("--json", "as_json", is_flag=True, help="As data (docs/planning.md).")
@click.option("--quiet", "-q", is_flag=True, help="One line for each story.")
def command(file: str, as_json: bool, quiet: bool, solution: bool, full: bool, **asked: Any) -> int:
    """Find a story in FILE that reaches a goal, and in which nobody acts without a reason.

    FILE is a problem or a scene: a file, or a name from `forbear list`. Where people take turns, a step counts if its
    chooser takes it, by the odds; elsewhere, if everyone who takes part can imagine it leaving them better off.
    """
    forms = {name: _form(asked[name]) for name in ("export", "graph") if asked[name]}
    with Progress() as progress:
        planning: Any = api.plan(file, asked["goal"], on_progress=progress.searched, **_options(asked))
        if solution and planning.model == "likely":
            raise click.UsageError(
                "--solution writes stories that are explained; leave it out, or ask --model explained"
            )
        for warning in planning.warnings:
            click.echo(str(warning), err=True)
        for note in planning.notes:
            click.echo(f"note: {note}", err=True)
        stories: list[Any] = []
        for story in itertools.islice(planning, _wanted(asked)):
            stories.append(story)
            if not as_json:
                progress.pause()
                _show(story, len(stories), _wanted(asked) != 1, quiet=quiet, solution=solution, full=full)
    fallback = None if stories else planning.best
    shortfall = None if stories else planning.why_not()
    if as_json:
        click.echo(api.json_text(_data(file, planning, stories, fallback, shortfall)))
    elif shortfall is not None:
        _show_failure(planning, shortfall, fallback, quiet=quiet, solution=solution, full=full)
    if "export" in forms:
        _write(asked["export"], api.graph_text(planning.graph(stories), forms["export"]))
    if "graph" in forms:
        _write(asked["graph"], api.graph_text(planning.reachable(most=asked["limit_places"]), forms["graph"]))
    return _code(planning, told=not as_json, found=bool(stories))


def _form(name: str) -> str:
    form = name.rpartition(".")[2].lower()
    if form not in api.FORMATS:
        raise click.UsageError(f"'{name}' does not say what to write; end it in .{', .'.join(api.FORMATS)}")
    return form


def _write(name: str, text: str) -> None:
    write(Path(name), text)
    click.echo(f"written: {name}", err=True)


def _options(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the options that were asked for, by the names that the api has."""
    if asked["likeliest"] and asked["at_least"]:
        raise click.UsageError("--likeliest takes every step that has a chance; leave --at-least out")
    if asked["every"] and asked["best"]:
        raise click.UsageError("--all and --best exclude each other")
    found: dict[str, Any] = {
        name: asked[name]
        for name in (
            "model",
            "trope",
            "avoid",
            "case",
            "settings",
            "strategy",
            "heuristic",
            "at_least",
            "after",
            "every",
        )
        if asked[name]
    }
    found |= {
        name: asked[option]
        for option, name in (
            ("author_limit", "author_limit"),
            ("character_limit", "character_limit"),
            ("depth", "depth"),
            ("limit_nodes", "nodes"),
            ("limit_seconds", "seconds"),
            ("limit_memory", "megabytes"),
        )
        if asked[option] is not None
    }
    if (asked["best"] or 1) > 1:
        found["diverse"] = True
    grown = {"actions": "actions", "fluents": "fluents", "triggers": "triggers", "terms": "instances"}
    changed = {name: asked[f"limit_{option}"] for option, name in grown.items() if asked[f"limit_{option}"]}
    if changed:
        found["ground_limits"] = api.GroundLimits(**changed)
    if asked["costs"]:
        found["costs"] = dict(_cost(text) for text in asked["costs"])
    return found


def _cost(text: str) -> tuple[str, int]:
    read = re.fullmatch(r"(.+?)\s*=\s*(\d+)", text.strip())
    if read is None or len(read[2]) > 9 or int(read[2]) < 1:
        raise click.UsageError(f"'{text}' is no cost; write it like 'walk=3', a whole number from 1 to 999999999")
    return read[1], int(read[2])


def _wanted(asked: dict[str, Any]) -> int | None:
    return None if asked["every"] else asked["best"] or 1


def _show(story: Any, number: int, several: bool, *, quiet: bool, solution: bool, full: bool) -> None:
    if quiet:
        click.echo(story.brief())
        return
    if several:
        click.echo(f"{'' if number == 1 else chr(10)}Story {number}")
    if solution:
        copy(story.solution)
    else:
        show_lines(list(_trimmed(story.lines(full=full))))


def _trimmed(lines: list[api.Line]) -> Iterator[api.Line]:
    """Yield lines without the blank ones at the head."""
    return itertools.dropwhile(lambda shown: not api.text_of(shown), lines)


def _show_failure(
    planning: Any, shortfall: api.Shortfall, best: Any, *, quiet: bool, solution: bool, full: bool
) -> None:
    if quiet:
        click.echo(best.brief() if best is not None else shortfall.brief())
        return
    if best is not None:
        click.echo(f"No story was found that reaches the goal: {planning.goal}. This is the best so far.\n")
        _show(best, 1, False, quiet=False, solution=solution, full=full)
        click.echo()
    show_lines(shortfall.lines())


def _data(file: str, planning: Any, stories: list[Any], best: Any, shortfall: api.Shortfall | None) -> dict[str, Any]:
    limit = planning.limit
    return {
        "schema": "forbear-plan/1",
        "file": file,
        "model": planning.model,
        "goal": str(planning.goal),
        "limits": planning.limits_data,
        "stories": [story.as_data() for story in stories],
        "best": None if best is None else best.as_data(),
        "failure": None if shortfall is None else shortfall.as_data(),
        "limit": None
        if limit is None
        else {"limit": limit.limit, "value": limit.value, "raise_with": limit.raise_with},
        "interrupted": planning.is_interrupted,
        "effort": planning.effort,
        "notes": list(planning.notes),
    }


def _code(planning: Any, *, told: bool, found: bool) -> int:
    """Return the exit code; what stopped the work is told where the answer has not."""
    if planning.is_interrupted:
        return INTERRUPTED
    if planning.limit is None:
        return 0 if found else NO_STORY
    if found or not told:
        click.echo(f"stopped: {planning.limit}", err=True)
    return LIMIT
