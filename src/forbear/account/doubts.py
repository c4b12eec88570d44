"""Which beliefs are worth showing: those that are uncertain or mistaken somewhere along a story, and those watched."""

from __future__ import annotations

from forbear.account.record import Record
from forbear.language.ties import is_same
from forbear.logic.cells import Path
from forbear.stories.moment import Moment, Odds
from forbear.stories.story import Story


def shown_cells(record: Record, story: Story) -> tuple[tuple[Path, int], ...]:
    """Return (path, cell) for every belief at one or two minds that is in doubt, or wrong, at some moment of a story,
    before and after a menu has taught anything.

    What one thinks of one's own belief is left out: it is that belief. Watched beliefs come too, at any depth.
    """
    moments = dict.fromkeys(
        (story.beginning, *(moment for step in story.steps for moment in (step.before.begun, step.after)))
    )
    found: dict[tuple[Path, int], None] = {}
    for path in record.paths():
        if len(path) == 2 and path[0] == path[1]:
            continue
        for moment in moments:
            found.update(((path, cell), None) for cell in _doubtful(moment, path))
    found.update((watch, None) for watch in record.task.watches)
    return tuple(found)


def _doubtful(moment: Moment, path: Path) -> list[int]:
    state = moment.node.state
    own = moment.odds(path[1:]) if len(path) == 2 else None
    return [
        cell
        for cell, odds in enumerate(moment.odds(path))
        if len(odds) > 1
        or (own is None and state[cell] not in odds)
        or (own is not None and not are_same(odds, own[cell]))
    ]


def are_same(one: Odds, other: Odds) -> bool:
    """Say whether two odds are the same, ties aside."""
    return one == other or all(is_same(one.get(value, 0.0), other.get(value, 0.0)) for value in {*one, *other})
