"""PDDL's brackets: a text as nested lists of words, each with its place."""

from __future__ import annotations

import re

from forbear.errors import Diagnostic, Span, StoryError
from forbear.language.messages import report
from forbear.records import dataclass

DEEPEST = 100
"""Brackets within brackets."""

_TOKEN = re.compile(r"[()]|[^\s();]+|;[^\n]*")


@dataclass(frozen=True, slots=True)
class PddlWord:
    """A name, a variable (`?x`), a keyword (`:action`), a number or a sign; case says nothing in PDDL."""

    text: str
    span: Span

    @property
    def key(self) -> str:
        """What two words share that mean the same."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Group:
    """What stands between two brackets."""

    parts: tuple[PddlWord | Group, ...]
    span: Span

    @property
    def head(self) -> str:
        """The word that it begins with, or nothing."""
        first = self.parts[0] if self.parts else None
        return first.key if isinstance(first, PddlWord) else ""

    @property
    def rest(self) -> tuple[PddlWord | Group, ...]:
        """All but the first part."""
        return self.parts[1:]


Part = PddlWord | Group


def groups_of(text: str, file: str) -> tuple[Group, ...]:
    """Return the groups that a text consists of. Raises StoryError."""
    lines = tuple(text.splitlines())
    found: list[Diagnostic] = []
    top: list[Part] = []
    open_groups: list[tuple[Span, list[Part]]] = []
    for number, line in enumerate(lines, 1):
        for token in _TOKEN.finditer(line):
            word = token[0]
            if word.startswith(";"):
                continue
            span = Span(file, number, token.start() + 1, number, token.end() + 1)
            inner = open_groups[-1][1] if open_groups else top
            if word == "(":
                if len(open_groups) >= DEEPEST:
                    raise StoryError((report("E606", span, lines, limit=DEEPEST),))
                open_groups.append((span, []))
            elif word == ")":
                if not open_groups:
                    found.append(report("E103", span, lines, bracket=")"))
                    continue
                begun, parts = open_groups.pop()
                (open_groups[-1][1] if open_groups else top).append(Group(tuple(parts), begun))
            else:
                inner.append(PddlWord(word, span))
    found += [report("E102", span, lines, bracket="(") for span, _ in open_groups]
    found += [
        report("E601", word.span, lines, what="a bracket", found=word.text)
        for word in top
        if isinstance(word, PddlWord)
    ]
    if found:
        raise StoryError(tuple(found))
    return tuple(part for part in top if isinstance(part, Group))
