"""The account of a run: every section in its order, folded into a report and into data.

The record's sections say what came of the run; those that are asked are worked out as they are told. A new question is
a file in sections/ and its place here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from forbear.account.inquiry import Inquiry
from forbear.account.lines import Fragment, Line, line, paragraph, paragraphs
from forbear.account.plain import Data
from forbear.account.section import Section
from forbear.account.sections import (
    beliefs,
    choice_edges,
    courses,
    edge,
    hinges,
    learned,
    options,
    outcomes,
    reader,
    regrets,
    samples,
    scene,
    stories,
    story,
    told,
    tropes,
    wants,
    ways,
    why,
    work,
)
from forbear.errors import LimitReached, RequestError

SECTIONS: tuple[Section, ...] = tuple(
    module.SECTION
    for module in (
        scene, told, wants, beliefs, story, samples, ways, stories, outcomes, options, work,
        learned, edge, why, hinges, courses, regrets, reader, tropes, choice_edges,
    )
)  # fmt: skip
"""Everything that is told of a run, in this order."""

RECORDED = tuple(section.name for section in SECTIONS if not section.is_asked)
"""The sections that the record has."""

HUNG_ON = tuple(section.name for section in SECTIONS if section.says_why)
"""The sections that say why; they take longest."""

MORE: list[Line] = [line(Fragment("All of it, step by step and mind by mind: --full.", "faint"))]
"""What stands below the page where it is printed."""

NAMES = tuple(section.name for section in SECTIONS)


def parts(inquiry: Inquiry, names: Collection[str] = NAMES) -> Iterator[list[Line]]:
    """Yield the lines of each section, worked out as they are asked for; a part of the record that is too large says
    so. Interrupted, it goes on without what is still to be worked out, and says so. Raises RequestError for a section that
    is not there."""
    for section in _chosen(inquiry, names):
        if section.is_asked and inquiry.is_stopped:
            continue
        try:
            yield section.lines(inquiry)
        except KeyboardInterrupt:
            _stop(inquiry)
        except LimitReached as reached:
            if section.is_asked:
                raise
            if inquiry.is_hurried:
                continue
            yield paragraph(f"This part is too large to be worked out: {reached}.", "", "warning")
    if inquiry.is_stopped:
        yield [line(), *paragraph(_INTERRUPTED, "", "warning")]


def page(inquiry: Inquiry, names: Collection[str] = NAMES) -> Iterator[list[Line]]:
    """Yield what of each section stands on the page that a run opens with, worked out as it is asked for.

    Of a run that was cut short, what there is no more room for is left out. Raises RequestError as `parts` does.
    """
    for section in _named(names):
        if section.is_asked and inquiry.is_hurried:
            continue
        try:
            yield section.page(inquiry)
        except KeyboardInterrupt:
            _stop(inquiry)
        except LimitReached as reached:
            if not section.is_asked and not inquiry.is_hurried:
                yield paragraph(f"This part is too large to be worked out: {reached}.", "", "warning")
    if inquiry.is_stopped:
        yield [line(), *paragraph(_INTERRUPTED, "", "warning")]


def page_data(inquiry: Inquiry, names: Collection[str] = NAMES) -> list[Data]:
    """Return the page that a run opens with as data: its paragraphs beneath their headings, null above the first."""
    lines = [line for part in page(inquiry, names) for line in part]
    return [{"heading": heading, "paragraphs": told} for heading, told in paragraphs(lines)]


def data(inquiry: Inquiry, names: Collection[str] = NAMES) -> Data:
    """Return what the sections give as JSON-ready data (docs/json.md), and where none is left out, or only why, what they say
    on the page. Raises RequestError for a section that is not there."""
    found: Data = {}
    for section in _chosen(inquiry, names):
        if section.is_asked and inquiry.is_stopped:
            continue
        try:
            found |= section.data(inquiry)
        except KeyboardInterrupt:
            _stop(inquiry)
        except LimitReached:
            if not inquiry.is_hurried:
                raise
    if set(NAMES) - set(HUNG_ON) <= set(names):
        found["page"] = page_data(inquiry, names)
    if inquiry.is_stopped and "interrupted" in found:
        found["interrupted"] = True
    return found


_INTERRUPTED = "Interrupted: this is what was found so far."


def _stop(inquiry: Inquiry) -> None:
    """Work out nothing more that is asked; whoever interrupts a second time wants an end of it."""
    if inquiry.is_stopped:
        raise KeyboardInterrupt
    inquiry.stop()


def _chosen(inquiry: Inquiry, names: Collection[str]) -> list[Section]:
    return [section for section in _named(names) if inquiry.is_whole or not section.is_asked]


def _named(names: Collection[str]) -> list[Section]:
    for name in names:
        if name not in NAMES:
            raise RequestError(f"there is no section '{name}'", f"there is {', '.join(NAMES)}")
    return [section for section in SECTIONS if section.name in names]
