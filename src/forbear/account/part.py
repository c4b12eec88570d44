"""What a player may know: the story so far as their character saw it, as data; nothing else that is so is in it."""

from __future__ import annotations

import math
from collections.abc import Iterable

from forbear.account.data import event_data
from forbear.account.naming import Naming
from forbear.account.plain import Data, plain
from forbear.account.wants import wants_of
from forbear.language.problem import READER
from forbear.language.ties import SAME
from forbear.language.values import UNKNOWN, Value
from forbear.logic.cells import Path
from forbear.minds.events import Step
from forbear.minds.semantics import SEMANTICS
from forbear.stories.moment import Moment
from forbear.stories.play import Game
from forbear.stories.story import Story
from forbear.stories.unfold import unfold

SCHEMA = "forbear-play/1"

MOVED = 0.005
"""A weight that moved by less is not told as moved."""

_SURE = 1 - SAME
_IMAGINED = 200


def view_data(game: Game, naming: Naming, wants: list[str]) -> Data:
    """Return what the player's character knows, believes and may do, beside what they want. Raises LimitReached."""
    story, role = game.story, game.role
    seen = [(number, step) for number, step in enumerate(story.steps) if step.event.kind != "wait" and game.sees(step)]
    return {
        "schema": SCHEMA,
        "semantics": SEMANTICS,
        "role": role,
        "seed": game.seed,
        "over": game.is_over,
        "step": len(seen),
        "your_turn": not game.is_over,
        "wants": wants,
        "told": [
            {
                "step": place,
                "by": step.event.by if label is None else "?",
                "yours": game.is_own(step.event),
                "told": naming.event(step.event) if label is None else naming.glimpse(label),
                **_surprise(step.before, role, number, story),
                "changes": changes(step.before, step.after, own_paths(story.beginning, role), naming),
            }
            for place, (number, step) in enumerate(seen)
            for label in [step.before.name_for(role, step.event)]
        ],
        "at_first": doubts(story.beginning, role, naming),
        "doubts": doubts(story.end.begun, role, naming),
        "sure": sure(story.end.begun, role, naming),
        "options": [] if game.is_over else _options(game, naming),
    }


def wanted(game: Game, naming: Naming) -> list[str]:
    """Return what the character wants, by the endings that they themselves hold possible at the beginning; by those that
    were found, where a limit was hit."""
    moment = game.story.beginning
    place = moment.engine.task.characters.index(game.role)
    worlds = [Story(Moment(moment.engine, node, Step()), log) for log, node in moment.node.beliefs[place].worlds()]
    return wants_of(game.role, unfold(worlds, most=_IMAGINED).stories, naming)


def own_paths(moment: Moment, role: str) -> tuple[Path, ...]:
    """Return the paths of a character's own thoughts: of the world, and of what each other thinks."""
    others = [name for name in moment.engine.task.characters if name not in (role, READER)]
    return ((role,), *((role, other) for other in others))


def doubts(moment: Moment, role: str, naming: Naming) -> list[Data]:
    """Return what a character is unsure of, and what they take others to think that they do not think themselves."""
    found = []
    fluents = moment.engine.task.fluents
    own = moment.odds((role,))
    for path in own_paths(moment, role):
        for cell, odds in enumerate(moment.odds(path)):
            differs = len(path) > 1 and any(
                abs(odds.get(v, 0.0) - own[cell].get(v, 0.0)) > MOVED for v in {*odds, *own[cell]}
            )
            if differs or (len(path) == 1 and len(odds) > 1):
                found += [
                    {
                        "path": list(path),
                        "mind": yours(path, naming),
                        "fluent": str(fluents[cell]),
                        "value": plain(value),
                        "weight": odds.get(value, 0.0),
                        "told": naming.fact(cell, value),
                    }
                    for value in shown_values(odds)
                ]
    return found


def sure(moment: Moment, role: str, naming: Naming) -> list[Data]:
    """Return what a character takes to be so: all they are sure of that is not false, nothing or unknown."""
    fluents = moment.engine.task.fluents
    return [
        {"fluent": str(fluents[cell]), "value": plain(value), "told": naming.fact(cell, value)}
        for cell, odds in enumerate(moment.odds((role,)))
        for value, weight in odds.items()
        if weight >= _SURE and value is not UNKNOWN and value is not False and value != 0
    ]


def changes(before: Moment, after: Moment, paths: tuple[Path, ...], naming: Naming) -> list[Data]:
    """Return how some minds moved between two moments: where they doubted before or after, or had been wrong. What
    an event does in plain sight is no news."""
    found = []
    fluents = before.engine.task.fluents
    for path in paths:
        for cell, (old, new) in enumerate(zip(before.odds(path), after.odds(path), strict=True)):
            was_wrong = before.node.state[cell] not in old
            if len(old) == 1 and len(new) == 1 and not was_wrong:
                continue
            for value in shown_values([*old, *new]):
                one, other = old.get(value, 0.0), new.get(value, 0.0)
                if abs(one - other) >= MOVED:
                    row: Data = {"path": list(path), "mind": yours(path, naming)}
                    row |= {"fluent": str(fluents[cell]), "value": plain(value)}
                    found.append({**row, "told": naming.fact(cell, value), "before": one, "after": other})
    return found


def yours(path: Path, naming: Naming) -> str:
    """Return whose thought it is, as the player is told: `you think Rick thinks`."""
    return f"you think {naming.mind(path[1:])}" if len(path) > 1 else "you think"


def shown_values(values: Iterable[Value]) -> list[Value]:
    """Return each value once; of truth values only True, which says it all."""
    once = list(dict.fromkeys(values))
    return [True] if all(isinstance(value, bool) for value in once) else once


def _surprise(before: Moment, role: str, number: int, story: Story) -> Data:
    found = next((s for s in before.surprises(story.steps[number].event) if s.character == role), None)
    if found is None:
        return {"surprise": None, "at_best": None}
    return {"surprise": "infinite" if math.isinf(found.bits) else found.bits, "at_best": found.at_best}


def _options(game: Game, naming: Naming) -> list[Data]:
    return [
        {
            "place": place,
            **event_data(option.event, game.story.end, naming),
            "expected": option.value,
            "in_character": option.probability,
        }
        for place, option in enumerate(game.options)
    ]
