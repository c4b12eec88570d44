"""How this installation runs: whether the hot half of the planner is compiled (docs/planning.md)."""

from __future__ import annotations

from typing import Literal


def how_it_runs() -> Literal["compiled", "interpreted"]:
    """Return `compiled` where the planner's hot half was compiled as the package was built, else `interpreted`."""
    from forbear.planning.fast import IS_COMPILED

    return "compiled" if IS_COMPILED else "interpreted"
