"""Twee 3, for Twine's SugarCube: a passage for each moment, laid out by turns, with the story's own lasting IFID."""

from __future__ import annotations

import json
import re
import uuid
from collections import defaultdict
from collections.abc import Iterator

from forbear.exports.manuscript import PARTS, Beat, Manuscript
from forbear.exports.ways import Draws, Offers, Ways
from forbear.exports.words import Words

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "forbear")
_APART = 150
_SPECIAL = re.compile(r"[\[\]<>{}$_'\"/\\*|!#@&~=^`:-]")


def twee(manuscript: Manuscript, words: Words) -> str:
    """Return a manuscript as passages of Twee 3."""
    return "\n".join(_rows(manuscript, words)) + "\n"


def _rows(manuscript: Manuscript, words: Words) -> Iterator[str]:
    data = {
        "ifid": str(uuid.uuid5(_NAMESPACE, manuscript.name)).upper(),
        "format": "SugarCube",
        "format-version": "2.37.3",
        "start": "start",
    }
    title = words.of("title")  # plain text; at the beginning of a line `::` would begin a passage
    yield from (
        ":: StoryTitle",
        f" {title}" if title.startswith("::") else title,
        "",
        ":: StoryData",
        json.dumps(data, indent=1),
        "",
    )
    rows: dict[int, int] = defaultdict(int)
    for beat, before in manuscript.with_parents():
        across, down = beat.depth * _APART, rows[beat.depth] * _APART
        rows[beat.depth] += 1
        yield f':: {beat.name} {{"position":"{across},{down}","size":"100,100"}}'
        yield from (f"<<set ${gauge.name} to {share}>>\\" for gauge, share in manuscript.changed(beat, before))
        if before is None:
            yield from (f"<<set $outcome_{name} to false>>\\" for name, _ in manuscript.outcomes)
            yield from (_text(words.of(f"note{place + 1}")) for place in range(len(manuscript.notes)))
        if beat.told:
            yield _text(words.told(beat))
        yield from _WAYS.onward(manuscript, beat, words)
        yield ""


def _outcome(_: Beat, name: str, words: Words) -> Iterator[str]:
    yield f"<<set $outcome_{name} to true>>{_text(words.of(f'outcome_{name}'))}"


def _led(target: str) -> Iterator[str]:
    yield f'<<goto "{target}">>'


def _asked(offers: Offers) -> Iterator[str]:
    for text, target in offers:
        yield _link(text, target)


def _drawn(draws: Draws) -> Iterator[str]:
    cases = []
    for place, (last, target) in enumerate(draws):
        is_last = place == len(draws) - 1
        case = "<<else>>" if is_last else f"<<{'elseif' if place else 'if'} _draw lte {last}>>"
        cases.append(f'{case}<<goto "{target}">>')
    yield f"<<set _draw to random(1, {PARTS})>>{''.join(cases)}<</if>>"


_WAYS = Ways(_outcome, (), _led, _asked, _drawn)


def _text(text: str) -> str:
    """Return a text of a passage; what could be markup stands as it is."""
    if not _SPECIAL.search(text):
        return text
    return f"<nowiki>{text.replace('</nowiki>', '</nowiki >')}</nowiki>"


def _link(text: str, target: str) -> str:
    """Return a link, as a macro: in `[[…]]` SugarCube takes the text for an expression and evaluates it."""
    return f'<<link {json.dumps(_text(text), ensure_ascii=False)} "{target}">><</link>>'
