"""The events of a told story once more, in an altered scene: the odds of each choice as they would have been there.

Where an event can no longer happen it would not have come to what follows, and there are no odds for that.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping

from forbear.errors import LimitReached
from forbear.grounding.task import Task
from forbear.language.ties import is_less, is_same
from forbear.minds.events import Event
from forbear.minds.interface import Engine
from forbear.records import dataclass
from forbear.stories.story import Story, StoryStep
from forbear.stories.unfold import begin


@dataclass(frozen=True, slots=True)
class ReplayedChoice:
    """The probability of what was chosen, and of the best of the rest.

    best_tied: of the best of what was as likely as the chosen in the scene as it is; this is no part of the rest.
    instead: what else is likeliest; None where it was not open in the story as it is.
    """

    probability: float
    best_other: float
    best_tied: float = 0.0
    instead: Event | None = None

    @property
    def is_likeliest(self) -> bool:
        """Say whether nothing else was likelier."""
        return not is_less(self.probability, max(self.best_other, self.best_tied))

    @property
    def is_even(self) -> bool:
        """Say whether the best of the rest was as likely."""
        return is_same(max(self.probability, self.best_tied), self.best_other)

    @property
    def leads(self) -> bool:
        """Say whether nothing of the rest was likelier than what was chosen, or than what is as likely."""
        return not is_less(max(self.probability, self.best_tied), self.best_other)

    @property
    def lead(self) -> float:
        """By how much the chosen leads the best of the rest: the logarithm of how many times as likely it was."""
        return math.log(max(self.probability, self.best_tied, _LEAST)) - math.log(max(self.best_other, _LEAST))


_LEAST = 1e-300
"""A probability that is less is no more than this in a lead."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """The choices by step, as far as the events could happen; complete: False where a limit cut it short."""

    choices: dict[int, ReplayedChoice]
    complete: bool
    is_late: bool = False
    """Whether it was the time that was over."""


class Replay:
    """Replays a story in altered tasks, from the beginning that it started from.

    engine_of: makes an engine for a task. asked: the numbers of the steps whose choices are looked at; all where None.
    """

    def __init__(self, story: Story, engine_of: Callable[[Task], Engine], asked: Collection[int] | None = None) -> None:
        self.asked = frozenset(range(len(story.steps)) if asked is None else asked)
        self._last = max(self.asked, default=-1)
        self._story = story
        self._engine_of = engine_of
        states = [begun.end.node.state for begun in begin(engine_of(story.beginning.engine.task))]
        wanted = story.beginning.node.state
        self._place = states.index(wanted) if wanted in states else 0
        self._tied = [_tied(step) for step in story.steps]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of what `odds` tells: for each step that is asked for the event that happened, the others, and what else
        was open."""
        return tuple(
            f"{number} {part}"
            for number, step in enumerate(self._story.steps)
            if number in self.asked
            for part in ("chosen", *range(len(step.before.options)), "more")
        )

    def odds(self, engine: Engine) -> dict[str, float]:
        """Return the odds of the choices that are asked for in another engine's task, by column: -1 where it does not come
        to it, 0 for what is not open. The other choices have to be open, and no more."""
        found = dict.fromkeys(self.columns, -1.0)
        begun = begin(engine)
        moment = begun[self._place if self._place < len(begun) else 0].end
        for number, step in enumerate(self._story.steps):
            if number in self.asked:
                odds = {option.event: option.probability for option in moment.options}
                if step.event not in odds:
                    break
                found[f"{number} chosen"] = odds.pop(step.event)
                for place, option in enumerate(step.before.options):
                    found[f"{number} {place}"] = odds.pop(option.event, 0.0)
                found[f"{number} more"] = max(odds.values(), default=0.0)
            elif not moment.allows(step.event):
                break
            if number == self._last:
                break
            moment = moment.after(step.event)
        return found

    def choice(self, odds: Mapping[str, float], step: int) -> ReplayedChoice | None:
        """Return the choice of a step from what `odds` told; None where it did not come to it."""
        chosen = odds[f"{step} chosen"]
        if chosen < 0:
            return None
        told = self._story.steps[step]
        by_event = {
            option.event: odds[f"{step} {place}"]
            for place, option in enumerate(told.before.options)
            if option.event != told.event
        }
        return _choice(chosen, by_event, self._tied[step], odds[f"{step} more"])

    def as_it_is(self) -> dict[int, ReplayedChoice]:
        """Return the odds of the choices that are asked for in the story's own task, by step: what its moments have."""
        return {
            number: _choice(
                step.option.probability,
                {option.event: option.probability for option in step.before.options if option.event != step.event},
                self._tied[number],
            )
            for number, step in enumerate(self._story.steps)
            if number in self.asked
        }

    def within(self, task: Task) -> Replayed:
        """Return the odds of the choices that are asked for in an altered task; the others have to be open, and no more."""
        found: dict[int, ReplayedChoice] = {}
        try:
            begun = begin(self._engine_of(task))
            moment = begun[self._place if self._place < len(begun) else 0].end
            for number, step in enumerate(self._story.steps):
                if number in self.asked:
                    odds = {option.event: option.probability for option in moment.options}
                    if step.event not in odds:
                        break
                    found[number] = _choice(odds.pop(step.event), odds, self._tied[number])
                elif not moment.allows(step.event):
                    break
                if number == self._last:
                    break
                moment = moment.after(step.event)
        except LimitReached as reached:
            return Replayed(found, False, reached.limit == "seconds")
        return Replayed(found, True)


def _tied(step: StoryStep) -> frozenset[Event]:
    """Return what else was open at a step and as likely as what was chosen."""
    chosen = step.option.probability
    return frozenset(
        option.event
        for option in step.before.options
        if option.event != step.event and is_same(option.probability, chosen)
    )


def _choice(chosen: float, others: Mapping[Event, float], tied: frozenset[Event], more: float = 0.0) -> ReplayedChoice:
    rest = [probability for event, probability in others.items() if event not in tied]
    alike = [probability for event, probability in others.items() if event in tied]
    instead = max(others, key=lambda event: others[event], default=None)
    known = instead is not None and others[instead] >= more
    return ReplayedChoice(chosen, max([*rest, more]), max(alike, default=0.0), instead if known else None)
