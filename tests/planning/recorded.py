"""Where another planner's recorded answers are, and how one of its files becomes a compiled task."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.planning.compiling.compiled import CompiledTask, compiled

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


def written(task: CompiledTask, plan: tuple[Any, ...]) -> str:
    """Return a plan as the peer writes it."""
    return " ".join(str(task.task.actions[step.action]) for step in plan)
