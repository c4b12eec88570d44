"""Where that lies which was made as the package was built: the grammar's tables, the domains and tropes as they are read,
the planner's core.

A build puts it into a package of its own, `forbear_made`, beside this one: so nothing is written among the sources, and
every place that Forbear is installed in has its own. Where that package is missing all goes without it, slower.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any, Final

PACKAGE: Final = "forbear_made"
"""The package of what was made."""

TABLES: Final = "grammar.tables"
"""In it, the file of the grammar's tables."""

PLANNER: Final = "planner"
"""In it, the folder of the compiled core."""


def made(name: str) -> Path | None:
    """Return where a made file or folder of this name would lie, or None where nothing was made."""
    try:
        package = importlib.import_module(PACKAGE)
    except ImportError:
        return None
    return Path(package.__path__[0]) / name


def made_data(name: str) -> bytes | None:
    """Return the bytes of a made file, also where its package lies in a zip; None where nothing was made. Raises OSError."""
    file = made(name)
    if file is None:
        return None
    loader: Any = sys.modules[PACKAGE].__loader__
    data: bytes = loader.get_data(str(file))
    return data
