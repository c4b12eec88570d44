"""The compiled half of the planner: where it lies, and whether it is what the sources say.

The compiled modules lie beside the package (`made.py`), and are found before the sources only if they were made from
these very sources for this very Python. So an edited source is never passed over, and without the folder, or with
FORBEAR_INTERPRETED=1, the sources run as they are and come to the same.
"""

from __future__ import annotations

import importlib.machinery
import importlib.util
import os
import sys
import zlib
from pathlib import Path
from typing import Final

from forbear.made import PLANNER, made

COMPILED: Final = (
    "additive", "effects", "finding", "flat", "growth", "lane", "minds", "narrow", "operators", "questions", "reasons", "relaxed",
    "rows", "rules", "shortening", "sparing", "surprise", "waking",
)  # fmt: skip
"""The modules of this package that are compiled."""

_SHARED: Final = "forbear_fast__mypyc"
"""The module that holds them all; the others are doors to it."""


def fingerprint() -> str:
    """Return what tells these sources from others."""
    here = Path(__file__).parent
    found = 0
    for name in COMPILED:
        found = zlib.crc32((here / f"{name}.py").read_bytes(), found)
    return f"{found:08x}"


def compiled_folder() -> str | None:
    """Return the folder of compiled modules, its shared module loaded, if they may stand for the sources."""
    folder = None if os.environ.get("FORBEAR_INTERPRETED", "0") not in ("", "0") else made(PLANNER)
    if folder is None:
        return None
    try:
        if (folder / "fingerprint").read_text(encoding="ascii") != fingerprint():
            return None
        for suffix in importlib.machinery.EXTENSION_SUFFIXES:
            file = folder / f"{_SHARED}{suffix}"
            if file.is_file():
                loader = importlib.machinery.ExtensionFileLoader(_SHARED, str(file))
                spec = importlib.util.spec_from_file_location(_SHARED, file, loader=loader)
                if spec is None:
                    return None
                module = importlib.util.module_from_spec(spec)
                sys.modules[_SHARED] = module
                loader.exec_module(module)
                return str(folder)
    except (OSError, ImportError, UnicodeDecodeError):
        sys.modules.pop(_SHARED, None)
    return None
