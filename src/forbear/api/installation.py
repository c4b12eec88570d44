"""How this installation runs: by which semantics, and whether the planner's core is compiled (docs/planning.md)."""

from __future__ import annotations

from typing import Literal

from forbear.minds.semantics import SEMANTICS as SEMANTICS


def how_it_runs() -> Literal["compiled", "interpreted"]:
    """Return `compiled` where the planner's core was compiled as the package was built, else `interpreted`."""
    from forbear.planning.fast import IS_COMPILED

    return "compiled" if IS_COMPILED else "interpreted"


def version() -> str:
    """Return the version of this package; `unknown` where it runs from a bare folder."""
    from importlib import metadata  # slow to load

    try:
        return metadata.version("forbear")
    except metadata.PackageNotFoundError:
        return "unknown"
