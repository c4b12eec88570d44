"""The lines of a manuscript as the writers of formats ask for them: as told, or as a translated table has them."""

from __future__ import annotations

from collections.abc import Mapping

from forbear.exports.manuscript import Beat, Manuscript, Onward

OPTION = "_option"
"""What the identifier of a deed ends with where it is offered, not told."""


class Words:
    """The texts of one manuscript by their identifiers; what a table lacks is as told."""

    def __init__(self, manuscript: Manuscript, table: Mapping[str, str] | None = None) -> None:
        self._told = dict(all_lines(manuscript))
        self._table = table or {}

    def of(self, name: str) -> str:
        """Return the text of an identifier, in one line; nothing where nothing is told."""
        return " ".join((self._table.get(name) or self._told.get(name, "")).split())

    def told(self, beat: Beat) -> str:
        """Return what a beat tells as it is come to."""
        return self.of(beat.name)

    def offered(self, onward: Onward) -> str:
        """Return what may be chosen, as it is offered."""
        return self.of(onward.target + OPTION)


def all_lines(manuscript: Manuscript) -> dict[str, str]:
    """Return every text by its identifier: what is told, and what is offered where somebody is asked."""
    found = dict(manuscript.lines())
    for beat in manuscript.beats:
        if manuscript.is_asked(beat):
            found |= {onward.target + OPTION: onward.told for onward in beat.onward}
    return found


def percent_of(onward: Onward) -> str:
    """Return how likely something is, as a whole percentage; what is neither sure nor impossible is never told so."""
    share = 100 * onward.probability
    if 0 < share < 1:
        return "<1 %"
    if 99 < share < 100:
        return ">99 %"
    return f"{share:.0f} %"
