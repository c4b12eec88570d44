"""`forbear lsp`: the language server."""

from __future__ import annotations

import sys

import click


@click.command()
@click.option("--stdio", is_flag=True, expose_value=False, help="What many editors add by themselves; it is so anyway.")
def command() -> None:
    """Help an editor with stories: it starts this by itself, and speaks the Language Server Protocol with it over the
    standard streams.

    docs/editors.md says how each editor is told of it.
    """
    from forbear.lsp.server import serve

    if sys.__stdin__ is None or sys.__stdout__ is None:
        raise click.UsageError("an editor speaks with this over the standard streams, and they are closed")
    if sys.__stdin__.isatty():
        click.echo("This speaks with an editor, not with people: see docs/editors.md. Ctrl-C ends it.", err=True)
    serve(sys.__stdin__.buffer, sys.__stdout__.buffer)  # type: ignore[arg-type]
