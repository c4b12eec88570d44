"""Who learned of an event, how, how it surprised them, and what it moved."""

from __future__ import annotations

import math

from forbear.account.plain import plain
from forbear.api.casts.records import Moves
from forbear.grounding.task import Task
from forbear.minds.live.held import moved
from forbear.minds.live.open_minds import Occurrence, OpenMinds
from forbear.minds.node import Node
from forbear.minds.sight import NOTHING

_MOVED = 0.005


def learned(minds: OpenMinds, occurrences: tuple[Occurrence, ...]) -> tuple[dict[str, str], dict[str, float]]:
    """Return how each who learned of what happened did, and for who saw it the bits of surprise."""
    seen: dict[str, str] = {}
    surprise: dict[str, float] = {}
    for occurrence in occurrences:
        node, event, step = occurrence.node, occurrence.event, occurrence.step
        for place, name in enumerate(minds.task.characters):
            look = minds.engine.look(name, node, event)
            if name == event.by:
                seen[name] = "did"
                continue
            if look == NOTHING:
                if step.is_known:
                    seen.setdefault(name, "silence")
                continue
            how = "saw" if look.is_whole else "by name" if look.what else "heard" if look.told else "shown"
            seen[name] = seen[name] if seen.get(name) == "did" else how
            worlds = node.beliefs[place].worlds()
            finding = minds.engine.finding(worlds, name, minds.depth(name), node, event, step)
            if finding is not None and event.action is not None:
                bits = math.inf if finding.stage else max(0.0, -finding.log_total / math.log(2))
                surprise[name] = max(surprise.get(name, 0.0), bits)
    return seen, surprise


def shifted(task: Task, before: Node, after: Node) -> dict[str, Moves]:
    """Return for each whose beliefs moved what did."""
    found = {}
    for name, old, new in zip(task.characters, before.beliefs, after.beliefs, strict=True):
        rows = moved(old, new, _MOVED)
        if rows:
            found[name] = tuple((str(task.fluents[cell]), plain(value), one, two) for cell, value, one, two in rows)
    return found
