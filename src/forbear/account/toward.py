"""A story that was sought for in a scene with doubt: how likely, its steps as a run tells them, its weakest one."""

from __future__ import annotations

from forbear.account.data import story_data, told_if_it_fits
from forbear.account.inquiry import Inquiry
from forbear.account.lines import Line, paragraph, percent
from forbear.account.naming import Naming
from forbear.account.plain import Data
from forbear.account.record import Record
from forbear.account.steps import steps
from forbear.account.words import likelihood
from forbear.stories.story import Story
from forbear.stories.toward import weakest


def story_lines(inquiry: Inquiry, story: Story) -> list[Line]:
    """Return one story that reaches the goal, step by step."""
    chance = story.probability
    title = f"A story that ends so: {likelihood(chance)} ({percent(chance)})"
    return [*steps(inquiry, story, title), *weakest_lines(story, inquiry.naming)]


def weakest_lines(story: Story, naming: Naming) -> list[Line]:
    """Return which step was least likely to be chosen."""
    step = weakest(story)
    if step is None:
        return []
    place = story.steps.index(step) + 1
    chance = percent(step.option.probability)
    told = f"Least likely on the way is step {place}: {naming.event(step.event)} ({chance})."
    return [(), *paragraph(told, "", hanging="  ")]


def story_as_data(record: Record, story: Story) -> Data:
    """Return one story as a run gives it: its events, and its steps with odds, witnesses and beliefs."""
    naming = Naming(record.problem, record.task)
    step = weakest(story)
    return {
        **story_data(story, naming),
        "weakest": None if step is None else story.steps.index(step),
        "story": told_if_it_fits(story, naming, record),
    }


def story_brief(story: Story, naming: Naming) -> str:
    """Return the events in one line."""
    return "; ".join(naming.event(step.event) for step in story.steps if step.event.kind != "wait")
