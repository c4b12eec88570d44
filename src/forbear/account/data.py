"""Stories, steps and options as data: what the sections of an account have in common (docs/json.md)."""

from __future__ import annotations

import math

from forbear.account.doubts import shown_cells
from forbear.account.naming import Naming
from forbear.account.plain import Data as Data
from forbear.account.plain import plain as plain
from forbear.account.record import Record
from forbear.errors import LimitReached
from forbear.language.ties import is_same
from forbear.logic.cells import Path
from forbear.minds.events import Event
from forbear.stories.moment import Moment, Option
from forbear.stories.story import Story, StoryStep


def limit_data(limit: LimitReached | None) -> Data | None:
    """Return which limit was hit and how to raise it; None where none was."""
    if limit is None:
        return None
    return {"limit": limit.limit, "value": limit.value, "raise_with": limit.raise_with}


def story_data(story: Story, naming: Naming) -> Data:
    """Return a story with its probability, its events and what nature drew at the beginning."""
    return {
        "probability": story.probability,
        "events": [_event(step, naming) for step in story.steps],
        "drawn": drawn_data(story),
    }


def drawn_data(story: Story) -> list[Data]:
    """Return what nature drew at the beginning of a story."""
    task, state = story.beginning.engine.task, story.beginning.node.state
    cells = [cell for drawn, _ in task.drawn for cell in drawn]
    return [{"fluent": str(task.fluents[cell]), "value": plain(state[cell])} for cell in cells]


def _event(step: StoryStep, naming: Naming) -> Data:
    return {
        **event_data(step.event, step.before, naming),
        "probability": step.option.probability,
        "given": step.given,
        "place": next((n for n, option in enumerate(step.before.options) if option.event == step.event), None),
    }


def event_data(event: Event, moment: Moment, naming: Naming) -> Data:
    """Return who does what."""
    action = None if event.action is None else moment.engine.task.actions[event.action]
    return {
        "by": event.by,
        "kind": event.kind,
        "action": "wait" if action is None else action.name,
        "arguments": [] if action is None else [plain(argument) for argument in action.arguments],
        "told": naming.event(event),
    }


def option_data(option: Option, naming: Naming, record: Record) -> Data:
    """Return what is open, with its odds and what the chooser expects of it."""
    moment = record.given[0].end
    return {
        **event_data(option.event, moment, naming),
        "probability": option.probability,
        "value": option.value,
    }


def told_if_it_fits(story: Story, naming: Naming, record: Record) -> Data | None:
    """Return a story step by step; None where it is too large to tell."""
    try:
        return told_data(story, naming, record)
    except LimitReached:
        return None


def told_data(story: Story, naming: Naming, record: Record) -> Data:
    """Return a story step by step: who chose among what, who saw it, and how it moved every mind."""
    cells = shown_cells(record, story)
    return {
        "probability": story.probability,
        "steps": [
            {
                "chooser": step.before.chooser,
                "options": [
                    {
                        **event_data(option.event, step.before, naming),
                        "probability": option.probability,
                        "value": option.value,
                    }
                    for option in step.before.options
                ],
                "event": _event(step, naming),
                "seen_by": list(step.before.seen_by(step.event)),
                "surprises": [
                    {
                        "character": s.character,
                        "bits": s.bits if math.isfinite(s.bits) else None,
                        "stage": s.stage,
                        "at_best": s.at_best,
                    }
                    for s in step.before.surprises(step.event)
                ],
                "menu": _menu(step, cells, naming),
                "beliefs": _changes(step.before, step.after, cells, naming),
            }
            for step in story.steps
        ],
    }


def _menu(step: StoryStep, cells: tuple[tuple[Path, int], ...], naming: Naming) -> list[Data]:
    """Return what moved as the step began: what is open to whoever is on turn tells them something."""
    before, begun = step.before, step.before.begun
    rows = [] if begun is before else _changes(before, begun, cells, naming)
    return [row for row in rows if not is_same(row["before"], row["after"])]


def _changes(earlier: Moment, later: Moment, cells: tuple[tuple[Path, int], ...], naming: Naming) -> list[Data]:
    found = []
    fluents = earlier.engine.task.fluents
    for path, cell in cells:
        before, after = earlier.odds(path)[cell], later.odds(path)[cell]
        for value in dict.fromkeys([*before, *after]):
            row = {
                "path": list(path),
                "fluent": str(fluents[cell]),
                "value": plain(value),
                "told": naming.fact(cell, value),
            }
            found.append({**row, "before": before.get(value, 0.0), "after": after.get(value, 0.0)})
    return found
