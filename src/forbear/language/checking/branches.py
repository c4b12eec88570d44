"""Branches that are never taken: behind a condition that is always so, behind the same condition, or under `False`.

Only what is written counts. A condition on a named amount may turn with the amount.
"""

from __future__ import annotations

from forbear.errors import Span
from forbear.language.checking.findings import Findings
from forbear.language.syntax import tree as syntax


def check_reached(node: syntax.If, findings: Findings) -> None:
    """Tell every branch of a conditional that is never reached; the base language lets them pass as odd."""
    seen: list[syntax.Expression] = []
    for test, value in node.branches:
        earlier = next((other for other in seen if is_true(other) or other == test), None)
        if earlier is not None:
            reason = "the condition before it always holds" if is_true(earlier) else "it has been asked before"
            _tell(value.span, reason, findings)
        elif is_false(test):
            _tell(value.span, "its condition never holds", findings)
        seen.append(test)
    if node.otherwise is not None and any(is_true(test) for test in seen):
        _tell(node.otherwise.span, "the condition before it always holds", findings)


def _tell(span: Span, reason: str, findings: Findings) -> None:
    findings.tell("W219" if findings.is_base(span) else "E219", span, None, reason=reason)


def is_true(node: syntax.Expression) -> bool:
    """Say whether an expression is the word `True`."""
    return isinstance(node, syntax.Name) and node.text == "True"


def is_false(node: syntax.Expression) -> bool:
    """Say whether an expression is False as it is written: the word, or a conjunction with it."""
    if isinstance(node, syntax.Chain) and node.operator == "&":
        return any(is_false(operand) for operand in node.operands)
    return isinstance(node, syntax.Name) and node.text == "False"
