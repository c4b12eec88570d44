"""`forbear`: the commands, and how every way to fail is told and which exit code it has.

0: done. 1: the answer is no, or it cannot be written. 2: the input is wrong. 3: a limit was hit, what was found so far
was told. 130: interrupted. 141: whoever read what is printed has stopped reading.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import sys

import click

from forbear.cli.streams import PipeClosed, give_up, prepare
from forbear.errors import ForbearError, LimitReached, NotWritten, shown, too_deep
from forbear.extras import EXTRAS, installing
from forbear.garbage import collect_seldom

COMMANDS = {
    "run": "Work a scene out: what happens, how likely, and what everyone thinks.",
    "play": "Play a part in a scene.",
    "plan": "Find a story that reaches a goal, for reasons of everyone's own.",
    "ask": "Ask what somebody thinks that somebody thinks, to any order.",
    "knows": "Show who knows what, and when.",
    "read": "Read what is told of a scene: who must its people be?",
    "diff": "Say what an edit changed: odds, minds, what it is called.",
    "recognise": "Say what a story is called: the trope, premise by premise.",
    "list": "List the scenes that come with Forbear.",
    "like": "Find the scenes that are like one in structure.",
    "turn": "Find what would turn a scene into another variant.",
    "fit": "Fit numbers of a scene to choices that people made.",
    "sweep": "Ask a scene the same at thousands of settings of its numbers.",
    "export": "Write a scene for ink, Yarn, Twine, Ren'Py, a screenplay, a graph.",
    "testset": "Make stories about false beliefs with proved answers, or check a published set.",
    "new": "Write a scene of your own from a few questions.",
    "show": "Show a scene's text.",
    "check": "Check story files: every mistake at once.",
    "test": "Play out a scene, and name what of it never comes up.",
    "format": "Write story files in the canonical layout.",
    "lsp": "Help an editor with stories, by the Language Server Protocol.",
    "serve": "Let any game engine ask people with minds: JSON-RPC, or tools for an assistant.",
    "studio": "Open the studio: a page where scenes are read, changed and played.",
}

COMPLETE = "_FORBEAR_COMPLETE"
"""The variable by which a shell asks for names to complete (docs/install.md)."""

NOT_WRITTEN, WRONG_INPUT, LIMIT, INTERRUPTED, PIPE_CLOSED = 1, 2, 3, 130, 141


class Commands(click.Group):
    """Loads a command only as it is called."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"forbear.cli.{name}").command
        command.short_help = COMMANDS[name]
        return command

    def resolve_command(
        self, context: click.Context, arguments: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if arguments and arguments[0] not in COMMANDS and not arguments[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(arguments[0], COMMANDS, 1)
            meant = f" Did you mean '{near[0]}'?" if near else " `forbear --help` lists the commands."
            raise click.UsageError(f"there is no command '{arguments[0]}'.{meant}", context)
        return super().resolve_command(context, arguments)


_AS_IT_IS = True
"""What is printed is spelled out by our streams; what click takes for colours, in a pipe, it would drop."""


def _print_version(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # slow to load, and only wanted here

        from forbear.api.installation import SEMANTICS, how_it_runs

        click.echo(f"forbear {version('forbear')}, semantics {SEMANTICS} ({how_it_runs()})")
        context.exit()


@click.command(
    cls=Commands,
    no_args_is_help=True,
    help="Stories that turn on what people believe about each other.\n\nBegin with: forbear run film/casablanca",
    context_settings={"help_option_names": ["-h", "--help"], "color": _AS_IT_IS},
)
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_print_version, help="Say which version."
)
def commands() -> None:
    pass


def main() -> None:
    """Run the command line and end the process."""
    collect_seldom()
    try:
        if COMPLETE not in os.environ:  # a shell reads what click writes then, and it writes bytes
            prepare()
        code = run_command(sys.argv[1:])
        sys.stdout.flush()
    except NotWritten as error:
        code = _not_written(error)
    except PipeClosed:
        code = PIPE_CLOSED
    if code in (NOT_WRITTEN, PIPE_CLOSED):
        give_up()
    gc.freeze()  # else the end of the process looks through all of it once more
    sys.exit(code)


def run_command(arguments: list[str]) -> int:
    """Run one command and return its exit code; every failure is told, none as a traceback."""
    with click.Context(commands, color=_AS_IT_IS):
        return _run(arguments)


def _run(arguments: list[str]) -> int:
    try:
        result = commands.main(arguments, prog_name="forbear", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.exceptions.Abort:
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return WRONG_INPUT
    except NotWritten as error:
        return _not_written(error)
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in EXTRAS:
            raise
        how = installing(package, next(iter(arguments), ""))
        click.echo(f"error: this needs {package}, which is not installed: pip install '{how}'", err=True)
        return WRONG_INPUT
    except RecursionError:
        click.echo(f"error: {too_deep()}", err=True)
        return LIMIT
    except LimitReached as error:
        click.echo(f"error: {_limit_told(error, arguments)}", err=True)
        return LIMIT
    except ForbearError as error:
        click.echo(_told(error), err=True)
        return WRONG_INPUT
    except PipeClosed:
        return PIPE_CLOSED
    except OSError as error:
        return _not_written(error)
    except KeyboardInterrupt:
        click.echo("interrupted", err=True)
        return INTERRUPTED


def _limit_told(error: LimitReached, arguments: list[str]) -> str:
    """Return what is told of a limit: an option that raises it only where the command has it."""
    named = arguments[0] if arguments and arguments[0] in COMMANDS else None
    command = None if named is None else importlib.import_module(f"forbear.cli.{named}").command
    known = {name for parameter in command.params for name in parameter.opts} if command else ()
    return str(error) if error.raise_with in known else str(error).partition(";")[0]


def _not_written(error: Exception) -> int:
    told = f"{error}"
    if isinstance(error, OSError) and error.filename is not None and error.strerror:
        told = f"{error.filename}: {error.strerror}"  # without the system's number
    with contextlib.suppress(NotWritten, PipeClosed):
        click.echo(f"error: {told}", err=True)
    return NOT_WRITTEN


def _told(error: ForbearError) -> str:
    diagnostics = getattr(error, "diagnostics", None)
    if diagnostics is None:
        return f"error: {error}"
    count = sum(diagnostic.severity == "error" for diagnostic in diagnostics)
    tail = f"\n{count} mistake{'s' if count != 1 else ''}"
    return shown(diagnostics) + (tail if count > 1 else "")
