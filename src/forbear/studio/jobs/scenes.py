"""A scene's parts, and what comes of it."""

from __future__ import annotations

from forbear.account.report import RECORDED
from forbear.editing.parts import scene_parts
from forbear.studio.failures import diagnostic_data
from forbear.studio.jobs.asked import Asked
from forbear.studio.jobs.context import Context, Data

MOST_STORIES = 5_000
MOST_SAMPLES = 1_000


def scene(request: Data, context: Context) -> Data:
    """Return what a scene is made of."""
    asked = Asked(request)
    found = context.scene(asked)
    asked.finish()
    return {**scene_parts(found), "warnings": [diagnostic_data(warning) for warning in found.warnings]}


def run(request: Data, context: Context) -> Data:
    """Return what comes of a scene: the data of `forbear run`, with so many of its stories."""
    asked = Asked(request)
    found = context.scene(asked)
    limits = context.limits(asked)
    after = asked.text("after", "")
    samples = asked.whole("samples", 0, MOST_SAMPLES, 0)
    seed = asked.whole("seed", -(2**63), 2**63, 0)
    first = asked.whole("first", 0, MOST_STORIES, 0)
    most = asked.whole("most", 0, MOST_STORIES, 100)
    with_beliefs = asked.flag("beliefs", True)
    asked.finish()
    done = context.run(found, limits, after, samples=samples, seed=seed)
    names = [name for name in RECORDED if with_beliefs or name != "beliefs"]
    data = done.as_data(*names, first=first, most=most)
    return {"beliefs": [], **data, "listed": {"first": first, "most": most, "of": len(done.stories)}}
