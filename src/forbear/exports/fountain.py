"""Fountain, as screenwriters' tools read it: the likeliest story as scenes and action.

A turn is a section, what it changes in anybody's mind its synopsis, and odds stand in notes, which no printout shows.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from forbear.exports.manuscript import Manuscript
from forbear.exports.words import Words, percent_of

LEAST = 10
"""A change of mind by so many percent is a synopsis."""


def fountain(manuscript: Manuscript, words: Words) -> str:
    """Return the likeliest story of a manuscript as a script in Fountain."""
    return "\n".join(_rows(manuscript, words)) + "\n"


def _rows(manuscript: Manuscript, words: Words) -> Iterator[str]:
    yield f"Title: {_calm(words.of('title'))}"
    yield f"Source: {_calm(manuscript.name)}"
    yield ""
    for place in range(len(manuscript.notes)):
        yield from ("!" + _escaped(words.of(f"note{place + 1}")), "")
    beats = manuscript.likeliest()
    for before, beat in itertools.pairwise(beats):
        if not beat.told:
            continue
        yield from (f"# {_plain(before.called)}", "")
        for gauge, share in manuscript.changed(beat, before):
            was = before.gauges[manuscript.gauges.index(gauge)]
            if abs(share - was) >= LEAST:
                yield from (f"= {_plain(gauge.told)}: {was} % → {share} %", "")
        yield from (f".{_calm(before.called.upper())}", "", "!" + _escaped(words.told(beat)), "")
        if len(before.onward) > 1:
            odds = "; ".join(f"{onward.told} ({percent_of(onward)})" for onward in before.onward)
            yield from (f"[[{_calm(odds)}]]", "")
    for name in beats[-1].outcomes:
        yield from ("!" + _escaped(words.of(f"outcome_{name}")), "")
    yield "> THE END <"


def _escaped(text: str) -> str:
    return re.sub(r"([\\*_\[])", r"\\\1", text)


def _plain(text: str) -> str:
    return _calm(text.lstrip("#= "))


def _calm(text: str) -> str:
    """Return a text in which no note and no boneyard begins or ends, where marks cannot be escaped."""
    for mark in ("[[", "]]", "/*", "*/"):
        text = text.replace(mark, f"{mark[0]} {mark[1]}")
    return text
