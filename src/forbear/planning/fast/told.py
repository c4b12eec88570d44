"""The reasons that a search found for a story's steps, as a tree that others read and the judge can follow."""

from __future__ import annotations

from forbear.errors import InternalError
from forbear.planning.fast.planner import FastPlanner
from forbear.planning.fast.reasons import NO_END
from forbear.planning.fast.sparing import Given, Sparing
from forbear.planning.solution import PlanReason, PlanStep, Supposition

FAIR = 5_000
"""Worlds that may be taken up to find the reasons for a step of a story that asked for none."""


def told_reasons(story: tuple[int, ...], planner: FastPlanner) -> tuple[PlanStep, ...]:
    """Return a story (numbers of actions in the task) with the reason of everyone who consents to a step.

    A step that somebody has no reason for stands without it, and in a story that asked for none so does one whose
    reason does not show soon.
    """
    return _Telling(planner).story(story)


def spared(steps: tuple[PlanStep, ...], planner: FastPlanner) -> tuple[PlanStep, ...]:
    """Return a story without the steps that it can spare for the reasons given in it, its reasons being as they were."""
    names = planner.encoding.compiled.task.characters
    places = planner.encoding.places

    def given(step: PlanStep) -> Given:
        who = [names.index(reason.who) for reason in step.reasons]
        place = places[step.action]
        rests = [[given(later) for later in reason.rest] for reason in step.reasons]
        return Given(place, planner.encoding.attempted[place], who, rests)

    return tuple(steps[place] for place in Sparing(planner.asking).spared([given(step) for step in steps]))


class _Telling:
    def __init__(self, planner: FastPlanner) -> None:
        self._planner = planner
        self._nodes, self._states, self._reasons = planner.nodes, planner.states, planner.reasons
        self._names = planner.encoding.compiled.task.characters
        self._consenting = planner.asking.consenting

    def story(self, story: tuple[int, ...]) -> tuple[PlanStep, ...]:
        """Return the story's steps with reasons."""
        places = self._planner.encoding.places
        node = self._planner.asking.root
        steps = []
        for number in story:
            action = places[number]
            minds = self._nodes.minds[node]
            effort = FAIR if self._planner.asking.is_everybody_willing else NO_END
            self._reasons.allow(effort)
            reasons = tuple(
                self._reason(who, minds[who], action, self._planner.asking.budget, 1)
                for who in self._consenting[action]
                if self._planner.asking.has_reason(who, minds[who], action, effort)
            )
            steps.append(PlanStep(number, reasons))
            node = self._nodes.after(node, action)
        return tuple(steps)

    def _reason(self, who: int, mind: int, action: int, budget: int, depth: int) -> PlanReason:
        """Return the rest of the plan that explains a step, with the reasons of the others in it.

        The owner's own steps need one only from where they are better off than at the beginning.
        """
        self._reasons.allow(NO_END)
        if not self._reasons.has(who, mind, action, budget, depth):
            raise InternalError("a reason was found and then was not")
        plan = self._reasons.plan_of(who, mind, action) or ()
        start = self._states.utility(self._nodes.state[mind], who)
        bit = self._reasons.supposed_by(who, mind, action)
        node, supposing = mind, None
        if bit:
            encoding = self._planner.encoding
            fluent = encoding.fluent_of_bit[bit.bit_length() - 1]
            supposing = Supposition(encoding.compiled.fluents[fluent].cell, encoding.value(fluent, bit, ()))
            node = self._nodes.supposed(mind, who, fluent, bit)
        rest: list[PlanStep] = []
        for place, step in enumerate(plan):
            if place > 0:
                here = self._states.utility(self._nodes.state[node], who)
                reasons = []
                for other in self._consenting[step]:
                    if other != who:
                        within = self._nodes.minds[node][other]
                        reasons.append(self._reason(other, within, step, budget - place, depth + 1))
                    elif not bit and self._states.is_better(here, start):
                        reasons.append(self._reason(who, node, step, budget - place, depth))
                rest.append(PlanStep(self._planner.encoding.compiled.actions[step].action, tuple(reasons)))
            node = self._nodes.after(node, step)
        return PlanReason(self._names[who], tuple(rest), supposing)
