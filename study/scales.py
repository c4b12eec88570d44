"""Other scales, to see how much hangs on the numbers of ours: drawn at random, and what the engine makes of a scene's
chances under each.

The words of the scale are numbers of the scene, so many scales are as many points of one tape. What tapes cannot tell is
told by the scene loaded with the scale set.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from forbear.api.scene import load
from forbear.catalogue.index import find
from forbear.catalogue.scale import AMOUNTS, settings_of
from forbear.errors import ForbearError
from forbear.grounding.task import Task
from forbear.language.loader import Text
from forbear.records import replace
from forbear.stories.sweep.tracing import set_in
from forbear.tropes.shelf import alone
from forbear.variants.chances import ChanceFound, Place
from forbear.variants.examination import MOST_STORIES, Faced, LookedThrough
from forbear.variants.levels import scale_of
from forbear.variants.tapes import TapedChances
from study.called import chances_called
from study.examination import PATIENT, TROPE, SceneStudied, Studied, studied

Scale = tuple[str, ...]
"""The settings that give the words of the scale other worths."""

WORTH = 3
"""Fewer scales are not worth the three times that a text is loaded for its tape."""

_WORDS = AMOUNTS[1:]
"""The amounts that are something."""


def drawn_scale(randomness: random.Random) -> Scale:
    """Return the settings of a scale drawn at random: amounts sorted, credences sorted and symmetric about a half."""
    worths = sorted(randomness.uniform(0.25, 16.0) for _ in _WORDS)
    likely, sure = sorted(randomness.uniform(0.55, 0.99) for _ in range(2))
    weights = {"remote": 1 - sure, "unlikely": 1 - likely, "even": 0.5, "likely": likely, "sure": sure}
    return settings_of(dict(zip(_WORDS, worths, strict=True)), weights)


def under_scales(
    name: str, case: str, scales: Sequence[Scale], wanted: frozenset[Place]
) -> list[SceneStudied | ForbearError]:
    """Return what the engine makes of these chances of a scene under each scale: as `studied` does, of each what is chosen,
    who lives, the variant and the effect; or why the scene cannot be worked out under it."""
    known = _by_tapes(name, case, scales, wanted) if len(scales) >= WORTH else {}
    found: list[SceneStudied | ForbearError] = []
    for number, scale in enumerate(scales):
        try:
            found.append(known.get(number) or _loaded(name, case, scale))
        except ForbearError as error:
            found.append(error)
    return found


def _loaded(name: str, case: str, scale: Scale) -> SceneStudied:
    return studied(load(name, case=case or None, settings=scale, before=True), why=False)


def _by_tapes(name: str, case: str, scales: Sequence[Scale], wanted: frozenset[Place]) -> dict[int, SceneStudied]:
    """Return the same by the number of the scale, where a tape tells, or the scene with its numbers moved."""
    text = find(name).read_text(encoding="utf-8")

    def task_of(text: str, settings: Scale) -> Task:
        return load(Text(text), case=case or None, settings=settings, before=True).task

    worths = [_worths(scale) for scale in scales]
    scene = load(name, case=case or None, before=True)
    found = scale_of(text, scene.task, task_of, worths)
    if found is None:
        return {}
    settings = [found.at_scale(each) or {} for each in worths]
    told: dict[int, SceneStudied] = {}
    try:
        tapes = TapedChances(scene, scene.run(limits=PATIENT), found.numbers, alone(TROPE))
        chances: list[dict[Place, ChanceFound]] = [{} for _ in scales]
        looked = tapes.looked_through(settings, MOST_STORIES, lambda number: not wanted <= chances[number].keys())
        for number, place, story in looked:
            more = [turn for turn in story.faced() if turn.place in wanted - chances[number].keys()]
            chances[number].update({turn.place: one for turn, one in _found(story, more, is_told=not place)})
        for number, setting in enumerate(settings):
            if wanted <= chances[number].keys():
                rows = tuple(Studied(chance, "", ()) for chance in chances[number].values())
                told[number] = SceneStudied(name, case, rows)
            else:
                amounts = [setting[one.name] for one in found.numbers]
                moved = replace(scene, task=set_in(found.task, found.numbers, amounts))
                told[number] = studied(moved, why=False)
    except ForbearError:
        pass  # what tapes cannot do is done by loading the text
    return told


def _worths(scale: Scale) -> dict[str, float]:
    """Return what the words of the scale are worth by some settings."""
    return {word: float(worth) for word, worth in (setting.split(" = ") for setting in scale)}


def _found(story: LookedThrough, turns: Sequence[Faced], *, is_told: bool) -> Iterator[tuple[Faced, ChanceFound]]:
    """Yield these chances of a story, each with what is scored of it."""
    called = chances_called(alone(TROPE), story.telling, ()) if turns else ()
    for turn in turns:
        one = next((one for one in called if (one.step, one.victim) == (turn.step, turn.victim)), None)
        yield (
            turn,
            ChanceFound(
                number=turn.number,
                is_told=is_told,
                asked=turn.asked,
                opener="",
                victim=turn.victim,
                choice=story.choice(turn),
                asked_lives=story.number("harmed", turn.asked, 0) < 1,
                victim_lives=story.number("harmed", turn.victim, 0) < 1,
                variant="" if one is None else one.variant,
                effect="nothing" if one is None else one.effect,
                kind="",
                odds=0.0,
                features=(),
            ),
        )
