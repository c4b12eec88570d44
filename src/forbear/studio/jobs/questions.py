"""Asking why: knock-outs, where the outcome turns, two numbers at once, and what it is called."""

from __future__ import annotations

from forbear import api
from forbear.account.report import HUNG_ON, data
from forbear.studio.failures import Refused
from forbear.studio.jobs.asked import Asked
from forbear.studio.jobs.context import Context, Data

ASKED = tuple(name for name in HUNG_ON if name != "choice_edges")
"""What is asked of a story at once: the edges of its choices take as long again."""


def why(request: Data, context: Context) -> Data:
    """Return what each choice of the told story hung on, and what else is asked of a story."""
    asked = Asked(request)
    scene = context.scene(asked)
    limits = context.limits(asked)
    after = asked.text("after", "")
    largest = asked.whole("largest", 1, 3, 2)
    asked.finish()
    run = context.run(scene, limits, after)
    if run.record.limit is not None:
        raise run.record.limit

    def tried(done: int, known: int) -> None:
        context.tell(done / known if known else 0.0, f"{done} of {known} what-ifs")

    return data(run.inquiry(largest=largest, on_progress=tried), ASKED)


def edge(request: Data, context: Context) -> Data:
    """Return where the outcome turns as a number is moved."""
    asked = Asked(request)
    scene = context.scene(asked)
    limits = context.limits(asked)
    name = asked.text("number")
    low, high = asked.optional_amount("low"), asked.optional_amount("high")
    asked.finish()
    number = scene.number(name)
    between = (number.low if low is None else low, number.high if high is None else high)

    def tried(done: int, known: int) -> None:
        context.tell(done / known if known else 0.0, f"{done} of {known} settings")

    return api.edge_data(scene.edge(name, between=between, limits=limits, on_progress=tried))


def heat(request: Data, context: Context) -> Data:
    """Return what comes out over a grid of two numbers."""
    asked = Asked(request)
    scene = context.scene(asked)
    limits = context.limits(asked)
    x, y = _axis(asked, "x"), _axis(asked, "y")
    asked.finish()

    def tried(done: int, known: int) -> None:
        context.tell(done / known, f"{done} of {known} points")

    return api.heat_data(api.heat(scene, x, y, limits=limits, on_progress=tried))


def _axis(asked: Asked, name: str) -> api.Axis:
    inner = asked.inner(name)
    found = api.Axis(
        inner.text("number"),
        inner.optional_amount("low"),
        inner.optional_amount("high"),
        inner.whole("steps", 2, api.MOST_STEPS, 21),
    )
    inner.finish()
    return found


def verdict(request: Data, context: Context) -> Data:
    """Return what the told story is called."""
    asked = Asked(request)
    scene = context.scene(asked)
    limits = context.limits(asked)
    after = asked.text("after", "")
    trope = asked.optional("trope")
    asked.finish()
    if trope is not None and trope not in dict(api.trope_names()):
        listed = ", ".join(name for name, _ in api.trope_names())
        raise Refused("not-found", f"there is no trope '{trope[:100]}'", f"there is {listed}")
    run = context.run(scene, limits, after)
    if run.record.limit is not None:
        raise run.record.limit
    return api.recognise(run, trope).as_data(in_full=True)
