"""Planning: stories toward a goal, in which nobody acts without a reason of their own.

    for story in forbear.plan("bribery.txt"):
        print(story)

Two models of choice answer which steps are open to whom. *Explained*: a step counts if everyone who consents to it can
imagine a story that starts with it and leaves them better off. *Likely*: a step counts if its chooser takes it, with a
probability. A file in which people take turns is planned by likelihood, any other by explanation.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from typing import Literal as OneOf

from forbear.api.sources import meant
from forbear.errors import RequestError
from forbear.grounding.limits import DEFAULT_LIMITS, GroundLimits
from forbear.language.loader import Text
from forbear.planning.goals import author_is_content, grounded, load_with_goal
from forbear.records import replace

if TYPE_CHECKING:
    from forbear.api.explained import ExplainedPlanning
    from forbear.api.likely import LikelyPlanning
    from forbear.grounding.task import GroundMind
    from forbear.planning.search import Watch

Model = OneOf["explained", "likely"]


def plan(
    source: str | Path | Text,
    goal: str | int | float | Fraction | None = None,
    *,
    trope: str | None = None,
    model: Model | None = None,
    avoid: tuple[str, ...] = (),
    case: str | None = None,
    settings: tuple[str, ...] = (),
    minds: tuple[GroundMind, ...] | None = None,
    author_limit: int | None = None,
    character_limit: int | None = None,
    depth: int | None = None,
    nodes: int | None = None,
    seconds: float | None = None,
    megabytes: float | None = None,
    ground_limits: GroundLimits = DEFAULT_LIMITS,
    strategy: str | None = None,
    heuristic: str | None = None,
    costs: Mapping[str, int] | None = None,
    every: bool = False,
    diverse: bool = False,
    at_least: float | None = None,
    after: str | None = None,
    on_progress: Watch | None = None,
) -> ExplainedPlanning | LikelyPlanning:
    """Return the search for stories that reach a goal: iterate it.

    source: a file, a scene of the catalogue, or a text. goal: a level of the author's utility, a formula over the final
    state, or the name of an outcome; None: the next whole number above the author's utility. avoid: actions that must
    not happen (`kill`, or `kill(Ann, Bob)`), and formulas that must hold after no step. nodes, seconds, megabytes: what
    the search may use. ground_limits: how large the task may grow when it is spelled out. every: all stories,
    also those that come to the same by another way; diverse: each next story as different from those before as can be
    found, of a scene the likeliest first; never the same steps in another order.

    Of explained plans only: author_limit, character_limit and depth (steps of the story, steps in anybody's mind, minds
    within minds), heuristic, and costs of actions (1 where none is given). Of likely ones only: at_least, the least
    probability in [0, 1] of each choice; trope, what the story has to be called too (`trope` or `trope:variant`); after, events that have happened; minds, how everyone thinks.

    Raises StoryError, RequestError, LimitReached.
    """
    file, name = meant(source)
    loaded, wanted = load_with_goal(file, goal, avoid=avoid, trope=trope, case=case, settings=settings)
    problem = loaded.problem
    if model is None:
        model = "likely" if problem.is_scene else "explained"
    explained_only = {
        "author_limit": author_limit,
        "character_limit": character_limit,
        "depth": depth,
        "heuristic": heuristic,
        "costs": costs or None,
    }
    likely_only = {"trope": trope, "at_least": at_least, "after": after, "minds": minds}
    _refuse_unfit(model, explained_only if model == "likely" else likely_only)
    task, condition, avoided = grounded(problem, wanted, ground_limits)
    if model == "explained":
        from forbear.api.explained import DEFAULT_EFFORT, FURTHEST, ExplainedPlanning

        given = FURTHEST
        explained = ExplainedPlanning(
            name,
            task,
            wanted,
            condition=condition,
            avoided=avoided,
            limits=replace(
                given,
                author=given.author if author_limit is None else author_limit,
                character=given.character if character_limit is None else character_limit,
                depth=given.depth if depth is None else depth,
            ),
            effort=_with(DEFAULT_EFFORT, nodes, seconds, megabytes),
            strategy=strategy,
            heuristic=heuristic,
            costs=costs,
            every=every,
            diverse=diverse,
            deepens=depth is None,
            on_progress=on_progress,
        )
        explained.warnings = loaded.warnings
        return explained
    from forbear.api.likely import LikelyPlanning
    from forbear.minds.budget import Limits

    if not problem.is_scene:
        raise RequestError(f"{name} is no scene: nobody takes turns in it", "write 'turns: …;', or plan by explanation")
    if condition is None:
        if wanted.level is None:
            raise RequestError("a scene needs a goal", "--goal takes a formula, an outcome, or a level of utility")
        condition = author_is_content(task, wanted.level)
    likely = LikelyPlanning(
        name,
        problem,
        task if minds is None else replace(task, minds=minds),
        wanted,
        condition=condition,
        trope=trope,
        avoided=avoided,
        at_least=at_least or 0.0,
        after=after or "",
        strategy=strategy,
        diverse=diverse,
        limits=_with(Limits(), nodes, seconds, megabytes),
        on_progress=on_progress,
    )
    likely.warnings = loaded.warnings
    return likely


Bounds = TypeVar("Bounds")


def _with(bounds: Bounds, nodes: int | None, seconds: float | None, megabytes: float | None) -> Bounds:
    """Return bounds on an effort with those changed that are given."""
    asked = {"nodes": nodes, "seconds": seconds, "megabytes": megabytes}
    return replace(bounds, **{name: value for name, value in asked.items() if value is not None})  # type: ignore[type-var]


def _refuse_unfit(model: Model, options: Mapping[str, object]) -> None:
    unfit = [f"--{name.replace('_', '-')}" for name, value in options.items() if value is not None]
    if unfit:
        other = "scenes, which are planned by likelihood" if model == "explained" else "plans by explanation"
        raise RequestError(f"{', '.join(unfit)}: for {other}, only", "--model says which is meant")
