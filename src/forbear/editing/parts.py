"""The parts of a scene as data: its facts, beliefs, numbers and switches, for whoever shows or changes them."""

from __future__ import annotations

import math

from forbear.account.naming import Naming
from forbear.account.plain import Data, plain
from forbear.api.scene import Scene
from forbear.catalogue.index import find
from forbear.grounding.task import Declaration, GroundFluent, Task
from forbear.language.expressions import TRUE, Literal
from forbear.language.loader import Text, is_text
from forbear.language.problem import READER, Problem
from forbear.language.reading.imports import read_file
from forbear.language.syntax import tree as syntax
from forbear.language.values import show
from forbear.language.writing.printer import print_expression
from forbear.minds.doubt import doubted_at_first
from forbear.stories.numbers import SceneNumber, numbers

MOST_VALUES = 12
"""A fact with more values than this is no switch."""


def scene_parts(scene: Scene) -> Data:
    """Return what a scene is made of, as JSON-ready data (docs/studio-api.md). Raises StoryError for a file that has
    become unreadable."""
    problem, task = scene.problem, scene.task
    naming = Naming(problem, task)
    written = _written(problem)
    about = problem.about
    return {
        "name": scene.name,
        "title": about.title,
        "work": about.work,
        "medium": about.medium,
        "cites": list(about.cites),
        "notes": list(about.notes),
        "text": source_text(scene),
        "case": scene.case,
        "cases": list(problem.cases),
        "is_scene": problem.is_scene,
        "characters": [name for name in task.characters if name != READER],
        "has_reader": READER in task.characters,
        "turns": list(task.turns),
        "outcomes": [{"name": name, "told": naming.outcome(name)} for name, _ in task.outcomes],
        "amounts": [{"name": name, "value": plain(literal.value)} for name, literal in problem.constants],
        "facts": _facts(task, naming, written),
        "beliefs": [_belief(declaration, task, naming) for declaration in task.declarations],
        "numbers": [_number(number, written) for number in _numbers(scene)],
        "switches": _switches(task, naming, written),
    }


def source_text(scene: Scene) -> str:
    """Return the text of a scene's own file, as it is written."""
    source = scene.source
    if isinstance(source, Text):
        return source.text
    if isinstance(source, str) and is_text(source):
        return source
    document, _ = read_file(find(str(source)))
    return "" if document is None else "\n".join(document.lines)


def _numbers(scene: Scene) -> list[SceneNumber]:
    amounts = [
        scene.number(name) for name, literal in scene.problem.constants if not isinstance(literal.value, bool | str)
    ]
    return [*numbers(scene.task), *amounts]


def offered_numbers(scene: Scene) -> tuple[SceneNumber, ...]:
    """Return the numbers that a page offers before anybody asks for more, those that can be moved beside each other: what the
    scene's own file speaks of, and what somebody doubts; of the weights of one belief the first. What is stated by case,
    whole or endless is none of them, nor is a named amount."""
    written = _written(scene.problem) | {str(scene.task.fluents[cell]) for cell in doubted_at_first(scene.task)}
    found: dict[object, SceneNumber] = {}
    for number in numbers(scene.task):
        if _is_own(number, written) and number.now is not None and not number.whole and math.isfinite(number.now):
            found.setdefault(number.name if number.weighed_in is None else number.weighed_in, number)
    return tuple(found.values())


def _is_own(number: SceneNumber, written: frozenset[str]) -> bool:
    return number.group == "credence" or number.name in written


def _number(number: SceneNumber, written: frozenset[str]) -> Data:
    now = number.now
    return {
        "name": number.name,
        "group": number.group,
        "of": number.of,
        "now": "infinite" if now == math.inf else now,
        "low": number.low,
        "high": number.high,
        "whole": number.whole,
        "written": _is_own(number, written),
    }


def _facts(task: Task, naming: Naming, written: frozenset[str]) -> list[Data]:
    doubted = doubted_at_first(task)
    drawn = _drawn(task)
    return [
        {
            "fluent": str(fluent),
            "property": fluent.name,
            "arguments": [plain(argument) for argument in fluent.arguments],
            "type": fluent.type,
            "value": plain(task.initial[cell]),
            "values": None if fluent.values is None else [plain(value) for value in fluent.values],
            "said": naming.value(cell, task.initial[cell]),
            "told": naming.fact(cell, task.initial[cell]),
            "written": str(fluent) in written,
            "drawn": drawn.get(cell),
            "doubted": cell in doubted,
        }
        for cell, fluent in enumerate(task.fluents)
    ]


def _drawn(task: Task) -> dict[int, list[Data]]:
    found: dict[int, list[Data]] = {}
    for cells, choices in task.drawn:
        for place, cell in enumerate(cells):
            odds: dict[object, float] = {}
            for values, weight in choices:
                odds[plain(values[place])] = odds.get(plain(values[place]), 0.0) + weight
            found[cell] = [{"value": value, "weight": weight} for value, weight in odds.items()]
    return found


def _belief(declaration: Declaration, task: Task, naming: Naming) -> Data:
    alternatives = []
    for condition, choices in declaration.alternatives:
        told = [
            {
                "values": [plain(v.value) if isinstance(v, Literal) else None for v in values],
                "said": [
                    naming.fact(cell, v.value) if isinstance(v, Literal) else None
                    for cell, v in zip(declaration.cells, values, strict=True)
                ],
                "weight": weight,
            }
            for values, weight in choices
        ]
        alternatives.append({"always": condition == TRUE, "choices": told})
    return {
        "path": list(declaration.path),
        "openly": declaration.openly,
        "fluents": [str(task.fluents[cell]) for cell in declaration.cells],
        "alternatives": alternatives,
    }


def _switches(task: Task, naming: Naming, written: frozenset[str]) -> list[Data]:
    found = []
    for cell, fluent in enumerate(task.fluents):
        if fluent.values is None or not 2 <= len(fluent.values) <= MOST_VALUES:
            continue
        values = [*dict.fromkeys((*fluent.values, task.initial[cell]))]
        found.append(
            {
                "fluent": str(fluent),
                "type": fluent.type,
                "value": plain(task.initial[cell]),
                "values": [plain(value) for value in values],
                "told": [naming.fact(cell, value) for value in values],
                "written": str(fluent) in written,
                "of": _subject(fluent, task),
                "settings": [f"{fluent} = {show(value)}" for value in values],
            }
        )
    return found


def _subject(fluent: GroundFluent, task: Task) -> str | None:
    return fluent.subject if isinstance(fluent.subject, str) and fluent.subject in task.characters else None


def _written(problem: Problem) -> frozenset[str]:
    """Return the facts, reasons and amounts that the scene's own file speaks of."""
    found: set[str] = set()
    for definition in () if problem.document is None else problem.document.definitions:
        match definition:
            case syntax.Statement(effect=effect):
                found.update(_fluents(effect))
            case syntax.ReasonDef():
                found.add(f"reason {definition.name}({print_expression(definition.holder.value)})")
            case syntax.ConstantDef():
                found.add(definition.name)
    return frozenset(found)


def _fluents(effect: syntax.Expression) -> list[str]:
    """Return the fluents that a statement sets outside of minds, as they are written."""
    match effect:
        case syntax.Assignment(target=target):
            return [print_expression(target)]
        case syntax.Negation(operand):
            return [print_expression(operand)]
        case syntax.Chain(operands=operands):
            return [fluent for operand in operands for fluent in _fluents(operand)]
        case syntax.Call():
            return [print_expression(effect)]
    return []
