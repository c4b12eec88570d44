"""Ranges of whole numbers as types: `type offer = 0..100;`, so that parameters and binders can go through them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from forbear.language.checking.amounts import amount
from forbear.language.checking.findings import Findings
from forbear.language.expressions import Literal
from forbear.language.syntax import tree as syntax

MOST_NUMBERS: Final = 20_001
"""Numbers in one range."""


def declared_ranges(
    definitions: tuple[syntax.Definition, ...], amounts: Mapping[str, Literal], findings: Findings
) -> dict[str, tuple[int, int]]:
    """Return the ranges, each with its first and its last number."""
    found: dict[str, tuple[int, int]] = {}
    for definition in definitions:
        if not isinstance(definition, syntax.TypeDef) or definition.bounds is None:
            continue
        first, last = (amount(end, amounts, findings) for end in definition.bounds)
        if first is None or last is None:
            found[definition.name] = (0, 0)
            continue
        whole = isinstance(first, int) and isinstance(last, int)
        if not whole or not 0 <= last - first < MOST_NUMBERS:
            findings.tell("E234", definition.span, None, limit=MOST_NUMBERS)
            found[definition.name] = (0, 0)
            continue
        found[definition.name] = (int(first), int(last))
    return found
