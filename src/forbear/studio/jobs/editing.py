"""Writing: mistakes while typing, the canonical layout, names to complete, and what an editor colours."""

from __future__ import annotations

from forbear.editing import completion, files
from forbear.editing import written as written_module
from forbear.editing.words import language_words
from forbear.studio.failures import diagnostic_data
from forbear.studio.jobs.asked import Asked
from forbear.studio.jobs.context import Context, Data, source_of


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


def written(request: Data, context: Context) -> Data:
    """Return a scene's text with what was changed written into it."""
    asked = Asked(request)
    found = written_module.written(context.scene(asked))
    asked.finish()
    return {"text": found.text, "case": found.case, "unwritten": list(found.unwritten)}
