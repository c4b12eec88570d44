"""Yarn 2, as Yarn Spinner reads it: a node for each moment, declared variables in percent, a `#line:` for each line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forbear.exports.manuscript import PARTS, Beat, Manuscript
from forbear.exports.ways import Draws, Offers, Ways
from forbear.exports.words import OPTION, Words


def yarn(manuscript: Manuscript, words: Words) -> str:
    """Return a manuscript as nodes of Yarn."""
    return "\n".join(_rows(manuscript, words)) + "\n"


def _rows(manuscript: Manuscript, words: Words) -> Iterator[str]:
    for beat, before in manuscript.with_parents():
        yield from (f"title: {beat.name}", "---")
        if before is None:
            for gauge, share in manuscript.changed(beat, None):
                yield f"<<declare ${gauge.name} = {share}>>"
            yield from (f"<<declare $outcome_{name} = false>>" for name, _ in manuscript.outcomes)
            yield "<<declare $draw = 0>>"
            for place in range(len(manuscript.notes)):
                yield _line(words.of(f"note{place + 1}"), f"note{place + 1}")
        else:
            yield from (f"<<set ${gauge.name} to {share}>>" for gauge, share in manuscript.changed(beat, before))
        if beat.told:
            yield _line(words.told(beat), beat.name)
        yield from _WAYS.onward(manuscript, beat, words)
        yield "==="


def _outcome(beat: Beat, name: str, words: Words) -> Iterator[str]:
    yield f"<<set $outcome_{name} to true>>"
    yield _line(words.of(f"outcome_{name}"), f"{beat.name}_{name}")


def _led(target: str) -> Iterator[str]:
    yield f"<<jump {target}>>"


def _asked(offers: Offers) -> Iterator[str]:
    for text, target in offers:
        yield f"-> {_line(text, target + OPTION)}"
        yield f"    <<jump {target}>>"


def _drawn(draws: Draws) -> Iterator[str]:
    yield f"<<set $draw to random_range(1, {PARTS})>>"
    for place, (last, target) in enumerate(draws):
        is_last = place == len(draws) - 1
        yield "<<else>>" if is_last else f"<<{'elseif' if place else 'if'} $draw <= {last}>>"
        yield f"    <<jump {target}>>"
    yield "<<endif>>"


_WAYS = Ways(_outcome, (), _led, _asked, _drawn)


def _line(text: str, name: str) -> str:
    return f"{_escaped(text)} #line:{name}"


def _escaped(text: str) -> str:
    return re.sub(r"([\\{}\[\]#<>/])", r"\\\1", text)
