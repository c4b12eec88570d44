"""`forbear studio`: the local web page."""

from __future__ import annotations

from pathlib import Path

import click

from forbear.cli.figures import Figure
from forbear.studio.bounds import Bounds

_DEFAULT = Bounds()


@click.command()
@click.option("--port", default=8642, type=click.IntRange(0, 65_535), show_default=True, help="0: any that is free.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Another address opens it to the network.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where stories may be loaded and saved; nowhere else.")
@click.option("--allow-host", "names", multiple=True, metavar="NAME", help="A name it may be called by. Repeatable.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option("--limit-nodes", default=_DEFAULT.nodes, type=click.IntRange(1), help="Epistemic nodes of one request.")
@click.option(
    "--limit-seconds", default=_DEFAULT.seconds, type=Figure(0, min_open=True), help="Seconds of one request."
)
@click.option("--limit-memory", default=_DEFAULT.megabytes, type=Figure(50), help="Megabytes of one request.")
def command(
    port: int,
    host: str,
    folder: Path | None,
    names: tuple[str, ...],
    no_browser: bool,
    limit_nodes: int,
    limit_seconds: float,
    limit_memory: float,
) -> None:
    """Open the studio: a page in the browser where scenes are read, changed, played and compared.

    It answers this machine only, unless --host says otherwise; Ctrl-C ends it.
    """
    from forbear.studio.serve import StudioOptions, serve

    def ready(address: str) -> None:
        click.echo(f"The studio is at {address}\nCtrl-C ends it.")
        if not no_browser:
            click.launch(address)

    bounds = Bounds(nodes=limit_nodes, seconds=limit_seconds, megabytes=limit_memory)
    serve(StudioOptions(host, port, folder, names, bounds), ready)
