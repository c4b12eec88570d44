"""`forbear list`: the scenes of the catalogue."""

from __future__ import annotations

import json

import click

from forbear import api


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As data.")
def command(as_json: bool) -> None:
    """List the scenes that come with Forbear, by medium."""
    entries = api.list_scenes()
    if as_json:
        click.echo(json.dumps([entry.as_data() for entry in entries], indent=1, ensure_ascii=False))
        return
    width = max((len(entry.name) for entry in entries), default=0)
    for entry in entries:
        click.echo(f"{entry.name:<{width}}  {entry.title}")
