"""Who lacks an extra is told in a line which, whatever command it was."""

import os
import subprocess
import sys

import pytest

from forbear.extras import EXTRAS, installing

WITHOUT = f"""
import sys
sys.modules |= dict.fromkeys({sorted(EXTRAS)})
from forbear.cli.main import run_command
sys.exit(run_command(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("command", "extra"),
    [
        (("studio", "--port", "0", "--no-browser"), "studio"),
        (("serve", "--http", "0"), "serve"),
        (("serve", "--mcp"), "mcp"),
        (("lsp",), "lsp"),
    ],
    ids=" ".join,
)
def test_a_command_names_the_extra_that_it_lacks(command: tuple[str, ...], extra: str) -> None:
    found = subprocess.run(
        [sys.executable, "-c", WITHOUT, *command],
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert found.returncode == 2
    line = found.stderr.strip()
    assert "\n" not in line
    assert line.endswith(f"pip install 'forbear[{extra}]'")


def test_a_package_that_is_in_no_extra_is_installed_by_its_own_name() -> None:
    assert installing("pandas") == "pandas"
    assert installing("uvicorn") == "forbear[studio]"
    assert installing("uvicorn", "serve") == "forbear[serve]"
