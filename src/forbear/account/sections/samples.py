"""How often each story was drawn, where stories are drawn by chance."""

from __future__ import annotations

from forbear.account.data import story_data
from forbear.account.inquiry import Inquiry
from forbear.account.lines import Line, heading, paragraph
from forbear.account.plain import Data
from forbear.account.section import Section
from forbear.account.words import sentence


def _lines(inquiry: Inquiry) -> list[Line]:
    samples, naming = inquiry.record.samples, inquiry.naming
    if not samples:
        return []
    counts: dict[tuple[str, ...], int] = {}
    for story in samples:
        key = tuple(naming.event(step.event) for step in story.steps if step.event.kind != "wait")
        counts[key] = counts.get(key, 0) + 1
    found: list[Line] = []
    for events, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        found += paragraph(f"{count:>6}  {sentence('; '.join(events))}.", "  ", hanging=" " * 8)
    return [*heading(f"Drawn {len(samples)} times"), *found]


def _data(inquiry: Inquiry) -> Data:
    return {"samples": [story_data(story, inquiry.naming) for story in inquiry.record.samples]}


SECTION = Section("samples", _lines, _data, _lines)
