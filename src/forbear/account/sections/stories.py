"""How else it could go: the other stories, the likeliest first."""

from __future__ import annotations

from forbear.account.data import story_data
from forbear.account.inquiry import Inquiry
from forbear.account.lines import Fragment, Line, heading, line, paragraph, percent
from forbear.account.plain import Data
from forbear.account.section import Section
from forbear.account.words import sentence

MOST = 6
"""So many other stories are listed; the rest are counted."""


def _lines(inquiry: Inquiry) -> list[Line]:
    record, naming = inquiry.record, inquiry.naming
    if record.samples:
        return []
    told = record.told
    others = [story for story in record.stories if story is not told and story.probability >= 0.0005]
    found: list[Line] = []
    for story in others[:MOST]:
        events = "; ".join(
            naming.event(step.event) for step in story.steps if step.event.kind != "wait" and not step.given
        )
        found += paragraph(f"{percent(story.probability):>6}  {sentence(events)}.", "  ", hanging=" " * 8)
    rest = [story for story in record.stories if story is not told and story not in others[:MOST]]
    if rest:
        share = percent(sum(story.probability for story in rest))
        count = f"{len(rest)} further stories" if len(rest) > 1 else "one further story"
        found.append(line(Fragment(f"  {share:>6}  {count}", "faint")))
    return [*heading("How else it could go"), *found] if found else []


def _data(inquiry: Inquiry) -> Data:
    first, most = inquiry.extent.first, inquiry.extent.most
    stories = inquiry.record.stories[first:] if most is None else inquiry.record.stories[first : first + most]
    return {"stories": [story_data(story, inquiry.naming) for story in stories]}


SECTION = Section("stories", _lines, _data)
