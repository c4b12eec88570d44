"""What a told choice is said to hang on, and what that has to do with it."""

from __future__ import annotations

from forbear.api.readings import Reading
from forbear.api.scene import Scene
from forbear.language.tale import ToldBelief
from forbear.reading.posterior import hangings
from forbear.records import dataclass
from study.tellings import patient


@dataclass(frozen=True, slots=True)
class Hung:
    """What the last told choice is said to hang on. kind: its kind, or "belief". responsible: it has a half or more of the
    responsibility; turned: it turns the choice alone. size: by how much, in utility."""

    kind: str
    responsible: bool
    turned: bool
    size: float


def hung(reading: Reading[Scene]) -> tuple[Hung, ...]:
    """Return what each cause that the telling names has to do with its last choice, under the likeliest reading."""
    (told,) = reading.inferred.episodes
    if not told.because:
        return ()
    task = reading.inferred.task()
    found = []
    for cause, hanging in zip(told.because, hangings(told, task, patient), strict=True):
        odds = hanging.answer(patient(task))
        pull = hanging.pull(odds) / task.minds[task.characters.index(hanging.chooser)].precision
        kind = "belief" if isinstance(cause, ToldBelief) else cause
        found.append(Hung(kind, hanging.hangs(odds), hanging.is_alone(odds), pull))
    return tuple(found)
