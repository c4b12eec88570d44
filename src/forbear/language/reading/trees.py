"""The words of one piece to its tree, by the grammar's tables: shift a word, or reduce what stands on the stack.

A node's place begins where its first word does, brackets that leave no node of their own included. Where a word does
not fit, `Unexpected` says which, and which kinds of words would have.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from forbear.language.reading.tokens import Token
from forbear.language.reading.words import keyword_places

END: Final = "$END"

State = dict[str, int]
"""What to do with each kind of word or node: go to a state, or, below zero, reduce by rule `~n`."""

Rule = tuple[int, str, str, tuple[tuple[int, bool, int], ...] | None, int, bool]
"""How many parts to take; the kind of node made; its name; which parts to keep, each with whether it is replaced by its
own parts and how many Nones come before it (None: all, as they are); how many Nones come last; and whether a node with
one part is that part."""


class Tree:
    """A node: the name of its shape, its parts (trees, tokens, or None for what may be there and is not), its place."""

    __slots__ = ("children", "data", "end", "outer_end", "outer_start", "start")

    def __init__(self, data: str, children: list[Any]) -> None:
        self.data = data
        self.children = children
        self.start = self.end = self.outer_start = self.outer_end = -1


class Unexpected(Exception):
    """A word that does not fit: its place among the tokens (their number at the end), its kind, and what would fit."""

    def __init__(self, place: int, kind: str, expected: frozenset[str]) -> None:
        super().__init__(place, kind, expected)
        self.place = place
        self.kind = kind
        self.expected = expected


class Grammar:
    """The tables of a grammar: states, rules, where each start begins and ends, how fixed words are written."""

    def __init__(
        self, states: list[State], rules: list[Rule], starts: dict[str, tuple[int, int]], words: dict[str, str]
    ) -> None:
        self._states = states
        self._rules = rules
        self._is_unit = [
            size == 1 and vanishes and kept is None and not behind for size, _, _, kept, behind, vanishes in rules
        ]
        """Whether a rule, which takes one part, leaves that part as it is."""
        self._renamed: dict[tuple[int, int, str], int] = {}
        """By the state below, the state and the kind of word that comes: the state after all such rules that fit."""
        self._starts = starts
        self.written = words
        """How each kind of fixed word is written."""
        self._kinds = {text: kind for kind, text in words.items()}

    def tree(self, tokens: Sequence[Token], start: str) -> Any:
        """Return the tree of a piece. Raises Unexpected."""
        states, rules, is_unit, renamed = self._states, self._rules, self._is_unit, self._renamed
        first, last = self._starts[start]
        stack = [first]
        values: list[Any] = []
        for place, kind in enumerate(self._kinds_of(tokens, start)):
            while True:
                state = stack[-1]
                action = states[state].get(kind)
                if action is None:
                    expected = frozenset(name for name in states[state] if name.isupper())
                    raise Unexpected(place, kind, expected)
                if action >= 0:
                    stack.append(action)
                    values.append(tokens[place])
                    break
                if is_unit[~action] and kind != END:
                    key = (stack[-2], state, kind)
                    after = renamed.get(key)
                    if after is None:
                        after = renamed[key] = self._after_units(*key)
                    stack[-1] = after
                    continue
                size, origin, name, kept, behind, may_vanish = rules[~action]
                taken = values[-size:]
                del stack[-size:], values[-size:]
                stack.append(states[stack[-1]][origin])
                values.append(_node(taken, name, kept, behind, may_vanish))
                if kind == END and stack[-1] == last:
                    return values[-1]
        raise AssertionError("the end of a piece was passed over")

    def _after_units(self, below: int, state: int, kind: str) -> int:
        """Return the state after all rules that leave their one part as it is, before a word of some kind."""
        while True:
            action = self._states[state].get(kind, 0)
            if action >= 0 or not self._is_unit[~action]:
                return state
            state = self._states[below][self._rules[~action][1]]

    def _kinds_of(self, tokens: Sequence[Token], start: str) -> list[str]:
        """Return the kind of each token, keywords told from names by where they stand, and the end's."""
        keywords = set(keyword_places(tokens, start))
        kinds = self._kinds
        found: list[str] = []
        for place, token in enumerate(tokens):
            if token.kind == "name":
                found.append(kinds[token.text] if place in keywords else "NAME")
            elif token.kind == "number":
                found.append("NUMBER")
            elif token.kind == "text":
                found.append("TEXT")
            else:
                found.append(kinds.get(token.text, "NAME"))
        found.append(END)
        return found


def _node(
    taken: list[Any], name: str, kept: tuple[tuple[int, bool, int], ...] | None, behind: int, may_vanish: bool
) -> Any:
    children = taken
    if kept is not None:
        children = []
        for place, is_opened, before in kept:
            if before:
                children += [None] * before
            if is_opened:
                children += taken[place].children
            else:
                children.append(taken[place])
        if behind:
            children += [None] * behind
    made = children[0] if may_vanish and len(children) == 1 else Tree(name, children)
    if type(made) is Tree:
        head, tail = taken[0], taken[-1]
        begin = head.outer_start if type(head) is Tree else head.start
        end = tail.outer_end if type(tail) is Tree else tail.end
        if made.start < 0:
            made.start, made.end = begin, end
        made.outer_start, made.outer_end = begin, end
    return made
