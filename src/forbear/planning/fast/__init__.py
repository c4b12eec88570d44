"""The fast planner: the plain planner's answers, found by sharing and asking in a better order (docs/planning.md)."""

from __future__ import annotations

from forbear.planning.fast.native import compiled_folder

_folder = compiled_folder()
IS_COMPILED = _folder is not None
"""Whether the hot half runs compiled."""
if _folder is not None:
    __path__.insert(0, _folder)
