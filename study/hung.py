"""What a told choice is said to hang on, and what that has to do with it; and what it was for, where nothing is said."""

from __future__ import annotations

from forbear.api.readings import Reading
from forbear.api.scene import Scene
from forbear.language.kinds import KINDS
from forbear.language.problem import CHANCE
from forbear.language.tale import ToldBelief
from forbear.reading.posterior import hangings
from forbear.records import dataclass
from forbear.stories.vocabulary.causes import responsibilities
from forbear.stories.vocabulary.question import Question, ToldStory
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


def shares_of(telling: ToldStory, step: int, victim: str) -> dict[str, float]:
    """Return how far the choice at a step was for each kind of thing: 1 where it turns without that alone, a half where it
    takes one more; "nothing" where none has as much, and chance where nature decided."""
    said = telling.ask(Question("cause", (step, victim))).value
    if said in (None, CHANCE, "nothing"):
        return {str(said or "nothing"): 1.0}
    found = {one.kind: one.share for one in responsibilities(telling.ask, KINDS, step, victim)}
    return found or {"nothing": 1.0}
