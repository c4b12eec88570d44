"""A utility that adds up many cases is computed as it stands, and comes to the same stories."""

from __future__ import annotations

from typing import Any

import pytest

import forbear.logic.clauses as clauses
from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.planning.compiling.compiled import CompiledTask, compiled
from forbear.planning.limits import PlanLimits
from forbear.planning.plain import all_plans
from forbear.planning.search import HEURISTICS, STRATEGIES, Request, Search

LAMPS = """
type lamp;
entity Ann : character; entity Bob : character;
{lamps}
property lit(l : lamp) : boolean;
property oil() : number;
oil() = 2;
action light(c : character, l : lamp) {{
    precondition: !lit(l) & oil() > 0; effect: lit(l) & oil() = oil() - {oil}; consenting: c;
    observing(o : character): True;
}};
action snuff(c : character, l : lamp) {{
    precondition: lit(l); effect: !lit(l); consenting: c; observing(o : character): True;
}};
utility(): {author};
utility(Ann): (sum(l : lamp) (if(lit(l)) 2 else 0)) - oil();
utility(Bob): if(lit(L0)) 1 elseif(lit(L1)) 2 else 0;
"""


def task(count: int, author: str, oil: int = 1) -> CompiledTask:
    lamps = "\n".join(f"entity L{number} : lamp;" for number in range(count))
    return compiled(ground(load_problem(LAMPS.format(lamps=lamps, author=author, oil=oil))))


@pytest.mark.parametrize(
    "author",
    [
        "sum(l : lamp) (if(lit(l)) 1 else 0)",
        "(sum(l : lamp) (if(lit(l)) 1 else 3)) - ((if(lit(L0)) 3 else 0) + oil())",
        "if(lit(L0)) ((if(lit(L1)) 1 else 0) + (if(lit(L2)) 2 else 1)) else 0",
    ],
)
def test_what_is_told_apart_by_case_and_what_is_computed_come_to_the_same(
    author: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = PlanLimits(3, 3, 1)
    by_case = task(3, author)
    plans = {tuple(step.action for step in plan): value for plan, value in all_plans(by_case, limits)}
    assert plans
    monkeypatch.setattr(clauses, "MOST_CASES", 1)
    computed = task(3, author)
    assert any(
        len(one) > len(other) for (_, one), (_, other) in zip(by_case.utilities, computed.utilities, strict=True)
    )
    assert {tuple(step.action for step in plan): value for plan, value in all_plans(computed, limits)} == plans
    lowest = min(plans.values())  # type: ignore[type-var]
    every = Search(computed, Request(lowest, limits, every=True)).stories()
    assert {story.actions: story.utility for story in every} == plans


@pytest.mark.parametrize(
    "how", [{"strategy": each} for each in STRATEGIES] + [{"heuristic": each} for each in HEURISTICS]
)
def test_one_finds_the_best_there_is_of_a_sum(how: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clauses, "MOST_CASES", 1)
    computed = task(3, "sum(l : lamp) (if(lit(l)) 1 else 0)")
    story = next(Search(computed, Request(2, PlanLimits(4, 3, 1), **how)).stories())
    assert len(story.actions) == 2  # there is oil for two lamps
    assert next(Search(computed, Request(3, PlanLimits(4, 3, 1), **how)).stories(), None) is None


def test_thirty_cases_are_no_two_to_the_thirty() -> None:
    # Each light makes the sum, and Ann's, one more: twenty of them are needed, and do.
    story = next(
        Search(task(30, "sum(l : lamp) (if(lit(l)) 1 else 0)", 0), Request(20, PlanLimits(30, 5, 2))).stories()
    )
    assert len(story.actions) == 20
    assert story.utility == 20
    assert story.is_cheapest
