"""`forbear export`: a scene in the tools that writers and games use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from forbear.cli import options
from forbear.cli.axes import axes
from forbear.cli.progress import ProgressLine
from forbear.errors import RequestError

if TYPE_CHECKING:
    from forbear.api.limits import Limits

LARGEST = 64_000_000
"""Bytes of a table of words."""


@click.command()
@options.what_if_moved
@click.option(
    "--to", required=True, metavar="FORMAT",
    help="ink, yarn, twee, renpy, fountain, graphml, dot, mermaid, odds, odds-json, knows.",
)  # fmt: skip
@click.option("--as", "role", metavar="NAME", help="Whose turns are the player's; the others draw by their odds.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="The folder to write into."
)
@click.option(
    "--over", multiple=True, metavar="NUMBER=AMOUNTS", callback=axes,
    help="Bake odds for each of these: 'mercy(Ilsa) = 0 : 12 : 5' (from, to, how many). At most three.",
)  # fmt: skip
@click.option(
    "--strings", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Write the table of all that is told: .csv or .po.",
)  # fmt: skip
@click.option(
    "--words", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Tell it in the words of a table that was translated.",
)  # fmt: skip
@options.limits
def command(
    asked: options.WhatIf,
    to: str,
    role: str | None,
    out: Path | None,
    over: dict[str, list[float]],
    strings: Path | None,
    words: Path | None,
    limits: Limits,
) -> int:
    """Write SCENE for another tool: as a game's script, a screenplay, a graph, or a table of odds.

    Without --out it is printed. Beliefs become variables in percent; every line has an identifier that stays the same
    when the scene is exported again.
    """
    from forbear.exports import export as exports
    from forbear.exports.strings import read_table
    from forbear.files import read, write

    end = exports.ending(to)
    scene = asked.load()
    options.print_warnings(scene)
    table = None
    if words is not None:
        try:
            data = read(words, LARGEST)
            table = read_table(data.decode("utf-8-sig"), words.suffix)
        except OSError as error:
            raise RequestError(f"{words} cannot be read: {error.strerror or error}") from None
        except UnicodeDecodeError:
            raise RequestError(f"{words} is no text in UTF-8") from None
    with ProgressLine() as progress:

        def tell(moments: int) -> None:
            progress.show(f"{moments} moments", 0.0)

        text = exports.export(scene, to, role=role, over=over or None, words=table, limits=limits, on_progress=tell)
        told = None if strings is None else exports.strings(scene, strings.suffix, role=role, limits=limits)
    if strings is not None and told is not None:
        write(strings, told)
        click.echo(f"written: {strings}", err=True)
    if out is None:
        click.echo(text, nl=False)
        return 0
    out.mkdir(parents=True, exist_ok=True)
    file = out / f"{scene.name.replace('/', '-')}{end}"
    write(file, text)
    click.echo(f"written: {file}", err=True)
    return 0
