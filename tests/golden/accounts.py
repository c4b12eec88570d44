"""What the catalogue's scenes print, kept to notice change.

These files are our own output: that one agrees says nothing about its being right, only that nothing changed unseen.
`just golden` writes them anew; look at the difference before you keep it.
"""

from __future__ import annotations

from pathlib import Path

from forbear.api.listing import list_scenes
from forbear.api.scene import load

HERE = Path(__file__).parent / "accounts"

KEPT = (
    "comics/black-panther",
    "film/casablanca",
    "games/detroit-become-human",
    "tabletop/sentinels-of-the-multiverse",
    "theatre/julius-caesar",
    "webcomics/start-of-darkness",
)
"""The scenes whose accounts are kept: a few that are unlike each other, so that a change can be looked at."""


def file_of(scene: str) -> Path:
    """Return where the account of a scene is kept."""
    return HERE / f"{scene}.txt"


def account(scene: str) -> str:
    """Return what `forbear run SCENE --why none` prints."""
    return f"{load(scene).run()}\n"


def scenes() -> list[str]:
    """Return the scenes of the catalogue."""
    return [entry.name for entry in list_scenes().entries]
