"""Where another planner's recorded answers are, and how one of its files becomes a compiled task.

They lie beside the project, where they are at hand at all; without them the tests run on cases of our own
(corner_cases.py), and what needs them is skipped and says so.
"""

from __future__ import annotations

import json
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet

from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.planning.compiling.compiled import CompiledTask, compiled
from tests.planning.corner_cases import CASES, corner_case

PEER = Path(__file__).resolve().parents[2] / ".." / "shared" / "peers" / "sabre"

needs_peer = pytest.mark.skipif(not PEER.is_dir(), reason="the peer's recorded results are not beside the project")


def cases() -> dict[str, Any]:
    """Return the recorded answers for the corner cases; nothing where they are absent."""
    path = PEER / "cases" / "expected.json"
    return json.loads(path.read_text())["cases"] if path.is_file() else {}


@cache
def compiled_file(folder: str, name: str) -> CompiledTask:
    """Return the compiled task of one of the peer's problem files."""
    return compiled(ground(load_problem(str(PEER / folder / f"{name}.txt"))))


def every_case(*left_out: str) -> list[ParameterSet]:
    """Return what makes the task of each corner case: our own, and the other planner's but for some."""
    own = [pytest.param(partial(corner_case, name), id=name) for name in CASES]
    others = [pytest.param(partial(compiled_file, "cases", n), id=n) for n in cases() if n not in left_out]
    return own + (others or [pytest.param(None, marks=needs_peer, id="the peer's")])


def written(task: CompiledTask, plan: tuple[Any, ...]) -> str:
    """Return a plan as the peer writes it."""
    return " ".join(str(task.task.actions[step.action]) for step in plan)
