"""`forbear ask`: one question about the minds of a scene."""

from __future__ import annotations

import click

from forbear.account.reply import reply_data, reply_lines
from forbear.api.limits import Limits
from forbear.cli import options
from forbear.cli.show_lines import show_lines


@click.command()
@options.what_if_moved
@click.argument("question")
@click.option("--at", type=click.IntRange(0), metavar="K", help="Look after K turns.  [default: at the end]")
@options.as_json("docs/json.md")
@options.after
@options.limits
def command(asked: options.WhatIf, question: str, at: int | None, as_json: bool, after: str, limits: Limits) -> int:
    """Answer a QUESTION about SCENE, over all that the story may be at the end, or where --after and --at say.

    \b
    'Ann > Bob : at(Ball)'            what Ann thinks that Bob thinks; any number of minds, none: what is so
    'Ann : at(Ball) == Box'           a condition, in the words of the language
    'Ann > Bob knows whether good(Ann)'
    'how sure Ann : at(Ball)'
    'who knows at(Ball)'              everybody, step by step
    'why would spare'                 what the choice at hand would hang on
    """
    scene = asked.load()
    options.print_warnings(scene)
    reply = scene.ask(question, after=after, at=at, limits=limits)
    if as_json:
        options.print_json(reply_data(reply))
    else:
        show_lines(reply_lines(reply))
    return 0
