"""Long work shows how far it is: on a terminal, on the error stream, and only after half a second."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from forbear.api.planning import SearchProgress as Searched

_QUIET_SECONDS = 0.5


def _plain(stream: Any) -> Any:
    """Return what is beneath a stream that spells out what steers a terminal: the line of progress steers it."""
    return getattr(stream, "plain", stream)


class ProgressLine:
    """A line of progress that appears only where work takes long."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> ProgressLine:
        return self

    def finished(self, stories: int, probability: float) -> None:
        """Tell how many stories are finished, with what probability together."""
        self.show(f"{stories} stories", probability)

    def tried(self, done: int, known: int) -> None:
        """Tell how many replays are done of those known of."""
        self.show(f"{done} of {known} what-ifs", done / known if known else 0.0)

    def read(self, done: int, known: int) -> None:
        """Tell how many hypotheses are worked out, or readings looked at, of those known of."""
        self.show(f"{done} of {known} readings", done / known if known else 0.0)

    def searched(self, progress: Searched) -> None:
        """Tell how far a search for plans has come; nobody knows how far it has to go."""
        best = "" if progress.best is None else f", best so far {float(progress.best):.3g}"  # type: ignore[arg-type]
        self.show(f"{progress.nodes} nodes, {progress.depth} steps{best}", None)

    def pause(self) -> None:
        """Take the line away, for something to be printed; it comes back as the work goes on."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def show(self, text: str, share: float | None) -> None:
        """Tell how far the work is, from 0 to 1; None: it is not known."""
        if not sys.stderr.isatty() or time.monotonic() - self._started < _QUIET_SECONDS:
            return
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as RichProgress

            columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
            self._bar = RichProgress(*columns, console=Console(file=_plain(sys.stderr)), transient=True)
            self._task = self._bar.add_task(text, total=None if share is None else 1.0)
            self._bar.start()
        self._bar.update(self._task, description=text, completed=share or 0.0)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
