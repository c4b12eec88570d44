"""`forbear check`: the mistakes and oddities of story files, or with `--plan` those of a given story."""

from __future__ import annotations

import click

from forbear.api.check_plan import check_plan, read_story_file
from forbear.api.checked_files import sources_of
from forbear.api.limits import GroundLimits, Limits
from forbear.cli import options
from forbear.cli.main import WRONG_INPUT
from forbear.cli.show_lines import show_lines
from forbear.editing.files import check, untold_words
from forbear.errors import shown

DOES_NOT_HOLD = 1
"""The exit code for a story that does not hold."""


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--plan", "story", metavar="STORY", help="A file with a story ('-': standard input): is it one?")
@click.option("--goal", metavar="GOAL", help="With --plan: what the story has to reach, as for `forbear plan`.")
@click.option("--character-limit", "-ctl", type=click.IntRange(0), metavar="N", help="With --plan: steps in a mind.")
@click.option("--depth", "-el", type=click.IntRange(0), metavar="N", help="With --plan: minds within minds.")
@click.option("--case", help="With --plan: a variant that the file names.")
@click.option("--set", "settings", multiple=True, metavar="STATEMENT", help="With --plan: what if. Repeatable.")
@click.option("--json", "as_json", is_flag=True, help="With --plan: as data (docs/planning.md).")
@options.work_limits
@click.option("--words", is_flag=True, help="Also list what no `says` tells, and a report writes as in the file.")
@options.ground_limits
def command(
    files: tuple[str, ...],
    story: str | None,
    goal: str | None,
    character_limit: int | None,
    depth: int | None,
    case: str | None,
    settings: tuple[str, ...],
    as_json: bool,
    limits: Limits,
    words: bool,
    ground_limits: GroundLimits,
) -> int:
    """Check FILES (or scenes by name): every mistake at once, each with its place and a hint.

    With --plan, check a story in one file: which step is unexplained, for whom, and what would explain it.
    A domain and a problem in PDDL are one story.
    """
    if story is not None:
        sources = sources_of(files)
        if len(sources) != 1:
            raise click.UsageError("--plan checks a story in one file")
        text = read_story_file(story)
        found = check_plan(
            sources[0],
            text,
            goal,
            case=case,
            settings=settings,
            character_limit=character_limit,
            depth=depth,
            limits=limits,
            ground_limits=ground_limits,
        )
        if as_json:
            options.print_json(found.as_data())
        else:
            show_lines(found.lines())
        return 0 if found.holds else DOES_NOT_HOLD
    if goal is not None or case is not None or settings or as_json or character_limit is not None or depth is not None:
        raise click.UsageError("--goal, --case, --set, --json, --character-limit and --depth go with --plan")
    return _checked(files, words, ground_limits)


def _checked(files: tuple[str, ...], words: bool, ground_limits: GroundLimits) -> int:
    code = 0
    sources = sources_of(files)
    for name, source in zip(files[-len(sources) :], sources, strict=True):
        found = check(source, ground_limits)
        if found:
            click.echo(shown(found), err=True)
        errors = sum(diagnostic.severity == "error" for diagnostic in found)
        oddities = len(found) - errors
        if errors:
            code = WRONG_INPUT
            click.echo(f"{name}: {_counted(errors, 'mistake')}, {_counted(oddities, 'warning')}")
        else:
            click.echo(f"{name}: all right" + (f", {_counted(oddities, 'warning')}" if oddities else ""))
            for lacking in untold_words(source) if words else ():
                click.echo(f"  {lacking}")
    return code


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
