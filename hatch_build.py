"""What is made as the package is built, so that no user waits for it: the grammar's tables, the domains and tropes as
they are read, the planner's core compiled.

It goes into a package of its own, `forbear_made`, in wheels and in editable installs: nothing is written among the
sources. A build keeps what it made under `build/made/`, one folder for each state of the sources and each Python, and
the next one takes it from there; no build takes away what another made.
Compiling is a try: without a C compiler, past its time, or with FORBEAR_COMPILE=0 the planner runs in Python alone.
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
_STOOD_ON = (_SOURCES / "forbear" / "catalogue" / "library", _SOURCES / "forbear" / "tropes" / "library")
"""What scenes are told by: it is read now, and not at every start."""
_SECONDS = 600
"""No compilation takes longer than this; a usual one takes some seconds, on a machine that is busy a minute."""
_SAYS = b'"""What was made as Forbear was built (forbear/made.py says where it is read)."""\n'
_SETUP = """
from setuptools import Extension, setup
setup(name={name!r}, ext_modules=[Extension({name!r}, [{source!r}], extra_compile_args={options!r})])
"""
_OPTIONS = [] if sys.platform == "win32" else ["-O2", "-g0", "-fno-strict-aliasing"]


class BuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs for wheels and editable installs alike; a source distribution holds nothing that is made."""

    def dependencies(self) -> list[str]:
        """Return what compiling needs, where it is to be tried at all."""
        return ["setuptools>=65"] if self.target_name == "wheel" and _may_compile() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
        sys.path.insert(0, str(_SOURCES))
        try:
            from forbear.language.reading.ready import ENDING, made_ready
            from forbear.language.reading.tables import packed_tables
            from forbear.made import PACKAGE, PLANNER, TABLES
            from forbear.planning.fast.native import FOLDER, NAME, SOURCE, fingerprint

            tables, sources = packed_tables(), fingerprint()
            files = {
                f"{path.name}{ENDING}": made_ready(path) for folder in _STOOD_ON for path in sorted(folder.iterdir())
            }
        finally:
            sys.path.remove(str(_SOURCES))
            sys.dont_write_bytecode = writes
        place = _place(sources)
        included = {_written(place / "__init__.py", _SAYS): f"{PACKAGE}/__init__.py"}
        for name, data in {TABLES: tables, **files}.items():
            if data is not None:
                included[_written(place / name, data)] = f"{PACKAGE}/{name}"
        if _may_compile():
            folder = place / PLANNER
            if not (folder / "fingerprint").is_file():
                _compile(_SOURCES / "forbear" / "planning" / "fast" / FOLDER, NAME, SOURCE, folder, sources)
            if folder.is_dir():
                included.update({str(file): f"{PACKAGE}/{PLANNER}/{file.name}" for file in sorted(folder.iterdir())})
                build_data["pure_python"] = False
                build_data["infer_tag"] = True
        build_data["force_include"].update(included)
        build_data["force_include_editable"].update(included)


def _place(sources: str) -> Path:
    """Return the folder for what these sources make on this Python: beside them, and kept; elsewhere if it must be."""
    place = _ROOT / "build" / "made" / f"{sources}{sysconfig.get_config_var('EXT_SUFFIX')}"
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError:
        place = Path(tempfile.mkdtemp())
    return place


def _written(file: Path, content: bytes) -> str:
    """Write a file whole: another build may be reading it."""
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as other:
        other.write(content)
    os.chmod(other.name, 0o644)
    os.replace(other.name, file)
    return str(file)


def _may_compile() -> bool:
    if os.environ.get("FORBEAR_COMPILE", "1") == "0" or sys.implementation.name != "cpython":
        return False
    if sys.platform == "win32":
        return os.environ.get("FORBEAR_COMPILE") == "1"
    compiler = (os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()[0]
    has_headers = (Path(sysconfig.get_path("include")) / "Python.h").is_file()
    return shutil.which(compiler) is not None and has_headers


def _compile(core: Path, name: str, source: str, folder: Path, sources: str) -> None:
    """Compile the core into a folder, if that can be. Whatever goes wrong is told and passed over."""
    with tempfile.TemporaryDirectory() as place:
        # Everything is made in a copy: nothing is left beside the sources, whatever happens.
        shutil.copytree(core, Path(place) / "core")
        setup = Path(place) / "core" / "setup.py"
        setup.write_text(_SETUP.format(name=name, source=source, options=_OPTIONS), encoding="utf-8")
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
            cwd=setup.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
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
        # Whole or not at all: the folder comes to its place when all is in it. Another build may have been first.
        whole = Path(tempfile.mkdtemp(dir=folder.parent))
        for file in made:
            shutil.copy(file, whole / file.name)
        (whole / "fingerprint").write_text(sources, encoding="ascii")
        whole.chmod(0o755)
        try:
            whole.rename(folder)
        except OSError:
            shutil.rmtree(whole)
