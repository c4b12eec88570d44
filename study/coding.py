"""What every level of the catalogue's scenes rests on: the tables in `tables/coding`, one for each folder of scenes.

A row says of one statement of a scene which level stands there, and which field of the record or line of the page it
rests on, or that it is the domain's default. Where a level was changed after it was first committed, `first` keeps the
old one; a statement that came later was `absent` first, and one that was taken out is `absent` now. The program that writes
the tables sees to that: what stood there before is in the table that it writes anew.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from forbear.catalogue.index import find
from forbear.catalogue.scale import AMOUNTS, CREDENCES
from forbear.files import write
from forbear.language.reading.parser import parse
from forbear.language.syntax import tree as syntax
from forbear.language.syntax.contents import walk
from forbear.language.writing.printer import print_expression
from forbear.records import dataclass
from study.data import TABLES

COLUMNS = ("scene", "statement", "level", "rests_on", "first")

CODING = TABLES / "coding"

ABSENT = "absent"
"""The level of a statement that is not there."""

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

    @property
    def is_there(self) -> bool:
        """Say whether the statement still stands in the scene."""
        return self.level != ABSENT


@dataclass(frozen=True, slots=True)
class Changes:
    """How many levels are coded, and how many were changed after they were first committed: moved, added or taken out."""

    coded: int
    moved: int
    added: int
    taken_out: int

    @property
    def changed(self) -> int:
        """How many levels are not as they were first."""
        return self.moved + self.added + self.taken_out

    @property
    def told(self) -> str:
        """The numbers in a sentence."""
        told = f"{self.coded} levels coded; {self.changed} changed after they were first committed"
        each = f": {self.moved} moved, {self.added} added, {self.taken_out} taken out" if self.changed else ""
        return f"{told}{each}."

    def as_data(self) -> dict[str, int]:
        """Return the numbers as JSON-ready data."""
        parts = {"moved": self.moved, "added": self.added, "taken_out": self.taken_out}
        return {"coded": self.coded, "changed": self.changed, **parts}


def changes(rows: Iterable[Coded]) -> Changes:
    """Return how many levels some rows have, and how many of them were changed."""
    known = tuple(rows)
    changed = [row for row in known if row.was_changed]
    added = sum(row.first == ABSENT for row in changed)
    taken_out = sum(not row.is_there for row in changed)
    return Changes(sum(row.is_there for row in known), len(changed) - added - taken_out, added, taken_out)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a scene that gives something a value, both as they are written, and the line where it begins."""

    text: str
    value: str
    has_level: bool
    line: int


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


def coded(scene: str, text: str, before: tuple[Coded, ...] = ()) -> tuple[Coded, ...]:
    """Return the rows of a scene, one for each statement with a level in it, in the order of the text, and after them those of
    statements that were taken out.

    What a level rests on is what the comment on its line says; else what the rows before say; else it is the domain's
    default. A level that the rows before had otherwise keeps the oldest in `first`, as does a statement that they had
    not (`absent`), where there are any; a statement without a level keeps a row that they had. A statement that they
    had and the text has not is `absent` now.
    """
    known = {row.statement: row for row in before if row.scene == scene}
    lines = text.splitlines()
    found = []
    for said in statements(text):
        if not said.has_level and said.text not in known:
            continue
        _, _, comment = lines[said.line - 1].partition("//")
        row = known.get(said.text)
        rests_on = comment.strip() or (row.rests_on if row else "") or "default"
        first = ABSENT if known and row is None else ""
        if row is not None:
            first = row.first or (row.level if row.level != said.value else "")
        found.append(Coded(scene, said.text, said.value, rests_on, "" if first == said.value else first))
    stated = {row.statement for row in found}
    for row in known.values():
        first = row.first or row.level
        if row.statement not in stated and first != ABSENT:
            found.append(Coded(scene, row.statement, ABSENT, row.rests_on, first))
    return tuple(found)


def with_rows(table: str, scene: str, rows: tuple[Coded, ...]) -> str:
    """Return a table's text with these rows in the place of a scene's old ones, or at its end."""
    others = list(_rows(table))
    at = next((n for n, row in enumerate(others) if row.scene == scene), len(others))
    kept = [row for row in others if row.scene != scene]
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in (*kept[:at], *rows, *kept[at:]):
        writer.writerow([getattr(row, column) for column in COLUMNS])
    return written.getvalue()


def write_coding(scene: str) -> tuple[Coded, ...]:
    """Write the rows of a scene of the catalogue into the table of its folder, and return them."""
    path = CODING / f"{scene.partition('/')[0]}.csv"
    table = path.read_text(encoding="utf-8") if path.exists() else ""
    rows = coded(scene, find(scene).read_text(encoding="utf-8"), tuple(_rows(table)))
    write(path, with_rows(table, scene, rows))
    return rows


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
                    yield Statement(f"case {name}: {inner.text}", inner.value, inner.has_level, inner.line)
            case syntax.ReasonDef(name=name, holder=holder, value=worth):
                yield _statement(f"reason {name}({print_expression(holder.value)})", worth, definition.span.line)
            case syntax.Statement(effect=said, openly=openly):
                told, value = _told(said)
                yield _statement(f"openly {told}" if openly else told, value, definition.span.line)


def _told(said: syntax.Expression) -> tuple[str, syntax.Expression | None]:
    """Return a statement without its value, and the value; None where it only says that something is so."""
    match said:
        case syntax.Assignment(target, given):
            return print_expression(target), given
        case syntax.MindTerm(kind, character, body):
            inner, value = ("…", body) if isinstance(body, syntax.Weights) else _told(body)
            return f"{kind}({print_expression(character)}, {inner})", value
    return print_expression(said), None


def _statement(text: str, value: syntax.Expression | None, line: int) -> Statement:
    has_level = any(isinstance(part, syntax.Name) and part.text in _LEVELS for part in walk(value))
    return Statement(text, "" if value is None else print_expression(value), has_level, line)
