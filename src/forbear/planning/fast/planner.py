"""The fast planner: one task's tables and the lanes that search them, from which stories come as they are found.

Bounds that are not given are no bounds: then a search for a story that is not there may have no end but its Effort.
"""

from __future__ import annotations

from collections.abc import Iterator

from forbear.errors import LimitReached
from forbear.garbage import without_collecting
from forbear.language.values import Value
from forbear.planning.compiling.compiled import CompiledTask
from forbear.planning.fast import lane
from forbear.planning.fast.deep import DeepReasons
from forbear.planning.fast.encoding import WORLD, Encoding
from forbear.planning.fast.flat import FlatStates
from forbear.planning.fast.lane import Lane
from forbear.planning.fast.linked_lane import LinkedLane
from forbear.planning.fast.linked_reasons import LinkedReasons
from forbear.planning.fast.linking import Link, can_be_linked
from forbear.planning.fast.minds import MindNodes
from forbear.planning.fast.native import CORE
from forbear.planning.fast.numerals import Numerals
from forbear.planning.fast.operators import Operators
from forbear.planning.fast.questions import HADD, HMAX, NO_BOUND, NONE, RELAXED_PLAN, Asking
from forbear.planning.fast.reasons import NO_END, Path, Reasons
from forbear.planning.fast.relaxed import Relaxed
from forbear.planning.fast.relevance import Relevance
from forbear.planning.fast.shortening import shortened, shorter_than
from forbear.planning.limits import PlanLimits
from forbear.planning.node_limits import Effort, NodeLimits
from forbear.planning.utility import default_goal
from forbear.records import dataclass

DEEPEST = 6
"""Where no depth is given, minds are told apart this deep."""

AT_A_TIME = 8
"""Stories that a lane takes up before its effort is looked at."""
TURN = 4_000
"""Effort (states and nodes made, worlds taken up) after which the lane that has had least has its turn."""

LEAST_PATIENCE = 2_000
MOST_PATIENCE = 10_000
"""Effort after which a look for a cheaper story ends, however much the first story took."""

PATIENCE = 500
"""Worlds that may be taken up to find whether one step is explained in a part of a story that was found."""
TOGETHER = 5_000
"""Worlds that may be taken up for all such steps of one story."""

LANES = {
    "portfolio": (lane.BEST_FIRST, lane.NOVELTY),
    "best-first": (lane.BEST_FIRST,),
    "novelty": (lane.NOVELTY,),
    "explanation-first": (lane.EXPLANATION_FIRST,),
    "goal-first": (lane.GOAL_FIRST,),
}

GUESSES = {"none": NONE, "hmax": HMAX, "hadd": HADD, "relaxed-plan": RELAXED_PLAN}


