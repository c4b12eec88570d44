"""Parts of the tree of stories as data, and one story of it in full."""

from __future__ import annotations

from forbear.account.data import event_data, limit_data
from forbear.account.naming import Naming
from forbear.account.plain import Data
from forbear.stories.branches import Branches, Places
from forbear.stories.follow import describe
from forbear.stories.questions.expectation import of_outcome
from forbear.stories.story import Story


def branches_data(found: Branches, naming: Naming) -> Data:
    """Return what was opened of a tree, each place within the one above it."""
    return {
        "node": _node(found, found.top, naming),
        "cut": [list(places) for places in found.cut],
        "limit": limit_data(found.limit),
    }


def _node(found: Branches, places: Places, naming: Naming) -> Data | None:
    story = found.opened.get(places)
    if story is None:
        return None
    moment = story.end
    outcomes = moment.engine.task.outcomes
    return {
        "events": list(places),
        "chooser": moment.chooser,
        "probability": story.probability,
        "over": story.is_over,
        "outcomes": [name for name, _ in outcomes if moment.holds(name)] if story.is_over else [],
        "options": [
            {
                "place": place,
                **event_data(option.event, moment, naming),
                "probability": option.probability,
                "value": option.value,
                "node": _node(found, (*places, place), naming),
            }
            for place, option in enumerate(moment.options)
        ],
    }


def after_text(story: Story) -> str:
    """Return the events of a story as `follow` reads them."""
    task = story.beginning.engine.task
    return ", ".join(f"{step.event.by}: {describe(step.event, task)}" for step in story.steps)


def expected_outcomes(story: Story, naming: Naming) -> list[Data]:
    """Return how likely each outcome is from the last moment of a story on."""
    return [
        {"name": name, "told": naming.outcome(name), "probability": of_outcome(name).of(story.end)}
        for name, _ in story.beginning.engine.task.outcomes
    ]
