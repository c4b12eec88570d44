"""`forbear diff`: what an edit changed in a scene."""

from __future__ import annotations

from pathlib import Path

import click

from forbear.api.limits import Limits
from forbear.api.scene import load
from forbear.cli import options
from forbear.cli.endings import code_of
from forbear.cli.progress import ProgressLine
from forbear.cli.show_lines import show_lines
from forbear.editing.versions import last_version
from forbear.errors import RequestError


@click.command()
@click.argument("before")
@click.argument("after", required=False)
@options.as_json("docs/json.md")
@options.limits
def command(before: str, after: str | None, as_json: bool, limits: Limits) -> int:
    """Say what differs from BEFORE to AFTER, two scenes or files: odds, choices, wants, minds, and what it is called.

    Of one file alone: from its last version in git, the last that is not as it is now.
    """
    if after is None and not Path(before).is_file():
        raise RequestError(f"'{before}' is no file, and has no last version", "name two: forbear diff BEFORE AFTER")
    sources = (load(last_version(Path(before))), load(before)) if after is None else (load(before), load(after))
    with ProgressLine() as progress:
        runs = [scene.run(limits=limits, on_progress=progress.finished) for scene in sources]
        found = runs[0].diff(runs[1])
    if as_json:
        options.print_json(found.as_data())
    else:
        show_lines(found.lines())
    reached = next((run.record.limit for run in runs if run.record.limit is not None), None)
    return code_of(interrupted=any(run.record.interrupted for run in runs), limit=reached)
