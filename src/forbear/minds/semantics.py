"""Which semantics this version computes: light, for whoever only names it."""

from __future__ import annotations

SEMANTICS = 2
"""Which rules the numbers come of (docs/semantics.md): it changes whenever a scene's numbers may. All data names it."""
