"""After the last move: all that the player did not know, and what each other thought of them, move by move."""

from __future__ import annotations

import math

from forbear.account.naming import Naming
from forbear.account.part import MOVED, changes, shown_values
from forbear.account.plain import Data, plain
from forbear.language.problem import READER
from forbear.logic.cells import Path
from forbear.stories.moment import Moment
from forbear.stories.play import Game
from forbear.stories.story import StoryStep


def end_data(game: Game, naming: Naming) -> Data:
    """Return the account of a finished game."""
    story = game.story
    return {
        "probability": story.probability,
        "outcomes": [
            {"name": name, "told": naming.outcome(name), "holds": story.end.holds(name)}
            for name, _ in story.end.engine.task.outcomes
        ],
        "facts": _facts(game, naming),
        "moves": [
            _move(game, number, step, naming) for number, step in enumerate(story.steps) if step.event.kind != "wait"
        ],
        "opinions": [_opinion(game, other, naming) for other in _others(game)],
    }


def _others(game: Game) -> list[str]:
    return [name for name in game.story.end.engine.task.characters if name not in (game.role, READER)]


def _facts(game: Game, naming: Naming) -> list[Data]:
    """Return what was so at the beginning, or is at the end, and the player was unsure of or wrong about."""
    found = []
    fluents = game.story.end.engine.task.fluents
    for when, moment in (("beginning", game.story.beginning), ("end", game.story.end)):
        for cell, (value, odds) in enumerate(zip(moment.node.state, moment.odds((game.role,)), strict=True)):
            weight = odds.get(value, 0.0)
            if weight < 1 - MOVED:
                row = {"when": when, "fluent": str(fluents[cell]), "value": plain(value)}
                found.append({**row, "told": naming.fact(cell, value), "you_thought": weight})
    return found


def _move(game: Game, number: int, step: StoryStep, naming: Naming) -> Data:
    seen_by = step.before.seen_by(step.event)
    return {
        "step": number,
        "by": step.event.by,
        "yours": game.is_own(step.event),
        "told": naming.event(step.event),
        "probability": step.option.probability,
        "seen_by": [name for name in seen_by if name != READER],
        "thoughts": [_thought(game, step, other, naming) for other in _others(game) if other in seen_by],
    }


def _thought(game: Game, step: StoryStep, other: str, naming: Naming) -> Data:
    """Return what one who saw a move came to think of the player."""
    before = step.before
    surprise = next(s for s in before.surprises(step.event) if s.character == other)
    reads_reasons = before.depth(other) > 0 and game.is_own(step.event) and not surprise.stage
    about = [row for row in _moved(step, (other,), naming) if _is_about(before, row["fluent"], game.role)]
    return {
        "who": other,
        "called": naming.person(other),
        "surprise": "infinite" if math.isinf(surprise.bits) else surprise.bits,
        "expected": 2.0**-surprise.bits if reads_reasons else None,
        "changes": [*about, *_moved(step, (other, game.role), naming)],
    }


def _moved(step: StoryStep, path: Path, naming: Naming) -> list[Data]:
    rows = changes(step.before, step.after, (path,), naming)
    mind = naming.mind(path)
    return [{**row, "mind": mind, "told": f"{mind}: {row['told']}"} for row in rows]


def _is_about(moment: Moment, fluent: str, role: str) -> bool:
    task = moment.engine.task
    return task.fluents[task.cell(fluent)].subject == role


def _opinion(game: Game, other: str, naming: Naming) -> Data:
    """Return what one thought of the player at every moment: each thing that was ever in doubt, or moved."""
    moments = [game.story.beginning, *(step.after for step in game.story.steps)]
    fluents = game.story.end.engine.task.fluents
    rows = []
    for path in ((other,), (other, game.role)):
        for cell, fluent in enumerate(fluents):
            if len(path) == 1 and fluent.subject != game.role:
                continue
            odds = [moment.odds(path)[cell] for moment in moments]
            if all(len(one) == 1 for one in odds):
                continue
            rows += [
                {
                    "path": list(path),
                    "fluent": str(fluent),
                    "value": plain(value),
                    "told": f"{naming.mind(path)}: {naming.fact(cell, value)}",
                    "weights": [one.get(value, 0.0) for one in odds],
                }
                for value in shown_values(value for one in odds for value in one)
            ]
    return {"who": other, "called": naming.person(other), "rows": rows}
