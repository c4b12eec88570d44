"""What mostly happens: stories that come to the same, taken together, the likeliest first."""

from __future__ import annotations

import math
from collections.abc import Hashable

from forbear.account.inquiry import Inquiry
from forbear.account.lines import Line, heading, paragraph, percent
from forbear.account.naming import Naming
from forbear.account.plain import Data
from forbear.account.record import Record
from forbear.account.section import Section
from forbear.account.words import listed, sentence
from forbear.language.ties import ranked
from forbear.language.values import Value
from forbear.records import dataclass
from forbear.stories.story import Story

MOST = 6
"""So many ways are told; the data has them all."""

OTHERS = 2
"""On the page so many other ways are told."""

LEAST, TOLD = 0.1, 0.1
"""A way that is less likely than the first is not told on the page, nor all of these together if less than the second."""

WEIGHING = ("harm", "side")
"""What a domain binds that an ending is told apart by, besides the outcomes: who dies, and on whose side they are."""


@dataclass(frozen=True, slots=True)
class Way:
    """Stories that end alike: in the outcomes, and in what harm and which side the domain sees in their ends.

    probability: of all together, among the stories that finished. outcomes: those that hold. stories: likeliest first.
    """

    probability: float
    outcomes: tuple[str, ...]
    stories: tuple[Story, ...]


def ways(record: Record) -> tuple[Way, ...]:
    """Return the ways, the likeliest first; where nothing tells endings apart, every story is one of its own."""
    total = math.fsum(story.probability for story in record.stories)
    if not total:
        return ()
    found: dict[object, list[Story]] = {}
    for story in record.stories:
        found.setdefault(ending(story), []).append(story)
    made = [
        Way(math.fsum(story.probability for story in stories) / total, _holding(stories[0]), tuple(stories))
        for stories in found.values()
    ]
    return tuple(ranked(made, lambda way: way.probability, lambda way: record.stories.index(way.stories[0])))


def ending(story: Story) -> Hashable:
    """Return what stories that come to the same share."""
    engine, node = story.end.engine, story.end.node
    roles = [role for role in engine.task.roles if role.name in WEIGHING]
    if not roles and not engine.task.outcomes:
        return tuple(step.event for step in story.steps)
    read: list[Value] = [engine.reader.reading(role.value)(node.state, node) for role in roles]
    return _holding(story), tuple((isinstance(value, bool), value) for value in read)


def _holding(story: Story) -> tuple[str, ...]:
    return tuple(name for name, _ in story.end.engine.task.outcomes if story.end.holds(name))


def ways_found(inquiry: Inquiry) -> tuple[Way, ...]:
    """Return the ways of a run; nothing where stories were drawn."""
    return () if inquiry.record.samples else ways(inquiry.record)


def _lines(inquiry: Inquiry) -> list[Line]:
    found = inquiry.once(ways_found)
    if not 1 < len(found) < len(inquiry.record.stories):
        return []
    lines: list[Line] = []
    for way in found[:MOST]:
        lines += paragraph(f"{percent(way.probability):>6}  {_told(way, inquiry.naming)}", "  ", hanging=" " * 8)
    if len(found) > MOST:
        rest = math.fsum(way.probability for way in found[MOST:])
        lines += paragraph(f"{percent(rest):>6}  otherwise", "  ", "faint")
    return [*heading("What mostly happens"), *lines]


def told_way(inquiry: Inquiry) -> Way | None:
    """Return the way that the told story goes; None where there is none."""
    told = inquiry.record.told
    return next((way for way in inquiry.once(ways_found) if told in way.stories), None)


def _page(inquiry: Inquiry) -> list[Line]:
    record, naming = inquiry.record, inquiry.naming
    found, told, first = inquiry.once(ways_found), record.told, told_way(inquiry)
    rows: list[Line] = []
    if told is not None and first is not None:
        others = [way for way in found if way is not first]
        shown = [way for way in others[:OTHERS] if way.probability >= LEAST]
        before = [told]
        for way in shown:
            parts = _parting(way.stories[0], before, naming)
            text = f"{percent(way.probability):>6}  {parts}{_ending(way, first, naming)}."
            rows += paragraph(text, "  ", hanging=" " * 8)
            before.append(way.stories[0])
        rest = math.fsum(way.probability for way in others[len(shown) :])
        if rest >= TOLD and shown:
            rows += paragraph(f"{percent(rest):>6}  otherwise", "  ", "faint")
    chances = [f"{naming.outcome(name)} {percent(chance)}" for name, chance in record.outcomes]
    if told is not None and all(chance in (0, 1) for _, chance in record.outcomes):
        so, not_so = (
            [naming.outcome(name) for name, chance in record.outcomes if chance == all_of] for all_of in (1, 0)
        )
        chances = so or [f"it does not come about that {listed(not_so, 'or that')}"] * bool(not_so)
    rows += paragraph(f"{sentence(', '.join(chances))}.", "  ", hanging="  ") if chances else []
    return rows


def _parting(story: Story, others: list[Story], naming: Naming) -> str:
    """Return how a story parts from the told one, the first of others, and after that from the rest of them: the events at
    which it does, with their steps; where nothing that is done parts it from the told one, how the two begin."""
    first, *later = [_parts_at(story, other) for other in others]
    if first is None:
        return "as it began otherwise"
    parted = [first, *sorted({place for place in later if place is not None and place > first})]
    told = [f"{naming.event(story.steps[place].event)} (step {place + 1})" for place in parted]
    return f"if {listed(told)}"


def _parts_at(story: Story, other: Story) -> int | None:
    """Return the number of the first step at which a story goes otherwise than another; None where it has no such step."""
    pairs = enumerate(zip(story.steps, other.steps, strict=False))
    found = next((place for place, (one, another) in pairs if one.event != another.event), None)
    longer = len(other.steps) if len(story.steps) > len(other.steps) else None
    return longer if found is None else found


def _ending(way: Way, first: Way, naming: Naming) -> str:
    """Return what comes of a way in which the told one differs: outcomes that hold, and those that do not."""
    comes = [naming.outcome(name) for name in way.outcomes if name not in first.outcomes]
    stays = [naming.outcome(name) for name in first.outcomes if name not in way.outcomes]
    told = [listed(comes)] if comes else []
    told += [f"not so: {', '.join(stays)}"] if stays else []
    return f": {'; '.join(told)}" if told else ""


def _told(way: Way, naming: Naming) -> str:
    """Return how a way ends and, as its likeliest story has it, how it comes to that."""
    events = [naming.event(step.event) for step in way.stories[0].steps if step.event.kind != "wait" and not step.given]
    ends = ", ".join(naming.outcome(name) for name in way.outcomes)
    count = len(way.stories)
    course = f"{'; '.join(events)}{f'; or {count - 1} more such' if count > 1 else ''}" if events else "nothing happens"
    return f"{sentence(ends)}: {course}." if ends else f"{sentence(course)}."


def _data(inquiry: Inquiry) -> Data:
    return {
        "ways": [
            {
                "probability": way.probability,
                "outcomes": list(way.outcomes),
                "told": _told(way, inquiry.naming),
                "stories": [inquiry.record.stories.index(story) for story in way.stories],
            }
            for way in inquiry.once(ways_found)
        ],
        "tied": inquiry.record.tied,
    }


SECTION = Section("ways", _lines, _data, _page)
