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
                findings.tell("E307", declaration.span, where, what=_told(declaration, str(spot)))
            told[key] = declaration
    exact: dict[str, dict[tuple[str, ...], None]] = {}
    for openly, path, _ in told:
        if path and not openly:
            exact.setdefault(path[-1], {})[path] = None
    for declaration in {id(declaration): declaration for declaration in told.values()}.values():
        if declaration.asks_minds:
            findings.tell("E322", declaration.span, "let the condition ask for what is so, not for what is believed")
            continue
        if not declaration.path or not declaration.reads:
            continue
        paths = _paths(declaration, told, tuple(exact.get(declaration.path[-1], ())))
        doubted = next((spot for spot in declaration.reads for path in paths if _is_doubted(path, spot, told)), None)
        if doubted is not None:
            believer = declaration.path[-1]
            both = f"{{{declaration.spots[0]} = … & {doubted} = …: …, …}}"
            hint = f"declare them together: {_told(declaration, both)}"
            findings.tell("E306", declaration.span, hint, believer=believer, fluent=doubted)
    _check_halves(declared, told, findings)
    _check_state(declared, findings)


def _check_halves(declared: tuple[Declared, ...], told: Told, findings: Findings) -> None:
    """Tell where an exact path is told of one half alone of what hangs together otherwise."""
    joints = [
        declaration
        for declaration in {id(declaration): declaration for declaration in told.values()}.values()
        if len(declaration.spots) > 1
    ]
    for joint in (*joints, *(d for d in declared if len(d.spots) > 1 and not d.openly and d not in joints)):
        for declaration in declared:
            if declaration.openly or not declaration.path or declaration.path[-1:] != joint.path[-1:]:
                continue
            if not joint.openly and (declaration.path != joint.path or declaration.layer <= joint.layer):
                continue
            there = {spot for spot in joint.spots if (False, declaration.path, spot) in told}
            later = {spot for d in declared if d.layer > joint.layer and d.path == joint.path for spot in d.spots}
            whole = there if joint.openly else later
            half = next((spot for spot in declaration.spots if spot in joint.spots), None)
            if half is not None and not whole.issuperset(joint.spots):
                both = ", ".join(str(spot) for spot in joint.spots)
                facts = f"{{{' & '.join(f'{spot} = …' for spot in joint.spots)}: …, …}}"
                hint = f"declare them together there: {_told(declaration, facts)}"
                findings.tell("E330", declaration.span, hint, told=_told(declaration, str(half)), joint=both)
                break


def _is_twice(before: Declared, declaration: Declared, findings: Findings) -> bool:
    """Say whether two declarations of the same belief are a mistake: both of one layer, and both of this very fluent."""
    if before.layer != declaration.layer or findings.is_base(declaration.span):
        return False
    return not before.is_general and not declaration.is_general


def _paths(declaration: Declared, told: Told, exact: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """Return the paths that a declaration is about; `exact`: those that end in its believer and are declared as such."""
    if not declaration.openly:
        return (declaration.path,)
    others = (path for path in exact if not all((False, path, own) in told for own in declaration.spots))
    return (declaration.path, *others)


def _is_doubted(path: tuple[str, ...], spot: Spot, told: Told) -> bool:
    """Say whether the last mind on a path is unsure of a fluent there."""
    for key in ((False, path, spot), (True, path[-1:], spot), (False, (), spot)):
        if key in told:
            return told[key].is_doubtful
    return False


def _told(declaration: Declared, text: str) -> str:
    """Write that the minds on a declaration's path believe something."""
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
            and before.value != declaration.value
            and before.layer == declaration.layer
            and before.span.file == declaration.span.file
            and before.span != declaration.span
            and not findings.is_base(declaration.span)
        ):
            where = f"line {before.span.line} says it first; the later line holds"
            findings.tell("W203", declaration.span, where, fluent=spot)
        plain[spot] = declaration
