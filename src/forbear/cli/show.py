"""`forbear show`: the text of a scene."""

from __future__ import annotations

import click

from forbear.cli.streams import copy
from forbear.editing.files import text_of_scene


@click.command()
@click.argument("scene")
def command(scene: str) -> None:
    """Show the text of SCENE, or of a domain of the library, in the canonical layout."""
    copy(text_of_scene(scene))
