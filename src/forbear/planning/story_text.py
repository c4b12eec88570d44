"""Stories as people write them: one action a line, or all in a row, or with reasons as in a solution file.

Numbers before a step (`3.`), who takes it (`Tom: walk(…)`), a full stop behind it and comments (`//`) do not count.
Every action that is none is told at once, with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forbear.errors import RequestError
from forbear.grounding.task import Task
from forbear.language.nearest import did_you_mean
from forbear.planning.solution import PlanStep
from forbear.planning.solution_text import read_solution

_ACTION = re.compile(r"[^\W\d][^\s(),|:]*\s*\([^()|]*\)(?:\s+fails\b(?!\s*\())?")
_LEAD = re.compile(r"^\s*(?:\d+[.)]\s*)?(?:[^()|:]*:\s)?\s*")
MOST_STEPS = 5_000
"""Steps of a story that are judged."""
LONGEST = 100
"""Characters of a line that are told."""
MOST_TOLD = 10
"""So many lines that hold no action are told."""


def read_story(text: str, task: Task) -> tuple[tuple[PlanStep, ...], bool]:
    """Return the steps of a story, and whether reasons are given. Raises RequestError with every line that is wrong."""
    if any(line.lstrip().startswith("|") for line in text.splitlines()):
        return read_solution(text, task), True
    numbers = {_bare(str(action)): action.index for action in task.actions}
    steps: list[PlanStep] = []
    wrong: list[str] = []
    count = 0
    for place, written in _written(text):
        number = numbers.get(_bare(written))
        if number is not None:
            steps.append(PlanStep(number))
            continue
        count += 1
        if count <= MOST_TOLD:
            wrong.append(f"line {place}: there is no action '{written[:LONGEST]}'{_meant(written[:LONGEST], task)}")
    if wrong:
        more = f"\n… and {count - MOST_TOLD} more" if count > MOST_TOLD else ""
        raise RequestError("\n".join(wrong) + more)
    if len(steps) > MOST_STEPS:
        raise RequestError(f"the story has {len(steps)} steps", f"one of up to {MOST_STEPS} can be judged")
    if not steps:
        raise RequestError("the story is empty", "write one action a line, such as walk(Tom, Market)")
    return tuple(steps), False


def _written(text: str) -> Iterator[tuple[int, str]]:
    """Yield every action as written, with its line; what else stands in a line counts as one that is wrong."""
    for place, line in enumerate(text.splitlines(), 1):
        rest = _LEAD.sub("", line.partition("//")[0])
        if not rest.strip() or rest.startswith("goal("):
            continue
        end = 0
        for found in _ACTION.finditer(rest):
            between = rest[end : found.start()].strip(" \t.,;")
            if between:
                yield place, between
            yield place, found[0]
            end = found.end()
        left = rest[end:].strip(" \t.,;")
        if left:
            yield place, left


def _bare(text: str) -> str:
    return "".join(text.split())


def _meant(written: str, task: Task) -> str:
    hint = did_you_mean(_bare(written), [_bare(str(action)) for action in task.actions])
    if hint is None:
        hint = did_you_mean(written.partition("(")[0].strip(), [action.name for action in task.actions])
    return "" if hint is None else f" ({hint})"
