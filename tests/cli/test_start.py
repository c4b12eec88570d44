"""What a start loads: nothing that the command has no need of. How long it takes is measured by bench/start.py."""

from __future__ import annotations

import subprocess
import sys

SAY = "import sys; from forbear.cli.main import main\ntry: main()\nfinally: sys.stderr.write(' '.join(sys.modules))"

ELSEWHERE = (
    *(
        "account.report",
        "account.sections",
        "stories.questions",
        "stories.sweep.table",
        "stories.vocabulary",
        "minds.tape",
    ),
    *("planning", "tropes", "variants", "editing", "studio", "language.building", "language.reading.difference"),
)
"""What a run that is told in one line has no need of."""

LIBRARIES = (
    "lark",
    "rich",
    "starlette",
    "uvicorn",
    "numpy",
    "pyarrow",
    "hashlib",
    "secrets",
    "difflib",
    "random",
    "json",
)


def loaded(*arguments: str) -> list[str]:
    """Return the modules that a command has loaded by its end."""
    done = subprocess.run([sys.executable, "-c", SAY, *arguments], capture_output=True, text=True)
    assert done.returncode == 0
    return done.stderr.split()


def test_a_run_in_one_line_loads_what_it_needs() -> None:
    found = loaded("run", "film/casablanca", "--quiet")
    assert "forbear.minds.reference" in found
    assert [name for name in found if name.startswith(tuple(f"forbear.{part}" for part in ELSEWHERE))] == []
    assert [name for name in found if name in LIBRARIES] == []


COLLECTING = (
    "import gc, sys; before = gc.get_threshold(); from forbear.cli.main import main; loaded = gc.get_threshold()\n"
    "try: main()\nfinally: sys.stderr.write(f'{loaded == before} {gc.get_threshold() == before}')"
)


def test_a_command_looks_for_garbage_seldom_and_loading_it_changes_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", COLLECTING, "--version"], capture_output=True, text=True)
    assert done.stderr == "True False"


def test_the_version_loads_no_engine() -> None:
    found = loaded("--version")
    assert [n for n in found if n.startswith(("forbear.stories", "forbear.minds.ref", "forbear.language.check"))] == []


def test_the_list_loads_no_engine_and_no_checks() -> None:
    found = loaded("list")
    assert [n for n in found if n.startswith(("forbear.minds.ref", "forbear.stories", "forbear.language.check"))] == []


def test_the_page_loads_nothing_that_it_does_not_tell() -> None:
    found = loaded("run", "film/casablanca")
    assert "forbear.account.report" in found
    questions = ("credibility", "pivot", "edge")
    unasked = ("reading.posterior", "reading.inference", *(f"stories.questions.{name}" for name in questions))
    assert [name for name in found if name in {f"forbear.{part}" for part in unasked}] == []
    assert [name for name in found if name in LIBRARIES] == []
