"""What the catalogue's scenes print, kept to notice change.

These files are our own output: that one agrees says nothing about its being right, only that nothing changed unseen.
`just golden` writes them anew; look at the difference before you keep it.
"""

from __future__ import annotations

from pathlib import Path

from forbear.account.lines import text_of
from forbear.account.report import RECORDED
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


def file_of(scene: str, form: str) -> Path:
    """Return where the account of a scene is kept, in full or the page."""
    return HERE / f"{scene}.{form}.txt"


def accounts(scene: str) -> dict[str, str]:
    """Return of what `forbear run SCENE` prints that which is on record: in full, and the page."""
    run = load(scene).run()
    full = "".join(f"{text_of(row)}\n" for row in run.lines(*RECORDED))
    return {"full": full, "page": f"{run}\n"}


def scenes() -> list[str]:
    """Return the scenes of the catalogue."""
    return [entry.name for entry in list_scenes().entries]
