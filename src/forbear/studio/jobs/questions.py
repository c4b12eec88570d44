"""Asking why: knock-outs, where the outcome turns, two numbers at once, and what it is called."""

from __future__ import annotations

from forbear.account.edge import edge_data
from forbear.account.heat import heat_data
from forbear.account.inquiry import Extent
from forbear.account.knowledge import knowledge_data
from forbear.account.naming import Naming
from forbear.account.plain import Data
from forbear.account.report import HUNG_ON, data, page_data
from forbear.api.recognition import recognise, trope_names
from forbear.studio.failures import Refused
from forbear.studio.jobs.asked import Asked
from forbear.studio.jobs.context import Context
from forbear.variants import grids
from forbear.variants.grids import MOST_STEPS, Axis

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

    return data(run.inquiry(Extent(largest=largest), on_progress=tried), ASKED)


def page(request: Data, context: Context) -> Data:
    """Return the page that `forbear run` opens with, in paragraphs beneath their headings."""
    asked = Asked(request)
    scene = context.scene(asked)
    limits = context.limits(asked)
    after = asked.text("after", "")
    asked.finish()
    run = context.run(scene, limits, after)

    def tried(done: int, known: int) -> None:
        context.tell(done / known if known else 0.0, f"{done} of {known} what-ifs")

    return {"page": page_data(run.inquiry(on_progress=tried))}


def knows(request: Data, context: Context) -> Data:
    """Return who knows what along the told story: what `forbear knows --json` prints."""
    asked = Asked(request)
    scene = context.scene(asked)
    limits = context.limits(asked)
    after = asked.text("after", "")
    about = asked.optional("about")
    asked.finish()
    run = context.run(scene, limits, after)
    return knowledge_data(run.knows(about), run.record, Naming(run.record.problem, run.record.task))


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

    return edge_data(scene.edge(name, between=between, limits=limits, on_progress=tried))


def heat(request: Data, context: Context) -> Data:
    """Return what comes out over a grid of two numbers."""
    asked = Asked(request)
    scene = context.scene(asked)
    limits = context.limits(asked)
    x, y = _axis(asked, "x"), _axis(asked, "y")
    asked.finish()

    def tried(done: int, known: int) -> None:
        context.tell(done / known, f"{done} of {known} points")

    return heat_data(grids.heat(scene, x, y, limits=limits, on_progress=tried))


def _axis(asked: Asked, name: str) -> Axis:
    inner = asked.inner(name)
    found = Axis(
        inner.text("number"),
        inner.optional_amount("low"),
        inner.optional_amount("high"),
        inner.whole("steps", 2, MOST_STEPS, 21),
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
    if trope is not None and trope not in dict(trope_names()):
        listed = ", ".join(name for name, _ in trope_names())
        raise Refused("not-found", f"there is no trope '{trope[:100]}'", f"there is {listed}")
    run = context.run(scene, limits, after)
    if run.record.limit is not None:
        raise run.record.limit
    return recognise(run, trope).as_data(in_full=True)
