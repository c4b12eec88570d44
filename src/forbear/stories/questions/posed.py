"""A question about minds, in its formal words: what is asked, of whom, about what.

`Ann > Bob : at(Ball)` is what Ann thinks that Bob thinks; `: at(Ball)` what is so; behind the colon stands a fluent, or a
condition (`at(Ball) == Box & !open(Box)`). `Ann > Bob knows whether at(Ball)`, `how sure Ann : at(Ball)`, `who knows
at(Ball)`, `why would spare`; anything else is one of what a sweep asks (an outcome, `choice spare`, …).
"""

from __future__ import annotations

import re
from typing import Literal as OneOf

from forbear.errors import RequestError
from forbear.grounding.task import Task
from forbear.language import amounts
from forbear.language.expressions import Expression
from forbear.language.nearest import did_you_mean
from forbear.language.values import Value
from forbear.logic.cells import Path
from forbear.minds.node import Node
from forbear.minds.reading import Reading
from forbear.records import dataclass
from forbear.stories.moment import Moment

PosedKind = OneOf["belief", "sure", "knows", "who", "why", "number"]

DEEPEST = 12
"""Minds in one question."""


@dataclass(frozen=True, slots=True)
class Posed:
    """A question taken apart. path: the minds, outermost first. about: the fluent, the condition or the event, as written."""

    text: str
    kind: PosedKind
    path: Path
    about: str


def posed(text: str, task: Task) -> Posed:
    """Return a question taken apart. Raises RequestError for somebody who is not there, and where nothing is asked about."""
    whole = " ".join(text.split())
    if not whole:
        raise RequestError("nothing is asked", "ask like 'Ann > Bob : at(Ball)'")
    found = re.fullmatch(r"who knows (.+)", whole)
    if found:
        return Posed(text, "who", (), found[1])
    found = re.fullmatch(r"why would (.+)", whole)
    if found:
        return Posed(text, "why", (), found[1])
    found = re.fullmatch(r"(.+?) knows (?:whether |what )?(.+)", whole)
    if found and ":" not in found[1]:
        return Posed(text, "knows", _path(found[1], task), found[2])
    found = re.fullmatch(r"(how sure )?([^:()]*):(.+)", whole)
    if found and not re.match(r"(choice|value) ", whole):
        return Posed(text, "sure" if found[1] else "belief", _path(found[2], task), found[3].strip())
    return Posed(text, "number", (), whole)


def _path(text: str, task: Task) -> Path:
    path = tuple(name.strip() for name in text.split(">") if name.strip())
    for name in path:
        if name not in task.characters:
            several = name.replace(",", " ").replace(" and ", " ").split()
            if len(several) > 1 and all(one in task.characters for one in several):
                raise RequestError(
                    f"'{name}' are several minds side by side",
                    f"ask of each alone, or of one inside the other: '{' > '.join(several)} : …'",
                )
            hint = did_you_mean(name, task.characters) or f"there is {', '.join(task.characters)}"
            raise RequestError(f"nobody is called '{name}'", hint)
    if len(path) > DEEPEST:
        raise RequestError(f"more than {DEEPEST} minds inside each other are not asked about")
    return path


def cell_of(text: str, task: Task) -> int | None:
    """Return the fluent that is written so, `at(Ball)` or `open` for `open()`; None where there is none."""
    wanted = "".join(text.split())
    for cell, fluent in enumerate(task.fluents):
        if "".join(str(fluent).split()) in (wanted, f"{wanted}()"):
            return cell
    return None


def held(moment: Moment, path: Path, cell: int) -> dict[Value, float]:
    """Return the weight that the last mind on the path gives each value of a fluent, as those before see it."""
    return {value: weight for value, weight in moment.odds(path)[cell].items() if weight != 0}


def share(moment: Moment, path: Path, condition: Expression) -> float:
    """Return the weight that the last mind on the path gives a condition, as those before see it."""
    places = tuple(moment.engine.task.characters.index(name) for name in path)
    return _share(moment.node, places, moment.engine.reader.reading(condition))


def _share(node: Node, places: tuple[int, ...], reading: Reading) -> float:
    if not places:
        return float(reading(node.state, node) is True)
    rest = places[1:]
    while rest and rest[0] == places[0]:
        rest = rest[1:]
    worlds = [(amounts.exp(log), world) for log, world in node.beliefs[places[0]].worlds()]
    whole = amounts.total([weight for weight, _ in worlds])
    return amounts.total([weight * _share(world, rest, reading) for weight, world in worlds]) / whole
