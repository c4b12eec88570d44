"""Why an explained plan was not found, as far as it can be known: asked again with everybody willing, then step by step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from forbear.account.shortfall import Shortfall
from forbear.account.unexplained import advice_sentences, plan_text
from forbear.errors import LimitReached
from forbear.planning.advice import Adviser
from forbear.planning.node_limits import Effort
from forbear.planning.progression import Progression
from forbear.planning.search import Refusal, Request, Search, Story

if TYPE_CHECKING:
    from forbear.api.explained import ExplainedPlanning

ASKING: Final = Effort(nodes=200_000, seconds=10.0, megabytes=6_000.0)
"""What each question after a failure may use."""


def shortfall(planning: ExplainedPlanning) -> Shortfall:
    """Return why no story was found."""
    if planning.is_interrupted:
        return Shortfall("interrupted", ("Interrupted: this is how far it came.",), False)
    try:
        return _shortfall(planning)
    except KeyboardInterrupt:
        planning.is_interrupted = True
        return Shortfall("interrupted", ("Interrupted: why there is no story is not known.",), False)


def _shortfall(planning: ExplainedPlanning) -> Shortfall:
    is_sure = planning.limit is None
    found, ended = _first(planning, planning.request(is_everybody_willing=True, effort=ASKING))
    if found is None and ended:
        return _unreachable(planning)
    if planning.limit is not None:
        told = f"No story was found before the search had to stop: {planning.limit}."
        known = () if found is None else (_reachable(planning, found),)
        return Shortfall("limit", (told, *known), False, _names(planning, found))
    if found is None:
        told = "No story within the limits has a reason for every step; whether one could be without is not known."
        return Shortfall("unexplained", (told,), False)
    kept_out = _kept_out(planning)
    if kept_out is not None:
        return kept_out
    return _unexplained(planning, found, is_sure)


def _first(planning: ExplainedPlanning, request: Request) -> tuple[Story | None, bool]:
    """Return a story that a request finds, if any, and whether the search came to its end."""
    try:
        return next(Search(planning.compiled, request).stories(), None), True
    except LimitReached:
        return None, False


def _unreachable(planning: ExplainedPlanning) -> Shortfall:
    limits = planning.limits
    steps = "" if limits.author is None else f" in {limits.author} steps"
    if limits.author is not None:
        endless = replace(limits, author=None)
        found, ended = _first(planning, planning.request(is_everybody_willing=True, effort=ASKING, limits=endless))
        if found is not None:
            told = f"The goal takes more than {limits.author} steps: {len(found.actions)} at least were found to reach it; --author-limit raises the limit."
            return Shortfall("limit", (told,), True, _names(planning, found))
        if ended:
            steps = ""
    without = planning.request(is_everybody_willing=True, effort=ASKING, avoid=frozenset(), avoid_states=())
    if planning.avoids:
        found, _ = _first(planning, without)
        if found is not None:
            told = f"The goal can be reached only through what was to be avoided: {plan_text(found.actions, planning.task)}."
            return Shortfall("avoided", (told,), True, _names(planning, found))
    told = f"The goal cannot be reached{steps}, even if everybody wished it: {planning.goal}."
    return Shortfall("unreachable", (told,), True)


def _kept_out(planning: ExplainedPlanning) -> Shortfall | None:
    if not planning.avoids:
        return None
    found, _ = _first(planning, planning.request(effort=ASKING, avoid=frozenset(), avoid_states=()))
    if found is None:
        return None
    told = (
        f"Every explained story has in it what was to be avoided, such as: {plan_text(found.actions, planning.task)}."
    )
    return Shortfall("avoided", (told,), True, _names(planning, found))


def _unexplained(planning: ExplainedPlanning, found: Story, is_sure: bool) -> Shortfall:
    refusal = _nearest(planning, found)
    if refusal is None:
        return Shortfall(
            "unexplained", (_reachable(planning, found), "No order of steps gives everyone a reason."), is_sure
        )
    place = len(refusal.actions) - 1
    action = refusal.actions[-1]
    task = planning.task
    told = f"The nearest fails at step {place + 1}: {refusal.who} has no reason for {task.actions[action]}."
    before = f"It comes after: {plan_text(refusal.actions[:-1], task)}." if place else ""
    advice = _advice(planning, refusal)
    sentences = tuple(text for text in (_reachable(planning, found), told, before, *advice) if text)
    return Shortfall(
        "unexplained",
        sentences,
        is_sure,
        tuple(str(task.actions[one]) for one in refusal.actions),
        place,
        str(task.actions[action]),
        refusal.who,
    )


def _reachable(planning: ExplainedPlanning, found: Story) -> str:
    return f"If everybody were willing, the goal could be reached: {plan_text(found.actions, planning.task)}."


def _nearest(planning: ExplainedPlanning, found: Story) -> Refusal | None:
    """Return the refused step that came nearest to the goal: the search's own, or that of the story of the willing."""
    refusals = planning.search.refusals()
    if refusals:
        return refusals[0]
    adviser = Adviser(planning.compiled, planning.limits, ASKING)
    progression = Progression(planning.compiled)
    actions = {action.action: action for action in planning.compiled.actions}
    node = progression.root()
    for place, action in enumerate(found.actions):
        for who in planning.task.actions[action].consenting:
            if adviser.reason(node, action, who) is None:
                return Refusal(found.actions[: place + 1], who, len(found.actions) - place - 1)
        node = progression.after(node, actions[action])
    return None


def _advice(planning: ExplainedPlanning, refusal: Refusal) -> list[str]:
    progression = Progression(planning.compiled)
    actions = {action.action: action for action in planning.compiled.actions}
    node = progression.root()
    for action in refusal.actions[:-1]:
        node = progression.after(node, actions[action])
    adviser = Adviser(planning.compiled, planning.limits, ASKING)
    return advice_sentences(adviser.advice(node, refusal.actions[-1], refusal.who), refusal.who, planning.task)


def _names(planning: ExplainedPlanning, found: Story | None) -> tuple[str, ...]:
    return () if found is None else tuple(str(planning.task.actions[action]) for action in found.actions)
