"""Reading what is told of a scene: the events that were chosen in its tree, or what it tells itself."""

from __future__ import annotations

from forbear.account.plain import Data
from forbear.studio.jobs.asked import Asked
from forbear.studio.jobs.context import Context
from forbear.studio.jobs.trees import LONGEST, MOST_BEGINNINGS

MOST_DRAWS = 200


def read(request: Data, context: Context) -> Data:
    """Return what is shown of the people by what is told: as `forbear read --json` has it of one scene, in words too."""
    asked = Asked(request)
    tree = context.tree(asked) if asked.has("events") else None
    scene = context.scene(asked)
    limits = context.limits(asked)
    events = asked.places("events", LONGEST)
    drawn = asked.whole("drawn", 0, MOST_BEGINNINGS, 0)
    because = asked.optional("because")
    draws = asked.whole("draws", 0, MOST_DRAWS, 0)
    asked.finish()
    told = None if tree is None or not events else tree.told(events, drawn=drawn)

    def done(count: int, known: int) -> None:
        context.tell(count / known if known else 0.0, f"{count} of {known} readings")

    reading = scene.read(told, because, limits=limits, draws=draws, on_progress=done)
    data: Data
    (data,) = reading.as_data()["readings"]
    for shown, words in zip(data["shown"], reading.in_words(), strict=True):
        for odds, text in zip(shown["odds"], words, strict=True):
            odds["told"] = text
    return data
