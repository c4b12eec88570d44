"""`forbear format`: story files in the canonical layout."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from forbear import api


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--write", is_flag=True, help="Write the files back.")
@click.option("--check", is_flag=True, help="Only say which files would change; exit code 1 if any.")
def command(files: tuple[str, ...], write: bool, check: bool) -> int:
    """Print FILES in the canonical layout, comments kept; reading them again gives the same story."""
    changed = 0
    for name in files:
        text = api.formatted(name)
        path = Path(name)
        is_new = path.read_text(encoding="utf-8") != text
        changed += is_new
        if check:
            click.echo(f"{name}: {'would change' if is_new else 'as it should be'}")
        elif write:
            if is_new:
                _replace(path, text)
            click.echo(f"{name}: {'written' if is_new else 'as it was'}")
        else:
            click.echo(text, nl=False)
    return 1 if check and changed else 0


def _replace(path: Path, text: str) -> None:
    """Write a file anew, so that it is never half written: what fails leaves it as it was."""
    kept = path.resolve()
    beside = kept.with_name(f".{kept.name}.new")
    try:
        beside.write_text(text, encoding="utf-8")
        shutil.copymode(kept, beside)
        beside.replace(kept)
    except OSError as error:
        if beside.is_file():
            beside.unlink()
        raise click.FileError(str(path), error.strerror) from None
