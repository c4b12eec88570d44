"""A scene with changes put over it, run: does it come out as the variant of a pattern that is wanted, and what does it lack?"""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from forbear.api.scene import Scene, load
from forbear.errors import ForbearError, RequestError
from forbear.grounding.task import Task
from forbear.language.loader import Text
from forbear.language.nearest import closest
from forbear.language.patterns import Claim
from forbear.reading.told_reading import ToldReading
from forbear.records import dataclass, replace
from forbear.tropes.shelf import alone
from forbear.variants.chances import Place
from forbear.variants.examination import Examination, Leads, first_told, led, meant_in


@dataclass(frozen=True, slots=True)
class Altered:
    """A scene with changes put over it, to be run: does it come out as a variant of a pattern, and what does it lack?

    place: the chance that is meant; None for any. task: the scene's own, changed; None where its text has to be loaded with
    the settings. reading: of what is told of it, which stands; None as it was before.
    """

    scene: str | Path | Text
    case: str | None
    settings: tuple[str, ...]
    trope: str
    into: str
    place: Place | None = None
    task: Task | None = None
    reading: ToldReading | None = None


class AlteredRun:
    """An altered scene, run. stands: the scene as it stands, where that is at hand. Raises StoryError, LimitReached."""

    def __init__(self, altered: Altered, stands: Scene | None = None) -> None:
        if altered.task is None:
            loaded = load(altered.scene, case=altered.case, settings=altered.settings, before=True)
            scene = replace(loaded, reading=altered.reading).likewise(loaded)
        else:
            if stands is None:
                loaded = _as_it_stands(altered.scene, altered.case, altered.settings)
                stands = replace(loaded, reading=altered.reading)
            scene = stands.altered(altered.task)
        self._altered = altered
        self._pattern, self._wanted = alone(altered.trope), variant_named(altered.trope, altered.into)
        self._run = scene.run()
        self._told = self._run.stories and Examination(
            self._run, self._run.stories[0], self._pattern, altered.into, unanswered=False
        )

    def leads(self, *, margins: bool) -> Leads | None:
        """Return where it leads the chance that is meant; None where there is none. margins: also learn how far that is from
        what is wanted. Raises StoryError, LimitReached."""
        told, place = self._told, self._altered.place
        if not told:
            return None
        meant = meant_in(told.looked, place, self._wanted)
        found = led(told.looked, meant, told.further, place, self._wanted, wants_margins=margins)
        return found or self._unanswered()

    def _unanswered(self) -> Leads | None:
        """Return the same where it hangs on a turn that the story stops before."""
        into, place = self._altered.into, self._altered.place
        told = first_told(self._run, self._pattern, toward=into, stories=1)
        chances = [one.chance(turn, why=False) for one, turn in told]
        held = [chance for chance in chances if place in (None, chance.place)]
        found = next((chance for chance in held if chance.variant == into), held[0] if held else None)
        return None if found is None else Leads(found.variant == into, found.choice, found.odds, found.margins)


def run_altered(altered: Altered) -> Leads | None:
    """Return where an altered scene leads a chance of it; None where it cannot be worked out, or there is none."""
    with suppress(ForbearError):
        return AlteredRun(altered).leads(margins=True)
    return None


@lru_cache(maxsize=4)
def _as_it_stands(source: str | Path | Text, case: str | None, settings: tuple[str, ...]) -> Scene:
    return load(source, case=case, settings=settings, before=True)


def variant_named(trope: str, name: str) -> Claim:
    """Return the variant of a trope that is meant. Raises RequestError with near names."""
    shape = alone(trope).tropes[0]
    known = {claim.name: claim for claim in shape.variants}
    spelled = name.casefold().replace("-", "_").replace(" ", "_").strip("_")
    if spelled in known:
        return known[spelled]
    if not known:
        raise RequestError(f"{shape.title} has no variants", "a scene can be turned only into a variant of a trope")
    near = closest(spelled, known, 1, 0.5)
    listed = ", ".join(known)
    raise RequestError(f"there is no variant '{name}'", f"did you mean '{near[0]}'?" if near else f"there is {listed}")
