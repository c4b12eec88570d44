"""All oddities of a scene that show once it is spelled out."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.errors import Diagnostic
from forbear.grounding.oddities.alike import alike
from forbear.grounding.oddities.doubts import Doubts
from forbear.grounding.oddities.felt import felt
from forbear.grounding.oddities.own import Own
from forbear.grounding.oddities.reach import Reach
from forbear.grounding.oddities.untold import untold
from forbear.grounding.oddities.unused import (
    idle_turns,
    impossible_outcomes,
    unasked_facts,
    unmet_wishes,
    unused_actions,
)
from forbear.grounding.task import Task
from forbear.language.problem import SCRIPT, Problem


def oddities(problem: Problem, task: Task) -> tuple[Diagnostic, ...]:
    """Return a warning for each, of what stands in the story's own file. Its cases count as what may be so as well."""
    if problem.document is None or not task.turns or task.is_base:
        return ()
    own = Own(problem.document, task)
    loose = own.changed_by_cases()
    reach = Reach(task, loose=loose)
    for turns in own.turns_of_cases():
        reach.used.update(Reach(task, (*[SCRIPT] * len(task.script), *turns), loose).used)
    return tuple(dict.fromkeys(_listed(own, task, reach, Reach(task, loose=loose, doubted=own.facts))))


def _listed(own: Own, task: Task, reach: Reach, wide: Reach) -> Iterator[Diagnostic]:
    yield from unused_actions(own, task, reach)
    yield from idle_turns(own, task, reach)
    yield from impossible_outcomes(own, task, reach)
    yield from unasked_facts(own, task, wide)
    yield from unmet_wishes(own, task, wide)
    doubts = Doubts(task, reach)
    yield from untold(own, task, reach, doubts)
    yield from felt(own, task, reach, doubts)
    yield from alike(own, task, reach)
