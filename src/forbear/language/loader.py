"""A story file, or a text, to a checked problem: read, gathered with what it imports, and checked as a whole.

A file's mistakes come all at once, also where some of it could not be read: names that an unreadable piece seems to
declare are then not reported as unknown.
"""

from __future__ import annotations

import re
from pathlib import Path

from forbear.errors import Diagnostic, RequestError, StoryError
from forbear.garbage import without_collecting
from forbear.language.checking.checker import check
from forbear.language.messages import report
from forbear.language.problem import Problem
from forbear.language.reading.imports import TELLING, gather, obstacle, read_file, told_path
from forbear.language.reading.parser import parse
from forbear.language.syntax.tree import Document
from forbear.records import dataclass
from forbear.resources import is_file

LIBRARY = Path(__file__).parents[1] / "catalogue" / "library"
"""Where the domains that every story can import stand."""

TEXT = "text.story"
"""The name of a text that stands in no file."""

_DECLARING = r"\b(?:type|entity|property|constant|action|trigger|outcome|case)\s+([^\W\d][^\s(){}\[\],;:=]*)"
_IMPORTS = ("E109", "E110", "E112", "E113", "E114", "E115")


@dataclass(frozen=True, slots=True)
class Text:
    """A story that is no file, or not yet: its text, what its mistakes call it, and where its imports may stand (None: in
    the library only)."""

    text: str
    name: str = TEXT
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A problem with what is odd about it, and the documents it was made of, its own last."""

    problem: Problem
    warnings: tuple[Diagnostic, ...]
    documents: tuple[Document, ...]


def load_problem(
    source: Path | str | Text,
    *,
    case: str | None = None,
    settings: tuple[str, ...] = (),
    library: Path | None = LIBRARY,
) -> Problem:
    """Load a problem from a file (a Path, or its name) or from a text (a Text, or a string with a `;`).

    case: a variant that the file names. settings: further statements put over the file, such as "likely = 0.9;".
    library: the folder of domains that can be imported by name. Raises StoryError with every mistake, and RequestError
    where there is no such case.
    """
    return load(source, case=case, settings=settings, library=library).problem


@without_collecting()
def load(
    source: Path | str | Text,
    *,
    case: str | None = None,
    settings: tuple[str, ...] = (),
    library: Path | None = LIBRARY,
    more: tuple[Text, ...] = (),
) -> Loaded:
    """Load a problem as `load_problem` does, and keep the warnings. more: texts that stand after the file, as if they were
    its last lines."""
    if isinstance(source, str) and is_text(source):
        source = Text(source)
    document: Document | None
    if isinstance(source, Text):
        document, found = parse(source.text, source.name)
        folder, name = source.folder, source.name
    else:
        path = Path(source)
        if path.suffix == TELLING:
            story = path.with_suffix(".story").name
            raise RequestError(f"'{path.name}' is read with the story beside it", f"name the story: {story}")
        document, found = read_file(path)
        folder = path.parent
        name = path.name
    if document is None:
        raise StoryError(found)
    documents, gathered = gather(document, folder, library)
    told, mistakes = _told(name, folder)
    found = (*found, *gathered, *mistakes)
    added = []
    for each in more:
        addition, mistakes = parse(each.text, each.name)
        added.append(addition)
        found = (*found, *mistakes)
    return _checked((*documents[:-1], *told, document), found, case, settings, tuple(added))


def _told(name: str, folder: Path | None) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """Return what is told of a story in the file beside it, where there is one, and what is wrong with that."""
    path = told_path(name, folder)
    reason = None if path is None else obstacle(path)
    if reason is not None:
        return (), (report("E112", None, reason=f"{path}: {reason}"),)
    document, found = read_file(path) if path is not None and is_file(path) else (None, ())
    return (() if document is None else (document,)), found


def is_text(source: str) -> bool:
    """Say whether a string is a story and not the name of a file: a story has a `;` or a second line."""
    return ";" in source or "\n" in source


def _checked(
    documents: tuple[Document, ...],
    found: tuple[Diagnostic, ...],
    case: str | None,
    settings: tuple[str, ...],
    more: tuple[Document, ...] = (),
) -> Loaded:
    if any(diagnostic.code in _IMPORTS for diagnostic in found):
        raise StoryError(_errors(found))
    changes = []
    for number, text in enumerate(settings, start=1):
        name = "--set" if len(settings) == 1 else f"--set (number {number})"
        if text.startswith("told"):
            name = "what is told"
        if not text.strip():
            raise RequestError(f"{name} is empty", "it takes a statement, such as 'mercy(Ilsa) = none'")
        change, mistakes = parse(text, name)
        changes.append(change)
        found = (*found, *mistakes)
    torn = _declared_in(documents) if _errors(found) else frozenset()
    problem, checked = check(documents, case=case, settings=tuple(changes), torn=torn, more=more)
    found = (*found, *checked)
    if problem is None or _errors(found):
        raise StoryError(_in_order(found, documents))
    return Loaded(problem, _in_order(found, documents), documents)


def _errors(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(diagnostic for diagnostic in found if diagnostic.severity == "error")


def _declared_in(documents: tuple[Document, ...]) -> frozenset[str]:
    """Return the names that the texts seem to declare, also where they could not be read."""
    return frozenset(name for document in documents for line in document.lines for name in re.findall(_DECLARING, line))


def _in_order(found: tuple[Diagnostic, ...], documents: tuple[Document, ...]) -> tuple[Diagnostic, ...]:
    """Return diagnostics file by file, from the top to the bottom."""
    files = {document.file: place for place, document in enumerate(documents)}

    def place(diagnostic: Diagnostic) -> tuple[int, int, int]:
        span = diagnostic.span
        return (-1, 0, 0) if span is None else (files.get(span.file, len(files)), span.line, span.column)

    return tuple(sorted(dict.fromkeys(found), key=place))
