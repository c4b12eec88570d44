"""Changes written into a story: a definition takes the place of the one that says the same thing, or comes at the end."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeVar

from forbear.errors import Span
from forbear.language.syntax import tree as syntax
from forbear.language.writing.printer import print_expression
from forbear.records import fields, is_dataclass, replace

Key = tuple[object, ...]
Part = TypeVar("Part")


def rewritten(document: syntax.Document, changes: tuple[syntax.Definition, ...]) -> syntax.Document:
    """Return a document with changes in it; of two changes to the same thing the later counts."""
    latest = {key_of(change): change for change in changes}
    kept = []
    for definition in document.definitions:
        change = latest.pop(key_of(definition), None)
        kept.append(definition if change is None else _with_comments(change, definition))
    return replace(document, definitions=(*kept, *latest.values()))


def _with_comments(change: syntax.Definition, definition: syntax.Definition) -> syntax.Definition:
    return replace(change, comments=definition.comments)


def key_of(definition: syntax.Definition) -> Key:
    """Return what two definitions share if the one replaces the other; else something that nothing shares."""
    match definition:
        case syntax.Statement(effect=effect, openly=openly):
            return ("statement", openly, *_target(effect))
        case syntax.ConstantDef(name=name):
            return ("constant", name)
        case syntax.ReasonDef(name=name, holder=holder):
            return ("reason", name, holder.type, print_expression(holder.value))
        case syntax.UtilityDef(character=character):
            return ("utility", str(character))
        case syntax.MindDef(character=character):
            return ("mind", str(character))
        case syntax.OutcomeDef(name=name):
            return ("outcome", name)
        case (
            syntax.TurnsDef()
            | syntax.ScriptDef()
            | syntax.EndsDef()
            | syntax.TauDef()
            | syntax.LapseDef()
            | syntax.Level0Def()
        ):
            return (type(definition).__name__,)
        case syntax.TextDef(keyword="title" | "work" | "medium" as keyword):
            return ("text", keyword)
    return ("alone", id(definition))


def _target(effect: syntax.Expression) -> Key:
    """Return what a statement sets, and in whose mind."""
    match effect:
        case syntax.Assignment(target=target):
            return (print_expression(target),)
        case syntax.Negation(operand=operand):
            return (print_expression(operand),)
        case syntax.Call():
            return (print_expression(effect),)
        case syntax.MindTerm(character=character, body=body):
            return (print_expression(character), *_target(body))
    return ("alone", id(effect))


def weighed(effect: syntax.Expression, weights: tuple[tuple[float, ...], ...]) -> syntax.Expression | None:
    """Return a belief with other weights: a row for each branch of it, in order, or one; None where they do not fit."""
    match effect:
        case syntax.MindTerm(body=body):
            inner = weighed(body, weights)
            return None if inner is None else replace(effect, body=inner)
        case syntax.Assignment(value=value):
            inner = weighed(value, weights)
            return None if inner is None else replace(effect, value=inner)
        case syntax.If(branches=branches, otherwise=otherwise) if len(weights) == len(branches) + (
            otherwise is not None
        ):
            moved_branches = []
            for (test, value), row in zip(branches, weights, strict=False):
                inner = weighed(value, (row,))
                if inner is None:
                    return None
                moved_branches.append((test, inner))
            last = None if otherwise is None else weighed(otherwise, weights[-1:])
            if otherwise is not None and last is None:
                return None
            return replace(effect, branches=tuple(moved_branches), otherwise=last)
        case syntax.Weights(entries=entries) if len(weights) == 1 and len(weights[0]) == len(entries):
            moved = [
                replace(entry, weight=syntax.Numeral(Fraction(repr(round(weight, 12))), entry.span))
                for entry, weight in zip(entries, weights[0], strict=True)
            ]
            return replace(effect, entries=tuple(moved))
    return None


def with_name(part: Part, variable: str, name: str) -> Part:
    """Return a piece of syntax with a name in place of a variable, but where something else is called so inside."""
    found: object = part
    if isinstance(part, tuple):
        found = tuple(with_name(inner, variable, name) for inner in part)
    elif isinstance(part, syntax.Name):
        found = replace(part, text=name) if part.text == variable else part
    elif is_dataclass(part) and not isinstance(part, (type, Span)):
        if not (isinstance(part, syntax.Binder) and part.variable == variable):
            inner_parts = {each.name: with_name(getattr(part, each.name), variable, name) for each in fields(part)}
            found = replace(part, **inner_parts)
    return found  # type: ignore[return-value]
