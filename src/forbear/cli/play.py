"""`forbear play`: a part in a scene, in the terminal."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from forbear.account.lines import paragraph
from forbear.account.part_lines import end_lines, knowledge_lines, opening_lines, option_lines, told_lines
from forbear.account.plain import json_text
from forbear.api.limits import Limits
from forbear.api.plays import Play, play, resume
from forbear.api.scene import load
from forbear.cli import options
from forbear.cli.main import INTERRUPTED
from forbear.cli.show_lines import show_lines
from forbear.cli.streams import say
from forbear.errors import RequestError
from forbear.files import read, write
from forbear.signs import visible

LARGEST = 1_000_000
"""Bytes of a save."""

LONGEST = 10_000
"""Characters of an answer."""

_HELP = "number or name: choose    ?: what you know    hint: what is in character    quit: leave off"


@click.command()
@click.argument("scene", required=False)
@click.option("--as", "role", metavar="NAME", help="Whose part.")
@click.option("--seed", default=0, help="What decides how others and chance move.  [default: 0]")
@options.case
@options.settings
@options.before
@options.work_limits
@click.option(
    "--save", "save", type=click.Path(path_type=Path), metavar="FILE", help="Keep the play here, at each move."
)
@click.option("--resume", "kept", type=click.Path(path_type=Path), metavar="FILE", help="Take up a play that was kept.")
def command(
    scene: str | None,
    role: str | None,
    seed: int,
    case: str | None,
    settings: tuple[str, ...],
    before: bool,
    limits: Limits,
    save: Path | None,
    kept: Path | None,
) -> int:
    """Play a part in SCENE: at your turns you see what your character knows and believes, not what is so.

    The others answer by their own minds. At the end you see what each one thought of you, move by move. A save names
    its scene; SCENE is needed beside --resume where that is a file of yours.
    """
    if kept is not None:
        if role is not None or case is not None or settings or before:
            raise click.UsageError("--resume takes role, case, settings and --before from the save")
        playing = resume(_read(kept), scene, limits=limits)
        save = save or kept
    elif scene is None:
        raise click.UsageError("name the SCENE to play, such as film/casablanca")
    else:
        loaded = load(scene, case=case, settings=settings, before=before)
        if role is None:
            names = ", ".join(loaded.roles)
            raise click.UsageError(f"say whose part you take: --as NAME, one of {names}")
        playing = play(loaded, role, seed=seed, limits=limits)
    try:
        return _played(playing, save)
    except (KeyboardInterrupt, click.Abort):
        if save is not None:
            click.echo(f"\nKept in {save}.", err=True)
        return INTERRUPTED


def _played(playing: Play, save: Path | None) -> int:
    about = playing.scene.about
    view = playing.view()
    say(click.style(visible(about.title or playing.scene.name), bold=True))
    for note in about.notes:
        show_lines(paragraph(note, "", "faint"))
    show_lines([(), *opening_lines(view)])
    shown = 0
    while True:
        show_lines(told_lines(view, shown))
        shown = len(view["told"])
        if save is not None:
            _write(save, view["save"])
        if view["over"]:
            show_lines(end_lines(view))
            return 0
        show_lines(option_lines(view))
        place = _asked(playing, view)
        if place is None:
            click.echo("You leave off here." + (f" The play is kept in {save}." if save else ""))
            return 0
        playing = playing.choose(place)
        view = playing.view()


def _asked(playing: Play, view: dict[str, Any]) -> int | None:
    """Return the place of what the player chose; None where they leave off."""
    while True:
        try:
            answer = _line().strip()
        except EOFError:
            click.echo()
            return None
        except UnicodeDecodeError:
            raise click.UsageError("the answers are no text") from None
        if answer.lower() in ("quit", "q", "exit"):
            return None
        if answer == "?":
            show_lines(knowledge_lines(view))
            continue
        if answer.lower() == "hint":
            show_lines(option_lines(view, in_character=True))
            continue
        fitting = [
            option["place"] for option in view["options"] if answer in (str(option["place"] + 1), option["action"])
        ]
        if len(fitting) == 1:
            return int(fitting[0])
        click.echo(_why_not(playing, answer))


def _why_not(playing: Play, answer: str) -> str:
    """Return why an answer is none: what it names is not open, or it names nothing."""
    try:
        playing.place(answer)
    except RequestError as refused:
        if ": " in refused.message:
            return f"{visible(refused.message)}."
    return _HELP


def _line() -> str:
    """Return a line of the player's; on a terminal it can be edited. Raises EOFError."""
    if sys.stdin.isatty():
        return input("> ")
    click.echo("> ", nl=False)
    line = sys.stdin.readline(LONGEST)
    if not line:
        raise EOFError
    return line


def _read(file: Path) -> dict[str, Any]:
    try:
        data = read(file, LARGEST)
    except OSError as error:
        raise RequestError(f"'{file}' cannot be read: {error.strerror}") from None
    if len(data) > LARGEST:
        raise RequestError(f"'{file}' is too large for a saved play")
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        raise RequestError(f"'{file}' is no saved play", "it must be JSON, as --save writes it") from None
    if not isinstance(found, dict):
        raise RequestError(f"'{file}' is no saved play", "it must be JSON, as --save writes it")
    return found


def _write(file: Path, save: dict[str, Any]) -> None:
    write(file, json_text(save) + "\n")
