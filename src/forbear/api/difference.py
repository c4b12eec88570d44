"""What an edit changed: two scenes worked out and held against each other."""

from __future__ import annotations

from pathlib import Path

from forbear.account.difference import Differing, differing, differing_data, differing_lines
from forbear.account.inquiry import Inquiry
from forbear.account.lines import Line, text_of
from forbear.account.plain import Data
from forbear.api.limits import Limits
from forbear.api.runs import Run
from forbear.api.scene import Scene, load
from forbear.api.sources import Text
from forbear.records import dataclass

Compared = str | Path | Text | Scene | Run
"""What can be held against something: a scene by name, file or text, loaded, or run."""


@dataclass(frozen=True, slots=True, repr=False)
class Difference:
    """What differs between two scenes: the odds, what everybody thinks and wants, and what it is called."""

    found: Differing
    one: Inquiry

    def __repr__(self) -> str:
        return f"<Difference of {' and '.join(self.found.names)}: {'none' if self.found.is_none else 'some'}>"

    @property
    def is_none(self) -> bool:
        """Whether nothing that is looked at differs, within half a point."""
        return self.found.is_none

    def lines(self) -> list[Line]:
        """Return what differs, in words: what `forbear diff` prints."""
        return differing_lines(self.found, self.one)

    def as_data(self) -> Data:
        """Return what differs as JSON-ready data; docs/json.md has the schema."""
        return differing_data(self.found)

    def __str__(self) -> str:
        return "\n".join(text_of(shown) for shown in self.lines())


def diff(before: Compared, after: Compared, *, limits: Limits | None = None) -> Difference:
    """Return what differs between two scenes, such as a file before and after it was changed.

    Either is a scene by name, file or text, one that is loaded, or a run of one. Raises as `load` does.
    """
    one, other = (_run(source, limits).inquiry() for source in (before, after))
    return Difference(differing(one, other), one)


def _run(source: Compared, limits: Limits | None) -> Run:
    if isinstance(source, Run):
        return source
    scene = source if isinstance(source, Scene) else load(source)
    return scene.run(limits=limits)
