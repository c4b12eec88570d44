"""What every level of the catalogue's scenes rests on: the tables in `tables/coding`, one for each folder of scenes.

A row says of one statement of a scene which level stands there, and which field of the record or line of the page it
rests on, or that it is the domain's default. Where a level was changed after it was first committed, `first` keeps the
old one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from forbear.catalogue.scale import AMOUNTS, CREDENCES
from forbear.language.reading.parser import parse
from forbear.language.syntax import tree as syntax
from forbear.language.syntax.contents import walk
from forbear.language.writing.printer import print_expression
from forbear.records import dataclass
from study.data import TABLES

COLUMNS = ("scene", "statement", "level", "rests_on", "first")

CODING = TABLES / "coding"

_LEVELS = frozenset((*AMOUNTS, *CREDENCES))


@dataclass(frozen=True, slots=True)
class Coded:
    """One row of a table."""

    scene: str
    statement: str
    level: str
    rests_on: str
    first: str

    @property
    def was_changed(self) -> bool:
        """Say whether the level is not the one that was committed first."""
        return self.first not in ("", self.level)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a scene that gives something a value, both as they are written."""

    text: str
    value: str
    has_level: bool


def codings() -> tuple[Coded, ...]:
    """Return the rows of all tables, folder by folder."""
    return tuple(row for table in sorted(CODING.iterdir()) for row in _rows(table.read_text(encoding="utf-8")))


def _rows(text: str) -> Iterator[Coded]:
    for row in csv.DictReader(text.splitlines()):
        yield Coded(*(row[column].strip() for column in COLUMNS))


def statements(text: str) -> tuple[Statement, ...]:
    """Return what a scene states, in the order of the text, those of its cases with the name of the case."""
    document, _ = parse(text, "scene.story")
    return tuple(_of(document.definitions))


def numbers(text: str) -> tuple[str, ...]:
    """Return the bare numbers that stand in a scene, but for how deep and how surely somebody thinks."""
    document, _ = parse(text, "scene.story")
    amounts = [part for part in document.definitions if not isinstance(part, syntax.MindDef)]
    return tuple(str(number.value) for number in walk(tuple(amounts)) if isinstance(number, syntax.Numeral))


def _of(definitions: tuple[syntax.Definition, ...]) -> Iterator[Statement]:
    for definition in definitions:
        match definition:
            case syntax.CaseDef(name=name, body=body):
                for inner in _of(body):
                    yield Statement(f"case {name}: {inner.text}", inner.value, inner.has_level)
            case syntax.ReasonDef(name=name, holder=holder, value=worth):
                yield _statement(f"reason {name}({print_expression(holder.value)})", worth)
            case syntax.Statement(effect=said, openly=openly):
                told, value = _told(said)
                yield _statement(f"openly {told}" if openly else told, value)


def _told(said: syntax.Expression) -> tuple[str, syntax.Expression | None]:
    """Return a statement without its value, and the value; None where it only says that something is so."""
    match said:
        case syntax.Assignment(target, given):
            return print_expression(target), given
        case syntax.MindTerm(kind, character, body):
            inner, value = ("…", body) if isinstance(body, syntax.Weights) else _told(body)
            return f"{kind}({print_expression(character)}, {inner})", value
    return print_expression(said), None


def _statement(text: str, value: syntax.Expression | None) -> Statement:
    has_level = any(isinstance(part, syntax.Name) and part.text in _LEVELS for part in walk(value))
    return Statement(text, "" if value is None else print_expression(value), has_level)
