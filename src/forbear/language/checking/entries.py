"""The definitions of all files in one row, with what a chosen case and `--set` put over them.

A later layer replaces what an earlier one says; within a layer, saying a thing twice is a mistake.
"""

from __future__ import annotations

from forbear.errors import Span
from forbear.language.checking.findings import Findings
from forbear.language.syntax import tree as syntax
from forbear.records import dataclass

FILES, CASE, SETTINGS = 0, 1, 2
"""The layers."""

CHANGEABLE = (
    syntax.Statement,
    syntax.ConstantDef,
    syntax.ReasonDef,
    syntax.UtilityDef,
    syntax.MindDef,
    syntax.TurnsDef,
    syntax.ScriptDef,
    syntax.EndsDef,
    syntax.TauDef,
    syntax.LapseDef,
    syntax.DriftDef,
    syntax.Level0Def,
    syntax.OutcomeDef,
    syntax.WatchDef,
    syntax.TextDef,
    syntax.SaysDef,
    syntax.TypicallyDef,
    syntax.ToldDef,
    syntax.ToldBecauseDef,
    syntax.ToldOutcomesDef,
)
"""What a case or `--set` can hold."""


@dataclass(frozen=True, slots=True)
class LayeredDefinition:
    """A definition and its layer; `is_scene`: it stands in a file where people take turns."""

    definition: syntax.Definition
    layer: int
    is_scene: bool = False

    @property
    def span(self) -> Span:
        return self.definition.span


def entries(
    documents: tuple[syntax.Document, ...],
    case: str | None,
    settings: tuple[syntax.Document, ...],
    findings: Findings,
) -> tuple[LayeredDefinition, ...]:
    """Return all definitions that count, in order."""
    found = []
    named: dict[str, syntax.CaseDef] = {}
    for document in documents:
        is_scene = any(
            isinstance(definition, (syntax.TurnsDef, syntax.ScriptDef)) for definition in document.definitions
        )
        for definition in document.definitions:
            found.append(LayeredDefinition(definition, FILES, is_scene))
            if isinstance(definition, syntax.TropeDef):
                findings.tell("E508", definition.span, "`forbear recognise SCENE --trope FILE` reads one")
            if isinstance(definition, syntax.CaseDef):
                named[definition.name] = definition
    body = named[case].body if case is not None else ()
    amounts = {e.definition.name for e in found if isinstance(e.definition, syntax.ConstantDef)}
    found += [LayeredDefinition(d, CASE, is_scene=True) for d in body]
    found += [LayeredDefinition(d, SETTINGS, is_scene=True) for document in settings for d in document.definitions]
    return tuple(_changing(entry, amounts, findings) for entry in found)


def _changing(entry: LayeredDefinition, amounts: set[str], findings: Findings) -> LayeredDefinition:
    """Return `likely = 0.9` in a case as a new amount, where `likely` is one; tell what cannot stand in a case."""
    if entry.layer == FILES:
        return entry
    check_changeable(entry.definition, findings)
    return LayeredDefinition(amount_change(entry.definition, amounts), entry.layer, entry.is_scene)


def check_changeable(definition: syntax.Definition, findings: Findings) -> None:
    """Tell what cannot stand in a case or after `--set`."""
    if not isinstance(definition, CHANGEABLE):
        hint = (
            "it can change initial values, beliefs, amounts, reasons, utilities, minds, turns, outcomes, ends and texts"
        )
        findings.tell("E319", definition.span, hint)


def amount_change(definition: syntax.Definition, amounts: set[str]) -> syntax.Definition:
    """Return a statement that sets a named amount as the definition of one; all else as it is."""
    match definition:
        case syntax.Statement(syntax.Assignment(syntax.Name(name), value)) if name in amounts:
            return syntax.ConstantDef(name=name, value=value, span=definition.span)
    return definition
