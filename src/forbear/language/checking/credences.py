"""Named amounts that are credences, where an amount stands: `mercy(Ann) = likely`.

A credence is a named amount between 0 and 1 that is a weight in some distribution, or what is left of 1 beside one. A
number that some weight reads may be one; and so may what is multiplied, divided or compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from forbear.language.checking.findings import Findings
from forbear.language.expressions import Literal
from forbear.language.syntax import tree as syntax
from forbear.language.syntax.contents import walk


def check_credences(
    documents: tuple[syntax.Document, ...], constants: Mapping[str, Literal], findings: Findings
) -> None:
    """Warn of each credence that stands in the last document where an amount is asked for."""
    fractions = {name for name, constant in constants.items() if _is_fraction(constant)}
    asked = [place for place, _ in _amounts(walk(documents[-1].definitions))]
    if not any(name.text in fractions for place in asked for name in _summands(place)):
        return  # which is so of nearly every file, and quick to see: the others need not be gone through
    nodes = [node for document in documents for node in walk(document.definitions)]
    naming = (node for node in nodes if isinstance(node, (syntax.WeightedEntry, syntax.ConstantDef)))
    credences = {name for node in naming for name in _credences(node) if name in fractions}
    weighed = {
        part.name
        for node in nodes
        if isinstance(node, syntax.WeightPart)
        for part in walk(node)
        if isinstance(part, syntax.Call)
    }
    for place, held in _amounts(walk(documents[-1].definitions)):
        for name in _summands(place):
            if name.text in credences and held not in weighed:
                hint = "an amount says how much something matters, a credence how likely it is"
                findings.tell("W316", name.span, hint, name=name.text)


def _credences(node: syntax.WeightedEntry | syntax.ConstantDef) -> Iterator[str]:
    match node:
        case syntax.WeightedEntry(_, syntax.Name(name)):
            yield name
        case syntax.ConstantDef(name=name, value=syntax.Operation("-", syntax.Numeral(value), syntax.Name(other))) if (
            value == 1
        ):
            yield name
            yield other


def _is_fraction(constant: Literal) -> bool:
    return isinstance(constant.value, (int, Fraction)) and 0 < constant.value < 1


def _amounts(nodes: Iterator[object]) -> Iterator[tuple[syntax.Expression, str | None]]:
    """Yield what stands where an amount is meant, with the property that is said to have it."""
    for node in nodes:
        match node:
            case syntax.Assignment(target, value):
                while isinstance(target, syntax.MindTerm):
                    target = target.body
                if isinstance(target, syntax.Call):
                    yield value, target.name
                    if isinstance(value, syntax.Weights):
                        yield from ((entry.value, target.name) for entry in value.entries)
            case syntax.ReasonDef(value=value) | syntax.UtilityDef(value=value) | syntax.CostPart(amount=value):
                yield value, None


def _summands(value: syntax.Expression) -> Iterator[syntax.Name]:
    match value:
        case syntax.Name():
            yield value
        case syntax.Operation("+" | "-", left, right):
            yield from _summands(left)
            yield from _summands(right)
        case syntax.If(branches, otherwise):
            for _, branch in branches:
                yield from _summands(branch)
            if otherwise is not None:
                yield from _summands(otherwise)
        case syntax.Binder("sum", _, _, body):
            yield from _summands(body)
