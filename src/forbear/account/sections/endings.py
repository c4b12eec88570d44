"""How else it could end, and how likely each outcome is."""

from __future__ import annotations

from forbear.account.lines import Line, Piece, bar, beside, heading, line, paragraph, percent
from forbear.account.naming import Naming
from forbear.account.record import Record
from forbear.account.words import likelihood, sentence
from forbear.stories.questions.pivot import Course
from forbear.stories.story import Story

MOST = 6
"""So many other stories are listed; the rest are counted."""


MOVED = 0.02
"""An outcome whose odds no step moved by more is not said to have turned."""


def endings(record: Record, naming: Naming) -> list[Line]:
    """Return the other stories, the likeliest first."""
    told = record.told
    others = [story for story in record.stories if story is not told and story.probability >= 0.0005]
    found: list[Line] = []
    for story in others[:MOST]:
        events = "; ".join(
            naming.event(step.event) for step in story.steps if step.event.kind != "wait" and not step.given
        )
        rows = paragraph(f"{percent(story.probability):>6}  {sentence(events)}.", "  ", hanging=" " * 8)
        found += rows
    rest = [story for story in record.stories if story is not told and story not in others[:MOST]]
    if rest:
        share = percent(sum(story.probability for story in rest))
        count = f"{len(rest)} further stories" if len(rest) > 1 else "one further story"
        found.append(line(Piece(f"  {share:>6}  {count}", "faint")))
    return [*heading("How else it could go"), *found] if found else []


def outcomes(record: Record, naming: Naming) -> list[Line]:
    """Return the declared outcomes with their odds."""
    found: list[Line] = []
    for name, probability in record.outcomes:
        number = Piece(f" {percent(probability):>5}", "number")
        word = Piece(f" {likelihood(probability)}", "faint")
        found += beside(naming.outcome(name), "    ", 38, bar(probability), number, word)
    return [*heading("What comes of it"), *found] if found else []


def pivots(record: Record, courses: tuple[Course, ...], naming: Naming) -> list[Line]:
    """Return the step of the told story at which each outcome was decided most."""
    story = record.told
    if story is None:
        return []
    found: list[Line] = []
    for course in courses:
        if course.pivot is None:
            continue
        before, after = course.probabilities[course.pivot], course.probabilities[course.pivot + 1]
        if abs(after - before) < MOVED:
            continue
        told = naming.event(story.steps[course.pivot].event)
        moved = f"{percent(before)} → {percent(after)}"
        found += paragraph(
            f"Whether {naming.outcome(course.outcome)} turned most at step {course.pivot + 1} ({told}): {moved}.",
            "  ",
            hanging="  ",
        )
    return [*heading("Where it turned"), *found] if found else []


def tally(samples: tuple[Story, ...], naming: Naming) -> list[Line]:
    """Return how often each story was drawn."""
    counts: dict[tuple[str, ...], int] = {}
    for story in samples:
        key = tuple(naming.event(step.event) for step in story.steps if step.event.kind != "wait")
        counts[key] = counts.get(key, 0) + 1
    found: list[Line] = []
    for events, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        found += paragraph(f"{count:>6}  {sentence('; '.join(events))}.", "  ", hanging=" " * 8)
    return [*heading(f"Drawn {len(samples)} times"), *found]
