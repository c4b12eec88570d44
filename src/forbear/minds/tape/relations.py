"""How two numbers compare: what a relation says of their difference, and which relation holds where another does not."""

from __future__ import annotations

from forbear.minds.tape.tape import Relation

HOLDS: dict[tuple[Relation, bool], Relation] = {
    ("<", True): "<",
    ("<", False): ">=",
    (">", True): ">",
    (">", False): "<=",
    ("<=", True): "<=",
    ("<=", False): ">",
    (">=", True): ">=",
    (">=", False): "<",
    ("==", True): "==",
    ("==", False): "!=",
}
"""By a relation and whether it was found to hold: the relation that then does."""


def is_so(relation: Relation, difference: float) -> bool:
    """Say whether a relation holds between two numbers, by their difference."""
    match relation:
        case "<":
            return difference < 0
        case "<=":
            return difference <= 0
        case ">":
            return difference > 0
        case ">=":
            return difference >= 0
    return difference == 0
