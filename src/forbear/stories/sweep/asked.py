"""What can be asked of a scene at every point: outcomes, beliefs, choices and told stories, in an author's words.

`saved` is an outcome. `Ilsa > Rick : good(Rick)` is what Ilsa thinks at the end that Rick thinks, `: alive(Rick)` what is
so. `choice spare` is how likely the choice at hand is made so, `value spare` what its chooser expects of it, and
`likelihood` the logarithm of how likely the events taken as having happened were.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from forbear.errors import RequestError
from forbear.grounding.task import Task
from forbear.language import amounts
from forbear.language.nearest import closest
from forbear.language.values import UNKNOWN, Value, show
from forbear.minds.events import Event
from forbear.minds.interface import Engine
from forbear.minds.reading import as_float
from forbear.records import dataclass
from forbear.stories.endings import moments_at, thought_alike
from forbear.stories.follow import Named, fits, follow, read_names
from forbear.stories.moment import Moment
from forbear.stories.story import Story
from forbear.stories.unfold import begin

MOST_LISTED = 12


@dataclass(frozen=True, slots=True)
class Query:
    """One thing asked. text: as it was asked. what: an outcome, or which sort of thing. path, cell: of a belief. event: of
    a choice."""

    text: str
    what: str
    path: tuple[str, ...] = ()
    cell: int = -1
    event: Named | None = None

    def columns(self, task: Task) -> tuple[str, ...]:
        """Return the names of the columns that answer it: one, or one for each value of what is no truth and no number."""
        values = self.values(task)
        return (self.text,) if values is None else tuple(f"{self.text} = {show(value)}" for value in values)

    def values(self, task: Task) -> tuple[Value, ...] | None:
        """Return the values that have a column each; None where one column is enough."""
        if self.cell < 0 or task.fluents[self.cell].type in ("boolean", "number"):
            return None
        named = task.fluents[self.cell].values or ()
        return tuple(dict.fromkeys((*named, UNKNOWN)))


def asked(texts: Sequence[str], task: Task, after: str = "") -> tuple[Query, ...]:
    """Return what is asked. Raises RequestError that says what there is to ask."""
    if not texts:
        raise RequestError("nothing is asked", _there_is(task))
    return tuple(_ask(text.strip(), task, after) for text in texts)


def _ask(text: str, task: Task, after: str) -> Query:
    if text in dict(task.outcomes):
        return Query(text, "outcome")
    if ":" in text and not text.startswith(("choice ", "value ")):
        return _belief(text, task)
    word, _, rest = text.partition(" ")
    if word in ("choice", "value") and rest.strip():
        names = read_names(rest)
        if len(names) != 1:
            raise RequestError(f"'{text}' names several events", "ask for one at a time")
        return Query(text, word, event=names[0])
    if text == "likelihood":
        if not after:
            raise RequestError("'likelihood' is that of a told story, and none is told", "name its events as after")
        return Query(text, text)
    near = closest(text, [name for name, _ in task.outcomes], 1)
    hint = f"did you mean '{near[0]}'?" if near else _there_is(task)
    if any("".join(str(fluent).split()) in ("".join(text.split()), f"{text}()") for fluent in task.fluents):
        hint = f"what is so is asked ': {text}', and what {task.characters[0]} thinks '{task.characters[0]} : {text}'"
    raise RequestError(f"the scene has nothing called '{text}' to ask for", hint)


def _belief(text: str, task: Task) -> Query:
    minds, _, fluent = text.partition(":")
    path = tuple(name.strip() for name in minds.split(">") if name.strip())
    for name in path:
        if name not in task.characters:
            raise RequestError(f"nobody is called '{name}'", f"there is {', '.join(task.characters)}")
    spelled = {str(candidate).replace(" ", ""): cell for cell, candidate in enumerate(task.fluents)}
    wanted = fluent.replace(" ", "")
    cell = spelled.get(wanted, spelled.get(f"{wanted}()"))
    if cell is None:
        near = closest(wanted, spelled, 3, 0.4) or list(spelled)[:MOST_LISTED]
        raise RequestError(f"there is no fluent '{fluent.strip()}'", f"there is {', '.join(near)}")
    return Query(text, "belief", path, cell)


def _there_is(task: Task) -> str:
    outcomes = ", ".join(name for name, _ in task.outcomes) or "it declares no outcome"
    return (
        f"ask for an outcome ({outcomes}), a belief ('A > B : fluent'), 'choice EVENT', 'value EVENT' or 'likelihood'"
    )


def answers(engine: Engine, asks: Sequence[Query], after: str = "", at: int | None = None) -> dict[str, float]:
    """Return the answers, by column, as the engine's own numbers. Raises RequestError for an event that is not open.

    at: the number of turns after which outcomes and beliefs are looked at; at the end where it is None.
    """
    begun = follow(begin(engine), read_names(after))
    found: dict[str, float] = {}
    ends = moments_at(begun, at) if any(ask.what in ("outcome", "belief") for ask in asks) else []
    for ask in asks:
        match ask.what:
            case "outcome":
                held = [weight for weight, moment in ends if moment.holds(ask.text)]
                found[ask.text] = amounts.total(held)
            case "belief":
                found.update(_believed(ask, ends, engine.task))
            case "likelihood":
                found[ask.text] = _likelihood(engine, after)
            case _:
                found[ask.text] = _choice(ask, begun)
    return found


def _believed(ask: Query, ends: list[tuple[float, Moment]], task: Task) -> Mapping[str, float]:
    kind = task.fluents[ask.cell].type
    parts: dict[Value, list[float]] = {}
    for weight, moment in thought_alike(ends, ask.path):
        for value, share in moment.odds(ask.path)[ask.cell].items():
            parts.setdefault(value, []).append(weight * share)
    if kind == "boolean":
        return {ask.text: amounts.total(parts.get(True, []))}
    if kind == "number":
        return {ask.text: amounts.total([as_float(value) * part for value, shares in parts.items() for part in shares])}
    values = ask.values(task) or ()
    return {f"{ask.text} = {show(value)}": amounts.total(parts.get(value, [])) for value in values}


def _choice(ask: Query, begun: Sequence[Story]) -> float:
    """Return how likely an event is to be chosen, or what is expected of it, over all that the story may be by now."""
    assert ask.event is not None
    weights, parts = [], []
    open_here: list[str] = []
    for story in begun:
        weight = amounts.exp(story.log_probability)
        weights.append(weight)
        task = story.end.engine.task
        options = [option for option in story.end.options if fits(ask.event, option.event, task)]
        open_here += [_name(option.event, task) for option in story.end.options]
        if len(options) > 1:
            raise RequestError(f"'{ask.event.text}' could be any of several events", "name its arguments")
        for option in options:
            amount = option.probability if ask.what == "choice" else option.value
            parts.append(weight * (0.0 if amount is None else amount))
    if not parts:
        listed = ", ".join(dict.fromkeys(open_here)) or "nothing: the story is over"
        raise RequestError(f"'{ask.event.text}' is not open there", f"open is {listed}")
    return amounts.total(parts) / amounts.total(weights)


def _likelihood(engine: Engine, after: str) -> float:
    """Return the logarithm of the probability of the events taken as having happened."""
    found = [
        amounts.total([story.log_weight, *(step.option.log_probability for step in story.steps)])
        for story in follow(begin(engine), read_names(after), reweighs=False)
    ]
    return amounts.log_sum(found)


def _name(event: Event, task: Task) -> str:
    return event.kind if event.action is None else str(task.actions[event.action])
