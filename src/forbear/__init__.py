"""Forbear: an engine for stories that turn on what people believe about each other.

The names below are the public ones; each is loaded as it is first used, so that `import forbear` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from forbear.api import (
        Limits,
        Run,
        Scene,
        StoryBuilder,
        belief,
        believes,
        exists,
        forall,
        if_,
        is_a,
        load,
        plan,
        product,
        term,
        total,
    )
    from forbear.errors import Diagnostic, ForbearError, LimitReached, RequestError, StoryError

__all__ = [
    "Diagnostic",
    "ForbearError",
    "LimitReached",
    "Limits",
    "RequestError",
    "Run",
    "Scene",
    "StoryBuilder",
    "StoryError",
    "belief",
    "believes",
    "exists",
    "forall",
    "if_",
    "is_a",
    "load",
    "plan",
    "product",
    "term",
    "total",
]

_IN_ERRORS = frozenset(("Diagnostic", "ForbearError", "LimitReached", "RequestError", "StoryError"))


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'forbear' has no attribute '{name}'")
    return getattr(importlib.import_module("forbear.errors" if name in _IN_ERRORS else "forbear.api"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
