"""Planning by explanation: stories in which every step has a reason, and the reasons are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Final, cast

from forbear.account.lines import Line, text_of
from forbear.account.plain import Data
from forbear.account.planned import plan_brief, plan_data, plan_lines
from forbear.account.shortfall import Shortfall
from forbear.api.planning import PlannedStory
from forbear.errors import Diagnostic, LimitReached, RequestError
from forbear.grounding.task import Task
from forbear.grounding.what_if import with_wish
from forbear.language.expressions import Expression
from forbear.language.values import UNKNOWN, Value, show
from forbear.planning.compiling.compiled import CompiledTask, compiled
from forbear.planning.compiling.mattering import mattering
from forbear.planning.goals import Goal
from forbear.planning.limits import PlanLimits
from forbear.planning.named import actions_named
from forbear.planning.node_limits import DEFAULT_EFFORT, Effort, NodeLimits
from forbear.planning.pursuit import Pursuit
from forbear.planning.search import HEURISTICS, STRATEGIES, Heuristic, Request, Search, Strategy, Watch
from forbear.planning.search import FoundStory as Found
from forbear.planning.solution import PlanStep
from forbear.planning.solution_text import write_solution
from forbear.planning.told_plan import Teller, ToldPlan
from forbear.planning.utility import is_better
from forbear.planning.wishes import uncounted, with_reasons_as_utilities
from forbear.records import dataclass, replace

if TYPE_CHECKING:
    from forbear.account.graphs import Graph

FURTHEST: Final = PlanLimits(author=20, character=10, depth=2)
"""How far a plan may reach where nothing is asked for."""


@dataclass(frozen=True, slots=True)
class ExplainedStory:
    """A story with its reasons: `steps` as the planner has them, the author's utility at the end, and the cost.

    `distance`: from the nearest of the stories before it, from 0 to 1, where stories are to differ. `is_cheapest`: it
    was shown that no story within the limits costs less.
    """

    compiled: CompiledTask
    steps: tuple[PlanStep, ...]
    utility: Value
    cost: int
    distance: Fraction | None = None
    is_cheapest: bool = False

    @property
    def actions(self) -> tuple[str, ...]:
        """Return the actions, as an author writes them."""
        return tuple(str(self.compiled.task.actions[step.action]) for step in self.steps)

    @property
    def telling(self) -> ToldPlan:
        """The story told: who has what in mind at each step, and where they are mistaken."""
        return Teller(self.compiled).tell(self.steps)

    @property
    def solution(self) -> str:
        """The story in the format of solution files: each step with its reasons beneath it."""
        return write_solution(self.steps, self.compiled.task)

    def lines(self, *, full: bool = False) -> list[Line]:
        """Return the story in lines; full: plans that somebody goes on with are spelled out again."""
        return plan_lines(self.telling, full=full)

    def brief(self) -> str:
        """Return the story in one line: the actions, one blank between them."""
        return plan_brief(self.actions)

    def as_data(self) -> Data:
        """Return the story as JSON-ready data; docs/planning.md has the schema."""
        return {**plan_data(self.telling, self.utility, self.cost, self.distance), "cheapest": self.is_cheapest}

    def __str__(self) -> str:
        return "\n".join(text_of(shown) for shown in self.lines())


class ExplainedPlanning:
    """Iterates the stories that reach a goal, each step explained for everyone who consents to it."""

    model = "explained"

    def __init__(
        self,
        name: str,
        task: Task,
        goal: Goal,
        *,
        condition: Expression | None = None,
        avoided: tuple[Expression, ...] = (),
        limits: PlanLimits | None = None,
        effort: Effort | None = None,
        bounds: NodeLimits | None = None,
        strategy: str | None = None,
        heuristic: str | None = None,
        costs: Mapping[str, int] | None = None,
        every: bool = False,
        diverse: bool = False,
        deepens: bool = False,
        warnings: tuple[Diagnostic, ...] = (),
        on_progress: Watch | None = None,
    ) -> None:
        """bounds: what has been running since the command began. deepens: follow minds deeper where there is no story
        otherwise. condition: the goal as a ground formula, where it is one; avoided: ground formulas that no step may
        make hold.

        costs: of actions, by name or as written, 1 where none is given. every: also stories that reach the same state of
        affairs another way. diverse: each next one as far from those before as may be (planning/diversity.py).
        """
        self.name = name
        self.warnings = warnings
        self.goal = goal
        self.effort_allowed = effort or DEFAULT_EFFORT
        self._stopped_by: LimitReached | None = None
        self._is_interrupted = False
        within = bounds or NodeLimits(self.effort_allowed)
        self.notes = tuple(f"a plan by explanation does not weigh {what}" for what in uncounted(task))
        prepared = with_reasons_as_utilities(task)
        self.task = prepared if condition is None else with_wish(prepared, condition)
        self._avoided = avoided
        self.compiled = compiled(self.task, avoided, bounds=within, only=mattering(self.task, avoided, within))
        request = Request(
            goal=goal.level if condition is None else 1,
            limits=limits or FURTHEST,
            effort=self.effort_allowed,
            strategy=cast(Strategy, _one_of("strategy", strategy or "portfolio", STRATEGIES)),
            heuristic=None if heuristic is None else cast(Heuristic, _one_of("heuristic", heuristic, HEURISTICS)),
            avoid=frozenset(number for text in goal.avoided_actions for number in actions_named(self.task, text)),
            avoid_states=tuple(range(len(avoided))),
            costs={number: cost for text, cost in (costs or {}).items() for number in actions_named(self.task, text)},
            every=every,
            variants=diverse,
        )
        self._pursuit = Pursuit(self.compiled, request, on_progress, within, diverse=diverse, deepens=deepens)
        self._refuse_reached(condition)

    def _refuse_reached(self, condition: Expression | None) -> None:
        goal, start = self.search.goal, self.search.start
        if goal is UNKNOWN:
            raise RequestError("the author's utility is ? at the beginning", "--goal takes a level, or a formula")
        if is_better(goal, start):
            return
        if condition is not None:
            raise RequestError(f"the goal holds at the beginning already: {self.goal}", "nothing has to happen for it")
        if start is not UNKNOWN:
            raise RequestError(f"the author's utility is {show(start)} at the beginning already", "ask for more")

    @property
    def effort(self) -> dict[str, int]:
        """How much the search did."""
        progress = self.search.progress()
        return {"stories_taken_up": progress.taken_up, "nodes": progress.nodes}

    @property
    def limits_data(self) -> Data:
        """Return the limits as JSON-ready data."""
        from dataclasses import asdict

        return {**asdict(self.limits), **asdict(self.effort_allowed)}

    @property
    def search(self) -> Search:
        """What looks for stories: another one once minds are followed deeper."""
        return self._pursuit.search

    @property
    def limits(self) -> PlanLimits:
        """How far a plan may reach, as it is by now."""
        return self._pursuit.request.limits

    @property
    def is_interrupted(self) -> bool:
        """Whether the user stopped the search."""
        return self._pursuit.is_interrupted or self._is_interrupted

    @property
    def found(self) -> int:
        """How many stories were found."""
        return self._pursuit.found

    @property
    def limit(self) -> LimitReached | None:
        """What stopped the search, if anything did."""
        return self._pursuit.limit or self._stopped_by

    def __iter__(self) -> Iterator[ExplainedStory]:
        """Yield the stories. After the last, `limit` says what stopped the search, if anything did."""
        for story, distance in self._pursuit.stories():
            yield replace(self.told(story), distance=distance)

    @property
    def best(self) -> ExplainedStory | None:
        """The best story so far, also where it falls short of the goal; None where nothing is better than now."""
        found = self.search.best
        return None if found is None else self.told(found)

    def told(self, found: Found) -> ExplainedStory:
        """Return a story with its reasons."""
        return ExplainedStory(
            self.compiled, self.search.with_reasons(found), found.utility, found.cost, None, found.is_cheapest
        )

    def graph(self, stories: Sequence[PlannedStory]) -> Graph:
        """Return some stories as a graph: states of affairs, and the steps between them with what people had in mind."""
        from forbear.account.story_graphs import ExplainedGraphs

        told = [story.steps for story in stories if isinstance(story, ExplainedStory)]
        return ExplainedGraphs(self.compiled, self.search.goal).of_stories(told, str(self.goal))

    def reachable(self, *, most: int = 2_000) -> Graph:
        """Return every state of affairs that explained steps lead to; where `most` stops it, `limit` says so."""
        from forbear.account.story_graphs import ExplainedGraphs
        from forbear.planning.choice_model import explore
        from forbear.planning.explained import ExplainedChoices

        # Here steps are taken whatever they are good for.
        every = compiled(self.task, self._avoided, bounds=self.search.bounds)
        search = Search(every, self.search.request, bounds=self.search.bounds)
        found = explore(ExplainedChoices(search), most=most)
        self._stopped_by = found.limit
        self._is_interrupted = found.is_interrupted
        return ExplainedGraphs(every, search.goal).of_all(found, str(self.goal))

    def why_not(self) -> Shortfall:
        """Return why no story was found, as far as it can be known."""
        from forbear.account.unexplained import explained_shortfall  # both are slow to load, and seldom wanted
        from forbear.planning.unexplained import unexplained

        if self.is_interrupted:
            return Shortfall("interrupted", ("Interrupted: this is how far it came.",), False)
        try:
            found = unexplained(self.search, self.limit)
        except KeyboardInterrupt:
            self._is_interrupted = True
            return Shortfall("interrupted", ("Interrupted: why there is no story is not known.",), False)
        return explained_shortfall(found, self.task, str(self.goal), self.limit)


def _one_of(what: str, name: str, known: tuple[str, ...]) -> str:
    if name not in known:
        raise RequestError(f"there is no {what} '{name}'", f"there are {', '.join(known)}")
    return name
