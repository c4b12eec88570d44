"""Regret of a choice, in utility: the best they could have had, less what they took (docs/semantics.md §7).

With hindsight it is judged by what was so. As they see it in the end it is judged over what they held possible when
they chose, each possibility weighted as what became of it is weighted at the end.
"""

from __future__ import annotations

from forbear.language import amounts
from forbear.language.amounts import log_sum
from forbear.language.problem import UNCHOSEN
from forbear.minds.node import Node
from forbear.records import dataclass
from forbear.stories.moment import Moment
from forbear.stories.questions.expectation import of_good
from forbear.stories.story import Story, StoryStep


@dataclass(frozen=True, slots=True)
class Regret:
    """The regret of the choice at a step (its number in the story, from 0), both ways, never negative."""

    step: int
    character: str
    with_hindsight: float
    as_they_see_it: float


def regrets(story: Story) -> tuple[Regret, ...]:
    """Return the regret of every choice between several options that a character made in a finished story."""
    found = []
    for number, step in enumerate(story.steps):
        chooser = step.before.chooser
        if chooser is None or chooser in UNCHOSEN or len(step.before.options) < 2:
            continue
        place = step.before.engine.task.characters.index(chooser)
        counting = step.before.engine.reasons_that_count(place, step.before.arrived)
        good = of_good(chooser, counting)
        taken = step.before.options.index(step.option)
        truly = [good.after(step.before, option.event) for option in step.before.options]
        weighted = [
            (
                weight,
                [good.after(Moment(step.before.engine, world, step.before.step), o.event) for o in step.before.options],
            )
            for weight, world in _worlds_in_the_end(story, number, place)
        ]
        seen = [amounts.summed(w * values[o] for w, values in weighted) for o in range(len(truly))]
        found.append(Regret(number, chooser, amounts.most(truly) - truly[taken], amounts.most(seen) - seen[taken]))
    return tuple(found)


def _worlds_in_the_end(story: Story, number: int, place: int) -> list[tuple[float, Node]]:
    """Return what a chooser held possible at a step, each with the weight that its descendant has at the end."""
    origins = [(log, world, world) for log, world in story.steps[number].before.arrived.beliefs[place].worlds()]
    for step in story.steps[number:]:
        origins = _read(origins, step, place)
    return [(amounts.exp(log), origin) for log, origin, _ in origins]


def _read(origins: list[tuple[float, Node, Node]], step: StoryStep, place: int) -> list[tuple[float, Node, Node]]:
    """Return the (log weight, origin, descendant) triples after a step, as one character reads it."""
    engine, event = step.before.engine, step.event
    name = engine.task.characters[place]
    if step.before.chooser == name:
        menu = [option.event for option in step.before.options]
        same = [
            row
            for row in origins
            if engine.chooser(row[2], step.before.step) is not None
            and list(engine.menu(row[2], step.before.step)) == menu
        ]
        origins = _normalised(same or origins)
    arrived = [(log, origin, engine.arrived(world, step.before.step)) for log, origin, world in origins]
    depth = step.before.depth(name)
    worlds = {world: log_sum([log for log, _, other in arrived if other is world]) for _, _, world in arrived}
    prior = tuple((log, world) for world, log in worlds.items())
    finding = engine.finding(prior, name, depth, step.before.arrived, event, step.before.step)
    if finding is None:
        return arrived
    return [
        (log + trace.log_weight - worlds[trace.world], origin, engine.followed(trace, depth, finding.start))
        for trace in finding.traces
        for log, origin, other in arrived
        if other is trace.world
    ]


def _normalised(rows: list[tuple[float, Node, Node]]) -> list[tuple[float, Node, Node]]:
    total = log_sum([log for log, _, _ in rows])
    return [(log - total, origin, world) for log, origin, world in rows]
