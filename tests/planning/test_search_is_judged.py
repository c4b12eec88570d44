"""What the search gives out, the judge accepts: every story with every reason, followed without any searching."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Callable

import pytest

from forbear.planning.compiling.compiled import CompiledTask
from forbear.planning.judge import PlanJudge
from forbear.planning.limits import PlanLimits
from forbear.planning.search import Request, Search
from forbear.planning.utility import is_better
from tests.planning.recorded import PEER, compiled_file, every_case, needs_peer

UNREADABLE = {"ambiguous_property", "contradictory_effect", "trigger_infinite", "unknown_utility"}


def recorded_versions() -> list[dict[str, str]]:
    path = PEER / "recorded.csv"
    return list(csv.DictReader(path.read_text().splitlines())) if path.is_file() else []


SLOW = {"aladdin_both", "hospital_both", "basketball_both"}
VERSIONS = [
    pytest.param(row, id=row["version"], marks=[pytest.mark.nightly] if row["version"] in SLOW else [])
    for row in recorded_versions()
]


def first_stories_hold(task: CompiledTask, request: Request, most: int) -> int:
    search = Search(task, request)
    count = 0
    for story in itertools.islice(search.stories(), most):
        steps = search.with_reasons(story)
        assert tuple(step.action for step in steps) == story.actions
        assert PlanJudge(task).judge(steps) == ()
        assert not is_better(search.goal, story.utility)
        count += 1
    return count


@pytest.mark.parametrize("make", every_case(*UNREADABLE))
def test_stories_of_a_corner_case_hold(make: Callable[[], CompiledTask]) -> None:
    first_stories_hold(make(), Request(limits=PlanLimits(3, 3, 2)), 5)


@needs_peer
@pytest.mark.parametrize("row", VERSIONS)
def test_a_story_of_a_benchmark_version_holds(row: dict[str, str]) -> None:
    task = compiled_file("problems", row["file"].removesuffix(".txt"))
    limits = PlanLimits(*(int(row[f"{name}_limit"]) for name in ("author", "character", "epistemic")))
    assert first_stories_hold(task, Request(goal=int(float(row["goal"])), limits=limits), 1) == 1
