"""The OpenRPC document: every method with its parameters and what it gives."""

from __future__ import annotations

from typing import Any

from forbear.api.installation import version
from forbear.serve.failures import TOLD
from forbear.serve.methods import METHODS

_WEIGHT = {"type": "number", "minimum": 0, "maximum": 1}

SCHEMAS: dict[str, Any] = {
    "Inclination": {
        "type": "object",
        "required": ["who", "options", "ahead", "depth", "exact"],
        "properties": {
            "who": {"type": "string"},
            "options": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["event", "told", "probability", "value"],
                    "properties": {
                        "event": {"type": "string"},
                        "told": {"type": "string"},
                        "probability": _WEIGHT,
                        "value": {"type": ["number", "null"]},
                    },
                },
            },
            "ahead": {"type": "integer"},
            "depth": {"type": ["integer", "null"]},
            "exact": {"type": "boolean"},
        },
    },
    "Taken": {
        "type": "object",
        "required": ["number", "event", "by", "told", "seen", "surprise", "moved", "exact"],
        "properties": {
            "number": {"type": "integer"},
            "event": {"type": "string"},
            "by": {"type": ["string", "null"]},
            "told": {"type": "string"},
            "seen": {"type": "object", "additionalProperties": {"type": "string"}},
            "surprise": {"type": "object", "additionalProperties": {"type": ["number", "string"]}},
            "moved": {
                "type": "object",
                "additionalProperties": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {
                            "fluent": {"type": "string"},
                            "value": {"type": ["number", "boolean", "string"]},
                            "before": _WEIGHT,
                            "after": _WEIGHT,
                        },
                    },
                },
            },
            "exact": {"type": "boolean"},
        },
    },
}


def document() -> dict[str, Any]:
    """Return the document."""
    return {
        "openrpc": "1.3.2",
        "info": {"title": "Forbear", "version": version(), "description": "People with minds, for any game engine."},
        "methods": [
            {
                "name": method.name,
                "summary": method.told,
                "paramStructure": "either",
                "params": [
                    {
                        "name": each.name,
                        "summary": each.told,
                        "required": each.required,
                        "schema": dict(each.schema),
                    }
                    for each in method.parameters
                ],
                "result": {"name": "result", "schema": dict(method.result)},
            }
            for method in METHODS
        ],
        "components": {
            "schemas": SCHEMAS,
            "errors": {str(code): {"code": code, "message": told} for code, told in TOLD.items()},
        },
    }
