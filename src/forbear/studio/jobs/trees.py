"""The tree of stories, to click through."""

from __future__ import annotations

from forbear.account.plain import Data
from forbear.studio.jobs.asked import Asked
from forbear.studio.jobs.context import Context

LONGEST = 200
MOST_BEGINNINGS = 10_000
DEEPEST = 40
MOST_NODES = 8_000
"""A tree of some thousand stories comes in one answer."""


def story(request: Data, context: Context) -> Data:
    """Return one story in full."""
    asked = Asked(request)
    tree = context.tree(asked)
    events = asked.places("events", LONGEST)
    drawn = asked.whole("drawn", 0, MOST_BEGINNINGS, 0)
    asked.finish()
    return tree.story(events, drawn=drawn)


def part(request: Data, context: Context) -> Data:
    """Return a part of the tree."""
    asked = Asked(request)
    tree = context.tree(asked)
    events = asked.places("events", LONGEST)
    drawn = asked.whole("drawn", 0, MOST_BEGINNINGS, 0)
    levels = asked.whole("levels", 0, DEEPEST, 2)
    most = asked.whole("most", 1, MOST_NODES, 200)
    asked.finish()
    return tree.part(events, drawn=drawn, levels=levels, most=most)
