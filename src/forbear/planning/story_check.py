"""A given story held against a problem: whether it is one, and if not, which step is at fault, and what would mend it."""

from __future__ import annotations

from forbear.errors import LimitReached
from forbear.grounding.unmet import Unmet, unmet
from forbear.language.values import Value
from forbear.planning.advice import Advice, Adviser
from forbear.planning.compiling.compiled import CompiledAction, CompiledTask
from forbear.planning.judge import PlanJudge, StepFault
from forbear.planning.limits import PlanLimits
from forbear.planning.node import SureNode
from forbear.planning.node_limits import Effort, NodeLimits
from forbear.planning.progression import Progression
from forbear.planning.search import FoundStory, Request, Search
from forbear.planning.solution import PlanStep
from forbear.planning.sure_situation import SureSituations
from forbear.planning.unexplained import ASKING
from forbear.planning.utility import AUTHOR, Utilities, is_better
from forbear.records import dataclass, replace

FURTHEST = PlanLimits(author=None, character=10, depth=2)
"""How far reasons are looked for where none are given."""


@dataclass(frozen=True, slots=True)
class FaultFound:
    """One thing that is wrong with a story, and what would mend it: advice, or another reason than the one given.

    unmet: of a step of the story that cannot happen, or that somebody does not believe in, the parts of its precondition
    that fail, there or in their eyes.
    """

    finding: StepFault
    advice: tuple[Advice, ...] = ()
    has_another_reason: bool = False
    unmet: tuple[Unmet, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryCheck:
    """What was found of a story: its steps, with reasons given or found; faults, none where it holds.

    `utility`: the author's at the end, None where a step cannot happen; `goal`: the least that was asked for, if a
    level or a formula (1) was.
    """

    compiled: CompiledTask
    steps: tuple[PlanStep, ...]
    faults: tuple[FaultFound, ...]
    start: Value
    utility: Value | None
    goal: Value | None
    reasons_given: bool

    @property
    def reaches_goal(self) -> bool:
        """Whether the author has what was asked for at the end."""
        return self.utility is not None and (self.goal is None or not is_better(self.goal, self.utility))

    @property
    def holds(self) -> bool:
        """Whether the story is one, and reaches the goal."""
        return not self.faults and self.reaches_goal


def story_check(
    made: CompiledTask,
    steps: tuple[PlanStep, ...],
    limits: PlanLimits,
    *,
    are_given: bool,
    goal: Value | None,
    bounds: NodeLimits | None = None,
) -> StoryCheck:
    """Return what is found of a story. are_given: its reasons are, and are judged as they are, however long; else they
    are looked for within the limits. bounds: what all of it may use. Raises LimitReached."""
    return _Check(made, limits, bounds or NodeLimits(Effort())).checked(steps, are_given, goal)


class _Check:
    def __init__(self, made: CompiledTask, limits: PlanLimits, bounds: NodeLimits) -> None:
        self._compiled = made
        self._limits = limits
        self._bounds = bounds
        self._adviser = Adviser(made, limits, ASKING, bounds)
        self._progression = Progression(made)
        self._utilities = Utilities(made)
        self._sure = SureSituations(made)
        self._actions = {action.action: action for action in made.actions}
        self._failing = {a.attempted: a.action for a in made.actions if a.attempted is not None}
        """For each action that may fail, by its number in the task, what it is where it does."""

    def checked(self, steps: tuple[PlanStep, ...], are_given: bool, goal: Value | None) -> StoryCheck:
        """Return what is found of a story."""
        steps, nodes = self._followed(steps)
        if not are_given:
            steps = self._with_reasons(steps, len(nodes) - 1)
        findings = PlanJudge(self._compiled, self._bounds).judge(steps)
        root = self._progression.root()
        ended = len(nodes) > len(steps)
        return StoryCheck(
            self._compiled,
            steps,
            tuple(self._fault(finding, nodes) for finding in findings),
            self._utilities.of(AUTHOR, root.state),
            self._utilities.of(AUTHOR, nodes[-1].state) if ended else None,
            goal,
            are_given,
        )

    def _followed(self, steps: tuple[PlanStep, ...]) -> tuple[tuple[PlanStep, ...], list[SureNode]]:
        """Return the steps, those that can only be tried in vain as such, and the nodes that they come through, up to the
        first step that cannot happen."""
        nodes = [self._progression.root()]
        told = list(steps)
        for place, step in enumerate(steps):
            self._bounds.check(len(nodes))
            action = self._possible(step.action, nodes[-1]) or self._possible(self._failing.get(step.action), nodes[-1])
            if action is None:
                break
            told[place] = replace(step, action=action.action)
            nodes.append(self._progression.after(nodes[-1], action))
        return tuple(told), nodes

    def _possible(self, number: int | None, node: SureNode) -> CompiledAction | None:
        action = None if number is None else self._actions.get(number)
        return action if action is not None and self._progression.is_possible(node, action) else None

    def _with_reasons(self, steps: tuple[PlanStep, ...], possible: int) -> tuple[PlanStep, ...]:
        """Return the steps with the reasons that are found, up to the first that cannot happen."""
        search = Search(self._compiled, Request(limits=self._limits, effort=self._bounds.effort), bounds=self._bounds)
        story = tuple(step.action for step in steps[:possible])
        return (*search.with_reasons(FoundStory(story, 0, len(story))), *steps[possible:])

    def _fault(self, finding: StepFault, nodes: list[SureNode]) -> FaultFound:
        who, action = finding.who, finding.action
        if len(finding.place) == 1 and action is not None and finding.fault in ("impossible", "disbelieved"):
            node = nodes[int(finding.place[0])]
            if finding.fault == "disbelieved" and who is not None:
                node = node.believed(self._compiled.task.characters.index(who))
            found = unmet(self._compiled.task.actions[action].precondition, self._sure.at(node))
            if finding.fault == "impossible" or who is None:
                return FaultFound(finding, unmet=found)
            return FaultFound(finding, self._adviser.advice(nodes[int(finding.place[0])], action, who), unmet=found)
        if len(finding.place) != 1 or who is None or action is None or finding.fault == "impossible":
            return FaultFound(finding)
        node = nodes[int(finding.place[0])]
        try:
            if self._adviser.reason(node, action, who) is not None:
                return FaultFound(finding, has_another_reason=True)
        except LimitReached:
            return FaultFound(finding, (Advice("unknown"),))
        return FaultFound(finding, self._adviser.advice(node, action, who))
