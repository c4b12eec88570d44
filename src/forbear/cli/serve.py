"""`forbear serve`: people with minds for any engine."""

from __future__ import annotations

import secrets
import sys
from pathlib import Path
from typing import BinaryIO

import click

from forbear.cli.figures import Figure
from forbear.errors import RequestError
from forbear.serve.sessions import ServeBounds, Sessions

_DEFAULT = ServeBounds()


@click.command()
@click.option("--http", "port", type=click.IntRange(0, 65_535), help="Serve HTTP and WebSocket at this port; 0: any.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Another address opens it to the network.")
@click.option(
    "--token", metavar="TEXT", help="What callers must show. Beyond this machine one is made where none is given."
)
@click.option("--allow-origin", "origins", multiple=True, metavar="URL", help="A page that may call. Repeatable.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Where stories may be read; else nowhere.",
)
@click.option("--mcp", is_flag=True, help="Serve tools for an assistant, by the Model Context Protocol, over stdio.")
@click.option("--sessions", default=_DEFAULT.sessions, type=click.IntRange(1), help="Sessions held at once.")
@click.option("--limit-nodes", default=_DEFAULT.nodes, type=click.IntRange(1), help="Epistemic nodes of one call.")
@click.option("--limit-seconds", default=_DEFAULT.seconds, type=Figure(0, min_open=True), help="Seconds of one call.")
@click.option("--limit-memory", default=_DEFAULT.megabytes, type=Figure(50), help="Megabytes that a session may add.")
def command(
    port: int | None,
    host: str,
    token: str | None,
    origins: tuple[str, ...],
    folder: Path | None,
    mcp: bool,
    sessions: int,
    limit_nodes: int,
    limit_seconds: float,
    limit_memory: float,
) -> None:
    """Let any game engine ask people with minds: JSON-RPC 2.0 over stdio, or over HTTP and WebSocket.

    Without --http each line that comes in is a call, and each that goes out its answer. `rpc.discover` tells every method.
    It answers this machine only, unless --host says otherwise; then it asks for a token.
    """
    held = Sessions(ServeBounds(sessions, limit_nodes, limit_seconds, limit_memory), folder)
    if mcp:
        if port is not None:
            raise RequestError("--mcp and --http do not go together", "--mcp is served over stdio")
        from forbear.serve.assistant import serve_assistant

        serve_assistant(held, *_streams())
        return
    if port is None:
        from forbear.serve.stdio import serve_lines

        serve_lines(held, *_streams())
        return
    from forbear.listening import is_loopback
    from forbear.serve.network import serve_network

    if not is_loopback(host) and token is None:
        token = secrets.token_urlsafe(24)
        click.echo(f"Callers must show this token: {token}")
    serve_network(
        held, host, port, origins, token, lambda address: click.echo(f"Serving at {address}\nCtrl-C ends it.")
    )


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """Return the standard streams, as bytes: whoever asks is a program, and what it is told is JSON."""
    if sys.__stdin__ is None or sys.__stdout__ is None:
        raise click.UsageError("a program speaks with this over the standard streams, and they are closed")
    if sys.__stdin__.isatty():
        click.echo("This speaks with a program, not with people: see docs/live.md. Ctrl-C ends it.", err=True)
    return sys.__stdin__.buffer, sys.__stdout__.buffer  # type: ignore[return-value]
