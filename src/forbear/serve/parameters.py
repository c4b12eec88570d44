"""The parameters of a call: what each may be, as a schema tells it and as it is checked."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from forbear.records import dataclass
from forbear.serve.failures import INVALID_PARAMS, Failure

LONGEST = 1_000_000
_MOST = 1_000


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its name, its JSON schema, what it is for, whether it must be given."""

    name: str
    schema: Mapping[str, Any]
    told: str
    required: bool = False


TEXT = {"type": "string", "maxLength": LONGEST}
NAME = {"type": "string", "maxLength": 4_000}
NAMES = {"type": "array", "items": NAME, "maxItems": _MOST}
NAME_OR_NULL = {"type": ["string", "null"]}
FLAG = {"type": "boolean"}
SECONDS = {"type": "number", "exclusiveMinimum": 0}
WHOLE = {"type": "integer"}
OBJECT = {"type": "object"}


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


_CHECKS: Mapping[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: type(value) is int and abs(value) < 2**53,
    "number": _is_number,
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
}


def checked(given: object, known: tuple[Parameter, ...]) -> dict[str, Any]:
    """Return the parameters of a call by name, given by name or in order. Raises Failure with all that is wrong."""
    if given is None:
        given = {}
    if isinstance(given, list):
        if len(given) > len(known):
            raise Failure(INVALID_PARAMS, f"at most {len(known)} parameters, not {len(given)}")
        given = {parameter.name: value for parameter, value in zip(known, given, strict=False)}
    if not isinstance(given, dict):
        raise Failure(INVALID_PARAMS, "params is an object or a list")
    names = {parameter.name for parameter in known}
    wrong = [f"there is no parameter '{name[:60]}'" for name in given if name not in names]
    for parameter in known:
        if parameter.name in given:
            if not _fits(given[parameter.name], parameter.schema):
                wrong.append(f"'{parameter.name}' is not as the schema says: {_said(parameter.schema)}")
        elif parameter.required:
            wrong.append(f"'{parameter.name}' is missing: {parameter.told}")
    if wrong:
        raise Failure(INVALID_PARAMS, "; ".join(wrong[:10]))
    return given


def _fits(value: object, schema: Mapping[str, Any]) -> bool:
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(_CHECKS[kind](value) for kind in kinds):
        return False
    if isinstance(value, str):
        return len(value) <= int(schema.get("maxLength", LONGEST))
    if isinstance(value, list):
        return len(value) <= int(schema.get("maxItems", _MOST)) and all(_fits(each, schema["items"]) for each in value)
    least = schema.get("exclusiveMinimum")
    return least is None or (isinstance(value, (int, float)) and value > least)


def _said(schema: Mapping[str, Any]) -> str:
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return " or ".join(kinds)
