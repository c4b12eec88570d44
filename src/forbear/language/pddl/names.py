"""Names of PDDL as names of ours: one for each, none for two, and no word that means something of its own."""

from __future__ import annotations

import re
from collections.abc import Collection

_OWN = frozenset(
    (
        "boolean", "number", "entity", "character", "true", "false", "if", "elseif", "else", "forall", "exists", "sum",
        "product", "believes", "belief", "expects", "hears", "rest", "self", "utility", "wait", "refuse", "uniform",
    )
)  # fmt: skip


class NamesGiven:
    """Gives out names. Things that differ in kind or in letters get different names."""

    def __init__(self) -> None:
        self._taken = set(_OWN)
        self._given: dict[tuple[str, str], str] = {}

    def of(self, kind: str, name: str) -> str:
        """Return the name of a thing; the first time it is asked for it is made of PDDL's own."""
        key = (kind, name.lower())
        if key not in self._given:
            self._given[key] = self._free(name, ())
            self._taken.add(self._given[key].lower())
        return self._given[key]

    def local(self, name: str, others: Collection[str]) -> str:
        """Return the name of a variable, which must differ from the others of its scope and from all things."""
        return self._free(name, others)

    def _free(self, name: str, others: Collection[str]) -> str:
        base = re.sub(r"\W", "_", name.lstrip("?")).lstrip("_") or "x"
        base = base if base[0].isalpha() else f"n{base}"
        made, number = base, 1
        while made.lower() in self._taken or made in others:
            number += 1
            made = f"{base}_{number}"
        return made
