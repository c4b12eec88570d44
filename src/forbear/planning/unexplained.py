"""Why an explained story was not found, as far as it can be known: asked again with everybody willing, then step by step."""

from __future__ import annotations

from typing import Final
from typing import Literal as OneOf

from forbear.errors import LimitReached
from forbear.planning.advice import Advice, Adviser
from forbear.planning.node_limits import GRACE, Effort
from forbear.planning.progression import Progression
from forbear.planning.search import FoundStory, Refusal, Request, Search
from forbear.records import dataclass, replace

ASKING: Final = Effort(nodes=200_000, seconds=10.0, megabytes=6_000.0)
"""What each question after a failure may use."""

MOST_ASKED = 4
"""So many refused steps are looked into."""

Cause = OneOf["stopped", "too long", "only through what is avoided", "unreachable", "unknown", "kept out", "refused"]
"""stopped: a limit ended the search. too long: the goal takes more steps than the limit. unreachable: even if everybody
wished it. unknown: the willing were not asked to the end. kept out: every explained story has in it what is avoided.
refused: some steps never have a reason."""


@dataclass(frozen=True, slots=True)
class Unexplained:
    """Why there is no explained story.

    story: the actions of one that would do, with everybody willing or nothing avoided; None where none is known.
    steps: the limit on steps that it was shown within. refused: steps that lack a reason, those nearest to the goal,
    each with what would explain it. is_sure: it was shown, and is no guess within limits.
    """

    cause: Cause
    story: tuple[int, ...] | None = None
    steps: int | None = None
    refused: tuple[tuple[Refusal, tuple[Advice, ...]], ...] = ()
    is_sure: bool = True


def unexplained(search: Search, stopped: LimitReached | None) -> Unexplained:
    """Return why a search found no story. stopped: the limit that ended it. Each question may use ASKING, as far as
    that is left of what the search had, or GRACE."""
    request = search.request
    if stopped is not None and stopped.limit == "megabytes":
        return Unexplained("stopped", is_sure=False)
    asking = replace(request, effort=search.bounds.rest(ASKING, GRACE).effort)
    found, ended = _first(search, replace(asking, is_everybody_willing=True))
    if found is None and ended:
        return _unreachable(search, asking)
    if stopped is not None:
        return Unexplained("stopped", None if found is None else found.actions, is_sure=False)
    if found is None:
        return Unexplained("unknown", is_sure=False)
    if _avoids(request):
        free, _ = _first(search, replace(asking, avoid=frozenset(), avoid_states=()))
        if free is not None:
            return Unexplained("kept out", free.actions)
    refused = _Refused(search).nearest(found)
    return Unexplained("refused", found.actions, refused=refused)


def _avoids(request: Request) -> bool:
    return bool(request.avoid or request.avoid_states)


def _first(search: Search, request: Request) -> tuple[FoundStory | None, bool]:
    """Return a story that a request finds, if any, and whether the search came to its end."""
    try:
        return next(Search(search.compiled, request).stories(), None), True
    except LimitReached:
        return None, False


def _unreachable(search: Search, asking: Request) -> Unexplained:
    willing = replace(asking, is_everybody_willing=True)
    steps = most = asking.limits.author
    if most is not None:
        endless = replace(asking.limits, author=None)
        found, ended = _first(search, replace(willing, limits=endless))
        if found is not None:
            return Unexplained("too long", found.actions, most)
        if ended:
            steps = None
    if _avoids(asking):
        found, _ = _first(search, replace(willing, avoid=frozenset(), avoid_states=()))
        if found is not None:
            return Unexplained("only through what is avoided", found.actions)
    return Unexplained("unreachable", steps=steps)


class _Refused:
    """Follows stories to the steps that are refused, and asks what would explain them."""

    def __init__(self, search: Search) -> None:
        self._search = search
        self._task = search.compiled.task
        self._adviser = Adviser(search.compiled, search.request.limits, ASKING, search.bounds.rest(ASKING, GRACE))
        self._progression = Progression(search.compiled)
        self._actions = {action.action: action for action in search.compiled.actions}

    def nearest(self, found: FoundStory) -> tuple[tuple[Refusal, tuple[Advice, ...]], ...]:
        """Return refused steps and what would explain them: that of the story of the willing, and those at which the
        search came nearest."""
        refusals = [] if (first := self._first(found)) is None else [first]
        seen = {(refusal.who, refusal.actions[-1]) for refusal in refusals}
        for refusal in self._search.refusals():
            if (refusal.who, refusal.actions[-1]) not in seen:
                seen.add((refusal.who, refusal.actions[-1]))
                refusals.append(refusal)
        return tuple((refusal, self._advice(refusal)) for refusal in refusals[:MOST_ASKED])

    def _first(self, found: FoundStory) -> Refusal | None:
        node = self._progression.root()
        for place, action in enumerate(found.actions):
            for who in self._task.actions[action].consenting:
                if self._adviser.reason(node, action, who) is None:
                    return Refusal(found.actions[: place + 1], who, len(found.actions) - place - 1)
            node = self._progression.after(node, self._actions[action])
        return None

    def _advice(self, refusal: Refusal) -> tuple[Advice, ...]:
        node = self._progression.root()
        for action in refusal.actions[:-1]:
            node = self._progression.after(node, self._actions[action])
        return self._adviser.advice(node, refusal.actions[-1], refusal.who)
