"""A number of a scene, a named amount among them; and where the outcome turns as it is moved."""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable

from forbear.account.edge import EdgeFound
from forbear.account.inquiry import Tried
from forbear.account.naming import Naming
from forbear.api.constants import Trail, check_between, moved_along, trails
from forbear.api.outlook import outlook
from forbear.errors import RequestError
from forbear.grounding.task import Task
from forbear.language.amounts import Symbol
from forbear.language.problem import Problem
from forbear.minds.budget import Limits
from forbear.minds.interface import Engine
from forbear.minds.reference import ReferenceEngine
from forbear.records import replace
from forbear.stories.numbers import SceneNumber, number_named
from forbear.stories.questions.edge import find_edge
from forbear.stories.sweep.points import checked


def number(name: str, problem: Problem, task: Task, loaded: Callable[[float], Task]) -> SceneNumber:
    """Return a number of a scene by its name. loaded: the scene loaded anew with this named amount. Raises RequestError
    with near names."""
    amounts = {constant: float(literal.value) for constant, literal in problem.constants}  # type: ignore[arg-type]
    if name not in amounts:
        return number_named(task, name)
    now = amounts[name]
    found: list[tuple[Trail, ...]] = []

    def change(other: Task, amount: float) -> Task:
        try:
            found[:] = found or [trails(name, now, task, loaded)]
            return moved_along(name, found[0], other, amount)
        except RequestError:
            if other is not task or isinstance(amount, Symbol):
                raise
            return loaded(amount)

    def check(low: float, high: float) -> None:
        found[:] = found or [trails(name, now, task, loaded)]
        check_between(name, found[0], task, loaded, low, high)

    most = 1.0 if 0 < now < 1 else max(2 * now, 12.0)
    return SceneNumber(name, now, 0.0, most, False, task, change, "amount", check_between=check)


def edge(
    moved: SceneNumber,
    problem: Problem,
    task: Task,
    between: tuple[float, float] | None,
    limits: Limits,
    on_progress: Tried | None,
) -> EdgeFound:
    """Find where the likeliest outcome turns as a number is moved, as `Scene.edge` says."""
    low, high = between or (moved.low, moved.high)
    if not low < high:
        raise RequestError(f"{low:g} to {high:g} is no range", "write the smaller number first")
    checked(moved, array("d", (low, high)))
    bounds = replace(limits, until=min(limits.until, time.monotonic() + limits.seconds))

    def engine_of(task: Task) -> Engine:
        return ReferenceEngine(task, bounds)

    naming = Naming(problem, task)
    told = {name: naming.outcome(name) for name, _ in task.outcomes}
    found = find_edge(outlook(task, (moved,), engine_of), low, high, whole=moved.whole, on_progress=on_progress)
    return EdgeFound(moved.name, moved.now, low, high, found, told)
