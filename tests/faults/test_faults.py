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

MINDS = ("tests/minds", "--ignore=tests/minds/tape", "--ignore=tests/minds/test_memory.py")
"""The tests of the rules; those of how tapes and memory are kept would only take time."""
COMMAND = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", *MINDS]


class Fault(NamedTuple):
    """What is wrong, where, the line as it is, and the line as the fault has it."""

    name: str
    file: str
    old: str
    new: str


REFERENCE = "minds/reference.py"
CHOICE = "minds/choice.py"
EVIDENCE = "minds/evidence.py"
SIGHT = "minds/sight.py"
SURPRISE = "minds/surprise.py"
FAULTS = (
    Fault(
        "what was shown is set, and whoever knew it is left wrong",
        EVIDENCE,
        "node = self._surprises.seen(node, trace.forced, own[0])",
        "node = self._interner.node(tuple(dict(trace.forced).get(c, v) for c, v in enumerate(node.state)), node.beliefs)",
    ),
    Fault(
        "a condition within a belief is read once, in the world as it begins",
        "grounding/effects.py",
        "under = (condition, taken) if path else (taken, there)",
        "under = (conjunction((condition, taken)), TRUE)",
    ),
    Fault(
        "others are expected to think as deep as oneself (j ≤ k in P_k)",
        CHOICE,
        "levels = [self.policy(level, node, step) for level in range(depth)]",
        "levels = [self.policy(level + 1, node, step) for level in range(depth)]",
    ),
    Fault(
        "a cost of one's own is read in the believed world",
        CHOICE,
        "state = written(state, [(cell, actual.state[cell]) for cell in cost.mine])",
        "state = world.state",
    ),
    Fault(
        "a cost reads others as they are",
        CHOICE,
        "if actual is not world and any([actual.state[cell] is not state[cell] for cell in cost.mine]):\n                state = written(state, [(cell, actual.state[cell]) for cell in cost.mine])",
        "state = actual.state",
    ),
    Fault(
        "one who does not see the event is moved by it",
        SIGHT,
        "if name in action.consenting or self._observes(action, place, node):",
        "if True:",
    ),
    Fault(
        "whether the observer would have seen it counts for nothing",
        EVIDENCE,
        "if not self._turns.is_possible(event, world) or self._sight.look(place, world, event) != witness.look:",
        "if not self._turns.is_possible(event, world):",
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
        EVIDENCE,
        "        if self._turns.is_over(world):\n            return [((), 0.0)] if witness.look == NOTHING else []",
        "        if self._turns.is_over(world) and witness.look == NOTHING:\n            return [((), 0.0)]",
    ),
    Fault(
        "what an event reveals is not looked at",
        SIGHT,
        "            if action.reveals:\n",
        "            if action.reveals and False:\n",
    ),
    Fault(
        "a plain reader asks why",
        EVIDENCE,
        "if event.by == SCRIPT or (depth == 0 and event.by != CHANCE):\n            return 0.0",
        "if event.by == SCRIPT:\n            return 0.0\n        depth = max(depth, 1)",
    ),
    Fault(
        "a deed teaches nobody anything",
        EVIDENCE,
        "return logs.get(event.plain, -math.inf)",
        "return 0.0",
    ),
    Fault(
        "the third stage of surprise corrects nothing",
        SURPRISE,
        "self._corrections.corrected(world, self._turns.condition(event), actual, place)",
        "world",
    ),
    Fault(
        "the second stage of surprise keeps every world",
        SURPRISE,
        "            and self._sight.agrees(world, event, look.shown)\n",
        "",
    ),
    Fault(
        "everyone pays whether or not the deed carries its effects",
        CHOICE,
        "if event.action is None or not event.carries:\n            return 0.0",
        "if event.action is None:\n            return 0.0",
    ),
    Fault(
        "a while is read by nobody",
        CHOICE,
        "            if condition is None or self._reader.reading(condition)(node.state, node) is True\n        )",
        "        )",
    ),
    Fault(
        "nature chooses evenly",
        CHOICE,
        "logs.append(amounts.log(as_float(weight)))",
        "logs.append(0.0)",
    ),
    Fault(
        "introspection: a world's own belief is worked out anew",
        EVIDENCE,
        "node = self._minds.after(depths, node, last, step, own)",
        "node = self._minds.after(depths, node, last, step)",
    ),
    Fault(
        "the others' worlds are not moved",
        EVIDENCE,
        "yield trace.log_weight, self.followed(trace, depth, witness.start, (place, new))",
        "yield trace.log_weight, self._minds.with_own(trace.world, (place, new))",
    ),
    Fault(
        "τ is always the same",
        CHOICE,
        "shares = log_shares(depth, self._task.tau)",
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
    Fault(
        "a deed unseen is not suspected",
        EVIDENCE,
        'return None if event.kind == "propose" else Witness(step, look, True)',
        'return None if event.kind == "propose" or look == NOTHING else Witness(step, look, True)',
    ),
    Fault(
        "a plain reader divides worlds by nothing",
        EVIDENCE,
        "even = -math.log(len(same)) if same else 0.0",
        "even = 0.0",
    ),
    Fault(
        "chance teaches nothing at depth 0",
        EVIDENCE,
        "if event.by == SCRIPT or (depth == 0 and event.by != CHANCE):",
        "if event.by == SCRIPT or depth == 0:",
    ),
    Fault(
        "the unsuspected is suspected",
        EVIDENCE,
        "self._has_unsuspected = any(action.unsuspected for action in task.actions)",
        "self._has_unsuspected = False",
    ),
    Fault(
        "the unsuspected is foreseen",
        CHOICE,
        "for event, log in odds if chooser == name else self._shared_out(node, place, odds):",
        "for event, log in odds:",
    ),
    Fault(
        "what one is not told teaches nothing",
        SIGHT,
        "            if action.hears:\n",
        "            if action.hears and False:\n",
    ),
    Fault(
        "a name gives the deed away",
        SIGHT,
        "                    return glimpse.label\n",
        "                    return event\n",
    ),
    Fault(
        "a wait is seen by all",
        SIGHT,
        "return event if name == event.by else None",
        "return event",
    ),
    Fault(
        "who sees none of a turn is moved by each of its events",
        EVIDENCE,
        "return Witness(start, look, True) if ends_turn(self._task, step, event) else None",
        "return Witness(start, look, True)",
    ),
    Fault(
        "in the worlds of who is on turn the story may have ended",
        "minds/turns.py",
        "0.0 if not self.is_over(world) and self.menu(world, step) == menu else -math.inf",
        "0.0 if self.menu(world, step) == menu else -math.inf",
    ),
    Fault(
        "one who hears something knows no more",
        "minds/hearing.py",
        "kept = world if agreeing else",
        "kept = world if True else",
    ),
    Fault(
        "who is told that one knows thinks them right about nothing",
        "minds/beginning.py",
        "told if not _follows_world(d) for",
        "told for",
    ),
    Fault(
        "an expectation is as deep as who holds it",
        "minds/foresight.py",
        "depth = depths[place] - 1",
        "depth = max(depths[place] - 1, 0)",
    ),
    Fault(
        "a script is read for its reasons",
        EVIDENCE,
        "            return None if look == NOTHING else Witness(step, look, False, event)\n",
        "            return Witness(step, look, not look.is_whole)\n",
    ),
    Fault(
        "the fourth stage sets nothing",
        SURPRISE,
        "return 4, _weighed(corrected, look.shown)",
        "return 4, _weighed(corrected)",
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
    found = subprocess.run(COMMAND, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert found.returncode == 1, found.stdout[-2000:]
    assert " failed" in found.stdout


def test_a_copy_without_a_fault_passes(tmp_path: Path) -> None:
    """Otherwise every fault would seem to be caught."""
    shutil.copytree(ROOT / "src" / "forbear", tmp_path / "forbear", ignore=shutil.ignore_patterns("__pycache__"))
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    probe = "import forbear.minds.reference as r; print(r.__file__)"
    found = subprocess.run([sys.executable, "-c", probe], env=environment, capture_output=True, text=True, check=True)
    assert str(tmp_path) in found.stdout
    assert subprocess.run(COMMAND, cwd=ROOT, env=environment, capture_output=True, check=False).returncode == 0
