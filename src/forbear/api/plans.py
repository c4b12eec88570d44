"""Planning: stories toward a goal, in which nobody acts without a reason of their own.

    for story in forbear.plan(forbear.PlanRequest(source="bribery.txt")):
        print(story)

Two models of choice answer which steps are open to whom. *Explained*: a step counts if everyone who consents to it can
imagine a story that starts with it and leaves them better off. *Likely*: a step counts if its chooser takes it, with a
probability. A file in which people take turns is planned by likelihood, any other by explanation.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from typing import Literal as OneOf

from forbear.api.planning import Planning as Planning
from forbear.api.sources import meant
from forbear.errors import Diagnostic, RequestError
from forbear.grounding.limits import DEFAULT_LIMITS, GroundLimits
from forbear.grounding.task import Task
from forbear.language.expressions import Expression
from forbear.language.loader import Text
from forbear.language.problem import READER, Problem
from forbear.planning.goals import Goal, author_is_content, grounded, load_with_goal
from forbear.planning.node_limits import DEFAULT_EFFORT, NodeLimits
from forbear.records import dataclass, field, replace

if TYPE_CHECKING:
    from forbear.api.scene import Scene
    from forbear.planning.search import Watch
    from forbear.reading.told_reading import ToldReading

Model = OneOf["explained", "likely"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRequest:
    """What stories are sought, and how. Every part is given by name; all but `source` may be left out.

    source: a file, a scene of the catalogue, a text, or a scene that is loaded, with all that was changed in it. before: as
    things stood before anything was told, where something is told of the scene: else it is as it is read likeliest. goal: a
    level of the author's utility, a formula over the final state, or the name of an outcome; None: the next whole
    number above the author's utility. model: what makes a step count, a reason or odds; None: by the file. avoid:
    actions that must not happen (`kill`, or `kill(Ann, Bob)`), and formulas that must hold after no step. case,
    settings: as for `load`. nodes, seconds, megabytes: what the search may use. ground_limits: how large the task may
    grow when it is spelled out. every: all stories, also those that come to the same by another way; diverse: each next
    story as different from those before as can be found, of a scene the likeliest first; never the same steps in
    another order.

    min_surprise, tension, twist: of scenes with a reader, what the story is to do to them: some step that surprises them by
    so many bits; some outcome that is open to them by so many bits (0 to 1) as the last choice is about to be made; a
    formula that they come to find so, having thought it was not. Without a goal that is enough.

    Of explained plans only: author_limit, character_limit and depth (steps of the story, steps in anybody's mind, minds
    within minds), heuristic, and costs of actions (1 where none is given). Of likely ones only: at_least, the least
    probability in [0, 1] of each choice; trope, what the story has to be called too (`trope` or `trope:variant`);
    after, events that have happened.
    """

    source: str | Path | Text | Scene
    before: bool = False
    goal: str | int | float | Fraction | None = None
    model: Model | None = None
    avoid: tuple[str, ...] = ()
    case: str | None = None
    settings: tuple[str, ...] = ()
    nodes: int | None = None
    seconds: float | None = None
    megabytes: float | None = None
    ground_limits: GroundLimits = DEFAULT_LIMITS
    strategy: str | None = None
    every: bool = False
    diverse: bool = False
    author_limit: int | None = None
    character_limit: int | None = None
    depth: int | None = None
    heuristic: str | None = None
    costs: Mapping[str, int] = field(default_factory=dict)
    at_least: float | None = None
    trope: str | None = None
    after: str | None = None
    min_surprise: float | None = None
    tension: float | None = None
    twist: str | None = None

    @property
    def _explained_only(self) -> dict[str, object]:
        return {
            "author_limit": self.author_limit,
            "character_limit": self.character_limit,
            "depth": self.depth,
            "heuristic": self.heuristic,
            "cost": self.costs or None,  # as the option is called
        }

    @property
    def _likely_only(self) -> dict[str, object]:
        return {
            "trope": self.trope,
            "at_least": self.at_least,
            "after": self.after,
            "min_surprise": self.min_surprise,
            "tension": self.tension,
            "twist": self.twist,
        }

    def refuse_unfit(self, model: Model) -> None:
        """Raise RequestError for what is for the other model only."""
        options = self._explained_only if model == "likely" else self._likely_only
        unfit = [f"--{name.replace('_', '-')}" for name, value in options.items() if value is not None]
        if unfit:
            other = "scenes, which are planned by likelihood" if model == "explained" else "plans by explanation"
            raise RequestError(f"{', '.join(unfit)}: for {other}, only", "--model says which is meant")


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A request read and spelled out: the goal's condition and what is to be avoided are ground formulas."""

    request: PlanRequest
    name: str
    problem: Problem
    task: Task
    goal: Goal
    condition: Expression | None
    warnings: tuple[Diagnostic, ...]
    bounds: NodeLimits


