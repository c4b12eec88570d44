"""A trope file, or several, to checked patterns: every mistake at once, as for stories.

The thresholds of the library hold in every trope file; a file may name further ones, or give one another value.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from forbear.errors import Diagnostic, StoryError
from forbear.language.checking.amounts import amount
from forbear.language.checking.depth import sound_definitions
from forbear.language.checking.findings import Findings
from forbear.language.checking.tropes import trope
from forbear.language.expressions import Literal
from forbear.language.messages import report
from forbear.language.patterns import TropeLibrary
from forbear.language.reading.imports import gather, read_file
from forbear.language.reading.parser import parse
from forbear.language.syntax import tree as syntax

TEXT = "text.trope"
"""The name of a text that stands in no file."""


def load_tropes(
    source: Path | str, *, thresholds: tuple[tuple[str, float], ...] = (), is_library: bool = False
) -> TropeLibrary:
    """Load a trope file (a Path) or a text of one.

    thresholds: those that hold unless the file says otherwise. is_library: a file of thresholds alone is fine. Raises
    StoryError with every mistake.
    """
    if isinstance(source, Path):
        document, found = read_file(source)
        folder: Path | None = source.parent
    else:
        document, found = parse(source, TEXT)
        folder = None
    if document is None:
        raise StoryError(found)
    documents, gathered = gather(document, folder, None)
    library, checked = check_tropes(documents, thresholds)
    mistakes = (*found, *gathered, *checked)
    if any(d.severity == "error" for d in mistakes):
        raise StoryError(tuple(dict.fromkeys(mistakes)))
    if not library.tropes and not is_library:
        raise StoryError((_no_trope(),))
    return library


def check_tropes(
    documents: tuple[syntax.Document, ...], thresholds: tuple[tuple[str, float], ...]
) -> tuple[TropeLibrary, tuple[Diagnostic, ...]]:
    """Check the documents of a trope file, imports first; return what is sound, and every diagnostic."""
    findings = Findings(documents)
    definitions = tuple(d for document in documents for d in sound_definitions(document.definitions, findings))
    amounts = {name: Literal(Fraction(value)) for name, value in thresholds}
    tropes: dict[str, syntax.TropeDef] = {}
    for definition in definitions:
        match definition:
            case syntax.ConstantDef(name=name, value=value):
                found = amount(value, amounts, findings)
                if found is not None:
                    amounts[name] = Literal(found)
            case syntax.TropeDef(name=name):
                if name in tropes:
                    findings.tell("E212", definition.span, None, name=f"trope {name}")
                tropes[name] = definition
            case syntax.ImportDef() | syntax.TextDef():
                pass
            case _:
                findings.tell("E506", definition.span, "a trope file holds tropes, constants and imports")
    table = {name: float(literal.value) for name, literal in amounts.items()}  # type: ignore[arg-type]
    found_tropes = tuple(trope(definition, table, findings) for definition in tropes.values())
    return TropeLibrary(found_tropes, tuple(table.items())), findings.in_order()


def _no_trope() -> Diagnostic:
    return report("E509", None, (), "write 'trope my_trope { … }'")
