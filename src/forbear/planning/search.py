"""Planning as its users see it: a request, a search that can be stopped at any time, and the stories it finds.

    search = Search(compiled(ground(problem)), Request(goal=1, limits=PlanLimits(author=7, character=5, depth=2)))
    for story in search.stories():      # distinct, each minimal; the first is there as soon as it is found
        print(story.actions, story.utility)
    search.best                         # the best so far, also after LimitReached or KeyboardInterrupt

A goal is a level of the author's utility. To plan for a formula instead, compile a task whose author wishes it:
`with_wish(task, formula)` (grounding/what_if.py); everything else then follows. Conditions to avoid are given to
`compiled(task, conditions=(…))` and named in `Request.avoid_states` by their place there. What no formula says (a
trope played straight) is asked of each story as it comes: go on with the iterator until one will do; with
`goal=ANYTHING` every explained story is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, get_args
from typing import Literal as OneOf

from forbear.errors import LimitReached, RequestError
from forbear.garbage import without_collecting
from forbear.language.values import Value
from forbear.planning.compiling.compiled import CompiledTask
from forbear.planning.fast.planner import FastPlanner, Patience
from forbear.planning.fast.told import spared, told_reasons
from forbear.planning.judge import PlanJudge
from forbear.planning.limits import PlanLimits
from forbear.planning.node_limits import GRACE, Effort, NodeLimits
from forbear.planning.solution import PlanStep, find_out
from forbear.planning.utility import is_better
from forbear.records import dataclass, field, replace

Strategy = OneOf["portfolio", "best-first", "explanation-first", "goal-first", "novelty"]
"""In what order stories are taken up; none changes which stories there are.

`portfolio`: best-first and novelty (greedy, by what a story shows that is new) side by side, sharing what they learn.
`explanation-first`: a step's reasons are asked at the whole limit before the story goes on; `goal-first`: only once the
story has reached the goal.
"""

Heuristic = OneOf["none", "hmax", "hadd", "relaxed-plan"]
"""How many steps the goal is guessed to be away. Only h-max never guesses too high; none hides a story."""

STRATEGIES: Final = get_args(Strategy)
HEURISTICS: Final = get_args(Heuristic)

MOST_COST: Final = 999_999_999
"""The most that an action may cost: what a story costs is then a number that a queue can be ordered by."""

ANYTHING: Final = "anything"
"""The goal of a search whose stories need not serve the author: whatever is explained, shortest first."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is looked for.

    `goal`: least utility of the author's at the end (exact), None for the next whole number above the present one, or
    ANYTHING. `avoid`: actions (numbers in the task) that the story must not take; people may still imagine them.
    `avoid_states`: conditions (places in `CompiledTask.conditions`) that must hold after no step. `costs`: of actions
    by number in the task, from 1 to MOST_COST, 1 where none is given; with costs the cheapest stories come first as far
    as the strategy can tell. `is_everybody_willing`: steps need no reasons (to tell an unreachable goal from an unexplained
    one). `every`: yield every story within the limits, also those that reach the same by other ways; `variants`: those
    too, but for such as have the same steps in another order.
    """

    goal: Value | None = None
    limits: PlanLimits = field(default_factory=PlanLimits)
    effort: Effort = field(default_factory=Effort)
    strategy: Strategy = "portfolio"
    heuristic: Heuristic | None = None
    avoid: frozenset[int] = frozenset()
    avoid_states: tuple[int, ...] = ()
    costs: Mapping[int, int] = field(default_factory=dict)
    is_everybody_willing: bool = False
    every: bool = False
    variants: bool = False


@dataclass(frozen=True, slots=True)
class FoundStory:
    """A story found: the actions (numbers in the task), the author's utility after the last, the sum of costs.

    is_cheapest: it was shown that no story within the limits costs less; else it is the cheapest that was found.
    """

    actions: tuple[int, ...]
    utility: Value
    cost: int
    is_cheapest: bool = False


@dataclass(frozen=True, slots=True)
class SearchProgress:
    """How far a search has come: stories taken up, distinct epistemic nodes, steps of the longest, best utility."""

    taken_up: int
    nodes: int
    depth: int
    best: Value | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A possible story whose last step lacks a reason: whose, and how many steps the goal was guessed to be away."""

    actions: tuple[int, ...]
    who: str
    away: int