class Patience:
    """How much effort a look for something better may still take."""

    def __init__(self, effort: int) -> None:
        self._left = min(max(effort, LEAST_PATIENCE), MOST_PATIENCE)

    @property
    def is_left(self) -> bool:
        """Whether there is any."""
        return self._left > 0

    def spend(self, effort: int) -> None:
        """Take from what is left."""
        self._left -= effort


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a planner has done."""

    taken_up: int
    longest: int
    nodes: int
    states: int
    asked: int
    searched: int


class FastPlanner:
    """Plans for one compiled task within limits. What it learns stays for whatever is asked next."""

    def __init__(
        self,
        compiled: CompiledTask,
        limits: PlanLimits,
        bounds: NodeLimits | None = None,
        strategy: str = "portfolio",
        heuristic: str | None = None,
        *,
        with_variants: bool = False,
        is_everybody_willing: bool = False,
    ) -> None:
        bounds = bounds or NodeLimits(Effort())
        self.encoding = Encoding(compiled, bounds)
        self.states = FlatStates(self.encoding, bounds)
        depth = DEEPEST if limits.depth is None else limits.depth
        deepest = self.encoding.deepest
        levels = depth + 1 + (1 if deepest else 0)
        if is_everybody_willing:
            # Then minds matter only for what is so that is a belief.
            levels = deepest + 1 if deepest else 0
        self.nodes = MindNodes(self.encoding, self.states, levels, bounds)
        numerals = Numerals(self.encoding)
        operators = self._operators = Operators(self.encoding, numerals)
        in_minds = Relaxed(self.states, numerals, operators, False)
        self._relevance = Relevance(self.encoding)
        of_author = Relaxed(self.states, numerals, operators, True)
        self._link = link = (
            None
            if CORE is None or not can_be_linked(self.encoding)
            else Link(CORE, self.states, self.nodes, numerals, operators, (in_minds, of_author), depth, bounds)
        )
        asked = (self.encoding, self.states, self.nodes, in_minds, self._relevance, depth, bounds)
        self.reasons: Reasons
        if link is None:
            self.reasons = Reasons(*asked)
        else:
            self.reasons = link.reasons = LinkedReasons(link.core, *asked)
        if compiled.doubtful:
            from forbear.planning.fast.finding import FindingOut  # for few problems only

            self.reasons.finder = FindingOut(
                self.encoding, self.states, self.nodes, in_minds, self._relevance, self.reasons
            )
        longest = limits.longest(1, 1)
        self.asking = Asking(
            self.encoding,
            self.states,
            self.nodes,
            of_author,
            self.reasons,
            DeepReasons(self.encoding, self.states, self.nodes, in_minds, self.reasons),
            NO_BOUND if limits.author is None else limits.author,
            NO_BOUND if longest is None else longest,
        )
        self.asking.is_everybody_willing = is_everybody_willing
        if link is not None:
            link.put_into_questions(self.asking)
        self._kinds = [
            (kind, GUESSES[heuristic] if heuristic else RELAXED_PLAN if kind == lane.NOVELTY else HMAX)
            for kind in (*LANES[strategy], *((lane.VARIANTS,) if with_variants else ()))
        ]
        self.lanes: list[Lane] = []

    def start(self) -> Value:
        """Return the author's utility at the beginning."""
        return self.states.worths[self.asking.start]

    def default_goal(self) -> Value:
        """Return the goal where none is given (docs/planning.md)."""
        return default_goal(self.start())

    def set_goal(self, goal: Value | None) -> None:
        """Look for stories that end with at least this utility; None: for any that are explained."""
        self.asking.is_anything = goal is None
        if goal is not None:
            self.asking.goal = self.states.worth(goal)
            if self.asking.is_everybody_willing and not self.asking.every:
                self._leave_out_what_cannot_matter()
            if not self.asking.is_everybody_willing:
                self.asking.allowed &= self._relevance.actions(WORLD, self.asking.avoided)
        self.lanes = []

    def _leave_out_what_cannot_matter(self) -> None:
        """Where nobody's reasons are asked for, look at nothing that has no bearing on the goal."""
        encoding = self.encoding
        fluents, actions = self._operators.mattering(self.asking.avoided)
        if any(encoding.slots[fluent] >= 0 or encoding.first_mind[fluent] != WORLD for fluent in fluents):
            return  # numbers and what minds put right are more than bits tell
        self.asking.allowed &= actions
        self.asking.leave_out(sum(encoding.fluent_mask[fluent] for fluent in fluents))

    def counts(self) -> Counts:
        """Return how much has been done."""
        return Counts(
            taken_up=sum(each.taken_up for each in self.lanes),
            longest=max((each.longest for each in self.lanes), default=0),
            nodes=len(self.nodes.state),
            states=len(self.states.bits),
            asked=self.reasons.asked,
            searched=self.reasons.searched,
        )

    def stories(self) -> Iterator[Path | None]:
        """Yield distinct stories that reach the goal, and None after each turn that a lane has had.

        Raises LimitReached, and StoryError for endless triggers.
        """
        if not self.lanes:
            self.lanes = [self._lane(kind, guess) for kind, guess in self._kinds]
        seen: set[Path] = set()
        spent = [0] * len(self.lanes)
        ended = [False] * len(self.lanes)
        while not all(ended):
            # One question can take many turns' effort at once; then the others catch up.
            turn = min((number for number, is_over in enumerate(ended) if not is_over), key=spent.__getitem__)
            each = self.lanes[turn]
            with without_collecting():
                began = self.effort()
                outcome = each.advance(AT_A_TIME)
                while outcome == lane.MORE and self.effort() < began + TURN:
                    outcome = each.advance(AT_A_TIME)
            spent[turn] += self.effort() - began
            if outcome == lane.DONE:
                # A lane has gone through everything by its end, except through other ways of coming to the same.
                is_all = self._kinds[turn][0] == lane.VARIANTS
                ended = [is_all or kind != lane.VARIANTS for kind, _ in self._kinds]
            if outcome == lane.FOUND:
                story = self._finished(each.path)
                if story is not None and story not in seen:
                    seen.add(story)
                    yield story
            yield None

    def cheaper(self, cost: int, patience: Patience) -> tuple[Path | None, bool]:
        """Return a story that reaches the goal for less than a cost, if one is soon found, else whether there is none.

        A search of its own, best-first, in which nothing is taken up that cannot cost less; what was learnt is used.
        """
        asking = self.asking
        looking = self._lane(lane.BEST_FIRST, HMAX, cost)
        outcome = lane.MORE
        with without_collecting():
            while outcome == lane.MORE and patience.is_left:
                began = self.effort()
                outcome = looking.advance(AT_A_TIME)
                patience.spend(self.effort() - began)
        if outcome == lane.FOUND:
            story = self._finished(looking.path)
            if story is not None:
                return story, False
        # Nodes are taken for done with by the steps to them; with prices the shortest way need not be the cheapest.
        return None, outcome == lane.DONE and all(price == 1 for price in asking.costs)

    def _lane(self, kind: int, heuristic: int, *below: int) -> Lane:
        if self._link is None:
            return Lane(kind, heuristic, self.asking, *below)
        return LinkedLane(self._link.make_queue, self._link.core, kind, heuristic, self.asking, *below)

    def effort(self) -> int:
        """Return what has been done: worlds taken up in minds, nodes and states made."""
        return self.reasons.taken_up + len(self.nodes.state) + len(self.states.bits)

    def _finished(self, story: Path) -> Path | None:
        """Return a story as it may be shown: shortened or, where every story is wanted, as it is if it is minimal."""
        if self.asking.is_anything:
            return story
        if self.asking.every:
            return story if shorter_than(story, self.asking) is None else None
        try:
            return self._shortened(story)
        except LimitReached:
            return story

    def _shortened(self, story: Path) -> Path:
        """Return the story without what can be left out, as far as reasons for the parts are soon found.

        To be sure that a part has none can cost more than all the rest. What a part can spare by reasons that were
        given for the whole is seen to where the reasons are at hand (search.py).
        """
        self.asking.wait(PATIENCE, TOGETHER)
        try:
            return shortened(story, self.asking)
        finally:
            self.asking.wait(NO_END, NO_END)

    def best_below(self) -> Path | None:
        """Return the best story so far that falls short of the goal, shortened as far as that is soon done."""
        best = self._best_lane()
        if best is None or not best.best:
            return None
        try:
            return self._shortened(best.best)
        except LimitReached:
            return best.best

    def _best_lane(self) -> Lane | None:
        best: Lane | None = None
        for each in self.lanes:
            if best is None or self.states.is_better(each.best_worth, best.best_worth):
                best = each
        return best

    def best_worth(self) -> Value | None:
        """Return the utility of the best story so far that falls short of the goal, if there is any."""
        best = self._best_lane()
        return None if best is None or not best.best else self.states.worths[best.best_worth]

    def refused(self) -> list[tuple[Path, int, int]]:
        """Return the stories whose last step was refused that came nearest to the goal: with how near, and by whom."""
        found = [(each.path_to(-entry), -away, who) for each in self.lanes for away, entry, who in each.refused]
        return sorted(found, key=lambda refusal: (refusal[1], len(refusal[0])))

    def plan(self, goal: Value | None = None) -> Path | None:
        """Return a minimal story that reaches the goal, as places of compiled actions; None where there is none."""
        self.set_goal(self.default_goal() if goal is None else goal)
        return next((story for story in self.stories() if story is not None), None)

    def worth_of(self, story: Path) -> Value:
        """Return the author's utility after a story."""
        node = self.asking.root
        for action in story:
            node = self.nodes.after(node, action)
        return self.states.worths[self.states.utility(self.nodes.state[node], WORLD)]

    def numbers_of(self, story: Path) -> tuple[int, ...]:
        """Return a story's actions as they are numbered in the task."""
        return tuple(self.encoding.compiled.actions[action].action for action in story)
