"""The events of a told story once more, in an altered scene: the odds of each choice as they would have been there.

Where an event can no longer happen it would not have come to what follows, and there are no odds for that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from forbear.errors import LimitReached
from forbear.grounding.task import Task
from forbear.language.ties import is_less
from forbear.minds.interface import Engine
from forbear.records import dataclass
from forbear.stories.story import Story
from forbear.stories.unfold import begin


@dataclass(frozen=True, slots=True)
class ReplayedChoice:
    """The probability of what was chosen, and of the best of the rest."""

    probability: float
    best_other: float

    @property
    def is_likeliest(self) -> bool:
        """Say whether nothing else was likelier."""
        return not is_less(self.probability, self.best_other)


@dataclass(frozen=True, slots=True)
class Replayed:
    """The choices by step, as far as the events could happen; complete: False where a limit cut it short."""

    choices: dict[int, ReplayedChoice]
    complete: bool
    is_late: bool = False
    """Whether it was the time that was over."""


class Replay:
    """Replays a story in altered tasks, from the beginning that it started from.

    engine_of: makes an engine for a task. last: the number of the last step that `within` looks at; all where it is None.
    """

    def __init__(self, story: Story, engine_of: Callable[[Task], Engine], last: int | None = None) -> None:
        self._last = len(story.steps) - 1 if last is None else last
        self._story = story
        self._engine_of = engine_of
        states = [begun.end.node.state for begun in begin(engine_of(story.beginning.engine.task))]
        wanted = story.beginning.node.state
        self._place = states.index(wanted) if wanted in states else 0

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of what `odds` tells: for each step the event that happened, the others, and what else was open."""
        return tuple(
            f"{number} {part}"
            for number, step in enumerate(self._story.steps)
            for part in ("chosen", *range(len(step.before.options)), "more")
        )

    def odds(self, engine: Engine) -> dict[str, float]:
        """Return the odds of every choice of the story in another engine's task, by column: -1 where it does not come to
        it, 0 for what is not open."""
        found = dict.fromkeys(self.columns, -1.0)
        begun = begin(engine)
        moment = begun[self._place if self._place < len(begun) else 0].end
        for number, step in enumerate(self._story.steps):
            odds = {option.event: option.probability for option in moment.options}
            if step.event not in odds:
                break
            found[f"{number} chosen"] = odds.pop(step.event)
            for place, option in enumerate(step.before.options):
                found[f"{number} {place}"] = odds.pop(option.event, 0.0)
            found[f"{number} more"] = max(odds.values(), default=0.0)
            moment = moment.after(step.event)
        return found

    def choice(self, odds: Mapping[str, float], step: int) -> ReplayedChoice | None:
        """Return the choice of a step from what `odds` told; None where it did not come to it."""
        chosen = odds[f"{step} chosen"]
        others = [odds[f"{step} {place}"] for place in range(len(self._story.steps[step].before.options))]
        return None if chosen < 0 else ReplayedChoice(chosen, max(*others, odds[f"{step} more"]))

    def within(self, task: Task) -> Replayed:
        """Return the odds of every choice of the story in an altered task."""
        found: dict[int, ReplayedChoice] = {}
        try:
            begun = begin(self._engine_of(task))
            moment = begun[self._place if self._place < len(begun) else 0].end
            for number, step in enumerate(self._story.steps):
                odds = {option.event: option.probability for option in moment.options}
                if step.event not in odds:
                    break
                others = [probability for event, probability in odds.items() if event != step.event]
                found[number] = ReplayedChoice(odds[step.event], max(others, default=0.0))
                if number == self._last:
                    break
                moment = moment.after(step.event)
        except LimitReached as reached:
            return Replayed(found, False, reached.limit == "seconds")
        return Replayed(found, True)
