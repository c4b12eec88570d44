"""Why an explained plan was not found, as far as it can be known: asked again with everybody willing, then step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from forbear.account.shortfall import Shortfall
from forbear.account.unexplained import advice_sentences, plan_text
from forbear.errors import LimitReached
from forbear.planning.advice import Advice, Adviser
from forbear.planning.node_limits import Effort
from forbear.planning.progression import Progression
from forbear.planning.search import Refusal, Request, Search, Story
from forbear.records import replace

if TYPE_CHECKING:
    from forbear.api.explained import ExplainedPlanning

ASKING: Final = Effort(nodes=200_000, seconds=10.0, megabytes=6_000.0)
"""What each question after a failure may use."""


MOST_ASKED = 4
"""So many refused steps are looked into."""

MOST_TOLD = 2
"""So many are told of."""


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
        told = f"The search stopped before it found such a story: {planning.limit}."
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
    """Return which steps lack a reason: of those nearest to the goal, the ones that something would explain."""
    looking = _Looking(planning)
    refusals = looking.nearest(found)
    if not refusals:
        told = "No order of steps gives everyone a reason."
        return Shortfall("unexplained", (_reachable(planning, found), told), is_sure)
    told_of = [(refusal, looking.advice(refusal)) for refusal in refusals[:MOST_ASKED]]
    # The step that the story of the willing hangs on comes first, whatever may be said of it; then those that
    # something would explain.
    in_order = sorted(told_of, key=lambda each: (not _is_in(each[0], found), _says_nothing(each[1])))
    sentences = [_reachable(planning, found)]
    for number, (refusal, advice) in enumerate(in_order[:MOST_TOLD]):
        if number == 0 or not _says_nothing(advice):
            sentences += [_refused(planning, refusal), *advice_sentences(advice, refusal.who, planning.task)]
    told_of.sort(key=lambda each: _says_nothing(each[1]))
    nearest = told_of[0][0]
    names = tuple(str(planning.task.actions[one]) for one in nearest.actions)
    return Shortfall("unexplained", tuple(sentences), is_sure, names, len(names) - 1, names[-1], nearest.who)


def _is_in(refusal: Refusal, story: Story) -> bool:
    return story.actions[: len(refusal.actions)] == refusal.actions


def _says_nothing(advice: tuple[Advice, ...]) -> bool:
    return advice[0].kind in ("nothing", "unknown")


def _reachable(planning: ExplainedPlanning, found: Story) -> str:
    return f"If everybody were willing, the goal could be reached: {plan_text(found.actions, planning.task)}."


def _refused(planning: ExplainedPlanning, refusal: Refusal) -> str:
    place = len(refusal.actions)
    action = planning.task.actions[refusal.actions[-1]]
    after = f", after {plan_text(refusal.actions[:-1], planning.task)}" if place > 1 else ""
    return f"{refusal.who} has no reason for {action} at step {place}{after}."


class _Looking:
    """Follows stories to the steps that are refused, and asks what would explain them."""

    def __init__(self, planning: ExplainedPlanning) -> None:
        self._planning = planning
        self._adviser = Adviser(planning.compiled, planning.limits, ASKING)
        self._progression = Progression(planning.compiled)
        self._actions = {action.action: action for action in planning.compiled.actions}

    def nearest(self, found: Story) -> list[Refusal]:
        """Return the refused steps: that of the story of the willing, and those at which the search came nearest."""
        refusals = [] if (first := self._first(found)) is None else [first]
        seen = {(refusal.who, refusal.actions[-1]) for refusal in refusals}
        for refusal in self._planning.search.refusals():
            if (refusal.who, refusal.actions[-1]) not in seen:
                seen.add((refusal.who, refusal.actions[-1]))
                refusals.append(refusal)
        return refusals

    def _first(self, found: Story) -> Refusal | None:
        node = self._progression.root()
        for place, action in enumerate(found.actions):
            for who in self._planning.task.actions[action].consenting:
                if self._adviser.reason(node, action, who) is None:
                    return Refusal(found.actions[: place + 1], who, len(found.actions) - place - 1)
            node = self._progression.after(node, self._actions[action])
        return None

    def advice(self, refusal: Refusal) -> tuple[Advice, ...]:
        """Return what would explain a refused step."""
        node = self._progression.root()
        for action in refusal.actions[:-1]:
            node = self._progression.after(node, self._actions[action])
        return self._adviser.advice(node, refusal.actions[-1], refusal.who)


def _names(planning: ExplainedPlanning, found: Story | None) -> tuple[str, ...]:
    return () if found is None else tuple(str(planning.task.actions[action]) for action in found.actions)
