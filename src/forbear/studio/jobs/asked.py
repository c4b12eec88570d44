"""Reading what was asked: every member of a request checked, its mistakes told by name."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import Any, TypeVar

from forbear.account.plain import Data
from forbear.studio.failures import Refused

T = TypeVar("T")

BESIDE = "beside"
"""The member by which the server tells a worker in which folder a text's imports are looked for."""

FILE = "file:"
"""How a file of the user's folder is named among the scenes that one goes on from."""

MOST_EARLIER = 8
"""Scenes that one may go on from."""

EARLIER_BESIDE = "earlier_beside"
"""The same for the texts of the scenes that one goes on from, in their order; an empty folder for those of no file."""


class Asked:
    """The members of one request. Read what you know, then `finish`: what was not read is an error."""

    def __init__(self, data: Data, where: str = "") -> None:
        self._data = data
        self._where = where
        self._known: set[str] = set()

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text; required where there is no default."""
        return str(self._read(name, "a text", lambda value: isinstance(value, str), default))

    def optional(self, name: str) -> str | None:
        """Return a text or None."""
        return None if self._absent(name) else self.text(name)

    def whole(self, name: str, low: int, high: int, default: int | None = None) -> int:
        """Return a whole number between two others."""

        def fits(value: object) -> bool:
            return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high

        return int(self._read(name, f"a whole number from {low} to {high}", fits, default))

    def optional_whole(self, name: str, low: int, high: int) -> int | None:
        """Return a whole number or None."""
        return None if self._absent(name) else self.whole(name, low, high)

    def amount(self, name: str, default: float | None = None) -> float:
        """Return a number."""
        return float(self._read(name, "a number", _is_number, default))

    def optional_amount(self, name: str) -> float | None:
        """Return a number or None."""
        return None if self._absent(name) else self.amount(name)

    def flag(self, name: str, default: bool) -> bool:
        """Return true or false."""
        return bool(self._read(name, "true or false", lambda value: isinstance(value, bool), default))

    def texts(self, name: str, most: int) -> tuple[str, ...]:
        """Return a list of texts, none where it is left out."""

        def fits(value: object) -> bool:
            return isinstance(value, list) and len(value) <= most and all(isinstance(v, str) for v in value)

        return tuple(self._read(name, f"a list of at most {most} texts", fits, ()))

    def places(self, name: str, most: int) -> tuple[int, ...]:
        """Return a list of whole numbers from 0 on."""

        def fits(value: object) -> bool:
            is_list = isinstance(value, list) and len(value) <= most
            return is_list and all(type(v) is int and v >= 0 for v in value)  # type: ignore[attr-defined]

        return tuple(self._read(name, f"a list of at most {most} whole numbers", fits, ()))

    def amounts(self, name: str, most: int) -> dict[str, float]:
        """Return an object of numbers, empty where it is left out."""

        def fits(value: object) -> bool:
            return isinstance(value, dict) and len(value) <= most and all(_is_number(v) for v in value.values())

        found = self._read(name, f"an object of at most {most} numbers", fits, {})
        return {key: float(value) for key, value in found.items()}

    def anything(self, name: str) -> Data:
        """Return an object, whatever is in it."""
        found: Data = self._read(name, "an object", lambda value: isinstance(value, dict), None)
        return found

    def inner(self, name: str) -> Asked:
        """Return the members of an object within."""
        return Asked(
            self._read(name, "an object", lambda value: isinstance(value, dict), None), f"{self._where}{name}."
        )

    def has(self, name: str) -> bool:
        """Say whether a member is there and not null."""
        return self._data.get(name) is not None

    def finish(self) -> None:
        """Refuse what nobody reads."""
        for name in self._data:
            if name not in self._known:
                near = difflib.get_close_matches(name, self._known, 1)
                hint = f"did you mean '{near[0]}'?" if near else f"known here: {', '.join(sorted(self._known))}"
                raise Refused("bad-request", f"'{self._where}{name[:100]}' means nothing here", hint)

    def _absent(self, name: str) -> bool:
        self._known.add(name)
        return self._data.get(name) is None

    def _read(self, name: str, what: str, fits: Callable[[object], bool], default: T | None) -> Any:
        if self._absent(name):
            if default is None:
                raise Refused("bad-request", f"'{self._where}{name}' is missing: {what}")
            return default
        value = self._data[name]
        if not fits(value):
            raise Refused("bad-request", f"'{self._where}{name}' must be {what}")
        return value


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e15
