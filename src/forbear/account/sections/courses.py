"""Where it turned: how likely each outcome was along the told story, and the step that moved it most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forbear.account.inquiry import Inquiry
from forbear.account.lines import Line, heading, paragraph, percent
from forbear.account.plain import Data
from forbear.account.section import Section

if TYPE_CHECKING:
    from forbear.stories.questions.pivot import Course

MOVED = 0.02
"""An outcome whose odds no step moved by more is not said to have turned."""


def _courses(inquiry: Inquiry) -> tuple[Course, ...]:
    from forbear.stories.questions.pivot import course  # the page has no need of it

    story = inquiry.record.told
    return () if story is None else tuple(course(story, name) for name, _ in inquiry.record.task.outcomes)


def _lines(inquiry: Inquiry) -> list[Line]:
    story, naming = inquiry.record.told, inquiry.naming
    if story is None:
        return []
    found: list[Line] = []
    for one in inquiry.once(_courses):
        if one.pivot is None:
            continue
        before, after = one.probabilities[one.pivot], one.probabilities[one.pivot + 1]
        if abs(after - before) < MOVED:
            continue
        told = naming.event(story.steps[one.pivot].event)
        moved = f"{percent(before)} → {percent(after)}"
        found += paragraph(
            f"Whether {naming.outcome(one.outcome)} turned most at step {one.pivot + 1} ({told}): {moved}.",
            "  ",
            hanging="  ",
        )
    return [*heading("Where it turned"), *found] if found else []


def _data(inquiry: Inquiry) -> Data:
    return {
        "courses": [
            {"outcome": c.outcome, "probabilities": list(c.probabilities), "pivot": c.pivot}
            for c in inquiry.once(_courses)
        ]
    }


SECTION = Section("courses", _lines, _data, is_asked=True, says_why=True)
