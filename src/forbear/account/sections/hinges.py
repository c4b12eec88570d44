"""What it turned on: the one or two choices of which the ending hung most, some of what they hung on, and their edge."""

from __future__ import annotations

from forbear.account.inquiry import Inquiry
from forbear.account.knockouts import without
from forbear.account.lines import Line, heading, paragraph, percent
from forbear.account.naming import Naming
from forbear.account.plain import Data
from forbear.account.section import Section
from forbear.account.sections.choice_edges import edge_text
from forbear.account.sections.ways import ending
from forbear.account.words import listed
from forbear.stories.questions.choice_edge import ChoiceEdge, choice_edges
from forbear.stories.questions.hinge import hinges
from forbear.stories.questions.why import Influence, Why, first_causes

CAUSES = 2
"""So many causes of a choice are told."""


def _hinges(inquiry: Inquiry) -> tuple[int, ...]:
    story = inquiry.record.told
    return () if story is None else hinges(story, inquiry.record.conceivable, ending)


def first_whys(inquiry: Inquiry) -> tuple[Why, ...]:
    """Return what the hinges hung on, as far as it takes to tell of it."""
    story = inquiry.record.told
    if story is None:
        return ()
    steps = inquiry.once(_hinges)
    engines = inquiry.engines.sharing()
    found = first_causes(story, steps, engines, enough=CAUSES, on_progress=inquiry.on_progress)
    return inquiry.heed(found)


def _edges(inquiry: Inquiry) -> dict[int, ChoiceEdge]:
    """Return by step how far the first thing that a hinge hung on could move."""
    story, found = inquiry.record.told, inquiry.once(first_whys)
    if story is None or not found:
        return {}
    return {edge.step: edge for edge in choice_edges(story, found, inquiry.engines.sharing(), most=1)}


def _page(inquiry: Inquiry) -> list[Line]:
    found: list[Line] = []
    for one in inquiry.once(first_whys):
        edge = inquiry.once(_edges).get(one.step)
        turns = "" if edge is None else f" It {edge_text(edge, inquiry.naming)}."
        found += paragraph(f"{_told(one, inquiry.naming)}{turns}", "  ", hanging="  ")
    return [*heading("What it turned on, and where the edge is"), *found] if found else []


def _told(one: Why, naming: Naming) -> str:
    step = f"Step {one.step + 1}"
    if one.because:
        turned = "would not have been the likeliest" if one.was_likeliest else "would have been half as likely at most"
        return f"{step} {turned} {_without(one.because, naming)}."
    if one.singles:
        return f"{step}: no one change that was tried turns it. It would have moved most {_without(one.singles[:1], naming)}."
    tried = "no one thing at all" if one.complete else "no one thing that was tried"
    return f"{step} hung on {tried}."


def _without(influences: tuple[Influence, ...], naming: Naming) -> str:
    """Return causes that come to different odds, in words, the strongest first."""
    found = {round(one.probability, 9): one for one in reversed(influences)}
    distinct = [one for one in influences if found[round(one.probability, 9)] is one][:CAUSES]
    return listed([f"{without(one.without, naming)} ({percent(one.probability)})" for one in distinct], "or")


def _data(inquiry: Inquiry) -> Data:
    return {"hinges": list(inquiry.once(_hinges))}


SECTION = Section("hinges", data=_data, page=_page, is_asked=True, says_why=True)
