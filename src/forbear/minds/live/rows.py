"""Rows of turns: who acts now and who is expected to act then, each begun at its own place in the turns of one task."""

from __future__ import annotations

from forbear.language.problem import CHANCE, SCRIPT

END = ""
"""Ends a row."""


class TurnRows:
    """The rows that were asked for so far. One that is the end of another begins within it, so that what was worked out
    for the later turns of a row serves where they are the first."""

    def __init__(self, people: tuple[str, ...]) -> None:
        self.turns: list[str] = []
        self.script: list[int] = []
        self._places: dict[tuple[object, ...], int] = {}
        for name in (*people, CHANCE):
            self.place((name,))

    def place(self, row: tuple[str, ...], action: int | None = None) -> int:
        """Return where a row begins. action: what simply happens, where the first of the row is SCRIPT."""
        key: tuple[object, ...] = row if action is None else (SCRIPT, action, *row[1:])
        found = self._places.get(key)
        if found is None:
            found = len(self.turns)
            self.turns += [*row, END]
            if action is not None:
                self.script.append(action)
                self._places[key] = found
            first = 0 if action is None else 1
            for start in range(first, len(row)):
                self._places.setdefault(row[start:], found + start)
        return found
