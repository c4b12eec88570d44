"""Forbear: an engine for stories that turn on what people believe about each other.

The public names stand in the stub beside this file, `__init__.pyi`, a line each; a type checker reads them there, and
so does this module: each name is loaded as it is first used, so that `import forbear` costs nothing.
"""

from __future__ import annotations

import importlib

_homes: dict[str, str] = {}


def _public() -> dict[str, str]:
    """Return the module of each public name, by the lines `from MODULE import NAME as NAME` of the stub."""
    if not _homes:
        # The package may lie in a zip, where nothing can be opened.
        stub = __spec__.loader.get_data(f"{__path__[0]}/__init__.pyi")  # type: ignore[union-attr]
        said = [line.split() for line in stub.decode().splitlines()]
        _homes.update({words[3]: words[1] for words in said if words[:1] == ["from"]})
    return _homes


def __getattr__(name: str) -> object:
    if name == "__all__":
        return sorted(_public())
    if name.startswith("_") or name not in _public():
        raise AttributeError(f"module 'forbear' has no attribute '{name}'")
    globals()[name] = found = getattr(importlib.import_module(_homes[name]), name)
    return found


def __dir__() -> list[str]:
    return sorted(_public())
