"""The texts that an editor has open, each looked through once it rests: its mistakes, its scene, what comes of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from forbear.api.scene import Scene
from forbear.api.sources import Text
from forbear.editing.files import examined
from forbear.editing.lenses import SceneOdds, scene_odds
from forbear.errors import Diagnostic, ForbearError, too_deep

REST = 0.15
"""Seconds without a change after which a text is looked through."""

PATIENCE = 10.0
"""Seconds that a question waits for a text to be looked through."""

Tell = Callable[[str, tuple[Diagnostic, ...]], None]
"""Told what is wrong with the text of a name."""


class Sheet:
    """A text that is open. scene and odds: of the last text that had no mistakes."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.scene: Scene | None = None
        self.odds: SceneOdds | None = None
        self.work: asyncio.Task[None] | None = None


class Desk:
    """All sheets, by the name that the editor has for each; one is looked through at a time."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._worker = ThreadPoolExecutor(1, "forbear")
        self.sheets: dict[str, Sheet] = {}

    def put(self, name: str, text: Text) -> None:
        """Open a text, or change it."""
        sheet = self.sheets.setdefault(name, Sheet(text))
        sheet.text = text
        self._begin(name, sheet, REST)

    def look_again(self) -> None:
        """Look all texts through anew: a file that they import may have changed."""
        for name, sheet in self.sheets.items():
            self._begin(name, sheet, REST)

    def take_away(self, name: str) -> None:
        """Close a text."""
        sheet = self.sheets.pop(name, None)
        if sheet is not None and sheet.work is not None:
            sheet.work.cancel()
        self._tell(name, ())

    async def rested(self, name: str) -> Sheet | None:
        """Return a text once it has been looked through."""
        async with asyncio.timeout(PATIENCE):
            while (sheet := self.sheets.get(name)) is not None and sheet.work is not None and not sheet.work.done():
                await asyncio.wait({sheet.work})
        return self.sheets.get(name)

    def close(self) -> None:
        """Begin nothing more, and let go of what is begun."""
        for sheet in self.sheets.values():
            if sheet.work is not None:
                sheet.work.cancel()
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _begin(self, name: str, sheet: Sheet, rest: float) -> None:
        if sheet.work is not None:
            sheet.work.cancel()
        sheet.work = asyncio.ensure_future(self._look_through(name, sheet, rest))

    async def _look_through(self, name: str, sheet: Sheet, rest: float) -> None:
        await asyncio.sleep(rest)
        loop = asyncio.get_running_loop()
        found, scene = await loop.run_in_executor(self._worker, _examined, sheet.text)
        self._tell(name, found)
        if scene is not None:
            sheet.scene = scene
            sheet.odds = await loop.run_in_executor(self._worker, _odds, scene)


def _examined(text: Text) -> tuple[tuple[Diagnostic, ...], Scene | None]:
    try:
        return examined(text)
    except RecursionError:
        return (_told(too_deep()),), None
    except ForbearError as error:
        return (_told(error),), None


def _odds(scene: Scene) -> SceneOdds | None:
    try:
        return scene_odds(scene)
    except (ForbearError, RecursionError):
        return None


def _told(error: ForbearError) -> Diagnostic:
    return Diagnostic("limit", str(error))
