"""What it turned on: the one or two choices of which the ending hung most, some of what they hung on, and their edge."""

from __future__ import annotations

from collections.abc import Sequence

from forbear.account.inquiry import Inquiry
from forbear.account.knockouts import without
from forbear.account.lines import Line, heading, paragraph, percent
from forbear.account.naming import Naming
from forbear.account.plain import Data
from forbear.account.section import Section
from forbear.account.sections.choice_edges import edge_text
from forbear.account.sections.ways import ending
from forbear.account.words import listed
from forbear.grounding.task import Task
from forbear.language.ties import is_same
from forbear.stories.questions.choice_edge import ChoiceEdge, choice_edges
from forbear.stories.questions.hinge import hinges
from forbear.stories.questions.knockout import OtherBelief, OtherFact, SilencedReason, stands_on
from forbear.stories.questions.why import Influence, Why, first_causes
from forbear.stories.story import Story

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
    story = inquiry.record.told
    if story is None:
        return []
    for one in inquiry.once(first_whys):
        edge = inquiry.once(_edges).get(one.step)
        turns = "" if edge is None else _edge(edge, one, story, inquiry.naming)
        found += paragraph(f"{_told(one, story, inquiry.naming)}{turns}", "  ", hanging="  ")
    return [*heading("What it turned on, and where the edge is"), *found] if found else []


def _told(one: Why, story: Story, naming: Naming) -> str:
    """Return what a choice hung on, in a sentence or two."""
    step, even, rival = f"Step {one.step + 1}", _even_with(one, story, naming), _rival(one, story, naming)
    turned = "would have gone otherwise" if one.was_likeliest else "would have been at most half as likely"
    evened = f"would have been no likelier than {rival}"
    task = story.beginning.engine.task
    if one.because and len(one.because[0].without) == 1:
        return f"{step} {turned} {_without(_shown(one.because, task), naming)}."
    if one.because:
        turned = turned if one.because[0].turns else evened
        return f"{step}{even} hung on several things together: it {turned} {_without(one.because[:1], naming)}."
    if one.evened:
        return f"{step} {evened} {_without(_shown(one.evened, task), naming)}."
    pulls = [
        f"what told most {way} it is that it would have been {odds} {_without(found[:1], naming)}"
        for found, way, odds in zip(one.pulls, ("for", "against"), ("less likely", "likelier"), strict=True)
        if found
    ]
    if pulls:
        return f"{step}{even} hung on no one thing; {'; '.join(pulls)}."
    return f"{step}{even} hung on {'no one thing at all' if one.complete else 'no one thing that was tried'}."


def _edge(edge: ChoiceEdge, one: Why, story: Story, naming: Naming) -> str:
    """Return where a choice turns; shortly where that is about the cause that was told first."""
    told = _shown(one.because, story.beginning.engine.task)
    if told and told[0].without == (edge.thing,):
        that = "that" if len(told) == 1 else "the first"
        if edge.is_extreme and isinstance(edge.thing, OtherBelief):
            return f" Nothing short of {that} turns it; at first {naming.person(edge.thing.path[0])} gives it {percent(edge.now)}."
        if edge.is_extreme:
            return f" Nothing short of {that} turns it."
        if isinstance(edge.thing, SilencedReason):
            return f" It turns where {that} counts for under {percent(edge.at)} of what it does."
    return f" It {edge_text(edge, naming)}."


def _rival(one: Why, story: Story, naming: Naming) -> str:
    """Return what else was likeliest where a choice was made."""
    step = story.steps[one.step]
    others = [option for option in step.before.options if option.event != step.event]
    rest = [option for option in others if not is_same(option.probability, step.option.probability)] or others
    return f"another ({naming.event(max(rest, key=lambda option: option.probability).event)})"


def _even_with(one: Why, story: Story, naming: Naming) -> str:
    """Return what a choice was a toss-up with, where it was one."""
    if not one.tied:
        return ""
    step = story.steps[one.step]
    chosen = step.option.probability
    others = [option for option in step.before.options if option.event != step.event]
    tied = [naming.event(option.event) for option in others if is_same(option.probability, chosen)]
    return f" was a toss-up with this: {listed(tied, 'or')}. Against anything else it"


def _shown(influences: tuple[Influence, ...], task: Task) -> list[Influence]:
    """Return the causes that are told, the strongest first: no two that come to the same odds, nor that count by the same fact,
    of which that fact is told."""
    found: list[tuple[Influence, frozenset[int]]] = []
    for one in influences:
        thing = one.without[0]
        cells = stands_on(thing, task)
        alike = [place for place, (_, others) in enumerate(found) if not cells.isdisjoint(others)]
        if not alike:
            found.append((one, cells))
        elif isinstance(thing, OtherFact) and not isinstance(found[alike[0]][0].without[0], (OtherFact, OtherBelief)):
            found[alike[0]] = (one, cells)
    first: dict[float, Influence] = {}
    for one, _ in found:
        first.setdefault(round(one.probability, 9), one)
    return list(first.values())[:CAUSES]


def _without(influences: Sequence[Influence], naming: Naming) -> str:
    """Return causes, in words."""
    return listed([f"{without(one.without, naming)} (then {percent(one.probability)})" for one in influences], "or")


def _data(inquiry: Inquiry) -> Data:
    return {"hinges": list(inquiry.once(_hinges))}


SECTION = Section("hinges", data=_data, page=_page, is_asked=True, says_why=True)
