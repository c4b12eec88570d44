"""Tables of all that is told, to be translated and read back: CSV, or PO as gettext's tools have it.

A translated table changes words, never odds: what it lacks stays as told, and what it has beside is left alone.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping

from forbear.errors import RequestError

FORMS = (".csv", ".po")
"""The ends of names of tables."""

_FIELDS = ("id", "text", "translation")

_FORMULA = ("=", "+", "-", "@")


def table_text(lines: Mapping[str, str], form: str) -> str:
    """Return a table of texts by identifier. Raises RequestError for a form that is not there."""
    _check(form)
    if form == ".po":
        head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        rows = [f'msgctxt "{name}"\nmsgid {_quoted(text)}\nmsgstr ""\n' for name, text in lines.items()]
        return "\n".join([head, *rows])
    written = io.StringIO()
    rows_of = csv.writer(written, lineterminator="\n")
    rows_of.writerow(_FIELDS)
    rows_of.writerows((name, as_cell(text), "") for name, text in lines.items())
    return written.getvalue()


def as_cell(text: str) -> str:
    """Return a text as a cell of a table: one that a spreadsheet would take for a formula gets a `'` in front."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _of_cell(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def read_table(text: str, form: str) -> dict[str, str]:
    """Return what a table translates, by identifier. Raises RequestError for a text that is no such table."""
    _check(form)
    return _read_po(text) if form == ".po" else _read_csv(text)


def _check(form: str) -> None:
    if form not in FORMS:
        raise RequestError(f"there is no table of words in '{form}'", f"there are {', '.join(FORMS)}")


def _read_csv(text: str) -> dict[str, str]:
    try:
        rows = csv.DictReader(io.StringIO(text), strict=True)
        if not {"id", "translation"} <= set(rows.fieldnames or ()):
            raise RequestError("this is no table of words", "its first line has the columns id, text and translation")
        return {row["id"]: _of_cell(row["translation"]) for row in rows if row["id"] and row["translation"]}
    except csv.Error as error:
        raise RequestError(f"the table of words cannot be read: {error}") from None


_ENTRY = re.compile(r'^(msgctxt|msgid|msgstr)\s+"(.*)"$')
_MORE = re.compile(r'^"(.*)"$')


def _read_po(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    entry = {"msgctxt": "", "msgid": "", "msgstr": ""}
    part = ""
    for number, line in enumerate([*text.splitlines(), ""], 1):
        row = line.strip()
        if first := _ENTRY.match(row):
            if first[1] != "msgstr" and part == "msgstr":
                _keep(entry, found)
            part = first[1]
            entry[part] = _unquoted(first[2])
        elif (more := _MORE.match(row)) and part:
            entry[part] += _unquoted(more[1])
        elif not row:
            _keep(entry, found)
            part = ""
        elif not row.startswith("#"):
            raise RequestError(f"line {number} of the table of words is not PO: {row[:60]}")
    return found


def _keep(entry: dict[str, str], found: dict[str, str]) -> None:
    if entry["msgctxt"] and entry["msgstr"]:
        found[entry["msgctxt"]] = entry["msgstr"]
    entry |= {"msgctxt": "", "msgid": "", "msgstr": ""}


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "t": "\t"}.get(found[1], found[1]), text)
