"""Where a name is declared, where else it stands, and the same under another name: through the imports of its folder."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.editing.names import NamePlace
from forbear.editing.surroundings import Key, NamedFile, Opened, Surroundings, around, neighbours
from forbear.editing.words import IN_EXPRESSIONS, TYPES
from forbear.errors import RequestError, Span
from forbear.language.functions import FUNCTIONS
from forbear.language.loader import LIBRARY, Text
from forbear.language.reading import words
from forbear.language.reading.imports import import_path
from forbear.language.reading.tokens import Source, scan
from forbear.records import dataclass

_SETTLED = frozenset(("kind", "binding", "setting", "pronoun", "vocabulary", "label"))
"""Names that the language gives, or that mean nothing elsewhere."""

_TAKEN = frozenset(("True", "False", "infinite", "chance", "script", "reader", "it", "all", *FUNCTIONS, *TYPES)).union(
    words.DEFINERS, words.PARTS, words.TROPE_PARTS, IN_EXPRESSIONS
)


@dataclass(frozen=True, slots=True)
class Renaming:
    """A name and all the places that are to have the new one, file by file."""

    name: str
    places: tuple[Span, ...]


def definition(text: Text, line: int, column: int, opened: Opened | None = None) -> tuple[Span, ...]:
    """Return where the name at a place (both from 1) is declared, the first declaration first; for an import, the first
    line of its file. Nothing where nothing is declared."""
    found = _named(text, line, column, opened)
    if found is None:
        return ()
    surroundings, place, key = found
    if place.sort == "import":
        path = import_path(place.name, text.folder, LIBRARY)
        return () if path is None else (Span(str(path), 1, 1, 1, 1),)
    return tuple(declared.span for _, declared in surroundings.declarations(key))


def references(text: Text, line: int, column: int, opened: Opened | None = None) -> tuple[Span, ...]:
    """Return every place where the same is named as at a place (both from 1), where it is declared too."""
    found = _named(text, line, column, opened)
    if found is None or found[1].sort == "import":
        return ()
    surroundings, _, key = found
    return tuple(place.span for _, place in _everywhere(surroundings, key, text, opened))


def rename(text: Text, line: int, column: int, name: str, opened: Opened | None = None) -> Renaming:
    """Return what is to be changed so that the thing named at a place (both from 1) has another name.

    Raises RequestError where nothing is named there, where the library names it, where the new name is none or is taken,
    and where a file that names it has mistakes that hide names.
    """
    surroundings, place, key = renamable(text, line, column, opened)
    if not _is_name(name) or name in _TAKEN:
        raise RequestError(f"'{name[:100]}' cannot be a name here", "a letter first, and no word of the language")
    found = list(_everywhere(surroundings, key, text, opened))
    if name != place.name:
        for file in {file.file: file for file, _ in found}.values():
            _check_readable(file)
            _check_free(file, name, key)
        for file in surroundings.files:
            _check_free(file, name, key)
    return Renaming(place.name, tuple(place.span for _, place in found))


def renamable(text: Text, line: int, column: int, opened: Opened | None = None) -> tuple[Surroundings, NamePlace, Key]:
    """Return the text with what it imports, and the name at a place (both from 1). Raises RequestError where it cannot be
    renamed."""
    found = _named(text, line, column, opened)
    if found is None:
        raise RequestError("nothing that has a name stands here")
    surroundings, place, key = found
    if place.sort == "import":
        raise RequestError(f"'{place.name}' is a file", "rename the file, and what it is called here")
    declared = surroundings.declarations(key)
    if not declared:
        raise RequestError(f"'{place.name}' is not declared in this story, and keeps its name")
    for file, _ in declared:
        if not file.is_own:
            raise RequestError(f"'{place.name}' is declared in the library, and keeps its name there")
    return found


def _named(text: Text, line: int, column: int, opened: Opened | None) -> tuple[Surroundings, NamePlace, Key] | None:
    surroundings = around(text, opened)
    place = surroundings.own.names.at(line, column)
    if place is None or place.sort in _SETTLED:
        return None
    return surroundings, place, surroundings.key(place, surroundings.own.file)


def _everywhere(
    surroundings: Surroundings, key: Key, text: Text, opened: Opened | None
) -> Iterator[tuple[NamedFile, NamePlace]]:
    """Yield every place of a name: in the text and its imports, and in those of the folder's files that see the same
    declaration."""
    seen = set()
    for file in surroundings.files:
        seen.add(file.file)
        yield from _places(file, surroundings, key)
    homes = {file.file for file, _ in surroundings.declarations(key)}
    if key[0] in ("variable", "part"):
        return
    for other in neighbours(text, opened):
        if homes.isdisjoint(file.file for file in other.files):
            continue
        for file in other.files:
            if file.file not in seen:
                seen.add(file.file)
                yield from _places(file, other, key)


def _places(file: NamedFile, surroundings: Surroundings, key: Key) -> Iterator[tuple[NamedFile, NamePlace]]:
    for place in file.names.places:
        if place.name == key[1] and surroundings.key(place, file.file) == key:
            yield file, place


def _check_readable(file: NamedFile) -> None:
    unread = file.names.unread
    if unread is not None:
        raise RequestError(f"{file.file}:{unread.line} cannot be read, and may name it", "mend this first")


_SHARED = frozenset(("word", "variable", "argument", "part"))
"""Sorts of names that could be taken for each other."""


def _check_free(file: NamedFile, name: str, key: Key) -> None:
    for place in file.names.places:
        is_told = place.sort == "told" and key[0] in ("property", "action")
        if place.name == name and (place.sort == key[0] or is_told or (place.sort in _SHARED and key[0] in _SHARED)):
            raise RequestError(f"'{name}' names something already: {file.file}:{place.span.line}")


def _is_name(name: str) -> bool:
    tokens = scan(Source(name, "name"), is_base=False).tokens
    return len(tokens) == 1 and tokens[0].kind == "name" and tokens[0].text == name and len(name) <= 200
