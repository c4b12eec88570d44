"""`forbear plan`: stories toward a goal, told with everyone's reasons, as data, or in one line each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from forbear.account.lines import Line, text_of
from forbear.account.shortfall import Shortfall
from forbear.api.limits import GroundLimits
from forbear.api.planning import PlannedStory, Planning, planning_data
from forbear.api.plans import PlanRequest, plan
from forbear.cli import options
from forbear.cli.endings import code_of
from forbear.cli.figures import Figure
from forbear.cli.progress import ProgressLine
from forbear.cli.show_lines import show_lines
from forbear.cli.streams import copy
from forbear.files import write
from forbear.records import replace

if TYPE_CHECKING:
    from forbear.account.graphs import Graph

NO_STORY = 1
"""The exit code where the search came to its end and there is no story."""


class Sought(NamedTuple):
    """What is sought, and how many stories; None: all."""

    request: PlanRequest
    wanted: int | None


class Showing(NamedTuple):
    """How stories are shown."""

    full: bool
    solution: bool
    as_json: bool
    quiet: bool


class Graphs(NamedTuple):
    """Files for graphs: of the stories, and of all that can come about, which may have so many places."""

    export: str | None
    graph: str | None
    places: int


def _cost(text: str) -> tuple[str, int]:
    read = re.fullmatch(r"(.+?)\s*=\s*(\d{1,9})", text.strip())
    if read is None or int(read[2]) < 1:
        raise click.UsageError(
            f"'{text}' is no cost; write it like 'walk=3', a whole number from 1 up, of 9 digits at most"
        )
    return read[1], int(read[2])


def _source(file: str, problem: str | None, as_story: str | None) -> PlanRequest:
    """Return what is meant: a problem or a scene of ours, or a domain and a problem of PDDL."""
    if problem is None:
        if file.lower().endswith(".pddl"):
            raise click.UsageError(f"a domain needs its problem: forbear plan {file} PROBLEM.pddl")
        if as_story is not None:
            raise click.UsageError("--as-story is for PDDL, which becomes a story; this is one")
        return PlanRequest(source=file)
    from forbear.api.pddl import request_of, story_of  # seldom wanted

    story = story_of(file, problem)
    for remark in story.remarks:
        click.echo(f"note: {remark}", err=True)
    if as_story is not None:
        write(Path(as_story), story.text)
        click.echo(f"written: {as_story}", err=True)
    return request_of(story, problem)


def _asked(
    *,
    file: str,
    problem: str | None,
    as_story: str | None,
    costs: tuple[str, ...],
    at_least: float | None,
    likeliest: bool,
    every: bool,
    best: int | None,
    **options: Any,
) -> Sought:
    if likeliest and at_least:
        raise click.UsageError("--likeliest takes every step that has a chance; leave --at-least out")
    if every and best:
        raise click.UsageError("--all and --best exclude each other")
    source = _source(file, problem, as_story)
    request = replace(
        source,
        costs={**source.costs, **dict(_cost(text) for text in costs)},
        at_least=at_least or None,
        every=every,
        diverse=(best or 1) > 1,
        **options,
    )
    return Sought(request, None if every else best or 1)


def _graphs(*, export: str | None, graph: str | None, places: int) -> Graphs:
    for name in filter(None, (export, graph)):
        _format(name)
    return Graphs(export, graph, places)


_ASKED = options.gathered(
    "asked",
    _asked,
    file=click.argument("file"),
    problem=click.argument("problem", required=False),
    as_story=click.option(
        "--as-story",
        type=click.Path(dir_okay=False),
        metavar="STORY",
        help="PDDL: write the story that it becomes to this file.",
    ),
    goal=click.option(
        "--goal",
        metavar="GOAL",
        help="What the story is for: a level of the author's utility ('2'), a formula over the final state ('alive(Bob) &"
        " believes(Ann, !alive(Bob))'), or the name of an outcome.  [default: more for the author than now]",
    ),
    trope=click.option("--trope", metavar="NAME[:VARIANT]", help="Scenes: what the story has to be called."),
    avoid=click.option(
        "--avoid", multiple=True, metavar="WHAT", help="An action, or a formula, that must not be. Repeatable."
    ),
    every=click.option("--all", "every", is_flag=True, help="Every story within the limits."),
    best=click.option(
        "--best",
        type=click.IntRange(1),
        metavar="K",
        help="K stories, each next one as different from those before as can be found.",
    ),
    costs=click.option(
        "--cost", "costs", multiple=True, metavar="ACTION=N", help="What an action costs; 1 where unsaid."
    ),
    author_limit=click.option(
        "--author-limit", "-atl", type=click.IntRange(1), metavar="N", help="Steps of the story.  [default: 20]"
    ),
    character_limit=click.option(
        "--character-limit", "-ctl", type=click.IntRange(0), metavar="N", help="Steps in anybody's mind.  [default: 10]"
    ),
    depth=click.option(
        "--depth",
        "-el",
        type=click.IntRange(0),
        metavar="N",
        help="How deep minds within minds go.  [default: 2, then 3]",
    ),
    strategy=click.option(
        "--strategy", "-m", metavar="NAME", help="In what order stories are taken up (docs/planning.md)."
    ),
    heuristic=click.option(
        "--heuristic", metavar="NAME", help="How far the goal is guessed to be: none, hmax, hadd, relaxed-plan."
    ),
    nodes=options.bound("nodes", "nodes", click.IntRange(1), None, "Epistemic nodes made at most."),
    seconds=options.bound("seconds", "seconds", Figure(0, min_open=True), None, "Seconds."),
    megabytes=options.bound("memory", "megabytes", Figure(0, min_open=True), None, "Megabytes."),
    model=click.option(
        "--model", type=click.Choice(["explained", "likely"]), help="What makes a step count: a reason, or odds."
    ),
    at_least=click.option("--at-least", type=Figure(0, 1), metavar="P", help="Scenes: each choice at least so likely."),
    min_surprise=click.option(
        "--min-surprise", type=Figure(0), metavar="BITS", help="Scenes: some step surprises the reader by so much."
    ),
    tension=click.option(
        "--tension",
        type=Figure(0, 1),
        metavar="BITS",
        help="Scenes: as the last choice is made, an outcome is open to the reader by so much.",
    ),
    twist=click.option(
        "--twist", metavar="FACT", help="Scenes: a formula that the reader comes to find so, and thought was not."
    ),
    likeliest=click.option(
        "--likeliest", is_flag=True, help="Scenes: the likeliest story, whatever its steps (the default)."
    ),
    after=options.after_of(None, "Scenes: take these events as having happened: 'offer, spare'. Repeatable."),
    case=options.case,
    settings=options.settings,
    before=options.before,
)

_FORM = options.gathered(
    "form",
    Showing,
    full=click.option("--full", is_flag=True, help="Spell a plan out again where somebody goes on with it."),
    solution=click.option("--solution", is_flag=True, help="As a solution file, which `check --plan` reads."),
    as_json=options.as_json("docs/planning.md"),
    quiet=click.option("--quiet", "-q", is_flag=True, help="One line for each story."),
)

_GRAPHS = options.gathered(
    "graphs",
    _graphs,
    export=click.option(
        "--export",
        type=click.Path(dir_okay=False),
        metavar="FILE",
        help="Write the stories as a graph: .json, .dot, .graphml, .mmd.",
    ),
    graph=click.option(
        "--graph",
        type=click.Path(dir_okay=False),
        metavar="FILE",
        help="Write all that can come about as a graph, likewise.",
    ),
    places=click.option(
        "--limit-places", "places", type=click.IntRange(1), default=2000, help="Places of the --graph.  [default: 2000]"
    ),
)


@click.command()
@_ASKED
@options.ground_limits
@_FORM
@_GRAPHS
def command(asked: Sought, ground_limits: GroundLimits, form: Showing, graphs: Graphs) -> int:
    """Find a story in FILE that reaches a goal, and in which nobody acts without a reason.

    FILE is a problem or a scene: a file, or a name from `forbear list`. Where people take turns, a step counts if its
    chooser takes it, by the odds; elsewhere, if everyone who takes part can imagine it leaving them better off.
    A domain and a problem in PDDL are FILE and PROBLEM.
    """
    options.one_form(quiet=form.quiet, json=form.as_json, solution=form.solution)
    with ProgressLine() as progress:
        planning = plan(replace(asked.request, ground_limits=ground_limits), on_progress=progress.searched)
        if form.solution and planning.model == "likely":
            raise click.UsageError(
                "--solution writes stories that are explained; leave it out, or ask --model explained"
            )
        _show_notes(planning)
        stories: list[PlannedStory] = []
        for story in itertools.islice(planning, asked.wanted):
            stories.append(story)
            if not form.as_json:
                progress.pause()
                _show(story, len(stories), asked.wanted != 1, form)
    best = None if stories else planning.best
    shortfall = None if stories else planning.why_not()
    if form.as_json:
        options.print_json(planning_data(planning, stories, best, shortfall))
    elif shortfall is not None:
        _show_failure(planning, shortfall, best, form)
    if graphs.export is not None:
        _write(graphs.export, planning.graph(stories))
    if graphs.graph is not None:
        _write(graphs.graph, planning.reachable(most=graphs.places))
    return _code(planning, told=not form.as_json, found=bool(stories))


def _show_notes(planning: Planning) -> None:
    for warning in planning.warnings:
        click.echo(str(warning), err=True)
    for note in planning.notes:
        click.echo(f"note: {note}", err=True)


def _format(name: str) -> str:
    from forbear.account.graphs import FORMATS  # slow to load, and seldom wanted

    form = name.rpartition(".")[2].lower()
    if form not in FORMATS:
        raise click.UsageError(f"'{name}' does not say what to write; end it in .{', .'.join(FORMATS)}")
    return form


def _write(name: str, graph: Graph) -> None:
    from forbear.account.graphs import graph_text

    write(Path(name), graph_text(graph, _format(name)))
    click.echo(f"written: {name}", err=True)


def _show(story: PlannedStory, number: int, several: bool, form: Showing) -> None:
    if form.quiet:
        click.echo(story.brief())
        return
    if several:
        click.echo(f"{'' if number == 1 else chr(10)}Story {number}")
    if form.solution:
        copy(story.solution)
    else:
        show_lines(list(_trimmed(story.lines(full=form.full))))


def _trimmed(lines: list[Line]) -> Iterator[Line]:
    """Yield lines without the blank ones at the head."""
    return itertools.dropwhile(lambda shown: not text_of(shown), lines)


def _show_failure(planning: Planning, shortfall: Shortfall, best: PlannedStory | None, form: Showing) -> None:
    if form.quiet:
        click.echo(f"short of the goal: {best.brief()}" if best is not None else shortfall.brief())
        return
    if best is not None:
        click.echo(f"No story was found that reaches the goal: {planning.goal}. This is the best so far.\n")
        _show(best, 1, False, form)
        click.echo()
    show_lines(shortfall.lines())


def _code(planning: Planning, *, told: bool, found: bool) -> int:
    """Return the exit code; what stopped the work is told where the answer has not."""
    return code_of(
        interrupted=planning.is_interrupted,
        limit=planning.limit,
        told=told and not found,
        otherwise=0 if found else NO_STORY,
    )
