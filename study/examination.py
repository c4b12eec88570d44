"""What the engine makes of one scene, with all that is held against the page; and what of it must stay for it to hold."""

from __future__ import annotations

from forbear.api.runs import DEFAULT_LIMITS, Run
from forbear.api.scene import Scene
from forbear.records import dataclass, replace
from forbear.stories.questions.what_ifs import WhatIfs
from forbear.stories.questions.why import Why
from forbear.stories.questions.why import why as why_of
from forbear.stories.vocabulary.question import Question
from forbear.tropes.shelf import alone
from forbear.variants.chances import ChanceFound, Place
from forbear.variants.examination import Examination, Faced, first_told
from study.knockouts import Knocked, knocked
from study.without_minds import plain_choice

TROPE = "kill_me_now"
"""The trope that the page is about."""

PATIENT = replace(DEFAULT_LIMITS, seconds=600.0)
"""What is asked here is what the engine finds, not whether a busy machine finds it within a minute."""


@dataclass(frozen=True, slots=True)
class Studied:
    """One chance. plain: what adding up amounts without minds would have chosen. knocked: what moved the choice when it
    was knocked out, one thing at a time. responsible: the kinds that have a responsibility of a half or more for it."""

    found: ChanceFound
    plain: str
    knocked: tuple[Knocked, ...]
    responsible: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What must stay for the verdict to hold: the choice and the variant."""
        return self.found.choice, self.found.variant


@dataclass(frozen=True, slots=True)
class SceneStudied:
    """A scene, or a case of one."""

    scene: str
    case: str
    chances: tuple[Studied, ...]

    def chance(self, asked: str, victim: str, number: int) -> Studied | None:
        """Return the chance with these two, by its number; None where the story does not come to it."""
        return next((chance for chance in self.chances if chance.found.place == (asked, victim, number)), None)

    @property
    def keys(self) -> dict[Place, tuple[str, str]]:
        """Return what must stay for each chance's verdict to hold."""
        return {chance.found.place: chance.key for chance in self.chances}


def studied(scene: Scene, run: Run | None = None, *, why: bool = True) -> SceneStudied:
    """Run a scene and return what the engine makes of it. run: one of it, where there is one. why: also knock things out
    one at a time, and draw the features of each chance (the longest part of the work)."""
    told_so_far: Examination | None = None
    whys: dict[int, Why] = {}
    chances = []
    for told, turn in first_told(run or scene.run(limits=PATIENT), alone(TROPE), unanswered=why):
        if why and told is not told_so_far:
            told_so_far = told
            whys = {one.step: one for one in why_of(WhatIfs(told.story, told.run.engine_of), largest=1)}
        things = knocked(told, turn, whys[turn.step]) if turn.is_answered and turn.step in whys else ()
        plain = plain_choice(told, turn) if turn.is_answered else ""
        kinds = _responsible(told, turn) if why and turn.is_answered else ()
        chances.append(Studied(told.chance(turn, why=why), plain, tuple(things), kinds))
    return SceneStudied(scene.name, scene.case or "", tuple(chances))


def _responsible(told: Examination, turn: Faced) -> tuple[str, ...]:
    """Return the kinds that a choice is for, as far as a half or more."""
    cause = told.telling.ask(Question("cause", (turn.step, turn.victim)))
    return tuple(str(detail.kind) for detail in cause.details if detail.name == "responsibility")


def keys_of(
    scene: Scene, wanted: frozenset[Place] | None = None, *, run: Run | None = None
) -> dict[Place, tuple[str, str]]:
    """Return choice and variant of chances, as `studied` finds them without asking why: all that must stay for their verdicts
    to hold. A chance that the story stops before is not looked for. wanted: these chances and no others. run: one of the
    scene, where there is one."""
    found: dict[Place, tuple[str, str]] = {}
    for told, turn in first_told(run or scene.run(limits=PATIENT), alone(TROPE), unanswered=False):
        if wanted is None or turn.place in wanted:
            found[turn.place] = told.looked.key(turn)
            if wanted is not None and wanted <= found.keys():
                break
    return found
