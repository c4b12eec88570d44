"""What a story is sought for: a level of the author's utility, a formula over the final state, or a named outcome; and what
is to be avoided on the way.

A formula is checked like an outcome of the file, so it may speak of minds: `believes(Ann, alive(Bob))`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from forbear.errors import Diagnostic, RequestError, StoryError
from forbear.figures import LARGEST, NoFigure, is_usable, read_figure
from forbear.grounding.ground import ground
from forbear.grounding.limits import DEFAULT_LIMITS, GroundLimits
from forbear.grounding.task import Task
from forbear.language.expressions import TRUE, Comparison, Expression, Literal
from forbear.language.loader import Loaded, Text
from forbear.language.loader import load as load_checked
from forbear.language.nearest import did_you_mean
from forbear.language.problem import Outcome, Problem
from forbear.language.values import Value, show
from forbear.planning.node_limits import NodeLimits
from forbear.records import dataclass, replace

_NAME = "the_goal_that_was_asked_for"
_ACTION = re.compile(r"[^\W\d][^\s(),]*(?:\([^()]*\))?")


@dataclass(frozen=True, slots=True)
class Goal:
    """What a story is sought for. `condition`: a checked formula; None: the author's utility is.

    `level`: the least utility, None where it is to be the next whole number above the utility at the beginning.
    `avoided`: checked formulas that are to hold at no step; `avoided_actions`: actions that are not to happen, as
    named. `twist`: a checked formula that the reader is to come to find so.
    """

    text: str
    condition: Expression | None = None
    level: Value | None = None
    avoided: tuple[Expression, ...] = ()
    avoided_actions: tuple[str, ...] = ()
    twist: Expression | None = None

    def __str__(self) -> str:
        return self.text


def load_with_goal(
    file: Path | Text,
    goal: str | int | float | Fraction | None,
    *,
    avoid: tuple[str, ...] = (),
    trope: str | None = None,
    twist: str | None = None,
    moves: bool = False,
    case: str | None,
    settings: tuple[str, ...],
) -> tuple[Loaded, Goal]:
    """Load a file or a text, and read the goal that is asked for in it, what is to be avoided, and the fact of a twist.

    moves: the story is also to do something to its reader; without a goal that is enough, as it is for a trope.
    Raises StoryError with every mistake of the file or the formulas, RequestError for an outcome that is not there and
    where the file does not say what its author wants.
    """
    text = goal.strip() if isinstance(goal, str) else None
    level = _level(goal)
    is_formula = text is not None and level is None and re.fullmatch(r"[^\W\d]\w*", text) is None
    asked = {"--goal": text or ""} if is_formula else {}
    actions = tuple(one.strip() for one in avoid if _ACTION.fullmatch(one.strip()) is not None)
    asked |= {} if twist is None else {"--twist": twist}
    asked |= {f"--avoid {place}": one for place, one in enumerate(avoid) if one.strip() not in actions}
    loaded, conditions = _with_formulas(file, asked, case, settings)
    known = {action.name for action in loaded.problem.actions}
    facts = tuple(one for one in actions if one.partition("(")[0] not in known)
    if any("(" in one for one in facts):
        asked |= {f"--avoid {one}": one for one in facts if "(" in one}
        loaded, conditions = _with_formulas(file, asked, case, settings)
    named = tuple(one for one in actions if one not in facts or "(" not in one)
    turning = conditions.pop("--twist", None)
    if is_formula:
        wanted = Goal(text or "", conditions.pop("--goal"))
    elif text is not None and level is None:
        wanted = Goal(text, _outcome(loaded.problem, text).condition)
    elif level is None and trope is not None:
        wanted = Goal(f"the trope {trope}", TRUE)
    elif level is None and (moves or turning is not None):
        wanted = Goal("what it does to the reader", TRUE)
    else:
        wanted = _by_utility(loaded.problem, level)
    return loaded, replace(wanted, avoided=tuple(conditions.values()), avoided_actions=named, twist=turning)


def _level(goal: str | int | float | Fraction | None) -> Value | None:
    if isinstance(goal, str):
        try:
            return read_figure(goal)
        except NoFigure as reason:
            if reason.is_number:
                raise RequestError(f"the goal cannot be reached: {reason}") from None
            return None
    if goal is not None and not is_usable(goal):
        raise RequestError(f"a goal is a number up to {LARGEST:g}")
    return None if goal is None else _exact(goal)


def _with_formulas(
    file: Path | Text, formulas: Mapping[str, str], case: str | None, settings: tuple[str, ...]
) -> tuple[Loaded, dict[str, Expression]]:
    """Return the loaded file, and formulas checked in it; their mistakes are told beneath the option they came by."""
    for option, text in formulas.items():
        if not text.strip() or ";" in text:
            raise RequestError(f"{option.split()[0]} takes one formula, without ';'", "such as 'alive(Bob)'")
    added = [f"outcome {_NAME}{place}:\n{text}\n;" for place, text in enumerate(formulas.values())]
    every = (*settings, *added)
    try:
        loaded = load_checked(file, case=case, settings=every)
    except StoryError as error:
        names = {
            "--set" if len(every) == 1 else f"--set (number {len(settings) + place + 1})": option.split()[0]
            for place, option in enumerate(formulas)
        }
        raise StoryError(tuple(_placed(diagnostic, names) for diagnostic in error.diagnostics)) from None
    asked = {outcome.name: outcome.condition for outcome in loaded.problem.outcomes}
    conditions = {option: asked[f"{_NAME}{place}"] for place, option in enumerate(formulas)}
    kept = tuple(outcome for outcome in loaded.problem.outcomes if not outcome.name.startswith(_NAME))
    return replace(loaded, problem=replace(loaded.problem, outcomes=kept)), conditions


def _placed(diagnostic: Diagnostic, names: Mapping[str, str]) -> Diagnostic:
    """Return a mistake in a formula with its place in what was asked for."""
    span = diagnostic.span
    if span is None or span.file not in names:
        return diagnostic
    line, end = max(1, span.line - 1), max(1, span.end_line - 1)
    shown = diagnostic.source_line if span.line > 1 else ""  # before it stands what only makes an outcome of it
    return replace(diagnostic, span=replace(span, file=names[span.file], line=line, end_line=end), source_line=shown)


def _by_utility(problem: Problem, level: Value | None) -> Goal:
    if not any(utility.character is None for utility in problem.utilities):
        names = ", ".join(outcome.name for outcome in problem.outcomes)
        asked = "--goal takes a formula, such as --goal 'alive(Bob)'"
        hint = (
            f"{asked}, or one of its outcomes: {names}" if names else f"{asked}; or write 'utility(): …;' in the file"
        )
        raise RequestError("the file does not say what its author wants", hint)
    text = (
        "more for the author than at the beginning" if level is None else f"the author's utility at least {show(level)}"
    )
    return Goal(text, None, level)


def _outcome(problem: Problem, name: str) -> Outcome:
    for outcome in problem.outcomes:
        if outcome.name == name:
            return outcome
    names = tuple(outcome.name for outcome in problem.outcomes)
    listed = f"its outcomes are {', '.join(names)}" if names else "write a formula such as 'alive(Bob)'"
    raise RequestError(f"there is no outcome '{name}'", did_you_mean(name, names) or listed)


def _exact(number: int | float | Fraction) -> Value:
    found = Fraction(str(number)) if isinstance(number, float) else Fraction(number)
    return found.numerator if found.denominator == 1 else found


def grounded(
    problem: Problem,
    goal: Goal,
    limits: GroundLimits = DEFAULT_LIMITS,
    *,
    only_possible: bool = False,
    attempts: bool = False,
    bounds: NodeLimits | None = None,
) -> tuple[Task, Goal]:
    """Ground a problem with a goal: the task, and the goal with its formulas ground.

    attempts: with what may fail and is tried in vain. only_possible: without the actions that facts rule out which never
    change. bounds: what it may use.
    """
    asked = [each for each in (goal.condition, goal.twist) if each is not None] + list(goal.avoided)
    named = tuple(Outcome("", condition) for condition in asked)
    asking = replace(problem, outcomes=(*problem.outcomes, *named))
    look = None if bounds is None else bounds.check
    task = ground(asking, limits=limits, only_possible=only_possible, attempts=attempts, look=look)
    count = len(problem.outcomes)
    found = iter([condition for _, condition in task.outcomes[count:]])
    condition = None if goal.condition is None else next(found)
    twist = None if goal.twist is None else next(found)
    task = replace(task, outcomes=task.outcomes[:count])
    return task, replace(goal, condition=condition, twist=twist, avoided=tuple(found))


def author_is_content(task: Task, level: Value) -> Expression:
    """Return the ground formula that holds where the author's utility has reached a level."""
    wish = next(value for whose, value in task.utilities if whose is None)
    return Comparison(">=", wish, Literal(level))
