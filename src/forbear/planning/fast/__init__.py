"""The fast planner: the plain planner's answers, found by sharing and asking in a better order (docs/planning.md)."""

from __future__ import annotations

from forbear.planning.fast.native import CORE

IS_COMPILED = CORE is not None
"""Whether the core runs compiled."""
