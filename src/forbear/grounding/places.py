"""Where in the author's file a definition stands, for mistakes that show only in its instances."""

from __future__ import annotations

from forbear.errors import Span
from forbear.language.problem import Problem
from forbear.language.syntax.tree import ActionDef, EffectPart, ScriptDef, TriggerDef


def effect_of(
    problem: Problem, kind: type[ActionDef] | type[TriggerDef], name: str
) -> tuple[Span | None, tuple[str, ...]]:
    """Return the span of the effect of an event and the lines of its file; (None, ()) where there is no file."""
    for document in (*problem.imported, *(() if problem.document is None else (problem.document,))):
        for definition in document.definitions:
            if isinstance(definition, kind) and definition.name == name:
                effects = [part.span for part in definition.parts if isinstance(part, EffectPart)]
                return (effects[-1] if effects else definition.span), document.lines
    return None, ()


def script_of(problem: Problem) -> tuple[Span | None, tuple[str, ...]]:
    """Return where the script stands, and the lines of its file; None and () where nothing was written."""
    for document in (problem.document, *reversed(problem.imported)):
        for definition in () if document is None else reversed(document.definitions):
            if document is not None and isinstance(definition, ScriptDef):
                return definition.span, document.lines
    return None, ()
