"""What a limit on memory counts is what was added, not what the process had before; and nothing needs POSIX for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from forbear.minds.memory import NODE_BYTES, MemoryUsage, resident_megabytes


@pytest.mark.skipif(resident_megabytes() is None, reason="this system does not say how much memory a process has")
def test_only_what_was_added_counts() -> None:
    held = bytearray(b"x" * 200_000_000)
    usage = MemoryUsage()
    assert usage.megabytes(0) < 100
    more = bytearray(b"y" * 300_000_000)
    assert 250 < usage.megabytes(0) < 400
    del more
    assert usage.megabytes(0) < 100
    assert len(held) == 200_000_000


def test_nodes_are_counted_where_the_system_does_not_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forbear.minds.memory.resident_megabytes", lambda: None)
    assert MemoryUsage().megabytes(1_000_000) == pytest.approx(1_000_000 * NODE_BYTES / 2**20)


def test_all_runs_where_there_is_no_module_resource() -> None:
    program = (
        "import sys; sys.modules['resource'] = None\n"
        "import pkgutil, importlib, forbear\n"
        "from forbear.cli.main import run_command\n"
        "from forbear.extras import EXTRAS\n"
        "for module in pkgutil.walk_packages(forbear.__path__, 'forbear.'):\n"
        "    if module.name.endswith('__main__'): continue\n"
        "    try: importlib.import_module(module.name)\n"
        "    except ModuleNotFoundError as error: assert error.name.partition('.')[0] in EXTRAS, error\n"
        "sys.exit(run_command(['run', 'film/casablanca', '--quiet', '--why', 'none']))\n"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=120)
    assert found.returncode == 0, found.stderr
