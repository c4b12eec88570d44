"""A scene's parts, and what comes of it."""

from __future__ import annotations

from forbear.account.plain import Data
from forbear.account.report import RECORDED
from forbear.editing.parts import scene_parts
from forbear.studio.failures import Refused, diagnostic_data
from forbear.studio.jobs.asked import Asked
from forbear.studio.jobs.context import Context, changed

MOST_STORIES = 5_000
MOST_SAMPLES = 1_000


def scene(request: Data, context: Context) -> Data:
    """Return what a scene is made of."""
    asked = Asked(request)
    found = context.scene(asked)
    asked.finish()
    return {**scene_parts(found), "warnings": [diagnostic_data(warning) for warning in found.warnings]}


def outcomes(request: Data, context: Context) -> Data:
    """Return how likely each outcome is, and no more: what follows a slider while it moves."""
    asked = Asked(request)
    scene, amounts, depth = context.beginning(asked)
    limits, free = context.limits(asked), asked.flag("free", False)
    asked.finish()
    found = context.outcomes(scene, amounts, limits, free=free) if depth is None else None
    if found is None:
        done = context.run(changed(scene, amounts, depth), limits, "").as_data("outcomes", "work")
        found = {one["name"]: one["probability"] for one in done["outcomes"]}
        work = {name: done[name] for name in ("unfinished", "limit", "horizon")}
    else:
        work = {"unfinished": 0.0, "limit": None, "horizon": None}
    return {"outcomes": [{"name": name, "probability": share} for name, share in found.items()], **work}


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
    wanted = asked.texts("sections", len(RECORDED))
    asked.finish()
    if strange := [name for name in wanted if name not in RECORDED]:
        raise Refused("bad-request", f"there is no section '{strange[0][:100]}'", f"there is {', '.join(RECORDED)}")
    done = context.run(found, limits, after, samples=samples, seed=seed)
    names = [name for name in RECORDED if with_beliefs or name != "beliefs"]
    told = [name for name in names if name in ("scene", *wanted)] if wanted else names
    data = done.as_data(*told, first=first, most=most)
    return {"beliefs": [], **data, "listed": {"first": first, "most": most, "of": len(done.stories)}}