def plan(request: PlanRequest, *, on_progress: Watch | None = None) -> Planning:
    """Return the search for stories that reach a goal: iterate it. Raises StoryError, RequestError, LimitReached."""
    bounds = NodeLimits(_with(DEFAULT_EFFORT, _effort(request)))
    source, scene = request.source, None
    case, settings = request.case, request.settings
    if not isinstance(source, str | Path | Text):
        scene, source = source, source.source
        _refuse_moved(scene)
        case, settings = case or scene.case, (*scene.settings, *settings)
    file, name = meant(source)
    loaded, goal = load_with_goal(
        file,
        request.goal,
        avoid=request.avoid,
        trope=request.trope,
        twist=request.twist,
        moves=request.min_surprise is not None or request.tension is not None,
        case=case,
        settings=settings,
    )
    model = request.model or ("likely" if loaded.problem.is_scene else "explained")
    request.refuse_unfit(model)
    is_explained = model == "explained"
    task, goal = grounded(
        loaded.problem, goal, request.ground_limits, only_possible=is_explained, attempts=is_explained, bounds=bounds
    )
    if model == "likely" and scene is not None:
        task = replace(task, minds=scene.task.minds)
    reading = _reading(scene, request, case, settings) if loaded.problem.is_told else None
    task = task if reading is None else reading.applied(loaded.problem, task)
    prepared = _Prepared(request, name, loaded.problem, task, goal, goal.condition, loaded.warnings, bounds)
    return _explained(prepared, on_progress) if model == "explained" else _likely(prepared, on_progress)


def _reading(
    scene: Scene | None, request: PlanRequest, case: str | None, settings: tuple[str, ...]
) -> ToldReading | None:
    """Return what is told of a scene, and shows of its people; None where it is to be as it was before."""
    if request.before:
        return None
    if scene is None:
        from forbear.api.scene import load

        assert isinstance(request.source, str | Path | Text)
        scene = load(request.source, case=case, settings=settings, ground_limits=request.ground_limits)
    return scene.reading


def _refuse_moved(scene: Scene) -> None:
    moved = [name for name, _ in scene.moves if not name.startswith(("precision(", "depth("))]
    if moved:
        raise RequestError(f"a plan does not know of moved numbers: {', '.join(moved)}", "say it with settings")


def _explained(prepared: _Prepared, on_progress: Watch | None) -> Planning:
    from forbear.api.explained import FURTHEST, ExplainedPlanning

    request = prepared.request
    asked = {"author": request.author_limit, "character": request.character_limit, "depth": request.depth}
    return ExplainedPlanning(
        prepared.name,
        prepared.task,
        prepared.goal,
        condition=prepared.condition,
        avoided=prepared.goal.avoided,
        limits=_with(FURTHEST, asked),
        effort=_with(DEFAULT_EFFORT, _effort(request)),
        bounds=prepared.bounds,
        strategy=request.strategy,
        heuristic=request.heuristic,
        costs=request.costs,
        every=request.every,
        diverse=request.diverse,
        deepens=request.depth is None,
        warnings=prepared.warnings,
        on_progress=on_progress,
    )


def _likely(prepared: _Prepared, on_progress: Watch | None) -> Planning:
    from forbear.api.likely import LikelyPlanning
    from forbear.minds.budget import Limits

    request, name, goal, condition = prepared.request, prepared.name, prepared.goal, prepared.condition
    if not prepared.problem.is_scene:
        raise RequestError(f"{name} is no scene: nobody takes turns in it", "write 'turns: …;', or plan by explanation")
    moved = {"--min-surprise": request.min_surprise, "--tension": request.tension, "--twist": request.twist}
    if READER not in prepared.task.characters and any(asked is not None for asked in moved.values()):
        named = ", ".join(option for option, asked in moved.items() if asked is not None)
        raise RequestError(f"{named}: nobody reads this scene", "write 'reader sees(all);', and what they believe")
    if condition is None:
        if goal.level is None:
            raise RequestError("a scene needs a goal", "--goal takes a formula, an outcome, or a level of utility")
        condition = author_is_content(prepared.task, goal.level)
    return LikelyPlanning(
        name,
        prepared.problem,
        prepared.task,
        goal,
        condition=condition,
        trope=request.trope,
        avoided=prepared.goal.avoided,
        at_least=request.at_least or 0.0,
        min_surprise=request.min_surprise,
        tension=request.tension,
        after=request.after or "",
        strategy=request.strategy,
        diverse=request.diverse,
        limits=replace(_with(Limits(), _effort(request)), until=time.monotonic() + prepared.bounds.left),
        warnings=prepared.warnings,
        on_progress=on_progress,
    )


def _effort(request: PlanRequest) -> dict[str, float | None]:
    return {"nodes": request.nodes, "seconds": request.seconds, "megabytes": request.megabytes}


Bounds = TypeVar("Bounds")


def _with(bounds: Bounds, asked: Mapping[str, float | None]) -> Bounds:
    """Return bounds with those changed that are given."""
    return replace(bounds, **{name: value for name, value in asked.items() if value is not None})  # type: ignore[type-var]