Watch = Callable[[SearchProgress], None]
"""Called about ten times a second, from inside the innermost loops: what it raises ends the search."""


class Search:
    """One search; what it has learnt stays, so that going on is cheap.

    Raises RequestError for an action to avoid, or to price, that the task does not have.
    """

    @without_collecting(nor_right_after=True)
    def __init__(
        self,
        compiled: CompiledTask,
        request: Request,
        watch: Watch | None = None,
        bounds: NodeLimits | None = None,
    ) -> None:
        """bounds: what this search shares with others, beside its own effort."""
        self.compiled = compiled
        self.bounds = NodeLimits(request.effort, self._look, within=bounds)
        self.request = request
        self._watch: Watch | None = None
        self._found: FoundStory | None = None
        self._told: dict[tuple[int, ...], tuple[PlanStep, ...]] = {}
        """Stories whose reasons are those of a longer one."""
        self._below: dict[tuple[int, ...], FoundStory | None] = {}
        """What was made of the best stories that fall short of the goal."""
        self._shown: set[tuple[int, ...]] = set()
        self._planner = FastPlanner(
            compiled,
            request.limits,
            self.bounds,
            request.strategy,
            request.heuristic,
            with_variants=request.variants and not request.every,
            is_everybody_willing=request.is_everybody_willing,
        )
        self._judge = PlanJudge(compiled, self.bounds)
        self._watch = watch  # there is nothing to look at until now
        self._set_up()
        self._stories = self._planner.stories()

    def _set_up(self) -> None:
        request, asking = self.request, self._planner.asking
        places = self._planner.encoding.places
        for number in (*request.avoid, *request.costs):
            if not 0 <= number < len(self.compiled.task.actions):
                raise RequestError(f"there is no action with the number {number}")
        for number in request.avoid:
            if number in places:
                asking.allowed &= ~(1 << places[number])
        for number, cost in request.costs.items():
            if cost < 1:
                raise RequestError("an action costs at least 1")
            if cost > MOST_COST:
                raise RequestError(f"an action costs {MOST_COST} at most")
            if number in places:
                asking.costs[places[number]] = cost
        asking.avoided = [self._planner.encoding.conditions[place] for place in request.avoid_states]
        asking.every = request.every
        self._planner.set_goal(None if request.goal == ANYTHING else self.goal)

    @property
    def goal(self) -> Value:
        """Return the utility that is looked for."""
        return self._planner.default_goal() if self.request.goal is None else self.request.goal

    @property
    def start(self) -> Value:
        """Return the author's utility at the beginning; a goal not above it is reached by any improvement."""
        return self._planner.start()

    @property
    def best(self) -> FoundStory | None:
        """Return the best story so far: one that reaches the goal, else one of the highest utility found.

        Like any story it is told only if the judge finds nothing wrong with it.
        """
        if self._found is not None:
            return self._found
        self.bounds.pardon(GRACE)
        path = self._planner.best_below()
        if path is None:
            return None
        if path not in self._below:
            try:
                story = self._spared(self._story(path))
                self._below[path] = story if self._is_sound(story) else None
            except LimitReached:
                return None
        return self._below[path]

    def progress(self) -> SearchProgress:
        """Return how far the search has come."""
        counts = self._planner.counts()
        best = self._planner.best_worth() if self._found is None else self._found.utility
        return SearchProgress(counts.taken_up, counts.nodes, counts.longest, best)

    def refusals(self) -> tuple[Refusal, ...]:
        """Return the refused steps that came nearest to the goal, nearest first; at most 20 of each lane."""
        names = self.compiled.task.characters
        return tuple(
            Refusal(self._planner.numbers_of(path), names[who], away) for path, away, who in self._planner.refused()
        )

    def stories(self) -> Iterator[FoundStory]:
        """Yield distinct minimal stories that reach the goal, until there is none within the limits.

        Raises LimitReached at a bound of the effort, StoryError for endless triggers. May be left and asked again: it
        goes on where it was. After LimitReached or Ctrl-C it is at its end.
        """
        for story in self.turns():
            if story is not None:
                yield story

    def turns(self) -> Iterator[FoundStory | None]:
        """Yield the same, and None now and then where none has been found meanwhile: a time to stop looking."""
        for path in self._stories:
            story = None if path is None else self._sound(path)
            if story is None or story.actions in self._shown:
                yield None
                continue
            self._shown.add(story.actions)
            if self._found is None or is_better(story.utility, self._found.utility):
                self._found = story
            yield story

    @without_collecting()
    def _sound(self, path: tuple[int, ...]) -> FoundStory | None:
        """Return a story as it may be told, None where the judge rejects it.

        What is found as a limit is hit is judged still, in the time that there always is.
        """
        story = self._story(path)
        try:
            story = self._spared(story)
            if self._found is None:
                story = self._cheapest(story)
            return story if self._is_sound(story) else None
        except LimitReached:
            self.bounds.pardon(GRACE)
            return story if self._is_sound(story) else None

    def _cheapest(self, story: FoundStory) -> FoundStory:
        """Return a cheaper story than the first, if one is found with as much effort again, and whether none is there."""
        request = self.request
        if self._takes_any or request.every:
            return story
        patience = Patience(self._planner.effort())
        try:
            while True:
                path, is_proved = self._planner.cheaper(story.cost, patience)
                if path is None:
                    return replace(story, is_cheapest=is_proved)
                story = self._spared(self._story(path))
        except LimitReached:
            return story

    @property
    def _takes_any(self) -> bool:
        """Say whether stories count that need not serve the author, or for which nobody needs a reason."""
        return self.request.is_everybody_willing or self.request.goal == ANYTHING

    def _is_sound(self, story: FoundStory) -> bool:
        """Say whether the judge finds nothing wrong with a story; what is avoided may be why it is no shorter."""
        if self._takes_any:
            return True
        faults = self._judge.judge(self.with_reasons(story))
        if self.request.avoid or self.request.avoid_states:
            return all(finding.fault == "needless" and not finding.place for finding in faults)
        return not faults

    @property
    def effort(self) -> int:
        """Return how much has been done, in worlds and nodes: the same for the same request."""
        return self._planner.effort()

    def with_reasons(self, story: FoundStory) -> tuple[PlanStep, ...]:
        """Return the story with what everyone who consents to a step has in mind (solution.py)."""
        return self._told.get(story.actions) or told_reasons(story.actions, self._planner)

    def _spared(self, story: FoundStory) -> FoundStory:
        """Return a story without the steps that it can spare for the reasons given in it.

        The planner asks for reasons of a part anew, and only so long; those of the whole may do for a part as well.
        """
        request = self.request
        if request.every or request.avoid_states or self._takes_any:
            return story
        told = told_reasons(story.actions, self._planner)
        if any(find_out(step) for step in told):
            return story  # what such reasons are good for in a part is asked of the planner alone
        steps = spared(told, self._planner)
        if len(steps) == len(story.actions):
            return story
        actions = tuple(step.action for step in steps)
        self._told[actions] = steps
        return FoundStory(actions, story.utility, self._cost(actions))

    def _story(self, path: tuple[int, ...]) -> FoundStory:
        actions = self._planner.numbers_of(path)
        return FoundStory(actions, self._planner.worth_of(path), self._cost(actions))

    def _cost(self, actions: tuple[int, ...]) -> int:
        return sum(self.request.costs.get(action, 1) for action in actions)

    def _look(self) -> None:
        if self._watch is not None:
            self._watch(self.progress())
