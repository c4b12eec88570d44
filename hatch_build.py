"""What is made as the package is built, so that no user waits for it: tables, stories read, the planner compiled.

Compiling is a try: without a C compiler, past its time, or with FORBEAR_COMPILE=0 the same sources run interpreted.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_ROOT = Path(__file__).parent
_SOURCES = _ROOT / "src"
_FAST = _SOURCES / "forbear" / "planning" / "fast"
_SECONDS = 180
"""No compilation takes longer than this; a usual one takes half a minute."""
_SETUP = """
from pathlib import Path
from mypyc.build import mypycify
from setuptools import setup
setup(name="forbear", ext_modules=mypycify({files!r}, opt_level="2", group_name="forbear_fast"))
"""


class BuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs for wheels and editable installs alike."""

    def dependencies(self) -> list[str]:
        """Return what compiling needs, where it is to be tried at all."""
        return ["mypy>=2.4,<2.5", "setuptools>=65"] if self.target_name == "wheel" and _may_compile() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, str(_SOURCES))
        try:
            from forbear.language.reading.tables import save_tables
            from forbear.planning.fast.native import COMPILED, FOLDER, fingerprint

            made = [save_tables()]
            folder = _FAST / FOLDER
            if self.target_name == "wheel" and _may_compile():
                if not _is_made(folder, fingerprint()):
                    shutil.rmtree(folder, ignore_errors=True)
                    _compile([f"forbear/planning/fast/{name}.py" for name in COMPILED], folder, fingerprint())
                if folder.is_dir():
                    made += sorted(folder.iterdir())
                    build_data["pure_python"] = False
                    build_data["infer_tag"] = True
            else:
                shutil.rmtree(folder, ignore_errors=True)
        finally:
            sys.path.remove(str(_SOURCES))
        build_data["artifacts"] += [str(file.relative_to(_ROOT)) for file in made]


def _may_compile() -> bool:
    if os.environ.get("FORBEAR_COMPILE", "1") == "0" or sys.implementation.name != "cpython":
        return False
    if sys.platform == "win32":
        return os.environ.get("FORBEAR_COMPILE") == "1"
    compiler = (os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()[0]
    has_headers = (Path(sysconfig.get_path("include")) / "Python.h").is_file()
    return shutil.which(compiler) is not None and has_headers


def _is_made(folder: Path, sources: str) -> bool:
    """Say whether these sources have been compiled for this Python already."""
    suffix = str(sysconfig.get_config_var("EXT_SUFFIX"))
    noted = folder / "fingerprint"
    return noted.is_file() and noted.read_text(encoding="ascii") == sources and any(folder.glob(f"*{suffix}"))


def _compile(files: list[str], folder: Path, sources: str) -> None:
    """Compile modules into a folder, if that can be. Whatever goes wrong is told and passed over."""
    with tempfile.TemporaryDirectory() as place:
        setup = Path(place) / "setup.py"
        setup.write_text(_SETUP.format(files=files), encoding="utf-8")
        # Everything is made in a copy: nothing is left beside the sources, whatever happens.
        shutil.copytree(_SOURCES, Path(place) / "src", ignore=shutil.ignore_patterns("__pycache__", "scenes", "static"))
        command = [
            sys.executable,
            str(setup),
            "-q",
            "build_ext",
            "--build-lib",
            "../made",
            "--build-temp",
            "../made-of",
        ]
        process = subprocess.Popen(
            command,
            cwd=Path(place) / "src",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            env={**os.environ, "MYPY_CACHE_DIR": str(Path(place) / "cache")},
        )
        try:
            told, _ = process.communicate(timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(OSError, AttributeError):
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            told = f"not done within {_SECONDS} seconds"
        made = sorted((Path(place) / "made").rglob("*.so")) + sorted((Path(place) / "made").rglob("*.pyd"))
        if process.returncode != 0 or not made:
            sys.stderr.write(f"forbear: not compiled, and runs interpreted\n{told[-2000:]}\n")
            return
        folder.mkdir(parents=True)
        for file in made:
            shutil.copy(file, folder / file.name)
        (folder / "fingerprint").write_text(sources, encoding="ascii")
