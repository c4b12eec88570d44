"""The suite fails on every one of these faults: each is put into a copy of the package, one line changed at a time.

A fault that no test catches is a hole in the tests. `OLD` must stand in the file just as it is written here, so a fault
that no longer fits the code says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]


class Fault(NamedTuple):
    """What is wrong, where, the line as it is, and the line as the fault has it."""

    name: str
    file: str
    old: str
    new: str


REFERENCE = "minds/reference.py"
FAULTS = (
    Fault(
        "others are expected to think as deep as oneself (j ≤ k in P_k)",
        REFERENCE,
        "levels = [self.policy(level, node, step) for level in range(depth)]",
        "levels = [self.policy(level + 1, node, step) for level in range(depth)]",
    ),
    Fault(
        "a cost of one's own is read in the believed world",
        REFERENCE,
        "state = written(state, [(cell, actual.state[cell]) for cell in mine])",
        "state = world.state",
    ),
    Fault(
        "a cost reads others as they are",
        REFERENCE,
        "if actual is not world and mine:\n                state = written(state, [(cell, actual.state[cell]) for cell in mine])",
        "state = actual.state",
    ),
    Fault(
        "one who does not see the event is moved by it",
        REFERENCE,
        "elif self.observes(name, node, event):",
        "elif True:",
    ),
    Fault(
        "whether the observer would have seen it counts for nothing",
        REFERENCE,
        "and self.observes(name, world, event)",
        "and True",
    ),
    Fault(
        "the menu is not filtered by preconditions",
        "minds/turns.py",
        "found = tuple(event for event in self._candidates(chooser) if self.is_possible(event, node))",
        "found = self._candidates(chooser)",
    ),
    Fault(
        "nobody learns from their own menu",
        "minds/turns.py",
        "kept = agreeing or kept",
        "kept = kept",
    ),
    Fault(
        "worlds in which the story is over count",
        REFERENCE,
        "and self.chooser(world, step) is not None",
        "and True",
    ),
    Fault(
        "what an event reveals is not looked at",
        REFERENCE,
        "agrees = [self._agrees(world, event, shown) for _, world in worlds]",
        "agrees = [True for _, world in worlds]",
    ),
    Fault(
        "a plain reader asks why",
        REFERENCE,
        "        if depth == 0:\n            return 0.0",
        "        if depth < 0:\n            return 0.0",
    ),
    Fault(
        "a deed teaches nobody anything",
        REFERENCE,
        "return odds.get(event, -math.inf)",
        "return 0.0",
    ),
    Fault(
        "the third stage of surprise corrects nothing",
        REFERENCE,
        "possible = self._corrected(world, actual, event, place)",
        "possible = world",
    ),
    Fault(
        "the second stage of surprise keeps every world",
        REFERENCE,
        "for stage, holds in ((1, could), (2, agrees)):",
        "for stage, holds in ((1, could), (2, [True for _ in agrees])):",
    ),
    Fault(
        "everyone pays whether or not the deed carries its effects",
        REFERENCE,
        "if event.action is None or not event.carries:\n            return 0.0",
        "if event.action is None:\n            return 0.0",
    ),
    Fault(
        "a while is read by nobody",
        REFERENCE,
        "            if condition is None or self.reader.reading(condition)(node.state, node) is True\n        )",
        "        )",
    ),
    Fault(
        "nature chooses evenly",
        REFERENCE,
        "logs.append(math.log(as_float(weight)))",
        "logs.append(0.0)",
    ),
    Fault(
        "introspection: a world's own belief is worked out anew",
        REFERENCE,
        "yield log_weight, self.after(depths, world, event, step, (place, new))",
        "yield log_weight, self.after(depths, world, event, step)",
    ),
    Fault(
        "the others' worlds are not moved",
        REFERENCE,
        "yield log_weight, self.after(depths, world, event, step, (place, new))",
        "yield log_weight, self._with_own(world, (place, new))",
    ),
    Fault(
        "τ is always the same",
        REFERENCE,
        "shares = log_shares(depth, self.task.tau)",
        "shares = log_shares(depth, 1.5)",
    ),
    Fault(
        "infinite precision is only a very large one",
        "minds/quantal_response.py",
        "    if precision == math.inf:",
        "    if precision == math.inf and len(values) > 99:",
    ),
    Fault(
        "an open declaration concerns the mind's own path alone",
        "minds/beginning.py",
        "openly = [d for d in self._task.declarations if d.openly and d.path[-1] == path[-1]]",
        "openly = [d for d in self._task.declarations if d.openly and d.path == path]",
    ),
    Fault(
        "a condition is read before what is sure is written",
        "minds/beginning.py",
        "for _ in range(len(told) + 1):",
        "for _ in range(1):",
    ),
    Fault(
        "the weights of nature's draw are forgotten by those told nothing",
        "minds/beginning.py",
        "for cells, choices in self._task.drawn:\n            drawn",
        "for cells, choices in ():\n            drawn",
    ),
    Fault(
        "triggers run in the true world alone",
        REFERENCE,
        "                if self.reader.reading(trigger.precondition)(node.state, node) is not True:",
        "                if own is not None or self.reader.reading(trigger.precondition)(node.state, node) is not True:",
    ),
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_the_suite_fails_on(fault: Fault, tmp_path: Path) -> None:
    package = tmp_path / "forbear"
    shutil.copytree(ROOT / "src" / "forbear", package, ignore=shutil.ignore_patterns("__pycache__", "scenes"))
    file = package / fault.file
    text = file.read_text(encoding="utf-8")
    assert text.count(fault.old) == 1, "this fault no longer fits the code: mend it"
    file.write_text(text.replace(fault.old, fault.new), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("PYTEST_XDIST_WORKER", None)
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "tests/minds"]
    found = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert found.returncode == 1, found.stdout[-2000:]
    assert " failed" in found.stdout


def test_a_copy_without_a_fault_passes(tmp_path: Path) -> None:
    """Otherwise every fault would seem to be caught."""
    shutil.copytree(ROOT / "src" / "forbear", tmp_path / "forbear", ignore=shutil.ignore_patterns("__pycache__"))
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    probe = "import forbear.minds.reference as r; print(r.__file__)"
    found = subprocess.run([sys.executable, "-c", probe], env=environment, capture_output=True, text=True, check=True)
    assert str(tmp_path) in found.stdout
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "tests/minds"]
    assert subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False).returncode == 0
