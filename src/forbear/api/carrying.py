"""Everybody's minds at the end of a run, to be carried into the next scene."""

from __future__ import annotations

from forbear.account.naming import Naming
from forbear.account.record import EarlierScene
from forbear.account.toward import story_brief
from forbear.api.runs import Run, unfinished
from forbear.grounding.limits import GroundLimits
from forbear.grounding.task import NamedMinds, Task
from forbear.language.problem import Problem
from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class Carrying:
    """The minds, by name, and the scenes that they come from, in order."""

    minds: NamedMinds
    earlier: tuple[EarlierScene, ...]

    def into(self, task: Task, problem: Problem, limits: GroundLimits) -> Task:
        """Return a task that begins with these minds; what the problem itself states wins. Raises LimitReached."""
        from forbear.grounding.carried import carried_into

        return carried_into(task, problem, self.minds, limits)[0]


def carrying(run: Run) -> Carrying:
    """Return the minds where the told story of a run ended. Raises LimitReached where they are too many, or no
    story could be finished within the limits."""
    from forbear.minds.live.graph import condensed, reachable
    from forbear.minds.live.names import named

    story = run.inquiry().story
    if story is None:
        raise unfinished(run.record)
    budget = story.end.engine.budget
    budget.renew()
    minds = named(condensed(reachable(story.end.node, budget.charge_work)), run.record.task)
    told = story_brief(story, Naming(run.record.problem, run.record.task)) or "nothing happens"
    return Carrying(minds, (*run.record.earlier, EarlierScene(run.record.name, told, story.probability)))
