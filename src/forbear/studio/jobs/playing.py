"""Playing a part: the page keeps the save, and sends it back with each choice."""

from __future__ import annotations

from forbear.account.plain import Data
from forbear.api.plays import Play, play, resume
from forbear.studio.jobs.asked import Asked
from forbear.studio.jobs.context import Context, text_of


def start(request: Data, context: Context) -> Data:
    """Begin to play a part."""
    asked = Asked(request)
    scene = context.scene(asked)
    limits = context.limits(asked)
    role = asked.text("role")
    seed = asked.whole("seed", -(2**53), 2**53, 0)
    asked.finish()
    return play(scene, role, seed=seed, limits=limits).view()


def choose(request: Data, context: Context) -> Data:
    """Make a choice, and show what the role learns of what came of it."""
    asked = Asked(request)
    playing = _resumed(asked, context)
    option = asked.whole("option", 0, 10_000)
    asked.finish()
    return playing.choose(option).view()


def view(request: Data, context: Context) -> Data:
    """Show where a save stands."""
    asked = Asked(request)
    playing = _resumed(asked, context)
    asked.finish()
    return playing.view()


def _resumed(asked: Asked, context: Context) -> Play:
    save = asked.anything("save")
    return resume(save, text_of(asked), limits=context.limits(asked))
