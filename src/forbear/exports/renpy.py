"""Ren'Py: a label for each moment, a menu where the player chooses, beliefs as defaults in percent."""

from __future__ import annotations

import keyword
from collections.abc import Iterator

from forbear.exports.manuscript import PARTS, Beat, Manuscript
from forbear.exports.ways import Draws, Offers, Ways
from forbear.exports.words import Words


def renpy(manuscript: Manuscript, words: Words) -> str:
    """Return a manuscript as a script of Ren'Py."""
    return "\n".join(_rows(manuscript, words)) + "\n"


def _rows(manuscript: Manuscript, words: Words) -> Iterator[str]:
    yield f"# {words.of('title')}. Written by Forbear; beliefs are in percent."
    for name, called in manuscript.people:
        yield f"define person_{_plain(name)} = Character({_quoted(called)})"
    for gauge, share in manuscript.changed(manuscript.beats[0], None):
        yield f"default {_variable(gauge.name)} = {share}  # {gauge.told}"
    yield from (f"default outcome_{name} = False" for name, _ in manuscript.outcomes)
    yield "default draw = 0"
    for beat, before in manuscript.with_parents():
        yield from ("", f"label {_label(beat.name)}:")
        if before is None:
            yield from (f"    {_quoted(words.of(f'note{place + 1}'))}" for place in range(len(manuscript.notes)))
        else:
            changed = manuscript.changed(beat, before)
            yield from (f"    $ {_variable(gauge.name)} = {share}" for gauge, share in changed)
        if beat.told:
            yield f"    {_quoted(words.told(beat))} id {beat.name}"
        yield from _WAYS.onward(manuscript, beat, words)


def _outcome(_: Beat, name: str, words: Words) -> Iterator[str]:
    yield f"    $ outcome_{name} = True"
    yield f"    {_quoted(words.of(f'outcome_{name}'))}"


def _led(target: str) -> Iterator[str]:
    yield f"    jump {_label(target)}"


def _asked(offers: Offers) -> Iterator[str]:
    yield "    menu:"
    for text, target in offers:
        yield f"        {_quoted(text)}:"
        yield f"            jump {_label(target)}"


def _drawn(draws: Draws) -> Iterator[str]:
    yield f"    $ draw = renpy.random.randint(1, {PARTS})"
    for last, target in draws[:-1]:
        yield f"    if draw <= {last}:"
        yield f"        jump {_label(target)}"
    yield f"    jump {_label(draws[-1][1])}"


_WAYS = Ways(_outcome, ("    return",), _led, _asked, _drawn)


def _label(name: str) -> str:
    return name if name == "start" else f"at_{name}"


def _plain(name: str) -> str:
    return "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in name)


def _variable(name: str) -> str:
    """Return the name of a variable: none of Python's words, and none that Ren'Py keeps to itself."""
    return f"{name}_" if keyword.iskeyword(name) or name.startswith("_") else f"mind_{name}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("[", "[[").replace("{", "{{").replace("%", "%%")
    return f'"{escaped}"'
