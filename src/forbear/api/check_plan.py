"""Checking a given story: whether it is one, and if not, which step is at fault, for whom, and what would mend it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from forbear.account.lines import Line
from forbear.account.plain import Data
from forbear.account.story_check import story_check_data, story_check_lines
from forbear.api.sources import meant
from forbear.errors import LimitReached, RequestError
from forbear.files import read
from forbear.grounding.limits import DEFAULT_LIMITS, GroundLimits
from forbear.grounding.task import Task
from forbear.grounding.what_if import with_wish
from forbear.language.expressions import Expression
from forbear.language.loader import Text
from forbear.language.problem import Problem
from forbear.minds.budget import Limits
from forbear.planning.compiling.compiled import compiled
from forbear.planning.goals import Goal, grounded, load_with_goal
from forbear.planning.limits import PlanLimits
from forbear.planning.node_limits import DEFAULT_EFFORT, Effort, NodeLimits
from forbear.planning.solution import PlanStep
from forbear.planning.story_check import FURTHEST, FaultFound, StoryCheck, story_check
from forbear.planning.story_text import read_story
from forbear.planning.wishes import with_reasons_as_utilities
from forbear.records import dataclass

LARGEST = 1_000_000
"""Characters of a story file."""


@dataclass(frozen=True, slots=True)
class Validation:
    """What was found of a story: faults, none where it holds; as values, in words and as data."""

    found: StoryCheck

    @property
    def faults(self) -> tuple[FaultFound, ...]:
        """What is wrong, step by step."""
        return self.found.faults

    @property
    def reaches_goal(self) -> bool:
        """Whether the author has what was asked for at the end."""
        return self.found.reaches_goal

    @property
    def holds(self) -> bool:
        """Whether the story is one, and reaches the goal."""
        return self.found.holds

    def lines(self) -> list[Line]:
        """Return the verdict in lines, and of a story that holds, the story told."""
        return story_check_lines(self.found)

    def as_data(self) -> Data:
        """Return the verdict as JSON-ready data; docs/planning.md has the schema."""
        return story_check_data(self.found)


def check_plan(
    source: str | Path | Text,
    story: str,
    goal: str | int | float | Fraction | None = None,
    *,
    case: str | None = None,
    settings: tuple[str, ...] = (),
    character_limit: int | None = None,
    depth: int | None = None,
    limits: Limits | None = None,
    ground_limits: GroundLimits = DEFAULT_LIMITS,
) -> Validation:
    """Check a story, given as text, against a problem.

    Reasons that are given are judged as they are, however long; where none are, they are looked for
    within character_limit steps of a mind and depth minds within minds. limits: what all of it may use; ground_limits:
    how large the task may grow. Raises StoryError and RequestError for files, goals and stories that cannot be read,
    LimitReached.
    """
    allowed = DEFAULT_EFFORT if limits is None else Effort(limits.nodes, limits.seconds, limits.megabytes)
    bounds = NodeLimits(allowed)
    loaded, wanted = load_with_goal(meant(source)[0], goal, case=case, settings=settings)
    task, condition, (steps, are_given) = _grounded(loaded.problem, wanted, story, ground_limits, bounds)
    task = with_reasons_as_utilities(task)
    made = compiled(task if condition is None else with_wish(task, condition), bounds=bounds)
    level = wanted.level if condition is None else 1
    furthest = PlanLimits(
        None,
        FURTHEST.character if character_limit is None else character_limit,
        FURTHEST.depth if depth is None else depth,
    )
    return Validation(story_check(made, steps, furthest, are_given=are_given, goal=level, bounds=bounds))


def _grounded(
    problem: Problem, wanted: Goal, story: str, limits: GroundLimits, bounds: NodeLimits
) -> tuple[Task, Expression | None, tuple[tuple[PlanStep, ...], bool]]:
    """Return the task with the actions that ever can happen, and the story read in it.

    Where the story has another action the task has all, so that one that never can happen is told from one that is not
    there; unless these are too many.
    """
    task, goal = grounded(problem, wanted, limits, only_possible=True, attempts=True, bounds=bounds)
    try:
        return task, goal.condition, read_story(story, task)
    except RequestError:
        try:
            task, goal = grounded(problem, wanted, limits, attempts=True, bounds=bounds)
        except LimitReached as reached:
            if reached.raise_with not in ("--limit-actions", "--limit-terms"):
                raise
    return task, goal.condition, read_story(story, task)


def read_story_file(name: str) -> str:
    """Return the text of a story file, `-` for the standard input. Raises RequestError where it cannot be read."""
    import sys

    try:
        text = sys.stdin.read(LARGEST + 1) if name == "-" else read(Path(name), LARGEST).decode("utf-8-sig")
    except FileNotFoundError:
        raise RequestError(f"there is no file '{name}'") from None
    except OSError as error:
        raise RequestError(f"cannot read '{name}': {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise RequestError(f"cannot read '{name}': it is not text in UTF-8") from None
    if len(text) > LARGEST:
        raise RequestError(f"'{name}' is too large for a story", f"it may have {LARGEST} characters")
    return text
