"""What a user means by a source: a scene of the catalogue, a file, or a text."""

from __future__ import annotations

from pathlib import Path

from forbear.catalogue.index import find
from forbear.catalogue.index import is_scene_name as is_scene_name
from forbear.catalogue.index import near_scenes as near_scenes
from forbear.catalogue.index import scene_names as scene_names
from forbear.language.loader import Text as Text
from forbear.language.loader import is_text as is_text

GIVEN_AS_TEXT = "text"
"""What a scene is called that was given as a text."""

UNTITLED = "A scene"
"""What stands over such a scene in a notebook."""


def meant(source: str | Path | Text) -> tuple[Path | Text, str]:
    """Return the file or the text that is meant by a catalogue name, a file's name, or a text; and what to call it.

    Raises RequestError where there is none.
    """
    if isinstance(source, Text):
        return source, source.name
    if isinstance(source, str) and is_text(source):
        return Text(source), GIVEN_AS_TEXT
    return find(str(source)), str(source)
