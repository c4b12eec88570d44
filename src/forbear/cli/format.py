"""`forbear format`: story files in the canonical layout."""

from __future__ import annotations

from pathlib import Path

import click

from forbear.cli.streams import copy
from forbear.editing.files import formatted
from forbear.files import write as write_file


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--write", is_flag=True, help="Write the files back.")
@click.option("--check", is_flag=True, help="Only say which files would change; exit code 1 if any.")
def command(files: tuple[str, ...], write: bool, check: bool) -> int:
    """Print FILES in the canonical layout, comments kept; reading them again gives the same story."""
    changed = 0
    for name in files:
        text = formatted(name)
        path = Path(name)
        is_new = path.read_text(encoding="utf-8") != text
        changed += is_new
        if check:
            click.echo(f"{name}: {'would change' if is_new else 'as it should be'}")
        elif write:
            if is_new:
                write_file(path, text)
            click.echo(f"{name}: {'written' if is_new else 'as it was'}")
        else:
            copy(text)
    return 1 if check and changed else 0
