"""A scene with what was changed in it written into its text, to be kept as a file of its own."""

from __future__ import annotations

import math

from forbear.api.scene import Scene, load
from forbear.api.sources import meant
from forbear.editing.parts import source_text
from forbear.errors import ForbearError, RequestError
from forbear.grounding.task import Declaration, Task
from forbear.language.checking.entries import amount_change
from forbear.language.expressions import TRUE, Literal
from forbear.language.loader import Text
from forbear.language.problem import LITERAL
from forbear.language.reading.parser import parse
from forbear.language.syntax import tree as syntax
from forbear.language.syntax.tree import Definition, Document
from forbear.language.values import show
from forbear.language.writing.changes import key_of, rewritten, weighed, with_name
from forbear.language.writing.printer import print_definition, print_document, print_expression
from forbear.logic.cells import Path
from forbear.records import dataclass, replace
from forbear.stories.numbers import number_named

CASE = "changed"
"""The case that holds the changes where they cannot stand in the scene itself."""


@dataclass(frozen=True, slots=True)
class Written:
    """The text; the case that holds the changes, where they could not be written into the scene itself; and the moved
    numbers that the language has no statement for."""

    text: str
    case: str | None
    unwritten: tuple[str, ...]


def written(scene: Scene) -> Written:
    """Return the text of a scene with its case, settings and moved numbers in it; of one that is told, as it is read likeliest.

    A change takes the place of what says the same; an amount of an imported scale cannot be changed by a file of its
    own, and comes with all else in a case called `changed`. Raises RequestError for a scene that was made without text.
    """
    document = scene.problem.document
    if document is None:
        raise RequestError("the scene was made without text")
    amounts = {name for name, _ in scene.problem.constants}
    changes: list[Definition] = []
    for definition in document.definitions:
        if isinstance(definition, syntax.CaseDef) and definition.name == scene.case:
            changes += definition.body
    for setting in scene.settings:
        changes += parse(setting, "--set")[0].definitions
    changes = [amount_change(change, amounts) for change in changes]
    imported = [definition for other in scene.problem.imported for definition in other.definitions]
    unwritten = []
    if scene.reading is not None:
        read, unread = _as_read(scene, [*imported, *document.definitions, *changes])
        changes += read
        unwritten += unread
    for name, _ in scene.moves:
        change = _statement(scene, name, [*imported, *document.definitions, *changes])
        if change is None:
            unwritten.append(name)
        else:
            changes.append(change)
    if scene.depth is not None:
        changes += [_mind(scene.task, name) for name in scene.roles]
    return _in_place(scene, document, tuple(changes), tuple(unwritten))


def _as_read(scene: Scene, definitions: list[Definition]) -> tuple[list[Definition], list[str]]:
    """Return what states the people of a scene as they are read likeliest, where that is otherwise than they were; and
    what there is no statement for."""
    before = scene.before().task
    changes: list[Definition | None] = []
    unread = []
    for fluent, (value, was) in zip(
        scene.task.fluents, zip(scene.task.initial, before.initial, strict=True), strict=True
    ):
        if value != was and str(fluent) not in dict(scene.moves):
            changes.append(_parsed(f"{fluent} = {show(value)};"))
    for declaration, stood in zip(scene.task.declarations, before.declarations, strict=True):
        if declaration != stood:
            changes.append(_belief(scene.task, declaration, definitions))
            unread += [] if changes[-1] else [f"{_opening(declaration.path, scene.task, declaration)}…"]
    for reason, stated in zip(scene.task.reasons, before.reasons, strict=True):
        unread += [] if reason == stated else [f"reason {reason.name}({reason.character})"]
    for place, (drawn, weighed_before) in enumerate(zip(scene.task.drawn, before.drawn, strict=True)):
        unread += [] if drawn == weighed_before else [str(scene.task.fluents[scene.task.drawn[place][0][0]])]
    return [change for change in changes if change is not None], unread


def _in_place(scene: Scene, document: Document, changes: tuple[Definition, ...], unwritten: tuple[str, ...]) -> Written:
    if not changes:
        return Written(source_text(scene), None, unwritten)
    text = print_document(rewritten(document, changes))
    try:
        load(_beside(scene, text), before=True)
        return Written(text, None, unwritten)
    except ForbearError:
        latest = {key_of(change): change for change in changes}
        body = "\n".join("\t" + print_definition(change).strip().replace("\n", "\n\t") for change in latest.values())
        return Written(f"{print_document(document).rstrip()}\n\ncase {CASE} {{\n{body}\n}}\n", CASE, unwritten)


