"""One story: its steps from the beginning to the end, and how likely it is."""

from __future__ import annotations

from forbear.language import amounts
from forbear.minds.events import Event
from forbear.records import dataclass
from forbear.stories.moment import Moment, Option


@dataclass(frozen=True, slots=True)
class StoryStep:
    """One step: the moment before, the option that was taken, the moment after.

    `given`: the step was taken as having happened, so its odds do not count toward the story's.
    """

    before: Moment
    option: Option
    after: Moment
    given: bool = False

    @property
    def event(self) -> Event:
        return self.option.event


@dataclass(frozen=True, slots=True, repr=False)
class Story:
    """A beginning (one of nature's, with its log weight), steps, and an end."""

    beginning: Moment
    log_weight: float
    steps: tuple[StoryStep, ...] = ()

    @property
    def log_probability(self) -> float:
        """The log probability of all that was not given."""
        return self.log_weight + amounts.total([s.option.log_probability for s in self.steps if not s.given])

    @property
    def probability(self) -> float:
        return amounts.exp(self.log_probability)

    @property
    def end(self) -> Moment:
        """The last moment so far."""
        return self.steps[-1].after if self.steps else self.beginning

    @property
    def is_over(self) -> bool:
        return self.end.chooser is None

    def __repr__(self) -> str:
        return f"<Story of {self.probability:.1%}: {', '.join(map(self._named, self.steps))}>"

    def _named(self, step: StoryStep) -> str:
        event = step.event
        return event.kind if event.action is None else str(self.beginning.engine.task.actions[event.action])

    def _repr_html_(self) -> str:
        """Return what a notebook shows: each step with its odds, events by name."""
        from forbear.markup import table_html

        rows = []
        for number, step in enumerate(self.steps, start=1):
            share = f"{step.option.probability:.1%}" + (" given" if step.given else "")
            rows.append((str(number), step.event.by, self._named(step), share))
        return table_html(f"A story of {self.probability:.1%}", ("", "who", "what", "odds"), rows)

    def then(self, option: Option, given: bool = False) -> Story:
        """Return the story with one more step."""
        step = StoryStep(self.end, option, self.end.after(option.event), given)
        return Story(self.beginning, self.log_weight, (*self.steps, step))
