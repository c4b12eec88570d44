"""Parts of a save, checked: whoever it comes from, each is what it should be or is refused by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard

from forbear.errors import RequestError

LONGEST_NAME = 4_000
"""Signs of a name or a value."""


def is_text(value: object, longest: int = LONGEST_NAME) -> TypeGuard[str]:
    """Say whether a part is a text of no more signs."""
    return isinstance(value, str) and len(value) <= longest


def texts(save: Mapping[str, Any], name: str, most: int, longest: int = LONGEST_NAME) -> tuple[str, ...]:
    """Return a list of texts. Raises RequestError for what is none."""
    found = save.get(name)
    if not isinstance(found, list) or len(found) > most or not all(is_text(each, longest) for each in found):
        raise unusable(name)
    return tuple(found)


def unusable(name: str) -> RequestError:
    """Return what is wrong with a save that lacks a part, or has something else there."""
    return RequestError(
        f"this is no save of a cast: it has no usable '{name}'", "a save is kept whole, as it was given"
    )
