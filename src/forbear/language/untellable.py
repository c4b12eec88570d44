"""What of a story nothing says how to tell: properties without a `says` for each truth value, and actions without one.

An account tells such things as they are written in the file, which is code in the middle of prose.
"""

from __future__ import annotations

from forbear.language.expressions import Literal, Property, Variable
from forbear.language.problem import Problem
from forbear.language.values import show


def untellable(problem: Problem) -> tuple[str, ...]:
    """Return a line for each property, of a truth value or of any, and each action that lacks a `says`."""
    told: dict[str, set[object]] = {}
    for telling in problem.tellings:
        if telling.kind == "fluent":
            told.setdefault(telling.name, set()).add(telling.value)
    deeds = {telling.name for telling in problem.tellings if telling.kind == "action"}
    found = []
    for family in problem.properties:
        said = told.get(family.name, set())
        if family.type != "boolean":
            lacking = "" if said else "that it has a value"
        else:
            so = not said.isdisjoint({None, True})
            lacking = " or ".join(
                [*([] if so else ["that it is so"]), *([] if any(v is False for v in said) else ["that it is not"])]
            )
        if lacking:
            found.append(f"{_written(family)}: no `says` tells {lacking}")
    found += [
        f"{action.name}({_listed(action.parameters)}): no `says` tells that it is done"
        for action in problem.actions
        if action.says is None and action.name not in deeds
    ]
    return tuple(dict.fromkeys(found))


def _written(family: Property) -> str:
    return f"{family.name}({_listed(family.parameters)})"


def _listed(parameters: tuple[Variable | Literal, ...]) -> str:
    return ", ".join(p.name if isinstance(p, Variable) else show(p.value) for p in parameters)