def _beside(scene: Scene, text: str) -> Text:
    """Return a text that imports what the scene can."""
    source, _ = meant(scene.source)
    if isinstance(source, Text):
        return replace(source, text=text)
    return Text(text, source.name, source.parent)


def _statement(scene: Scene, name: str, definitions: list[Definition]) -> Definition | None:
    """Return the statement that says what a moved number says; None where there is none."""
    number = number_named(scene.task, name)
    match number.group:
        case "fact":
            return _parsed(f"{name} = {show(scene.task.initial[scene.task.cell(name)])};")
        case "credence":
            place = next(
                place
                for place, declaration in enumerate(scene.task.declarations)
                if name.startswith(_opening(declaration.path, scene.task, declaration))
            )
            return _belief(scene.task, scene.task.declarations[place], definitions)
        case "reason":
            return _reason(name, dict(scene.moves)[name], definitions)
        case "mind":
            return _mind(scene.task, number.of or "")
        case "scene":
            tau = scene.task.tau
            return _parsed("tau: strict;" if math.isinf(tau) else f"tau: {tau:.12g};")
    return None


def _parsed(text: str) -> Definition | None:
    document, found = parse(text, "change")
    return document.definitions[0] if document.definitions and not found else None


def _opening(path: Path, task: Task, declaration: Declaration) -> str:
    minds = "".join(f"believes({name}, " for name in path)
    return f"{minds}{task.fluents[declaration.cells[0]]} = "


def _belief(task: Task, declaration: Declaration, definitions: list[Definition]) -> Definition | None:
    weights = tuple(tuple(weight for _, weight in choices) for _, choices in declaration.alternatives)
    fluents = [str(task.fluents[cell]) for cell in declaration.cells]
    for definition in reversed(definitions):
        if isinstance(definition, syntax.Statement) and definition.openly == declaration.openly:
            if _minds_and_fluent(definition.effect) == (*declaration.path, fluents[0]):
                effect = weighed(definition.effect, weights)
                if effect is not None:
                    return replace(definition, effect=effect)
    if len(weights) > 1 or declaration.alternatives[0][0] != TRUE:
        return None
    entries = []
    for values, weight in declaration.alternatives[0][1]:
        shown = [show(value.value) if isinstance(value, Literal) else "?" for value in values]
        said = shown[0] if len(fluents) == 1 else " & ".join(f"{f} = {v}" for f, v in zip(fluents, shown, strict=True))
        entries.append(f"{said}: {weight:.12f}")
    inner = f"{{{', '.join(entries)}}}" if len(fluents) > 1 else f"{fluents[0]} = {{{', '.join(entries)}}}"
    for name in reversed(declaration.path):
        inner = f"believes({name}, {inner})"
    return _parsed(f"{'openly ' if declaration.openly else ''}{inner};")


def _minds_and_fluent(effect: syntax.Expression) -> tuple[str, ...]:
    match effect:
        case syntax.MindTerm(character=character, body=body):
            return (print_expression(character), *_minds_and_fluent(body))
        case syntax.Assignment(target=target):
            return (print_expression(target),)
    return ()


def _reason(name: str, factor: float, definitions: list[Definition]) -> Definition | None:
    """Return a reason of one character with a factor on it, made from the one that holds for them."""
    reason, _, character = name.removeprefix("reason ").removesuffix(")").partition("(")
    found = None
    for definition in definitions:
        if isinstance(definition, syntax.ReasonDef) and definition.name == reason and definition.condition is None:
            own = print_expression(definition.holder.value) == character
            if own or (definition.holder.type is not None and found is None):
                found = definition
    if found is None:
        return None
    value = (
        found.value
        if found.holder.type is None
        else with_name(found.value, print_expression(found.holder.value), character)
    )
    return _parsed(f"reason {reason}({character}): {factor:.12g} * ({print_expression(value)});")


def _mind(task: Task, name: str) -> Definition:
    mind = task.minds[task.characters.index(name)]
    precision = "infinite" if math.isinf(mind.precision) else f"{mind.precision:.12g}"
    rest = f" lapse: {mind.lapse:.12g};" if mind.lapse else ""
    if mind.level0 != LITERAL:
        people = f"({', '.join(mind.level0.people)})" if mind.level0.people else ""
        rest += f" level0: {mind.level0.rule}{people};"
    found = _parsed(f"mind {name} {{ depth: {mind.depth}; precision: {precision};{rest} }}")
    assert found is not None
    return found
