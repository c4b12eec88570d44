"""Yarn 2, as Yarn Spinner reads it: a node for each moment, declared variables in percent, a `#line:` for each line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forbear.exports.manuscript import PARTS, Beat, Manuscript, parts_of
from forbear.exports.words import OPTION, Words, percent_of


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
        yield from _onward(manuscript, beat, words)
        yield "==="


def _onward(manuscript: Manuscript, beat: Beat, words: Words) -> Iterator[str]:
    if not beat.onward:
        for name in beat.outcomes:
            yield f"<<set $outcome_{name} to true>>"
            yield _line(words.of(f"outcome_{name}"), f"{beat.name}_{name}")
    elif len(beat.onward) == 1:
        yield f"<<jump {beat.onward[0].target}>>"
    elif manuscript.is_asked(beat):
        for onward in beat.onward:
            odds = f" ({percent_of(onward)})" if manuscript.role is None else ""
            yield f"-> {_line(words.offered(onward) + odds, onward.target + OPTION)}"
            yield f"    <<jump {onward.target}>>"
    else:
        yield f"<<set $draw to random_range(1, {PARTS})>>"
        for onward, last in zip(beat.onward, parts_of(beat.onward), strict=True):
            if onward is beat.onward[0]:
                yield f"<<if $draw <= {last}>>"
            elif onward is beat.onward[-1]:
                yield "<<else>>"
            else:
                yield f"<<elseif $draw <= {last}>>"
            yield f"    <<jump {onward.target}>>"
        yield "<<endif>>"


def _line(text: str, name: str) -> str:
    return f"{_escaped(text)} #line:{name}"


def _escaped(text: str) -> str:
    return re.sub(r"([\\{}\[\]#<>/])", r"\\\1", text)
