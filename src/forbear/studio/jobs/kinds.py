"""The kinds of work there are, and the function that does each; loaded in the worker, as it is first asked for."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from forbear.account.plain import Data
from forbear.studio.failures import Refused

if TYPE_CHECKING:
    from forbear.studio.jobs.context import Context

QUICK = (
    "scene", "outcomes", "run", "story", "tree", "check", "format", "complete", "meaning", "named", "rename", "written", "play/start", "play/choose", "play/view",
)  # fmt: skip
LONG = ("odds", "page", "knows", "why", "edge", "heat", "verdict", "read")

STANDING: dict[str, tuple[str, ...]] = {
    "catalogue": ("q", "medium", "work", "variant", "cause", "effect"),
    "language": (),
}
"""What is asked without a body, with the filters that it knows."""

_HOME = {
    "scene": "scenes:scene",
    "outcomes": "scenes:outcomes",
    "run": "scenes:run",
    "catalogue": "listing:catalogue",
    "odds": "listing:odds",
    "language": "editing:language",
    "check": "editing:check",
    "format": "editing:formatted",
    "story": "trees:story",
    "tree": "trees:part",
    "heat": "questions:heat",
    "play/start": "playing:start",
    "play/choose": "playing:choose",
    "play/view": "playing:view",
    "complete": "editing:complete",
    "meaning": "editing:meaning",
    "named": "editing:named",
    "rename": "editing:rename",
    "written": "editing:written",
    "page": "questions:page",
    "knows": "questions:knows",
    "why": "questions:why",
    "edge": "questions:edge",
    "verdict": "questions:verdict",
    "read": "reading:read",
}


def function_of(kind: str) -> Callable[[Data, Context], Any]:
    """Return the function that does a kind of work."""
    if kind not in _HOME:
        raise Refused("not-available", f"this Forbear cannot do '{kind}' yet")
    module, _, name = _HOME[kind].partition(":")
    found: Callable[[Data, Context], Any] = getattr(importlib.import_module(f"forbear.studio.jobs.{module}"), name)
    return found


def warm_key(asked: Data) -> str:
    """Return what two requests share if the one warms a worker for the other: the scene that they name."""
    return json.dumps([asked.get(name) for name in ("scene", "file", "text", "case", "settings")])
