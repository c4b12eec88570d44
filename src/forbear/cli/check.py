"""`forbear check`: the mistakes and oddities of story files."""

from __future__ import annotations

import click

from forbear import api
from forbear.cli.main import WRONG_INPUT


@click.command()
@click.argument("files", nargs=-1, required=True)
def command(files: tuple[str, ...]) -> int:
    """Check FILES (or scenes by name): every mistake at once, each with its place and a hint."""
    code = 0
    for name in files:
        found = api.check(name)
        for diagnostic in found:
            click.echo(str(diagnostic), err=True)
        errors = sum(diagnostic.severity == "error" for diagnostic in found)
        oddities = len(found) - errors
        if errors:
            code = WRONG_INPUT
            click.echo(f"{name}: {_counted(errors, 'mistake')}, {_counted(oddities, 'warning')}")
        else:
            click.echo(f"{name}: all right" + (f", {_counted(oddities, 'warning')}" if oddities else ""))
    return code


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
