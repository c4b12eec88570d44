"""Taking events as having happened: what was named is looked up among what is open, step by step.

An event is named by its action (`offer`), with arguments where several are open (`offer(Rick, Ilsa)`), with its doer
(`Rick: offer`), or by `accept`, `refuse`, `wait`, where it is wanted with who does it and what is answered
(`refuse(Ilsa, offer)`). Waits that nobody could help need not be named.
"""

from __future__ import annotations

import math

from forbear.errors import RequestError
from forbear.grounding.task import GroundAction, Task
from forbear.language.amounts import log_sum
from forbear.language.nearest import closest, did_you_mean
from forbear.language.problem import CHANCE, SCRIPT
from forbear.minds.events import Event, candidates
from forbear.records import dataclass
from forbear.stories.moment import Option
from forbear.stories.refusal import refusal
from forbear.stories.story import Story


@dataclass(frozen=True, slots=True)
class Named:
    """An event as a user named it."""

    text: str
    by: str | None
    name: str
    arguments: tuple[str, ...] | None


def read_names(text: str) -> tuple[Named, ...]:
    """Return the events named in a list like `offer, Ilsa: spare(Ilsa, Rick)`. Raises RequestError."""
    found = []
    for part in _split(text):
        by, colon, rest = part.rpartition(":")
        name, bracket, arguments = rest.strip().partition("(")
        if not name.strip() or (bracket and not arguments.endswith(")")):
            raise RequestError(f"cannot read the event '{part.strip()}'", "write them like 'offer, spare(Ilsa, Rick)'")
        listed = tuple(a.strip() for a in _split(arguments[:-1])) if bracket else None
        found.append(Named(part.strip(), by.strip() if colon else None, name.strip(), listed))
    return tuple(found)


def _split(text: str) -> list[str]:
    """Split at the commas and semicolons that stand outside brackets."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if sign in ",;" and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part for part in parts if part.strip()]


def follow(stories: tuple[Story, ...], names: tuple[Named, ...], *, reweighs: bool = True) -> tuple[Story, ...]:
    """Return the stories in which the named events happened, with the weights of their beginnings as these teach.

    reweighs: False leaves the beginnings the weights that they had.
    Raises RequestError where an event is open in none of them, or its name fits several.
    """
    for named in names:
        longer = []
        for story in stories:
            story = _past_waits(story, named)
            task = story.end.engine.task
            options = [option for option in story.end.options if fits(named, option.event, task)]
            if not options:  # nature may be given what she has no weight for
                options = [option for option in story.end.weightless if fits(named, option.event, task)]
            if len(options) > 1:
                listed = ", ".join(describe(option.event, task) for option in options)
                raise RequestError(f"'{named.text}' could be any of {listed}", "name its arguments")
            longer += [story.then(option, given=True) for option in options]
        if not longer:
            raise _not_open(named, stories)
        stories = tuple(longer)
    return _reweighted(stories) if names and reweighs else stories


def _past_waits(story: Story, named: Named) -> Story:
    """Return the story after the waits that nobody could help, up to where the named event could be."""
    while named.name != "wait" and [option.event.kind for option in story.end.options] == ["wait"]:
        story = story.then(story.end.options[0], given=True)
    return story


def fits(named: Named, event: Event, task: Task) -> bool:
    """Say whether an event is what a user named."""
    if named.by is not None and named.by != event.by:
        return False
    if event.kind in ("accept", "refuse", "wait"):
        return named.name == event.kind and _is_answer(named.arguments or (), event, task)
    assert event.action is not None
    return _is_named(named, task.actions[event.action])


def _is_answer(arguments: tuple[str, ...], event: Event, task: Task) -> bool:
    """Say whether the arguments of `accept`, `refuse` or `wait` are who does it, and what is answered."""
    if len(arguments) > 1 and (
        event.action is None or not _is_named(read_names(arguments[1])[0], task.actions[event.action])
    ):
        return False
    return len(arguments) <= 2 and arguments[:1] in ((), (event.by,))


def _is_named(named: Named, action: GroundAction) -> bool:
    """Say whether an action goes by the name, and by the arguments where some are given."""
    written = tuple(str(argument) for argument in action.arguments)
    return named.name == action.name and named.arguments in (None, written)


def _reweighted(stories: tuple[Story, ...]) -> tuple[Story, ...]:
    """Return the stories weighted by how likely their events were from each beginning.

    Where they had no chance from any, the beginnings keep their weights: what was given is set to have happened.
    """
    logs = [s.log_weight + sum(step.option.log_probability for step in s.steps) for s in stories]
    total = log_sum(logs)
    if total == -math.inf:
        logs = [s.log_weight for s in stories]
        total = log_sum(logs)
    return tuple(Story(s.beginning, log - total, s.steps) for s, log in zip(stories, logs, strict=True))


def _not_open(named: Named, stories: tuple[Story, ...]) -> RequestError:
    story = _refused(stories[0], named)
    options: tuple[Option, ...] = story.end.options
    task = story.end.engine.task
    if named.by is not None and named.by not in (*task.characters, CHANCE, SCRIPT):
        hint = did_you_mean(named.by, task.characters) or f"there is {', '.join(task.characters)}"
        return RequestError(f"'{named.text}' cannot happen: nobody is called '{named.by}'", hint)
    if not options:
        return RequestError(f"'{named.text}' cannot happen: the story is over after {len(story.steps)} steps")
    listed = [describe(option.event, task) for option in options]
    why = refusal(
        story.end, lambda event: fits(named, event, task), lambda action: _is_named(named, action) and named.by is None
    )
    near = [] if why else closest(named.name, [text.split("(")[0] for text in listed], 1)
    meant = f"did you mean '{near[0]}'? " if near else ""
    place = f"step {len(story.steps) + 1}"
    return RequestError(
        f"'{named.text}' is not open at {place}{f': {why}' if why else ''}",
        f"{meant}open to {story.end.chooser}: {', '.join(listed)}",
    )


def _refused(story: Story, named: Named) -> Story:
    """Return the story where the named event was refused: the first turn that it could ever be of, or the last."""
    task = story.end.engine.task
    while [option.event.kind for option in story.end.options] == ["wait"] and named.name != "wait":
        chooser = story.end.chooser
        if chooser not in (None, SCRIPT) and any(fits(named, event, task) for event in candidates(task, str(chooser))):
            break
        story = story.then(story.end.options[0], given=True)
    return story


def describe(event: Event, task: Task) -> str:
    """Return an event as a user may name it."""
    if event.action is None or event.kind in ("accept", "refuse"):
        return event.kind
    return str(task.actions[event.action])
