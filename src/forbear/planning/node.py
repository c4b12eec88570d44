"""Epistemic nodes of sure minds: a state, and for every character the one node they believe to be in.

Nesting has no bottom: a believed node is made when somebody asks for it. Two nodes made in the same way are one
object; equal nodes made in different ways may be two.
"""

from __future__ import annotations

from collections.abc import Callable

from forbear.planning.conditions import State


class SureNode:
    """One state of affairs, minds included. Made by `Progression` only; never changed."""

    __slots__ = ("_believed", "_recipe", "number", "state")

    def __init__(self, number: int, state: State, recipe: Callable[[int], SureNode]) -> None:
        self.number = number
        self.state = state
        self._recipe = recipe
        self._believed: dict[int, SureNode] = {}

    def believed(self, character: int) -> SureNode:
        """Return the node that a character (by their place in the task) believes to be in."""
        found = self._believed.get(character)
        if found is None:
            found = self._believed[character] = self._recipe(character)
        return found
