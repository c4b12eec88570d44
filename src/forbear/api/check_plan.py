"""Checking a given story: whether it is one, and if not, which step is at fault, for whom, and what would mend it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from forbear.account.lines import Line
from forbear.account.plain import Data
from forbear.account.story_check import story_check_data, story_check_lines
from forbear.api.sources import meant
from forbear.errors import RequestError
from forbear.files import read
from forbear.grounding.what_if import with_wish
from forbear.language.loader import Text
from forbear.planning.compiling.compiled import compiled
from forbear.planning.goals import grounded, load_with_goal
from forbear.planning.limits import PlanLimits
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
) -> Validation:
    """Check a story, given as text, against a problem.

    Reasons that are given are judged as they are, however long; where none are, they are looked for
    within character_limit steps of a mind and depth minds within minds. Raises StoryError and RequestError for files, goals and stories that cannot be read, LimitReached.
    """
    loaded, wanted = load_with_goal(meant(source)[0], goal, case=case, settings=settings)
    task, condition, _ = grounded(loaded.problem, wanted)
    task = with_reasons_as_utilities(task)
    made = compiled(task if condition is None else with_wish(task, None, condition))
    steps, are_given = read_story(story, made.task)
    level = wanted.level if condition is None else 1
    limits = PlanLimits(
        None,
        FURTHEST.character if character_limit is None else character_limit,
        FURTHEST.depth if depth is None else depth,
    )
    return Validation(story_check(made, steps, limits, are_given=are_given, goal=level))


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
