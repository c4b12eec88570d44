"""Writing: mistakes while typing, the canonical layout, names to complete, and what an editor colours."""

from __future__ import annotations

from pathlib import Path

from forbear.account.plain import Data
from forbear.api.sources import Text
from forbear.editing import completion, files, hover, references
from forbear.editing import written as written_module
from forbear.editing.words import language_words
from forbear.errors import Span
from forbear.studio.failures import diagnostic_data
from forbear.studio.jobs.asked import Asked
from forbear.studio.jobs.context import Context, source_of


def language(request: Data, context: Context) -> Data:
    """Return the words of the language."""
    return language_words()


def check(request: Data, context: Context) -> Data:
    """Return every mistake and oddity of a text."""
    asked = Asked(request)
    source = source_of(asked)
    asked.finish()
    found = files.check(source)
    is_sound = all(diagnostic.severity != "error" for diagnostic in found)
    return {"ok": is_sound, "diagnostics": [diagnostic_data(diagnostic) for diagnostic in found]}


def formatted(request: Data, context: Context) -> Data:
    """Return a text in the canonical layout."""
    asked = Asked(request)
    source = context.required_text(asked)
    asked.finish()
    return {"text": files.formatted(source)}


def complete(request: Data, context: Context) -> Data:
    """Return the names that may be meant at a place."""
    asked = Asked(request)
    source = context.required_text(asked)
    line = asked.whole("line", 1, 10_000_000)
    column = asked.whole("column", 1, 10_000_000)
    asked.finish()
    return completion.complete(source, line, column)


def meaning(request: Data, context: Context) -> Data:
    """Return what the name at a place means."""
    asked = Asked(request)
    source, line, column = _asked_place(asked, context)
    asked.finish()
    found = hover.hover(source, line, column, context.sound_scene(source))
    return {"meaning": None if found is None else found.as_data()}


def named(request: Data, context: Context) -> Data:
    """Return where the name at a place is declared, and where else it stands."""
    asked = Asked(request)
    source, line, column = _asked_place(asked, context)
    asked.finish()
    return {
        "declared": [_place(span, source) for span in references.definition(source, line, column)],
        "places": [_place(span, source) for span in references.references(source, line, column)],
    }


def rename(request: Data, context: Context) -> Data:
    """Return what is to be changed so that the thing named at a place has another name."""
    asked = Asked(request)
    source, line, column = _asked_place(asked, context)
    name = asked.text("name")
    asked.finish()
    found = references.rename(source, line, column, name)
    return {"name": found.name, "places": [_place(span, source) for span in found.places]}


def _asked_place(asked: Asked, context: Context) -> tuple[Text, int, int]:
    source = context.required_text(asked)
    return source, asked.whole("line", 1, 10_000_000), asked.whole("column", 1, 10_000_000)


def _place(span: Span, source: Text) -> Data:
    """Return a place with its file as the page calls it: none for the text itself, where it has no file yet."""
    path = Path(span.file)
    is_own = span.file == source.name or (source.folder is not None and path.parent == source.folder)
    file = str(Path(source.name).with_name(path.name).as_posix()) if is_own else None
    return {
        "file": file,
        "library": None if is_own else path.stem,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def written(request: Data, context: Context) -> Data:
    """Return a scene's text with what was changed written into it."""
    asked = Asked(request)
    found = written_module.written(context.scene(asked))
    asked.finish()
    return {"text": found.text, "case": found.case, "unwritten": list(found.unwritten)}
