"""What kind a reason or a cost is of; patterns read the kinds, so they are a fixed list, and stand in a domain."""

from __future__ import annotations

from forbear.errors import Span
from forbear.language.checking.findings import Findings
from forbear.language.kinds import KINDS


def check_kind(kind: str | None, span: Span, findings: Findings, *, is_scene: bool) -> str | None:
    """Return the kind if there is one of that name; told otherwise, and where it stands in a scene."""
    if kind is None:
        return None
    if kind not in KINDS:
        hint = findings.near(kind, KINDS) or f"the kinds are {', '.join(KINDS)}"
        findings.tell("E314", span, hint, kind=kind)
        return None
    if is_scene:
        findings.tell("W305", span, "let the domain say it for all its scenes")
    return kind
