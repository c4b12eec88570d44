"""The fast planner's door: a compiled task and limits in, a story out.

Bounds that are not given are no bounds: then a search for a story that is not there may have no end but its Effort.
"""

from __future__ import annotations

from dataclasses import dataclass

from forbear.grounding.compiled import CompiledTask
from forbear.language.values import Value
from forbear.planning.fast.author import AuthorSearch
from forbear.planning.fast.encoding import WORLD, Encoding
from forbear.planning.fast.flat import FlatStates
from forbear.planning.fast.minds import MindNodes
from forbear.planning.fast.reasons import Reasons
from forbear.planning.fast.relaxed import Relaxed
from forbear.planning.limits import PlanLimits
from forbear.planning.node_limits import Effort, NodeLimits
from forbear.planning.utility import default_goal

DEEPEST = 6
"""Where no depth is given, minds are told apart this deep."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to: the numbers of the ground actions (None: there is no such story), and how much it did."""

    plan: tuple[int, ...] | None
    utility: Value
    taken_up: int
    nodes: int
    states: int
    asked: int
    searched: int


class FastPlanner:
    """Plans for one compiled task within limits."""

    def __init__(self, compiled: CompiledTask, limits: PlanLimits, effort: Effort | None = None) -> None:
        self.encoding = Encoding(compiled)
        self.states = FlatStates(self.encoding)
        depth = DEEPEST if limits.depth is None else limits.depth
        levels = depth + 1 + (1 if self.encoding.deepest else 0)
        self.nodes = MindNodes(self.encoding, self.states, levels, NodeLimits(effort or Effort()))
        self.reasons = Reasons(
            self.encoding, self.states, self.nodes, Relaxed(self.encoding, self.states, False), depth
        )
        self.search = AuthorSearch(
            self.encoding, self.states, self.nodes, Relaxed(self.encoding, self.states, True), self.reasons, limits
        )

    def start(self) -> Value:
        """Return the author's utility at the beginning."""
        return self.states.utility(self.nodes.state[self.nodes.root()], WORLD)

    def goal(self) -> Value:
        """Return the goal where none is given (docs/planning.md)."""
        return default_goal(self.start())

    def plan(self, goal: Value | None = None) -> Found:
        """Return a minimal story that reaches the goal. Raises LimitReached, and StoryError for endless triggers."""
        wanted = self.goal() if goal is None else goal
        story = self.search.find(wanted)
        end = self.nodes.root()
        numbers = None
        if story is not None:
            story = self.search.shortened(story, wanted)
            for action in story:
                end = self.nodes.after(end, action)
            numbers = tuple(self.encoding.compiled.actions[action].action for action in story)
        return Found(
            plan=numbers,
            utility=self.states.utility(self.nodes.state[end], WORLD),
            taken_up=self.search.visits.taken_up,
            nodes=len(self.nodes.state),
            states=len(self.states.bits),
            asked=self.reasons.asked,
            searched=self.reasons.searched,
        )
