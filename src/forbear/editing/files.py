"""Story files as text: checked, shown, laid out."""

from __future__ import annotations

from pathlib import Path

from forbear.api.scene import Scene, load
from forbear.catalogue.index import find
from forbear.errors import Diagnostic, StoryError
from forbear.grounding.limits import DEFAULT_LIMITS, GroundLimits
from forbear.language.loader import Text
from forbear.language.reading.imports import TELLING, read_file, read_text
from forbear.language.reading.parser import parse
from forbear.language.untellable import untellable
from forbear.language.writing.printer import print_document
from forbear.tropes.shelf import check_trope_file

TROPE = ".trope"


def check(source: str | Text, ground_limits: GroundLimits = DEFAULT_LIMITS) -> tuple[Diagnostic, ...]:
    """Return every mistake and oddity of a file, a scene or a text, or of a trope file; nothing where all is right."""
    return examined(source, ground_limits)[0]


def examined(
    source: str | Text, ground_limits: GroundLimits = DEFAULT_LIMITS
) -> tuple[tuple[Diagnostic, ...], Scene | None]:
    """Return what `check` returns, and the scene where there is one without mistakes."""
    try:
        if isinstance(source, Text) and source.name.endswith(TROPE):
            return check_trope_file(source.text), None
        if isinstance(source, Text) and source.name.endswith(TELLING):
            return parse(source.text, source.name)[1], None  # the rest is told of the story beside it
        if isinstance(source, str) and source.endswith(TROPE):
            return check_trope_file(Path(source)), None
        scene = load(source, before=True, ground_limits=ground_limits)
        return scene.warnings, scene
    except StoryError as error:
        return error.diagnostics, None


def untold_words(source: str | Text) -> tuple[str, ...]:
    """Return what of a file or a scene no `says` tells (language/untellable.py); nothing for a trope file. Raises
    StoryError."""
    name = source.name if isinstance(source, Text) else source
    return () if name.endswith(TROPE) else untellable(load(source, before=True).problem)


def text_of_scene(source: str) -> str:
    """Return the text of a scene or a file in the canonical layout. Raises StoryError where it cannot be read."""
    return formatted(str(find(source)))


def text_in_file(path: Path) -> str:
    """Return the text of a file; nothing where it cannot be had."""
    return read_text(path)[0] or ""


def formatted(source: str | Text) -> str:
    """Return a file or a text in the canonical layout, comments kept. Raises StoryError where it cannot be read."""
    document, found = parse(source.text, source.name) if isinstance(source, Text) else read_file(Path(source))
    if document is None or any(diagnostic.severity == "error" for diagnostic in found):
        raise StoryError(found)
    return print_document(document)
