"""The catalogue, and what comes of its scenes."""

from __future__ import annotations

from forbear.account.plain import Data
from forbear.api.limits import Limits
from forbear.api.listing import list_scenes
from forbear.api.scene import load
from forbear.api.sources import near_scenes, scene_names
from forbear.errors import ForbearError
from forbear.studio.failures import Refused
from forbear.studio.jobs.asked import Asked
from forbear.studio.jobs.context import Context
from forbear.studio.jobs.kinds import STANDING

MOST_SCENES = 20


def catalogue(request: Data, context: Context) -> Data:
    """Return the scenes that answer to some filters, and all that can be filtered by."""
    chosen = {name: request[name] for name in STANDING["catalogue"] if request.get(name) and name != "q"}
    every = context.warm.scenes.get("catalogue", lambda: list_scenes().entries)
    found = list_scenes(request.get("q", "").split(), **chosen)

    def once(kind: str) -> list[str]:
        return sorted({name for entry in every for name in getattr(entry, kind)})

    return {
        "scenes": [entry.as_data() for entry in found.entries],
        "unknown": list(found.unknown),
        "filters": list(STANDING["catalogue"]),
        "media": sorted({entry.name.partition("/")[0] for entry in every}),
        "variants": once("variants"),
        "causes": once("causes"),
        "effects": once("effects"),
    }


def odds(request: Data, context: Context) -> Data:
    """Return the odds of the outcomes of several scenes; one that cannot be worked out says why."""
    asked = Asked(request)
    names = asked.texts("scenes", MOST_SCENES)
    limits = context.limits(asked)
    asked.finish()
    known = scene_names()
    found = {}
    for place, name in enumerate(names):
        context.tell(place / len(names), name)
        if name not in known:
            raise Refused("not-found", f"there is no scene '{name[:100]}'", near_scenes(name))
        found[name] = context.warm.scenes.get(("odds", name), lambda name=name: _odds(name, limits))  # type: ignore[misc]
    return {"odds": found}


def _odds(name: str, limits: Limits) -> Data:
    try:
        data = load(name).run(limits=limits).as_data("outcomes")
    except ForbearError as error:
        return {"outcomes": [], "error": str(error)}
    return {"outcomes": data["outcomes"], "error": None}
