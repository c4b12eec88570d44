"""The recogniser: partial matches of one pattern, moved along a story step by step; each that dies says where and why.

`advance` is the whole of it: one partial match and one step give the matches that follow and the deaths. A match that
waits for something later lives on beside what it becomes, so every way to match is found.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from functools import lru_cache

from forbear.errors import LimitReached
from forbear.language.patterns import Condition, MomentPattern, RoleName, Trope, parts_within
from forbear.records import dataclass
from forbear.stories.vocabulary.question import Happened, ToldStory
from forbear.tropes.judge import Bound, Judged, PatternJudge

IT = "it"

MOST_CASTS = 10_000
"""Ways to give people the roles that one moment speaks of first."""


@dataclass(frozen=True, slots=True)
class Partial:
    """How far a pattern has matched: the step of each moment so far, and who plays which role."""

    steps: tuple[int, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()

    def bound(self, trope: Trope) -> Bound:
        """Return what the pattern's names stand for."""
        return Bound(dict(self.roles), {m.name: n for m, n in zip(trope.moments, self.steps, strict=False)})


@dataclass(frozen=True, slots=True)
class Death:
    """Where and why a partial match died. `step` None: at the end of the story, still waiting for `moment`; else the
    step that did not fit, with what it was judged by."""

    partial: Partial
    moment: str
    step: int | None
    judged: Judged | None


@dataclass(frozen=True, slots=True)
class Recognition:
    """All matches of a pattern in a story, and all deaths, the farthest first."""

    trope: Trope
    matches: tuple[Partial, ...]
    deaths: tuple[Death, ...]


class Matches:
    """The matches of patterns in one told story: patterns whose moments ask the same, as most relatives of a trope do, are
    matched once."""

    def __init__(self, telling: ToldStory) -> None:
        self.telling = telling
        self._known: list[tuple[Trope, tuple[Partial, ...], tuple[Death, ...]]] = []

    def of(self, trope: Trope) -> Recognition:
        """Return every match of a pattern."""
        same = (known for known in self._known if (known[0].moments, known[0].nevers) == (trope.moments, trope.nevers))
        found = next(same, None)
        if found is None:
            found = (trope, *_matched(trope, self.telling))
            self._known.append(found)
        _, complete, deaths = found
        matches = tuple(whole for match in complete for whole in _filled(trope, match, self.telling))
        return Recognition(trope, matches, deaths)


def recognise(trope: Trope, telling: ToldStory) -> Recognition:
    """Return every match of one pattern in a told story."""
    return Matches(telling).of(trope)


def _matched(trope: Trope, telling: ToldStory) -> tuple[tuple[Partial, ...], tuple[Death, ...]]:
    """Return the matches of a pattern's moments, and all deaths, the farthest first."""
    if not trope.moments:
        return (), ()
    waiting = [Partial()]
    complete: list[Partial] = []
    deaths: list[Death] = []
    for happened in telling.happened:
        following: list[Partial] = []
        for partial in waiting:
            grown, died = advance(trope, partial, happened, telling)
            deaths += died
            complete += [match for match in grown if len(match.steps) == len(trope.moments)]
            following += [match for match in grown if len(match.steps) < len(trope.moments)]
            moment = trope.moments[len(partial.steps)]
            if moment.order != "then":
                following.append(partial)
        waiting = following
    deaths += [Death(p, trope.moments[len(p.steps)].name, None, None) for p in waiting]
    return tuple(complete), tuple(sorted(deaths, key=lambda death: -len(death.partial.steps)))


def advance(
    trope: Trope, partial: Partial, happened: Happened, telling: ToldStory
) -> tuple[tuple[Partial, ...], tuple[Death, ...]]:
    """Return the matches that one step makes of a partial match, and those that die of it."""
    moment = trope.moments[len(partial.steps)]
    roles = dict(partial.roles)
    if happened.by not in telling.people or roles.get(moment.by, happened.by) != happened.by:
        return (), ()
    grown, died = [], []
    for cast in _casts(moment, {**roles, moment.by: happened.by}, telling.people):
        match = Partial((*partial.steps, happened.number), tuple(cast.items()))
        judged = PatternJudge(telling, match.bound(trope), is_brief=True).judge(moment.condition)
        if judged.is_met:
            judged = _between(trope, match, moment, telling)
        if judged.is_met:
            grown.append(match)
        else:
            died.append(Death(partial, moment.name, happened.number, judged))
    return tuple(grown), tuple(died)


def _between(trope: Trope, match: Partial, moment: MomentPattern, telling: ToldStory) -> Judged:
    """Return whether nothing stands between that never may, as a judgement of the first that does."""
    bound = match.bound(trope)
    for never in trope.nevers:
        if never.last != moment.name:
            continue
        for number in range(bound.steps[never.first] + 1, bound.steps[never.last]):
            looked = Bound(bound.roles, {**bound.steps, IT: number})
            judged = PatternJudge(telling, looked, is_brief=True).judge(never.condition)
            if judged.is_met:
                return Judged(False, judged.findings)
    return Judged(True)


def _casts(moment: MomentPattern, cast: dict[str, str], people: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Yield every way to give people the roles that a moment speaks of and nobody plays yet."""
    missing = [role for role in roles_of(moment.condition) if role not in cast]
    _bounded(len(people) ** len(missing))
    for names in itertools.product(people, repeat=len(missing)):
        yield {**cast, **dict(zip(missing, names, strict=True))}


def _filled(trope: Trope, match: Partial, telling: ToldStory) -> Iterator[Partial]:
    """Yield a match with the roles that no moment speaks of played by those who meet most of the premises."""
    missing = [role for role in trope.roles if role not in dict(match.roles)]
    if not missing:
        yield match
        return
    taken = set(dict(match.roles).values())
    free = [name for name in telling.people if name not in taken]
    _bounded(math.perm(len(free), len(missing)))
    casts = [
        Partial(match.steps, (*match.roles, *zip(missing, names, strict=True)))
        for names in itertools.permutations(free, len(missing))
    ]

    def met(cast: Partial) -> int:
        judge = PatternJudge(telling, cast.bound(trope))
        return sum(judge.claim(premise).is_met for premise in trope.premises)

    if casts:
        yield max(casts, key=met)


def _bounded(casts: int) -> None:
    if casts > MOST_CASTS:
        raise LimitReached(
            "ways to cast a trope", MOST_CASTS, "nothing but a pattern with fewer new roles in one moment"
        )


@lru_cache(maxsize=1024)
def roles_of(condition: Condition) -> tuple[str, ...]:
    """Return the roles that a condition speaks of, in order."""
    return tuple(dict.fromkeys(part.name for part in parts_within(condition) if isinstance(part, RoleName)))
