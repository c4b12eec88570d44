"""The tropes that come with Forbear, and those of a file: loaded once, all under one table of thresholds."""

from __future__ import annotations

from functools import cache
from os.path import exists, isfile
from pathlib import Path

from forbear.errors import Diagnostic, RequestError
from forbear.language.nearest import closest
from forbear.language.patterns import Trope, TropeLibrary
from forbear.language.trope_loader import load_tropes
from forbear.records import replace
from forbear.resources import files_in

LIBRARY = Path(__file__).with_name("library")

_THRESHOLDS = "thresholds.trope"


@cache
def thresholds() -> tuple[tuple[str, float], ...]:
    """Return the table of thresholds."""
    return load_tropes(LIBRARY / _THRESHOLDS, is_library=True).thresholds


@cache
def library() -> TropeLibrary:
    """Return the tropes that come with Forbear, file by file by name: of several that fit one chance, the first is told."""
    files = [path for path in files_in(LIBRARY) if path.suffix == ".trope" and path.name != _THRESHOLDS]
    found = [load_tropes(path, thresholds=thresholds()).tropes for path in files]
    return TropeLibrary(tuple(trope for tropes in found for trope in tropes), thresholds())


def check_trope_file(source: Path | str) -> tuple[Diagnostic, ...]:
    """Return nothing where a trope file (a Path) or the text of one is right. Raises StoryError with every mistake."""
    load_tropes(source, thresholds=thresholds())
    return ()


def tropes_of(source: str) -> TropeLibrary:
    """Return the trope of that name from the library, or the tropes of a file, with all of the library beside them.

    Those asked for come first. A name may be written with hyphens or blanks, or be the title. Raises RequestError with
    near names, StoryError with every mistake of a file.
    """
    path = Path(source)
    if path.suffix == ".trope" or isfile(path):
        if not exists(path):
            raise RequestError(f"there is no file '{source}'")
        own = load_tropes(path, thresholds=thresholds())
        return _first(own.tropes, own.thresholds)
    return _first(family(source), thresholds())


def named(name: str) -> Trope:
    """Return the trope of the library with this name or title. Raises RequestError with near names."""
    known: dict[str, Trope] = {}
    for trope in library().tropes:
        for key in (trope.title, trope.name):
            known.setdefault(_spelled(key), trope)
    found = known.get(_spelled(name))
    if found is None:
        near = closest(_spelled(name), known, 1, 0.5)
        names = ", ".join(dict.fromkeys(trope.name for trope in library().tropes))
        hint = f"did you mean '{known[near[0]].name}'?" if near else f"there is {names}"
        raise RequestError(f"there is no trope '{name}'", hint)
    return found


def family(name: str) -> tuple[Trope, ...]:
    """Return the trope of the library with this name or title, and the other shapes in which it comes: those that share
    its title. Raises RequestError with near names."""
    title = named(name).title
    return tuple(trope for trope in library().tropes if trope.title == title)


def alone(source: str) -> TropeLibrary:
    """Return a trope in all the shapes in which it comes, and no other: one of the library by name or title, or the
    first of a file. Raises as `tropes_of` does."""
    shelf = tropes_of(source)
    title = shelf.tropes[0].title
    return replace(shelf, tropes=tuple(trope for trope in shelf.tropes if trope.title == title))


def _first(tropes: tuple[Trope, ...], table: tuple[tuple[str, float], ...]) -> TropeLibrary:
    names = {trope.name for trope in tropes}
    return TropeLibrary((*tropes, *(t for t in library().tropes if t.name not in names)), table)


def _spelled(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
