"""The schemas of docs/schemas, as they stand, and as they hold for what this version itself prints.

A reader must pass over keys that it does not know, so the schemas allow them; but what is printed now is told in them, key
by key. `faults` looks for both.
"""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from tests.docs.pages import ROOT

SCHEMAS: dict[str, Any] = {
    path.stem: json.loads(path.read_text("utf-8")) for path in sorted((ROOT / "docs" / "schemas").glob("*.json"))
}


def closed(schema: Any) -> Any:
    """Return a schema in which no object has a key that is not told."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: closed(part) for key, part in schema.items()}
    if isinstance(found.get("properties"), dict) and found.get("type") == "object":
        found.setdefault("additionalProperties", False)
    return found


_CLOSED = {name: closed(schema) for name, schema in SCHEMAS.items()}
_REGISTRY: Registry[Any] = Registry().with_resources(
    (f"{name}.json", Resource.from_contents(schema)) for name, schema in _CLOSED.items()
)


def faults(found: Any, name: str) -> list[tuple[str, str]]:
    """Return what is wrong with some data by a schema, or is not told in it."""
    validator = Draft202012Validator(_CLOSED[name], registry=_REGISTRY)
    return [(error.json_path, error.message) for error in validator.iter_errors(found)][:3]


def parsed(text: str) -> Any:
    """Return the JSON that a text begins or goes on with; NaN and the infinite are none."""

    def refuse(name: str) -> Any:
        raise AssertionError(f"{name} is no JSON")

    start = min(place for place in (text.find("{"), text.find("[")) if place >= 0)
    return json.JSONDecoder(parse_constant=refuse).raw_decode(text[start:])[0]
