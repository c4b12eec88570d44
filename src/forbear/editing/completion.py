"""Completing a name while it is typed: what the text and its imports declare, and the words of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forbear.account.plain import Data
from forbear.editing.names import DefinitionPlace
from forbear.editing.surroundings import NamedFile, around
from forbear.editing.words import IN_EXPRESSIONS, TYPES
from forbear.language.kinds import KINDS
from forbear.language.loader import LIBRARY, Text
from forbear.language.reading import words
from forbear.records import dataclass
from forbear.resources import files_in

MOST = 50
"""So many names are offered."""

LONGEST_DETAIL = 120

_WORD = re.compile(r"[^\W\d][\w]*$")
_TYPED = re.compile(r"(?:\w\s*:\s*|\bentity\s+\w+\s*:\s*|,\s*)$")
_OPENING = re.compile(r"(?:^|[;{}])\s*$")
_KIND = re.compile(r"\bas\s+$")
_IMPORT = re.compile(r'\bimport\s+"([\w .\'-]*)$')


@dataclass(frozen=True, slots=True)
class Item:
    """A name that would fit: what it is, how it was declared, and what to put in for it."""

    name: str
    kind: str
    detail: str
    insert: str

    def as_data(self) -> Data:
        """Return the item as JSON-ready data."""
        return {"name": self.name, "kind": self.kind, "detail": self.detail, "insert": self.insert}


def complete(text: Text, line: int, column: int) -> Data:
    """Return what may be meant at a place (both from 1), best first, and what it would replace, as JSON-ready data.

    It works on a text that has mistakes: what can be read counts.
    """
    lines = text.text.split("\n")
    line = max(1, min(line, len(lines)))
    column = max(1, min(column, len(lines[line - 1]) + 1))
    before = lines[line - 1][: column - 1]
    importing = _IMPORT.search(before)
    if importing is not None:
        begun, found = importing[1], list(_imports(text))
    else:
        word = _WORD.search(before)
        begun = "" if word is None else word[0]
        found = _ranked(text, before[: len(before) - len(begun)], lines[line - 2] if line > 1 else "")
    fitting = [item for item in found if _fits(begun, item.name)]
    fitting.sort(key=lambda item: not item.name.startswith(begun))
    return {
        "from": {"line": line, "column": column - len(begun)},
        "to": {"line": line, "column": column},
        "items": [item.as_data() for item in fitting[:MOST]],
    }


def _fits(begun: str, name: str) -> bool:
    return begun.casefold() in name.casefold() and begun != name


def _ranked(text: Text, before: str, line_above: str) -> list[Item]:
    """Return all names, those first of which the place speaks: a type behind a colon, a keyword at a beginning."""
    declared = list({item.name: item for file in around(text).files for item in _declared(file)}.values())
    if _KIND.search(before):
        return [Item(kind.name, "keyword", kind.meaning, kind.name) for kind in KINDS.values()]
    keywords = [Item(name, "keyword", "begins a statement", name) for name in sorted(words.DEFINERS)]
    parts = [Item(n, "keyword", "a part of an action", _ALONE.get(n, f"{n}: ")) for n in sorted(words.PARTS)]
    if _OPENING.search(before) and (before.strip() or not line_above.rstrip() or line_above.rstrip()[-1:] in ";{}"):
        return [*parts, *keywords, *declared] if before.startswith(("\t", "  ")) else [*keywords, *declared]
    types = [Item(name, "type", "built in", name) for name in TYPES] + [i for i in declared if i.kind == "type"]
    in_words = [Item(name, "value" if name in ("True", "False") else "keyword", "", name) for name in IN_EXPRESSIONS]
    rest = [item for item in declared if item.kind != "type"]
    return [*types, *rest, *in_words] if _TYPED.search(before) else [*rest, *in_words, *types]


_ALONE = {"unsuspected": "unsuspected;", "may": "may fail;"}
"""Parts of an action that say all by themselves."""
_CALLED = frozenset(("property", "action", "reason"))
_OFFERED = {"entity", "type", "property", "constant", "action", "reason", "outcome", "case"}


def _declared(file: NamedFile) -> Iterator[Item]:
    lines = file.text.split("\n")
    for definition in file.names.definitions:
        if definition.word in _OFFERED and definition.inside is None:
            kind = {"constant": "amount"}.get(definition.word, definition.word)
            detail = _detail(lines[definition.span.line - 1], definition)
            if kind == "entity" and re.search(r"[:,]\s*character\b", detail):
                kind = "character"
            yield Item(definition.name, kind, detail, definition.name + "(" * (kind in _CALLED))


def _detail(line: str, definition: DefinitionPlace) -> str:
    """Return the first line of a definition, with the comment behind it."""
    written, marks, comment = line[definition.span.column - 1 :].partition("//")
    first = written.partition("{")[0].strip().rstrip(";").rstrip()
    shown = f"{first}  // {comment.strip()}" if marks else first
    return shown if len(shown) <= LONGEST_DETAIL else shown[: LONGEST_DETAIL - 1] + "…"


def _imports(text: Text) -> Iterator[Item]:
    for place, said in ((text.folder, "beside this file"), (LIBRARY, "of the library")):
        if place is not None:
            for path in files_in(place)[:1000]:
                if path.suffix in (".story", ".trope") and not path.is_symlink() and path.name != text.name:
                    yield Item(path.stem, "import", said, path.stem)
