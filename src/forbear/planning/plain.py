"""The plain planner: every story within the limits that serves the author, shortest first.

It is the definition put to work, not a way to plan: it tries everything.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from forbear.language.values import Value
from forbear.planning.compiling.compiled import CompiledTask
from forbear.planning.explanation import THE_AUTHORS, Explaining, Plan
from forbear.planning.limits import PlanLimits
from forbear.planning.node import SureNode
from forbear.planning.progression import Progression
from forbear.planning.utility import AUTHOR, Utilities, is_better


def all_plans(compiled: CompiledTask, limits: PlanLimits) -> Iterator[tuple[Plan, Value]]:
    """Yield every plan that leaves the author better off, with the utility it ends at; shortest first.

    Raises StoryError for endless triggers.
    """
    progression = Progression(compiled)
    utilities = Utilities(compiled)
    explaining = Explaining(progression, utilities, limits)
    root = progression.root()
    start = utilities.of(AUTHOR, root.state)
    reached: list[tuple[Plan, SureNode, tuple[Value, ...]]] = [((), root, ())]
    for length in itertools.count(1):
        if not reached or (limits.author is not None and length > limits.author):
            return
        longer = [
            ((*plan, step), progression.after(node, step), passed)
            for plan, node, passed in reached
            for step in compiled.actions
            if progression.is_possible(node, step) and explaining.is_explained(step, node, THE_AUTHORS)
        ]
        reached = []
        for plan, node, passed in longer:
            value = utilities.of(AUTHOR, node.state)
            is_served = is_better(value, start) and all(is_better(value, other) for other in passed)
            if is_served and explaining.is_minimal(plan, root, value):
                yield plan, value
            reached.append((plan, node, (*passed, value)))
