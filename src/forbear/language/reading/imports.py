"""A file with all that it imports, in the order in which they count: what is imported comes first, each file once.

A story file comes from strangers: it can name a domain of the library or a plain file in its own folder, nothing else.
"""

from __future__ import annotations

import os
import re
import stat
from functools import lru_cache
from pathlib import Path

from forbear.errors import Diagnostic
from forbear.files import read
from forbear.language.messages import report
from forbear.language.nearest import did_you_mean
from forbear.language.reading.parser import parse, parse_some
from forbear.language.reading.ready import ready
from forbear.language.reading.tokens import LARGEST
from forbear.language.syntax import tree as syntax
from forbear.resources import files_in, is_file, is_packed

_WIDEST = 4
"""Bytes of a character at most."""

MOST_FILES = 50
"""Files that one story may be made of."""

TELLING = ".told"
"""How a file ends that says what is told of the story beside it."""

_NAME = re.compile(r"[\w][\w .'-]*")
ENDINGS = (".story", ".trope", ".txt")
"""What the files are called that a story may be made of."""

Found = tuple[Diagnostic, ...]


def read_file(path: Path) -> tuple[syntax.Document | None, Found]:
    """Return the syntax of a file and every mistake; None where it cannot be read at all."""
    text, found = read_text(path)
    if text is None:
        return None, found
    return _parsed(text, path)


def read_some(path: Path, words: frozenset[str]) -> tuple[syntax.Definition, ...]:
    """Return those definitions of a file that begin with one of some words; nothing where it cannot be read."""
    text, _ = read_text(path)
    return () if text is None or len(text) > LARGEST else parse_some(text, str(path), words)


@lru_cache(maxsize=16)
def _parsed(text: str, path: Path) -> tuple[syntax.Document, Found]:
    """Return the syntax of a text; a domain is read once for all the scenes and what-ifs that stand on it."""
    made = ready(text, path)
    return parse(text, str(path)) if made is None else (made, ())


def gather(
    document: syntax.Document, folder: Path | None, library: Path | None
) -> tuple[tuple[syntax.Document, ...], Found]:
    """Return the documents that a document is made of, itself last, and the mistakes in and about its imports.

    folder: where its files may stand; None for a text that stands in no folder. library: where domains stand.
    """
    gathering = _Gathering(library)
    gathering.add(document, folder, (document.file,))
    return tuple(gathering.documents.values()), tuple(gathering.diagnostics)


def told_path(name: str, folder: Path | None) -> Path | None:
    """Return where a file would lie that says what is told of a story: `casablanca.told` beside `casablanca.story`.

    name: of the story's file. folder: where it stands. None for what is no story's file.
    """
    return None if folder is None or not name.endswith(".story") else folder / (Path(name).stem + TELLING)


def beside(name: str, folder: Path | None) -> Path | None:
    """Return the file that says what is told of a story; None without one. A link out of the folder is none of its files."""
    path = told_path(name, folder)
    return path if path is not None and is_file(path) and obstacle(path) is None else None


def obstacle(path: Path) -> str | None:
    """Return why what lies at a path is none of its folder's files; None where it is one, and where nothing lies there."""
    if is_packed(path):
        return None
    try:
        mode = os.lstat(path).st_mode
        if stat.S_ISLNK(mode):
            try:
                target = path.resolve(strict=True)
            except (OSError, RuntimeError):  # what leads around in a circle is the latter before Python 3.13
                return "it is a link that leads to nothing"
            if target.parent != path.parent.resolve():
                return "it is a link that leads out of the folder"
            mode = os.lstat(target).st_mode
    except (OSError, ValueError):
        return None
    return None if stat.S_ISREG(mode) else "it is a folder" if stat.S_ISDIR(mode) else "it is not a plain file"


def is_import(name: str) -> bool:
    """Say whether a name can be that of a file to import: no way into another folder."""
    return _NAME.fullmatch(name) is not None and ".." not in name


def import_path(name: str, folder: Path | None, library: Path | None) -> Path | None:
    """Return the file that a name means: one beside the importing file, else a domain of the library; None where there is
    none."""
    path = _meant(name, folder, library)
    return None if path is None or obstacle(path) is not None else path


def _meant(name: str, folder: Path | None, library: Path | None) -> Path | None:
    """Return the first place that a name can mean at which something lies, be it a file or not."""
    for place in (folder, library) if is_import(name) else ():
        if place is None:
            continue
        for ending in ("",) if name.endswith(ENDINGS) else (".story",):
            path = place / (name + ending)
            if is_file(path) or obstacle(path) is not None:
                return path
    return None


class _Gathering:
    def __init__(self, library: Path | None) -> None:
        self._library = library
        self.documents: dict[str, syntax.Document] = {}
        self.diagnostics: list[Diagnostic] = []

    def add(self, document: syntax.Document, folder: Path | None, chain: tuple[str, ...]) -> None:
        for definition in document.definitions:
            if isinstance(definition, syntax.ImportDef):
                self._import(definition, document, folder, chain)
        self.documents[document.file] = document

    def _import(
        self, definition: syntax.ImportDef, document: syntax.Document, folder: Path | None, chain: tuple[str, ...]
    ) -> None:
        if not is_import(definition.name):
            self._tell("E115", definition, document, name=definition.name)
            return
        path = _meant(definition.name, folder, self._library)
        if path is not None and (reason := obstacle(path)) is not None:
            self._tell("E112", definition, document, reason=f"{path}: {reason}")
            return
        if path is None:
            hint = did_you_mean(definition.name, self._known(folder))
            self._tell("E113", definition, document, hint, name=definition.name)
            return
        if str(path) in chain:
            names = [Path(name).name for name in (*chain[chain.index(str(path)) :], str(path))]
            self._tell("E114", definition, document, name=definition.name, chain=" imports ".join(names))
            return
        if str(path) in self.documents:
            return
        if len(chain) + len(self.documents) > MOST_FILES:
            self._tell("E109", definition, document, limit=MOST_FILES, what="files in all")
            return
        imported, found = read_file(path)
        self.diagnostics += found
        if imported is not None:
            self.add(imported, path.parent, (*chain, str(path)))

    def _known(self, folder: Path | None) -> list[str]:
        places = [place for place in (folder, self._library) if place is not None]
        return [path.stem for place in places for path in files_in(place)[:1000] if path.suffix in ENDINGS]

    def _tell(
        self,
        code: str,
        definition: syntax.ImportDef,
        document: syntax.Document,
        hint: str | None = None,
        **words: object,
    ) -> None:
        self.diagnostics.append(report(code, definition.span, document.lines, hint, **words))


def read_text(path: Path) -> tuple[str | None, Found]:
    """Return the text of a plain file of bearable size, or why it cannot be had."""
    try:
        data = read(path, LARGEST * _WIDEST)
        if len(data) > LARGEST * _WIDEST:
            return None, (report("E109", None, limit=LARGEST, what=f"characters: {path}"),)
    except OSError as error:
        return None, (report("E112", None, reason=f"{path}: {error.strerror or error}"),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        return None, (report("E110", None, hint=str(path)),)
    return text, ()
