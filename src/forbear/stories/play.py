"""Playing a part: one character's choices are the player's, all others answer by their own minds, chance by its odds.

Who else chooses what is drawn from the seed and the number of the step alone, so the same choices always meet the same
answers, and a game is kept by its seed and its choices. What is so, the player does not learn here: `sees` says which
steps the character saw.
"""

from __future__ import annotations

import random

from forbear.errors import RequestError
from forbear.language.problem import READER
from forbear.minds.events import Event, candidates
from forbear.minds.interface import Engine
from forbear.records import dataclass
from forbear.stories.follow import describe
from forbear.stories.moment import Option
from forbear.stories.refusal import refusal_known_to
from forbear.stories.sample import draw
from forbear.stories.story import Story, StoryStep
from forbear.stories.unfold import begin as begin_stories


@dataclass(frozen=True, slots=True)
class Game:
    """A story so far with one role in a player's hands. Never changed: a choice makes the next Game.

    `story` ends where the role is on turn, or at the end. choices: what the player chose, as `describe` names it.
    """

    role: str
    seed: int
    story: Story
    choices: tuple[str, ...] = ()

    @property
    def is_over(self) -> bool:
        return self.story.is_over

    @property
    def options(self) -> tuple[Option, ...]:
        """What is open to the player; nothing where the story is over."""
        return self.story.end.options

    def choose(self, place: int) -> Game:
        """Return the game after an option, once the others have answered. Raises RequestError for what is not open."""
        if self.is_over:
            raise RequestError("the story is over: there is nothing to choose")
        if not 0 <= place < len(self.options):
            raise RequestError(f"there is no option {place}", f"there are {len(self.options)}, counted from 0")
        option = self.options[place]
        chosen = describe(option.event, self.story.end.engine.task)
        story = _until_asked(self.story.then(option), self.role, self.seed)
        return Game(self.role, self.seed, story, (*self.choices, chosen))

    def sees(self, step: StoryStep) -> bool:
        """Say whether the player's character saw a step; having nothing to do is seen by nobody else."""
        return self.role in step.before.seen_by(step.event)

    def is_own(self, event: Event) -> bool:
        """Say whether an event was the player's choice."""
        return event.by == self.role


def start(engine: Engine, role: str, seed: int) -> Game:
    """Begin a game: nature draws, and all move who come before the role. Raises RequestError for an unknown role."""
    task = engine.task
    known = [name for name in task.characters if name != READER]
    if role not in known:
        raise RequestError(f"nobody is called '{role}' in this scene", f"it has {', '.join(known)}")
    begun = begin_stories(engine)
    beginning = begun[draw([story.probability for story in begun], _chance(seed, "beginning"))]
    story = Story(beginning.beginning, beginning.log_weight)
    return Game(role, seed, _until_asked(story, role, seed))


def place_of(game: Game, name: str) -> int:
    """Return the place of the option that is named: `spare`, or with its arguments where several are open. Raises
    RequestError."""
    task = game.story.end.engine.task
    listed = [describe(option.event, task) for option in game.options]
    fitting = [place for place, text in enumerate(listed) if name in (text, text.partition("(")[0])]
    if len(fitting) == 1:
        return fitting[0]
    if name in listed:
        return listed.index(name)
    if fitting:
        raise RequestError(f"'{name}' could be any of {', '.join(listed)}")
    why = _why_not(game, name)
    raise RequestError(f"'{name}' is not open{why and f': {why}'}", f"open to you: {', '.join(listed) or 'nothing'}")


def _why_not(game: Game, name: str) -> str:
    """Return why the role cannot do what is named, as far as they can know."""
    if game.is_over:
        return "the story is over"
    end, task = game.story.end, game.story.end.engine.task
    meant = [
        event
        for event in (() if end.step.asked else candidates(task, game.role))
        if event.action is not None and name in (str(task.actions[event.action]), task.actions[event.action].name)
    ]
    told = sorted((why for event in meant if (why := refusal_known_to(end, game.role, event))), key=len)
    return told[0] if told else ""


def _until_asked(story: Story, role: str, seed: int) -> Story:
    """Let all others choose, until it is the role's turn with something to do, or the story is over."""
    while not story.is_over:
        options = story.end.options
        if story.end.chooser == role and options[0].event.kind != "wait":
            break
        odds = [option.probability for option in options]
        story = story.then(options[draw(odds, _chance(seed, len(story.steps)))])
    return story


def _chance(seed: int, what: object) -> random.Random:
    return random.Random(f"{seed}:{what}")
