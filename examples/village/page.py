"""Make a page of the village: one file that runs in a browser, opened from a folder or put on any web server, with
nothing behind it.

    python examples/village/page.py [--out village.html] [--pyodide FOLDER]

Python itself runs in the page: [Pyodide](https://pyodide.org) and Forbear lie within it. Pyodide is fetched by npm, unless
a folder is named that has it.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import html
import importlib.util
import io
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PYODIDE = "pyodide@314.0.7"

HERE = Path(__file__).parent

PACKAGES = ("forbear", "forbear_made", "lark")
"""What the game needs; `forbear_made` where a build has made it."""

LEFT_OUT = ("cli", "exports", "fitting", "lsp", "serve", "studio", "testsets", "variants", "catalogue/scenes")
"""Folders of Forbear that no game in a page needs."""

FILES = ("play.py", "village.story")


def fetched(folder: Path) -> Path:
    """Return where Pyodide lies, once npm has put it below a folder. Raises OSError, subprocess.SubprocessError."""
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("there is no npm here; name a folder that has Pyodide")
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder), PYODIDE]
    subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return folder / "node_modules" / "pyodide"


def packed() -> bytes:
    """Return a zip of Forbear, of what it needs, and of the game."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for package in PACKAGES:
            spec = importlib.util.find_spec(package)
            if spec is None or not spec.submodule_search_locations:
                continue
            folder = Path(next(iter(spec.submodule_search_locations)))
            for path in sorted(folder.rglob("*")):
                own = path.relative_to(folder).as_posix()
                if path.is_file() and _is_wanted(own):
                    archive.write(path, f"{package}/{own}")
        for name in FILES:
            archive.write(HERE / name, name)
    return made.getvalue()


def _is_wanted(own: str) -> bool:
    is_source = "__pycache__" not in own and not own.endswith((".so", ".pyd"))
    return is_source and not any(own.startswith(f"{folder}/") for folder in LEFT_OUT)


def page(pyodide: Path) -> str:
    """Return the page. pyodide: the folder that has it. Raises OSError."""
    lock = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
    parts = {
        "module": _zipped((pyodide / "pyodide.asm.mjs").read_bytes()),
        "wasm": _zipped((pyodide / "pyodide.asm.wasm").read_bytes()),
        "library": _text((pyodide / "python_stdlib.zip").read_bytes()),
        "packages": _text(packed()),
        "lock": json.dumps({"info": lock["info"], "packages": {}}),
    }
    text = (HERE / "page" / "page.html").read_text(encoding="utf-8")
    found = {
        "STYLE": (HERE / "page" / "page.css").read_text(encoding="utf-8"),
        "PYODIDE": _inline((pyodide / "pyodide.js").read_text(encoding="utf-8")),
        "GAME": _inline((HERE / "page" / "page.js").read_text(encoding="utf-8")),
        "PARTS": "\n".join(f'<script type="text/plain" id="{name}">{part}</script>' for name, part in parts.items()),
        "VERSION": html.escape(lock["info"]["python"]),
    }
    for name, part in found.items():
        text = text.replace(f"<!--{name}-->", part)
    return text


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _zipped(data: bytes) -> str:
    return _text(gzip.compress(data, mtime=0))


def _inline(script: str) -> str:
    """Return a script as it may stand in a page."""
    lines = [line for line in script.splitlines() if not line.startswith("//# sourceMappingURL")]
    return "\n".join(lines).replace("</script", "<\\/script")


def main() -> None:
    """Make the page."""
    parser = argparse.ArgumentParser(description="Make a page of the village.")
    parser.add_argument("--out", type=Path, default=Path("village.html"))
    parser.add_argument("--pyodide", type=Path, help="a folder that has Pyodide")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        try:
            text = page(asked.pyodide or fetched(Path(folder)))
        except (OSError, subprocess.SubprocessError) as error:
            sys.stderr.write(f"{PYODIDE} cannot be had: {error}\n")
            raise SystemExit(2) from None
    asked.out.write_text(text, encoding="utf-8")
    sys.stdout.write(f"written: {asked.out}, {len(text) / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
