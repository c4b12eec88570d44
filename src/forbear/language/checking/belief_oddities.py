"""Beliefs that are legal and surprise their author: doubt that leaves the truth out, and what nobody else knows of.

Somebody may well be sure and wrong; but who is in doubt, and gives what is so no weight, was mostly meant to. And what is
said of one mind by a plain `believes` is no part of anybody's picture of that mind (docs/semantics.md §2).
"""

from __future__ import annotations

from collections.abc import Collection

from forbear.language.checking.beginnings import Declared, Spot
from forbear.language.checking.findings import Findings
from forbear.language.problem import CHANCE
from forbear.language.values import UNKNOWN, Value, show

Truths = tuple[Value, ...]
"""What a fluent may be in fact: one value, or those that nature may draw; none where that is not known here."""


def check_doubts(declared: tuple[Declared, ...], turns: Collection[str], findings: Findings) -> None:
    """Warn of doubt without the truth in it, and of plain beliefs that leave everybody else thinking them right."""
    state = {spot: declaration for declaration in declared if not declaration.path for spot in declaration.spots}
    holds = {
        (declaration.openly, declaration.path, spot): declaration
        for declaration in declared
        for spot in declaration.spots
    }
    for declaration in dict.fromkeys(holds.values()):
        if len(declaration.path) != 1 or findings.is_base(declaration.span):
            continue
        truths = tuple(_truths(spot, state.get(spot)) for spot in declaration.spots)
        if declaration.is_doubtful:
            _check_truth(declaration, truths, findings)
        if not declaration.openly and _thinks_alone(declaration, truths, holds, turns):
            _tell_alone(declaration, findings)


def _check_truth(declaration: Declared, truths: tuple[Truths, ...], findings: Findings) -> None:
    if not declaration.choices or not all(truths):
        return
    for row in declaration.choices:
        if all(_is_among(value, possible) for value, possible in zip(row, truths, strict=True)):
            return
    told = ", ".join(
        f"{spot} is {' or '.join(map(show, possible))}"
        for spot, possible in zip(declaration.spots, truths, strict=True)
    )
    hint = "give what is so a weight, or say at the beginning what is so"
    findings.tell("W315", declaration.span, hint, name=declaration.path[0], truth=told)


def _truths(spot: Spot, said: Declared | None) -> Truths:
    if said is None:
        return ({"boolean": False, "number": 0}.get(spot.property.type, UNKNOWN),)
    if not said.choices:
        return ()
    place = said.spots.index(spot)
    found = tuple(dict.fromkeys(row[place] for row in said.choices))
    return (*found, *_truths(spot, None)) if said.is_general else found


def _is_among(value: Value, values: Truths) -> bool:
    return any(value == other and isinstance(value, bool) == isinstance(other, bool) for other in values)


def _thinks_alone(
    declaration: Declared,
    truths: tuple[Truths, ...],
    holds: dict[tuple[bool, tuple[str, ...], Spot], Declared],
    turns: Collection[str],
) -> bool:
    """Say whether somebody who acts holds what is not simply so, and nobody else who acts is told what they hold."""
    (name,) = declaration.path
    if name not in turns or not set(turns) - {name, CHANCE}:
        return False
    if declaration.choices and not declaration.is_doubtful and all(truths):
        (row,) = declaration.choices
        if all(possible == (value,) for value, possible in zip(row, truths, strict=True)):
            return False
    spots = set(declaration.spots)
    return not any(spot in spots and path[-1:] == (name,) and (openly or len(path) > 1) for openly, path, spot in holds)


def _tell_alone(declaration: Declared, findings: Findings) -> None:
    (name,) = declaration.path
    spots = " and ".join(map(str, declaration.spots))
    hint = f"if it is known that {name} believes so, write openly believes({name}, …); of one other mind, believes(…, believes({name}, …))"
    findings.tell("W314", declaration.span, hint, name=name, fluent=spots)
