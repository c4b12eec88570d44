"""The files that a text is made of, and those of its folder that are made of it, each with its names.

Nothing outside the text's folder and the library is read, and no more than MOST_NEIGHBOURS files of the folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from forbear.editing.names import NamePlace, TextNames, names_in
from forbear.language.loader import LIBRARY, Text
from forbear.language.reading.imports import ENDINGS, MOST_FILES, TELLING, beside, import_path, obstacle, read_text
from forbear.records import dataclass, field
from forbear.resources import files_in
from forbear.tropes.shelf import LIBRARY as TROPES

MOST_NEIGHBOURS = 200
MOST_CHARACTERS = 4_000_000
"""In all the neighbours that are looked through."""

Opened = Mapping[str, str]
"""The texts that an editor holds, by their files: they count in place of what is written there."""

Key = tuple[str | int, ...]
"""What two places share if the same thing is named there."""


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file, or a text in its place, with its names. is_own: it may be changed, for it is none of the library."""

    file: str
    text: str
    names: TextNames
    is_own: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A text and all it imports, itself last."""

    files: tuple[NamedFile, ...]
    declared: frozenset[Key] = field(compare=False, repr=False)

    @property
    def own(self) -> NamedFile:
        """The text itself."""
        return self.files[-1]

    def key(self, place: NamePlace, file: str) -> Key:
        """Return what a place shares with all others that name the same."""
        return key_of(place, file, self.declared)

    def declarations(self, key: Key) -> list[tuple[NamedFile, NamePlace]]:
        """Return where something is declared, imports first."""
        return [
            (file, place)
            for file in self.files
            for place in file.names.places
            if place.is_declared
            and place.name == key[1]
            and self.key(place, file.file) == key
            and (place.sort == "argument") <= (key[0] == "variable")
        ]


def key_of(place: NamePlace, file: str, declared: frozenset[Key]) -> Key:
    """Return what a place shares with all others that name the same, where so much is declared."""
    match place.sort:
        case "variable":
            return ("variable", place.name, file, place.scope)
        case "argument":
            word = ("word", place.name)
            return word if word in declared else ("variable", place.name, file, place.scope)
        case "told":
            action = ("action", place.name)
            return (
                action if action in declared and ("property", place.name) not in declared else ("property", place.name)
            )
        case "part":
            part = ("part", place.name, file, place.scope)
            return part if part in declared else ("word", place.name)
    return (place.sort, place.name)


def file_of(text: Text) -> str:
    """Return the file that a text stands in, or what it is called where it stands in none."""
    return text.name if text.folder is None else str(text.folder / Path(text.name).name)


def around(text: Text, opened: Opened | None = None) -> Surroundings:
    """Return a text and all that it imports, as much of it as can be read."""
    gathering = _FileWalk(opened or {})
    if text.folder is not None and text.name.endswith(TELLING):
        gathering.add_file(text.folder / (Path(text.name).stem + ".story"), is_own=True)
        gathering.found.pop(file_of(text), None)
    gathering.add(file_of(text), text.text, text.folder, is_own=True)
    if text.name.endswith(".trope"):
        gathering.add_file(TROPES / "thresholds.trope", is_own=False)
    found = gathering.found
    own = found.pop(file_of(text))
    files = (*found.values(), own)
    return Surroundings(files, _declared(files))


def neighbours(text: Text, opened: Opened | None = None) -> tuple[Surroundings, ...]:
    """Return the other files of a text's folder, each with all that it imports."""
    if text.folder is None:
        return ()
    own_file = file_of(text)
    opened = {**(opened or {}), own_file: text.text}
    found: list[Surroundings] = []
    characters = 0
    for path in files_in(text.folder):
        if len(found) == MOST_NEIGHBOURS:
            break
        if path.suffix not in ENDINGS or path.is_symlink() or str(path) == own_file:
            continue
        own = opened.get(str(path)) or read_text(path)[0] or ""
        characters += len(own)
        if characters > MOST_CHARACTERS:
            break
        found.append(around(Text(own, str(path), text.folder), opened))
    return tuple(found)


class _FileWalk:
    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self.found: dict[str, NamedFile] = {}
        self._begun: set[str] = set()

    def add_file(self, path: Path, *, is_own: bool) -> None:
        if str(path) not in self._begun and len(self._begun) < MOST_FILES and obstacle(path) is None:
            text = self._opened.get(str(path)) if is_own else None
            self.add(str(path), text if text is not None else read_text(path)[0] or "", path.parent, is_own=is_own)

    def add(self, file: str, text: str, folder: Path | None, *, is_own: bool) -> None:
        self._begun.add(file)
        names = names_in(text, file)
        for place in names.places:
            if place.sort == "import":
                path = import_path(place.name, folder, LIBRARY)
                if path is not None:
                    self.add_file(path, is_own=is_own and path.parent == folder and folder != LIBRARY)
        told = beside(file, folder)
        if told is not None:
            self.add_file(told, is_own=is_own)
        self.found[file] = NamedFile(file, text, names, is_own and folder != LIBRARY)


def _declared(files: tuple[NamedFile, ...]) -> frozenset[Key]:
    return frozenset(
        ("part", place.name, file.file, place.scope) if place.sort == "part" else (place.sort, place.name)
        for file in files
        for place in file.names.places
        if place.is_declared and place.sort not in ("variable", "argument")
    )
