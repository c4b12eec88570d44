"""What is likely, said over the lines that ask for it: the likeliest story over the turns, its odds over each outcome."""

from __future__ import annotations

from forbear.account.naming import Naming
from forbear.api.limits import Limits
from forbear.api.scene import Scene
from forbear.editing.names import names_in
from forbear.errors import Span
from forbear.figures import percent
from forbear.language.loader import Text
from forbear.records import dataclass

LENS_LIMITS = Limits(nodes=200_000, seconds=2.0, megabytes=500, stories=20_000)
"""What the odds may take while somebody writes."""


@dataclass(frozen=True, slots=True)
class SceneOdds:
    """What comes of a scene: the likeliest story in words, and each outcome's probability; how much of all there may be
    was not worked out."""

    likeliest: str
    probability: float
    stories: int
    outcomes: tuple[tuple[str, float], ...]
    unfinished: float

    @property
    def beside(self) -> str:
        """What is said beside a probability where a limit was hit."""
        return f" (of {percent(1 - self.unfinished)} that was worked out)" if self.unfinished > 0 else ""


@dataclass(frozen=True, slots=True)
class Lens:
    """A line over a place."""

    span: Span
    said: str


def scene_odds(scene: Scene) -> SceneOdds | None:
    """Return what comes of a scene, within LENS_LIMITS; None where it is no scene, or no story could be finished."""
    if not scene.task.turns:
        return None
    record = scene.run(limits=LENS_LIMITS).record
    if not record.stories:
        return None
    naming = Naming(record.problem, record.task)
    told = record.stories[0]
    deeds = "; ".join(naming.event(step.event) for step in told.steps)
    return SceneOdds(deeds, told.probability, len(record.stories), record.outcomes, record.unfinished)


def lenses(text: Text, odds: SceneOdds) -> tuple[Lens, ...]:
    """Return what is said over the turns and the outcomes of a text."""
    found = []
    chances = dict(odds.outcomes)
    for place in names_in(text.text, text.name).definitions:
        if place.inside is None and place.word == "turns":
            found.append(Lens(place.span, f"{percent(odds.probability)}{odds.beside}: {odds.likeliest}"))
        elif place.inside is None and place.word == "outcome" and place.name in chances:
            found.append(Lens(place.span, f"{percent(chances[place.name])}{odds.beside}"))
    return tuple(found)
