"""A step that adds nothing that an end waits for leaves the estimate where it is, or further away."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings

from forbear.errors import StoryError
from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.planning.compiling.compiled import compiled
from forbear.planning.fast.additive import NEVER
from forbear.planning.fast.planner import FastPlanner
from forbear.planning.fast.relaxed import Relaxed
from forbear.planning.limits import PlanLimits
from tests.planning.random_problems import problems


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems())
def test_what_adds_nothing_awaited_brings_nothing_nearer(text: str) -> None:
    try:
        task = compiled(ground(load_problem(text)))
        planner = FastPlanner(task, PlanLimits(3, 3, 1))
        planner.set_goal(planner.default_goal())
        nodes, states, relaxed = planner.nodes, planner.states, planner.asking._relaxed
        assert isinstance(relaxed, Relaxed)
        reached = {planner.asking.root}
        for _ in range(2):
            reached |= {nodes.after(node, each) for node in reached for each in states.open_actions(nodes.state[node])}
        for whose in range(-1, len(task.task.characters)):
            for node in sorted(reached)[:30]:
                state = nodes.state[node]
                start = states.utility(state, whose)
                question = relaxed.question(whose, start, False)
                steps = relaxed.steps(state, question)
                awaited = relaxed.nearer(state, question) if steps < NEVER else 0
                for action in states.open_actions(state):
                    if not relaxed.added[action] & awaited:
                        assert relaxed.steps(nodes.flat_after(node, action), question) >= steps
    except StoryError as error:
        assume(False)
        raise AssertionError from error
