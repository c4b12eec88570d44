"""What is told of each chance of the page, as the study asks for it: the scene with its telling, and where she chose."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.api.scene import load
from forbear.grounding.task import Task
from forbear.minds.interface import Engine
from forbear.minds.reference import ReferenceEngine
from forbear.reading.quantities import Quantity, quantities
from forbear.reading.telling import told_events
from forbear.records import dataclass
from forbear.stories.follow import Named
from forbear.stories.sweep.told import GAP, ToldEvents

CLASSES = ("spares", "strikes", "another_way")

DEEDS = {
    "spares": ("spare", "wound", "uphold", "hold_off", "set_free"),
    "strikes": ("kill", "oust"),
    "another_way": ("turn_on_self", "vent", "strike_likeness", "toss", "turn_on", "ask", "walk_away"),
}
"""What she may do with a chance, by what it is counted as: the domain's deeds."""

CLASS_OF = {deed: name for name, deeds in DEEDS.items() for deed in deeds}


@dataclass(frozen=True, slots=True)
class Chance:
    """A told chance: what is told before she chose, and who she is."""

    before: tuple[Named | str, ...]
    chooser: str

    def told(self, deed: str) -> ToldEvents:
        """Return that all was so, and that she then did this, whatever came after."""
        return ToldEvents((*self.before, Named(deed, self.chooser, deed, None), GAP))


def patient(task: Task) -> Engine:
    """Return an engine without a clock: what is asked here is what it finds, not how fast."""
    return ReferenceEngine(task)


@dataclass(frozen=True, slots=True)
class Situation:
    """A scene as it was before, what is open in it, and what is told of it. Nothing that the telling adds is in it."""

    task: Task
    quantities: tuple[Quantity, ...]
    told: ToldEvents


def told_situation(scene: str, case: str = "") -> Situation | None:
    """Return a scene of the catalogue, with what is told of it apart; None where nothing is."""
    loaded = load(scene, case=case or None, before=True)
    tale = loaded.problem.tale
    if tale is None:
        return None
    return Situation(loaded.task, quantities(loaded.problem, loaded.task), told_events(tale))


def chances(told: ToldEvents, chooser: str) -> Iterator[Chance]:
    """Yield the chances of one character in what is told, in order."""
    for place, event in enumerate(told.events):
        if isinstance(event, Named) and event.name in CLASS_OF and (event.arguments or ("",))[0] == chooser:
            yield Chance(told.events[:place], chooser)
