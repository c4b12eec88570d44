"""The weights of a distribution: constants, none negative, together 1; one entry may take `rest`.

They are checked as written, exactly; only sums that differ from 1 by more than 1e-9 are mistakes.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from forbear.language.checking.amounts import Number, amount, exact
from forbear.language.checking.findings import Findings
from forbear.language.expressions import Literal
from forbear.language.syntax import tree as syntax
from forbear.language.values import show

TOLERANCE = Fraction(1, 10**9)


def weights(node: syntax.Weights, constants: Mapping[str, Literal], findings: Findings) -> tuple[Literal, ...] | None:
    """Return the weight of each entry; None, and told, where they are no weights."""
    said = [None if entry.weight is None else amount(entry.weight, constants, findings) for entry in node.entries]
    is_sound = True
    for entry, weight in zip(node.entries, said, strict=True):
        if entry.weight is not None and weight is None:
            is_sound = False
        if entry.weight is not None and weight is not None and weight < 0:
            findings.tell("E302", entry.weight.span, None, weight=show(weight))
            is_sound = False
    takers = [entry for entry in node.entries if entry.weight is None]
    for entry in takers[1:]:
        findings.tell("E303", entry.span)
    if not is_sound or len(takers) > 1:
        return None
    total = exact(sum((weight for weight in said if weight is not None), Fraction(0)))
    rest = exact(1 - total)
    if rest < -TOLERANCE or (not takers and rest > TOLERANCE):
        _tell_sum(node, total, rest, findings)
        return None
    rest = max(rest, 0)
    return tuple(Literal(rest if weight is None else weight) for weight in said)


def _tell_sum(node: syntax.Weights, total: Number, rest: Number, findings: Findings) -> None:
    hint = f"{show(rest)} is missing; one entry may say `rest`" if rest > 0 else f"{show(exact(-rest))} too much"
    findings.tell("E301", node.span, hint, total=show(total))
