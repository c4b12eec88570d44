"""The catalogue as a list."""

from __future__ import annotations

from dataclasses import dataclass

from forbear.account.data import Data
from forbear.catalogue.index import find, scene_names
from forbear.language.imports import read_file
from forbear.language.syntax import TextDef


@dataclass(frozen=True, slots=True)
class Entry:
    """A scene of the catalogue."""

    name: str
    title: str
    work: str | None
    medium: str | None

    def as_data(self) -> Data:
        """Return the entry as JSON-ready data."""
        return {"name": self.name, "title": self.title, "work": self.work, "medium": self.medium}


def list_scenes() -> tuple[Entry, ...]:
    """Return every scene of the catalogue, by name."""
    found = []
    for name in scene_names():
        document, _ = read_file(find(name))
        texts: dict[str, str] = (
            {} if document is None else {d.keyword: d.text for d in document.definitions if isinstance(d, TextDef)}
        )
        found.append(Entry(name, texts.get("title", name), texts.get("work"), texts.get("medium")))
    return tuple(found)
