"""What minds are said to believe must hang together: nothing twice, and no condition its believer is unsure of.

A condition that the believer is unsure of would break introspection: they would not know their own belief
(docs/semantics.md §2). Such fluents are declared together instead.
"""

from __future__ import annotations

from forbear.language.checking.beginnings import Declared, Spot
from forbear.language.checking.findings import Findings
from forbear.language.expressions import Literal

Told = dict[tuple[bool, tuple[str, ...], Spot], Declared]
"""What counts of each fluent: openly or not, on which path."""


def check_beliefs(declared: tuple[Declared, ...], findings: Findings) -> None:
    """Tell what is declared twice, and every condition whose fluents its believer is unsure of."""
    told: Told = {}
    for declaration in declared:
        for spot in declaration.spots:
            key = (declaration.openly, declaration.path, spot)
            before = told.get(key)
            if declaration.path and before is not None and _is_twice(before, declaration, findings):
                where = f"it is declared in line {before.span.line} of {before.span.file} already"
                findings.tell("E307", declaration.span, where, what=_written(declaration, spot))
            told[key] = declaration
    for declaration in dict.fromkeys(told.values()):
        if declaration.asks_minds:
            findings.tell(
                "E325",
                declaration.span,
                "let the condition ask for what is so, not for what is believed",
            )
        doubted = next(
            (spot for spot in declaration.reads if _is_doubted(spot, declaration, told)),
            None,
        )
        if doubted is not None and declaration.path:
            believer = declaration.path[-1]
            both = f"{declaration.spots[0]} = … & {doubted} = …"
            hint = f"declare them together: believes({believer}, {{{both}: …, …}})"
            findings.tell("E306", declaration.span, hint, believer=believer, fluent=doubted)
    _check_state(declared, findings)


def _is_twice(before: Declared, declaration: Declared, findings: Findings) -> bool:
    """Say whether two declarations of the same belief are a mistake: both of one layer, and both of this very fluent."""
    if before.layer != declaration.layer or findings.is_base(declaration.span):
        return False
    return not before.is_general and not declaration.is_general


def _is_doubted(spot: Spot, declaration: Declared, told: Told) -> bool:
    """Say whether the believer is unsure of a fluent on the path, or on one of the paths, of a declaration."""
    path = declaration.path
    if not declaration.openly:
        return _is_doubted_on(path, spot, told)
    paths = {path} | {
        exact
        for is_open, exact, _ in told
        if not is_open and exact and exact[-1] == path[-1]
        if not all((False, exact, own) in told for own in declaration.spots)
    }
    return any(_is_doubted_on(each, spot, told) for each in paths)


def _is_doubted_on(path: tuple[str, ...], spot: Spot, told: Told) -> bool:
    for key in ((False, path, spot), (True, path[-1:], spot), (False, (), spot)):
        if key in told:
            return told[key].is_doubtful
    return False


def _written(declaration: Declared, spot: Spot) -> str:
    text = str(spot)
    for name in reversed(declaration.path):
        text = f"believes({name}, {text})"
    return f"openly {text}" if declaration.openly else text


def _check_state(declared: tuple[Declared, ...], findings: Findings) -> None:
    """Warn where a fluent is set twice, plainly, and nothing in between can have read it."""
    plain: dict[Spot, Declared] = {}
    for declaration in declared:
        if declaration.path:
            continue
        if declaration.is_general or not isinstance(declaration.value, Literal):
            plain.clear()
            continue
        spot = declaration.spots[0]
        before = plain.get(spot)
        if (
            before is not None
            and before.layer == declaration.layer
            and before.span.file == declaration.span.file
            and before.span != declaration.span
            and not findings.is_base(declaration.span)
        ):
            where = f"line {before.span.line} says it first; the later line holds"
            findings.tell("W203", declaration.span, where, fluent=spot)
        plain[spot] = declaration
