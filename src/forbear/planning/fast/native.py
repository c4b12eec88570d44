"""The core of the planner in C: where it lies, and whether it is what the sources say.

It lies beside the package (`made.py`), and is taken only if it was made from these very sources for this very Python. Without
it, or with FORBEAR_INTERPRETED=1, what it does is done in Python and comes to the same.
"""

from __future__ import annotations

import importlib.machinery
import importlib.util
import os
import zlib
from pathlib import Path
from types import ModuleType
from typing import Final

from forbear.made import PLANNER, made

NAME: Final = "forbear_core"
"""The module that is made."""

FOLDER: Final = "core"
"""The folder of its sources, beside this file."""

SOURCE: Final = "core.c"
"""The file that takes in all others."""

STOOD_FOR: Final = (
    "flat", "growth", "lane", "linked_lane", "linked_reasons", "linking", "minds", "narrow", "reasons", "relaxed", "rules",
    "waking",
)  # fmt: skip
"""The modules of this package that do most of what they do only where there is no core, or only where there is."""


def fingerprint() -> str:
    """Return what tells these sources from others."""
    found = 0
    for file in sorted((Path(__file__).parent / FOLDER).iterdir()):
        if file.suffix in (".c", ".h"):
            found = zlib.crc32(file.read_bytes(), found)
    return f"{found:08x}"


def compiled_core() -> ModuleType | None:
    """Return the core, if there is one that may be used."""
    folder = None if os.environ.get("FORBEAR_INTERPRETED", "0") not in ("", "0") else made(PLANNER)
    if folder is None:
        return None
    try:
        if (folder / "fingerprint").read_text(encoding="ascii") != fingerprint():
            return None
        for suffix in importlib.machinery.EXTENSION_SUFFIXES:
            file = folder / f"{NAME}{suffix}"
            if file.is_file():
                loader = importlib.machinery.ExtensionFileLoader(NAME, str(file))
                spec = importlib.util.spec_from_file_location(NAME, file, loader=loader)
                if spec is None:
                    return None
                module = importlib.util.module_from_spec(spec)
                loader.exec_module(module)
                return module
    except (OSError, ImportError, UnicodeDecodeError):
        pass
    return None


CORE: Final = compiled_core()
