"""The village of the examples as a page of the site: it plays in the browser, with nothing behind it."""

from __future__ import annotations

import importlib.util
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from website.sources import ROOT

MAKER = "examples/village/page.py"
"""What makes the page. A link of the docs to it becomes a link to the page."""

PLACE = "village.html"


def game(tell: Callable[[str], None]) -> str | None:
    """Return the page; None, and why is told, where Pyodide cannot be had."""
    spec = importlib.util.spec_from_file_location("village_page", ROOT / MAKER)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(MAKER)
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    with tempfile.TemporaryDirectory() as folder:
        try:
            return str(maker.page(maker.fetched(Path(folder))))
        except (OSError, subprocess.SubprocessError) as error:
            tell(f"the game is left out: {maker.PYODIDE} cannot be had: {error}")
            return None
