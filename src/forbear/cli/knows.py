"""`forbear knows`: who knows what, and when, as a table."""

from __future__ import annotations

import click

from forbear.account.knowledge import knowledge_data, knowledge_lines
from forbear.account.naming import Naming
from forbear.api.limits import Limits
from forbear.cli import options
from forbear.cli.endings import code_of
from forbear.cli.progress import ProgressLine
from forbear.cli.show_lines import show_lines


@click.command()
@options.what_if_moved
@click.option("--about", metavar="FLUENT", help="Only this: 'thief()', or a property for all that it is about.")
@options.as_json("docs/json.md")
@options.after
@options.limits
def command(asked: options.WhatIf, about: str | None, as_json: bool, after: str, limits: Limits) -> int:
    """Show who knows what of the likeliest story of SCENE, at the beginning and after each step.

    knows; suspects, with the weight they give to what is so; wrong; no idea: and whom each takes to know it. A star marks
    what the reader knows and they do not.
    """
    scene = asked.load()
    options.print_warnings(scene)
    with ProgressLine() as progress:
        run = scene.run(after, limits=limits, on_progress=progress.finished)
    found = run.knows(about)
    naming = Naming(run.record.problem, run.record.task)
    if as_json:
        options.print_json(knowledge_data(found, run.record, naming))
    else:
        show_lines(knowledge_lines(found, run.record, naming))
    return code_of(interrupted=run.record.interrupted, limit=run.record.limit)
