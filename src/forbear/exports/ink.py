"""Ink, as inklecate and inkjs compile it: a knot for each moment, variables in percent, other people's choices drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forbear.exports.manuscript import PARTS, Beat, Manuscript
from forbear.exports.ways import Draws, Offers, Ways
from forbear.exports.words import OPTION, Words


def ink(manuscript: Manuscript, words: Words) -> str:
    """Return a manuscript as a story in ink."""
    return "\n".join(_rows(manuscript, words)) + "\n"


def _rows(manuscript: Manuscript, words: Words) -> Iterator[str]:
    yield f"// {_comment(words.of('title'))}. Written by Forbear; beliefs are in percent."
    yield f"# title: {_escaped(words.of('title'))}"
    for gauge, share in manuscript.changed(manuscript.beats[0], None):
        yield f"// {_comment(gauge.told)}"
        yield f"VAR {gauge.name} = {share}"
    for name, _ in manuscript.outcomes:
        yield f"VAR outcome_{name} = false"
    yield "VAR draw = 0"
    for place in range(len(manuscript.notes)):
        yield f"{_escaped(words.of(f'note{place + 1}'))} # id:note{place + 1}"
    yield "-> start"
    for beat, before in manuscript.with_parents():
        yield from ("", f"=== {beat.name} ===")
        if before is not None:
            yield from (f"~ {gauge.name} = {share}" for gauge, share in manuscript.changed(beat, before))
        if beat.told:
            yield f"{_escaped(words.told(beat))} # id:{beat.name}"
        yield from _WAYS.onward(manuscript, beat, words)


def _outcome(_: Beat, name: str, words: Words) -> Iterator[str]:
    yield f"~ outcome_{name} = true"
    yield f"{_escaped(words.of(f'outcome_{name}'))} # id:outcome_{name}"


def _led(target: str) -> Iterator[str]:
    yield f"-> {target}"


def _asked(offers: Offers) -> Iterator[str]:
    for text, target in offers:
        yield f"+ [{_escaped(text)}]"
        yield f"  # id:{target}{OPTION}"
        yield f"  -> {target}"


def _drawn(draws: Draws) -> Iterator[str]:
    yield f"~ draw = RANDOM(1, {PARTS})"
    yield "{"
    for last, target in draws[:-1]:
        yield f"- draw <= {last}: -> {target}"
    yield f"- else: -> {draws[-1][1]}"
    yield "}"


_WAYS = Ways(_outcome, ("-> END",), _led, _asked, _drawn)


def _escaped(text: str) -> str:
    return re.sub(r"([\\{}\[\]|#~<>/*+=\-])", r"\\\1", text)


def _comment(text: str) -> str:
    return text.replace("*/", "* /")
