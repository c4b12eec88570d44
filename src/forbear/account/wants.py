"""Who wants what: everybody's reasons, by how much the endings differ in them."""

from __future__ import annotations

from forbear.account.lines import Line, heading, line, paragraph
from forbear.account.naming import Naming
from forbear.account.record import Record
from forbear.account.words import sentence
from forbear.grounding.task import GroundReason
from forbear.language.expressions import Expression
from forbear.minds.reading import as_float
from forbear.stories.story import Story

NOTHING = 0.05
"""A difference in utility below this is told as none."""


def wants(record: Record, naming: Naming) -> list[Line]:
    """Return a line for each reason that is worth something in some ending."""
    if not record.stories:
        return []
    found: list[Line] = []
    for name in record.characters:
        rows = wants_of(name, record.stories, naming)
        if rows:
            found.append(line(f"  {sentence(naming.person(name))}"))
            for row in rows:
                found += paragraph(row, "    ", hanging="  ")
    return [*heading("Who wants what"), *found] if found else []


def wants_of(name: str, stories: tuple[Story, ...], naming: Naming) -> list[str]:
    """Return what a character wants, by how much these stories' endings differ in it; what never matters is left out."""
    if not stories:
        return []
    rows = []
    engine = stories[0].end.engine
    for reason in engine.task.reasons:
        if reason.character != name:
            continue
        read = engine.reader.reading(reason.value)
        ends = [story.end.node for story in stories]
        worths = [as_float(read(node.state, node)) for node in ends]
        least, most = min(worths), max(worths)
        if abs(least) >= NOTHING or abs(most) >= NOTHING:
            rows.append(f"{_title(reason, naming)}: {_range(least, most, naming)}")
    for owner, value in engine.task.utilities:
        if owner == name:
            worths = [_worth(story, value) for story in stories]
            rows.append(f"in all: {_range(min(worths), max(worths), naming)}")
    return rows


def _worth(story: Story, value: Expression) -> float:
    node = story.end.node
    return as_float(story.end.engine.reader.reading(value)(node.state, node))


def _title(reason: GroundReason, naming: Naming) -> str:
    told = naming.reason(reason.name, reason.character) or reason.name.replace("_", " ")
    return told if reason.kind is None or reason.kind == told else f"{told} ({reason.kind})"


def _range(least: float, most: float, naming: Naming) -> str:
    if most - least < NOTHING:
        return f"{naming.amount(most)} however it ends"
    if abs(least) < NOTHING:
        return f"up to {naming.amount(most)} to gain"
    if abs(most) < NOTHING:
        return f"up to {naming.amount(-least)} to lose"
    return f"from {naming.amount(least)} to {naming.amount(most)}"
