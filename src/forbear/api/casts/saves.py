"""A save of a cast: all minds as a graph of names, as JSON-ready data, and read again from whoever it comes from."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from forbear.account.plain import Data
from forbear.api.casts.parts import LONGEST_NAME, is_text, texts, unusable
from forbear.api.installation import version
from forbear.errors import RequestError
from forbear.figures import LARGEST
from forbear.grounding.task import NamedMinds
from forbear.language.values import UNKNOWN, Value
from forbear.minds.semantics import SEMANTICS

SCHEMA = "forbear-cast/1"

MOST_NODES = 200_000
MOST_NAMES = 50_000
_NEAR = 1e-6


def saved(minds: NamedMinds, story: Data, state: Data) -> Data:
    """Return a save. story: what the cast was made from; state: what else it knows."""
    first = minds.nodes[0][0]
    return {
        "schema": SCHEMA,
        "semantics": SEMANTICS,
        "version": version(),
        "story": story,
        "people": list(minds.people),
        "facts": {name: _value(value) for name, value in zip(minds.fluents, first, strict=True)},
        "nodes": [
            {
                "but": {
                    name: _value(value)
                    for name, value, so in zip(minds.fluents, state_of, first, strict=True)
                    if value is not so and (value != so or type(value) is not type(so))
                },
                "minds": list(beliefs),
            }
            for state_of, beliefs in minds.nodes
        ],
        "beliefs": [
            {"of": minds.people[owner], "worlds": [[log, node] for log, node in worlds]}
            for owner, worlds in minds.beliefs
        ],
        **state,
    }


def _value(value: Value) -> object:
    """Return a value as a save has it: exact, `?` as null, a quotient as a text in a list."""
    if value is UNKNOWN:
        return None
    return [str(value)] if isinstance(value, Fraction) else value


def read_minds(save: Mapping[str, Any]) -> NamedMinds:
    """Return the minds of a save. Raises RequestError for what is none."""
    people = texts(save, "people", 1_000)
    if len(set(people)) != len(people) or not people:
        raise unusable("people")
    facts = save.get("facts")
    if not isinstance(facts, Mapping) or len(facts) > MOST_NAMES or not all(is_text(name) for name in facts):
        raise unusable("facts")
    fluents = tuple(facts)
    first = {name: _read_value(value, "facts") for name, value in facts.items()}
    nodes, beliefs = _rows(save, "nodes"), _rows(save, "beliefs")
    places = {name: place for place, name in enumerate(people)}
    read_beliefs = tuple(_belief(row, places, len(nodes)) for row in beliefs)
    read_nodes = tuple(_node(row, fluents, first, len(people), len(beliefs)) for row in nodes)
    if not read_nodes:
        raise unusable("nodes")
    found = NamedMinds(people, fluents, read_nodes, read_beliefs)
    _check_minds(found)
    return found


def _node(
    row: object, fluents: tuple[str, ...], first: dict[str, Value], people: int, beliefs: int
) -> tuple[tuple[Value, ...], tuple[int, ...]]:
    if not isinstance(row, Mapping):
        raise unusable("nodes")
    but, minds = row.get("but"), row.get("minds")
    if not isinstance(but, Mapping) or any(name not in first for name in but):
        raise unusable("nodes")
    if not isinstance(minds, list) or len(minds) != people or not all(_is_place(each, beliefs) for each in minds):
        raise unusable("nodes")
    values = {**first, **{name: _read_value(value, "nodes") for name, value in but.items()}} if but else first
    return tuple(values[name] for name in fluents), tuple(minds)


def _belief(row: object, places: dict[str, int], nodes: int) -> tuple[int, tuple[tuple[float, int], ...]]:
    if not isinstance(row, Mapping) or row.get("of") not in places:
        raise unusable("beliefs")
    worlds = row.get("worlds")
    if not isinstance(worlds, list) or not worlds:
        raise unusable("beliefs")
    found = []
    for world in worlds:
        match world:
            case [int() | float() as log, node] if (
                not isinstance(log, bool) and math.isfinite(log) and log <= _NEAR and _is_place(node, nodes)
            ):
                found.append((float(log), int(node)))
            case _:
                raise unusable("beliefs")
    if abs(math.fsum(math.exp(log) for log, _ in found) - 1) > _NEAR:
        raise RequestError("this is no save of a cast: the weights of a mind do not sum to 1")
    return places[row["of"]], tuple(found)


def _check_minds(minds: NamedMinds) -> None:
    """Raise RequestError where a mind is another's, or does not know its own thoughts."""
    for _, beliefs in minds.nodes:
        if any(minds.beliefs[belief][0] != place for place, belief in enumerate(beliefs)):
            raise unusable("nodes")
    for number, (owner, worlds) in enumerate(minds.beliefs):
        if any(minds.nodes[node][1][owner] != number for _, node in worlds):
            raise RequestError("this is no save of a cast: somebody does not know their own mind in it")


def check_head(save: object) -> Mapping[str, Any]:
    """Return a save that is one, of this version of the rules. Raises RequestError."""
    if not isinstance(save, Mapping) or not isinstance(save.get("schema"), str):
        raise RequestError("this is no save of a cast", f"its 'schema' must be '{SCHEMA}'")
    if save["schema"] != SCHEMA:
        if save["schema"].startswith("forbear-cast/"):
            raise RequestError(
                f"this save is of a later version of Forbear ({save['schema'][:40]})", f"this one reads {SCHEMA}"
            )
        raise RequestError("this is no save of a cast", f"its 'schema' must be '{SCHEMA}'")
    return save


def _rows(save: Mapping[str, Any], name: str) -> list[Any]:
    found = save.get(name)
    if not isinstance(found, list) or len(found) > MOST_NODES:
        raise unusable(name)
    return found


def _is_place(value: object, count: int) -> bool:
    return type(value) is int and 0 <= value < count


def _read_value(value: object, where: str) -> Value:
    match value:
        case None:
            return UNKNOWN
        case bool() | int() if abs(value) <= LARGEST:
            return value
        case str() if len(value) <= LONGEST_NAME:
            return value
        case [str() as text] if len(text) <= 100:
            try:
                return Fraction(text)
            except (ValueError, ZeroDivisionError):
                pass
    raise unusable(where)
