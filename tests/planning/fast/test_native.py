"""The core comes to what is done in Python, which is done where it is missing, off or out of date."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from forbear.made import PACKAGE
from forbear.planning.fast import native
from tests.planning.corner_cases import CASES
from tests.planning.recorded import PEER, needs_peer

SOLVE = """
import sys
from forbear.planning.compiling.compiled import compiled
from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.planning.fast import IS_COMPILED
from forbear.planning.limits import PlanLimits
from forbear.planning.search import Request, Search
for text in sys.argv[1:]:
    task = compiled(ground(load_problem(text)))
    search = Search(task, Request(1, PlanLimits(5, 4, 2)))
    print(next(search.stories(), None), search.progress())
print(IS_COMPILED, file=sys.stderr)
"""


def run(code: str, *arguments: str, interpreted: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "FORBEAR_INTERPRETED": interpreted},
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([case.text for case in CASES.values()], id="our own"),
        pytest.param(
            [str(PEER / "problems" / f"{name}.txt") for name in ("treasure", "raiders", "lovers")],
            id="the peer's",
            marks=needs_peer,
        ),
    ],
)
def test_interpreted_and_compiled_take_up_the_same_stories(texts: list[str]) -> None:
    as_it_is = run(SOLVE, *texts, interpreted="0")
    interpreted = run(SOLVE, *texts, interpreted="1")
    assert interpreted.stdout == as_it_is.stdout
    assert interpreted.stderr == "False\n"


def test_a_core_of_other_sources_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native, "fingerprint", lambda: "of other sources")
    assert native.compiled_core() is None


def test_where_nothing_was_made_the_sources_run_and_the_tables_are_made_on_the_spot(tmp_path: Path) -> None:
    (tmp_path / f"{PACKAGE}.py").write_text("raise ImportError", encoding="utf-8")
    code = "import sys; from forbear import load; load('film/casablanca'); print('lark' in sys.modules); "
    code += "from forbear.planning.fast import IS_COMPILED; print(IS_COMPILED)"
    env = {**os.environ, "PYTHONPATH": str(tmp_path), "FORBEAR_INTERPRETED": "0"}
    found = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["True", "False"]


@pytest.mark.parametrize(("switch", "says"), [("1", "(interpreted)\n"), ("0", ")\n")])
def test_the_version_says_how_it_runs(switch: str, says: str) -> None:
    told = run("from forbear.cli.main import run_command; run_command(['--version'])", interpreted=switch).stdout
    assert told.startswith("forbear ")
    assert told.endswith(says)
