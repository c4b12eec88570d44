"""Planning by likelihood: stories of a scene that come to a goal, each step one that its chooser would take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from forbear.account.graphs import Graph
from forbear.account.lines import Line, percent, text_of
from forbear.account.naming import Naming
from forbear.account.plain import Data
from forbear.account.record import Record
from forbear.account.shortfall import Shortfall
from forbear.account.story_graphs import graph_of_moments, graph_of_tellings
from forbear.account.toward import story_as_data, story_brief, story_lines
from forbear.account.unlikely import likely_shortfall
from forbear.api.planning import PlannedStory
from forbear.api.recognition import Recognised, recognise
from forbear.api.runs import Run
from forbear.api.trope_goals import is_called, trope_of
from forbear.errors import Diagnostic, LimitReached, RequestError
from forbear.grounding.task import Task
from forbear.language.expressions import Expression
from forbear.language.problem import Problem
from forbear.minds.budget import Limits
from forbear.minds.reference import ReferenceEngine
from forbear.planning.choice_model import explore
from forbear.planning.goals import Goal
from forbear.planning.named import actions_named
from forbear.planning.search import SearchProgress, Watch
from forbear.records import dataclass, replace
from forbear.stories.effect_aim import EffectAim
from forbear.stories.follow import describe, follow, read_names
from forbear.stories.gathering import StoryGathering
from forbear.stories.likelihood_model import LikelyChoices
from forbear.stories.moment import Moment, Option
from forbear.stories.story import Story
from forbear.stories.toward import Order, StoryAim
from forbear.stories.unfold import begin
from forbear.stories.unlikely import unlikely


@dataclass(frozen=True, slots=True)
class LikelyStory:
    """A story that comes to the goal: the record of a run with this story in it, and questions about it."""

    story: Story
    record: Record
    limits: Limits
    trope: str | None = None

    @property
    def probability(self) -> float:
        """The probability of the whole story, what was given excepted."""
        return self.story.probability

    @property
    def actions(self) -> tuple[str, ...]:
        """Return what happens, as `--after` takes it."""
        return tuple(describe(step.event, self.record.task) for step in self.story.steps if step.event.kind != "wait")

    @property
    def run(self) -> Run:
        """The story as a run: `run.why()`, `run.regrets()` and the rest."""
        return Run(self.record, self.limits)

    def lines(self, *, full: bool = False) -> list[Line]:
        """Return the story in lines; full, or where a trope was asked for: also what it is called."""
        told = story_lines(self.run.inquiry(), self.story)
        return [*told, *self.recognised.lines()] if full or self.trope is not None else told

    @property
    def recognised(self) -> Recognised:
        """What the story is called, premise by premise."""
        return recognise(self.run, None if self.trope is None else trope_of(self.trope))

    @property
    def solution(self) -> str:
        """A story of a scene has odds, and no solution file: raises RequestError."""
        raise RequestError("a story of a scene has no solution file", "leave --solution out; --json has all of it")

    def brief(self) -> str:
        """Return the story in one line."""
        return f"{story_brief(self.story, Naming(self.record.problem, self.record.task))} ({percent(self.probability)})"

    def as_data(self) -> Data:
        """Return the story as JSON-ready data."""
        found = story_as_data(self.record, self.story)
        return found if self.trope is None else {**found, "recognised": self.recognised.as_part()}

    def __str__(self) -> str:
        return "\n".join(text_of(shown) for shown in self.lines())


class LikelyPlanning:
    """Iterates the stories of a scene that come to a goal, the likeliest first."""

    model = "likely"
    notes: tuple[str, ...] = ()
    best = None
    """No story of a scene comes nearer to a goal than another: it ends so or not."""

    def __init__(
        self,
        name: str,
        problem: Problem,
        task: Task,
        goal: Goal,
        *,
        condition: Expression,
        trope: str | None = None,
        at_least: float = 0.0,
        avoided: tuple[Expression, ...] = (),
        after: str = "",
        min_surprise: float | None = None,
        tension: float | None = None,
        strategy: str | None = None,
        diverse: bool = False,
        limits: Limits | None = None,
        warnings: tuple[Diagnostic, ...] = (),
        on_progress: Watch | None = None,
    ) -> None:
        """condition: a ground formula to ask of a story's end; trope: what the story has to be called, too. avoided: ground
        formulas that no step may make hold. min_surprise, tension: bits, as in `EffectAim`."""
        if tension is not None and not 0 <= tension <= 1:
            raise RequestError(f"{tension:g} is no tension", "an outcome is open by 0 to 1 bit")
        if not 0 <= at_least <= 1:
            raise RequestError(f"{at_least:g} is no probability", "a probability is a number from 0 to 1")
        self.name = name
        self.warnings = warnings
        self.goal = goal
        self.task = task
        self.limits = limits or Limits()
        self.at_least = at_least
        self._problem = problem
        self._engine = ReferenceEngine(task, self.limits)
        self._avoided = frozenset(n for text in goal.avoided_actions for n in actions_named(task, text))
        self._avoided_states = tuple(self._engine.reader.reading(formula) for formula in avoided)
        self._holds = self._engine.reader.reading(condition)
        self._trope = trope
        self._is_called = None if trope is None else is_called(trope)
        twist = None if goal.twist is None else self._engine.reader.reading(goal.twist)
        self._effect = EffectAim(min_surprise, tension, twist)
        self._after = after
        self._watch = on_progress
        self._given: tuple[Story, ...] | None = None
        self._stopped_by: LimitReached | None = None
        self._gathering = StoryGathering(self._wanted(), _order(strategy), diverse=diverse, on_progress=self._passed_on)

    @property
    def found(self) -> int:
        """How many stories were found."""
        return self._gathering.found

    @property
    def limit(self) -> LimitReached | None:
        """What stopped the search, if anything did."""
        searched = None if self._gathering.search is None else self._gathering.search.limit
        return searched or self._stopped_by

    @property
    def is_interrupted(self) -> bool:
        """Whether the user stopped the search."""
        return self._gathering.search is not None and self._gathering.search.is_interrupted

    @property
    def effort(self) -> dict[str, int]:
        """How much the search did."""
        taken = 0 if self._gathering.search is None else self._gathering.search.taken_up
        return {"stories_taken_up": taken, "nodes": self._engine.budget.nodes}

    @property
    def limits_data(self) -> Data:
        """Return the limits as JSON-ready data."""
        return {
            "at_least": self.at_least,
            "nodes": self.limits.nodes,
            "seconds": self.limits.seconds,
            "megabytes": self.limits.megabytes,
        }

    def __iter__(self) -> Iterator[LikelyStory]:
        """Yield the stories. After the last, `limit` says what stopped the search, if anything did."""
        yield from map(self._told, self._gathering.stories(self._beginning(), self._sparing))

    def _passed_on(self, taken_up: int, longest: int, best: float) -> None:
        if self._watch is not None:
            self._watch(SearchProgress(taken_up, self._engine.budget.nodes, longest, Fraction(best) if best else None))

    def _sparing(self) -> tuple[Story, ...]:
        """Return the beginnings with a quarter of the limits. Raises LimitReached."""
        share = replace(self.limits, nodes=self.limits.nodes // 4, seconds=self.limits.seconds / 4)
        return follow(begin(ReferenceEngine(self.task, share)), read_names(self._after))

    def graph(self, stories: Sequence[PlannedStory]) -> Graph:
        """Return some stories as a graph: moments, and the steps between them with their odds."""
        told = [story.story for story in stories if isinstance(story, LikelyStory)]
        return graph_of_tellings(told, Naming(self._problem, self.task), str(self.goal))

    def reachable(self, *, most: int = 2_000) -> Graph:
        """Return every moment that steps which count lead to; where `most` stops it, `limit` says so."""
        wanted = self._wanted()
        found = explore(LikelyChoices(self._beginning(), wanted), most=most)
        self._stopped_by = found.limit
        return graph_of_moments(found, Naming(self._problem, self.task), str(self.goal))

    def why_not(self) -> Shortfall:
        """Return why no story was found."""
        if self.is_interrupted:
            return Shortfall("interrupted", ("Interrupted before a story was found.",), False)
        if self.limit is not None:
            return Shortfall("limit", (f"No story was found: {self.limit}.",), False)
        self._engine.budget.renew()
        try:
            found = unlikely(self._beginning(), self._wanted(), avoids=bool(self._avoided or self._avoided_states))
        except LimitReached as reached:
            return Shortfall("limit", ("No story was found.", f"Why not is not known: {reached}."), False)
        return likely_shortfall(found, Naming(self._problem, self.task), self.at_least)

    def _wanted(self) -> StoryAim:
        return StoryAim(self._is_reached, self.at_least, self._is_avoided)

    def _beginning(self) -> tuple[Story, ...]:
        if self._given is None:
            self._given = follow(begin(self._engine), read_names(self._after))
        return self._given

    def _told(self, story: Story) -> LikelyStory:
        return LikelyStory(story, self._record(story), self.limits, self._trope)

    def _record(self, story: Story) -> Record:
        return Record(
            name=self.name,
            case=None,
            settings=(),
            problem=self._problem,
            task=self.task,
            warnings=(),
            given=self._beginning(),
            stories=(story,),
            unfinished=0.0,
        )

    def _is_reached(self, story: Story) -> bool:
        if self._holds(story.end.node.state, story.end.node) is not True:
            return False
        if not self._effect.is_met(story):
            return False
        return self._is_called is None or self._is_called(Run(self._record(story), self.limits))

    def _is_avoided(self, moment: Moment, option: Option) -> bool:
        if option.event.action in self._avoided and option.event.kind != "refuse":
            return True
        if not self._avoided_states:
            return False
        node = moment.after(option.event).node
        return any(holds(node.state, node) is True for holds in self._avoided_states)


def _order(strategy: str | None) -> Order:
    if strategy in (None, "likeliest-first"):
        return "likeliest-first"
    if strategy == "depth-first":
        return "depth-first"
    raise RequestError(
        f"a scene with doubt cannot be searched by '{strategy}'", "its strategies are likeliest-first and depth-first"
    )
