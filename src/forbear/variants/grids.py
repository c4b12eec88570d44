"""Two numbers of a scene moved at once."""

from __future__ import annotations

import math
import time
from array import array

from forbear.account.heat import HeatFound
from forbear.account.inquiry import Tried
from forbear.api.outlook import outlook
from forbear.api.runs import DEFAULT_LIMITS
from forbear.api.scene import Scene
from forbear.errors import RequestError
from forbear.grounding.task import Task
from forbear.minds.budget import Limits
from forbear.minds.interface import Engine
from forbear.minds.reference import ReferenceEngine
from forbear.records import dataclass, replace
from forbear.stories.numbers import SceneNumber
from forbear.stories.questions.heat import heat as worked_out
from forbear.stories.sweep.points import checked

MOST_STEPS = 201


@dataclass(frozen=True, slots=True)
class Axis:
    """A number by its name, the range to look at (None: what makes sense for it), and in how many steps."""

    number: str
    low: float | None = None
    high: float | None = None
    steps: int = 21


def heat(
    scene: Scene, x: Axis, y: Axis, *, limits: Limits | None = None, on_progress: Tried | None = None
) -> HeatFound:
    """Work out what comes of a scene over a grid of two of its numbers.

    The seconds of the limits are for all of it; what there was no time for is left out. Raises RequestError for a name
    that is not there, a range that is none, or twice the same number.
    """
    bounds = limits or DEFAULT_LIMITS
    across, along = scene.number(x.number), scene.number(y.number)
    if across.name == along.name:
        raise RequestError(f"'{across.name}' is named twice", "name two numbers")
    until = time.monotonic() + bounds.seconds

    def engine_of(task: Task) -> Engine:
        return ReferenceEngine(task, replace(bounds, seconds=max(0.01, until - time.monotonic())))

    places = _places(across, x), _places(along, y)
    for number, amounts in zip((across, along), places, strict=True):
        checked(number, array("d", amounts))
    look = outlook(scene.task, (across, along), engine_of)
    found = worked_out(look, *places, seconds=bounds.seconds, on_progress=on_progress)
    outcomes = tuple(name for name, _ in scene.task.outcomes)
    return HeatFound((across.name, _finite(across.now)), (along.name, _finite(along.now)), outcomes, found)


def _places(number: SceneNumber, axis: Axis) -> tuple[float, ...]:
    low = number.low if axis.low is None else axis.low
    high = number.high if axis.high is None else axis.high
    if not low < high:
        raise RequestError(f"{low:g} to {high:g} is no range", "write the smaller number first")
    if not 2 <= axis.steps <= MOST_STEPS:
        raise RequestError(f"{axis.steps} steps are too few or too many", f"from 2 to {MOST_STEPS}")
    places = tuple(low + (high - low) * step / (axis.steps - 1) for step in range(axis.steps))
    return tuple(sorted({float(round(place)) for place in places})) if number.whole else places


def _finite(now: float | None) -> float | None:
    return None if now is None or math.isinf(now) else now
