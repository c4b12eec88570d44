"""What chances of a told story are called, and what the choice did: as verdicts have it, and no more than that takes."""

from __future__ import annotations

from collections.abc import Sequence

from forbear.language.patterns import TropeLibrary
from forbear.records import dataclass
from forbear.stories.premised import LeftOpen
from forbear.stories.vocabulary.question import ToldStory
from forbear.tropes.cast import cast_of
from forbear.tropes.judge import PatternJudge
from forbear.tropes.left_open import open_at
from forbear.tropes.ordering import in_order
from forbear.tropes.verdict import variants


@dataclass(frozen=True, slots=True)
class ChanceCalled:
    """A match of a pattern. step, victim: of its chance. variant: empty where none holds. effect: the highest that holds.
    unmet: so many premises are not met; counted where there is no variant."""

    trope: str
    step: int
    victim: str
    variant: str
    effect: str
    unmet: int = 0


def chances_called(shelf: TropeLibrary, telling: ToldStory, known: Sequence[LeftOpen]) -> tuple[ChanceCalled, ...]:
    """Return the matches of patterns that have variants: those that have one, chance by chance, then the others, the nearest
    first. known: premises that are left open."""
    found: list[tuple[int, ChanceCalled]] = []
    for order, trope in enumerate(shelf.tropes):
        victim = cast_of(trope).victim or ""
        for match, variant in variants(trope, telling, known):
            bound = match.bound(trope)
            here = open_at(known, trope, bound.roles, bound.steps)
            judge = PatternJudge(telling, bound, is_brief=True, left_open=here, unasked=trope.premises)
            effects = [claim.name for claim in trope.effects if judge.claim(claim).is_met]
            unmet = 0 if variant else sum(not judge.claim(premise).is_met for premise in trope.premises)
            called = ChanceCalled(
                trope.name,
                match.steps[-1],
                bound.roles.get(victim, ""),
                variant or "",
                effects[-1] if effects else "nothing",
                unmet,
            )
            found.append((order, called))
    named, near = in_order(
        found, lambda one: (one[1].step, one[0]), lambda one: None if one[1].variant else one[1].unmet
    )
    return tuple(called for _, called in (*named, *near))
