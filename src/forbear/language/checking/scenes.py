"""What makes a file a scene: turns, an end, outcomes, what is watched, the reader, and what patterns read of a domain."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeVar

from forbear.errors import Span
from forbear.language.checking.amounts import amount
from forbear.language.checking.entries import FILES, LayeredDefinition
from forbear.language.checking.expressions import Expressions
from forbear.language.checking.minds import is_word, lapse_of, level_zero_of
from forbear.language.checking.scope import Scope
from forbear.language.checking.uses import is_ground, written_deeds
from forbear.language.expressions import Expression, Literal, Variable
from forbear.language.problem import (
    CHANCE,
    LITERAL,
    READER,
    SCRIPT,
    About,
    Action,
    LevelZero,
    Outcome,
    ReaderMind,
    Role,
    Scripted,
    Watch,
)
from forbear.language.syntax import tree as syntax

Single = TypeVar(
    "Single",
    syntax.TurnsDef,
    syntax.ScriptDef,
    syntax.EndsDef,
    syntax.TauDef,
    syntax.LapseDef,
    syntax.Level0Def,
    syntax.ReaderDef,
)
Found = TypeVar("Found")

TAU = 1.5
"""The mean depth others are taken to think at, where a scene says nothing (docs/semantics.md §5)."""


class Scenes:
    """Checks what a scene has beyond a problem of the base language."""

    def __init__(self, expressions: Expressions) -> None:
        self._expressions = expressions
        self._findings = expressions.findings
        self._world = expressions.world

    def single(
        self, entries: tuple[LayeredDefinition, ...], kind: type[Single], read: Callable[[Single], Found], unsaid: Found
    ) -> Found:
        """Return what a file has but once, as the last definition says it; all are read, for their mistakes."""
        found: Single | None = None
        result = unsaid
        for entry in entries:
            if not isinstance(entry.definition, kind):
                continue
            if found is not None and entry.layer == FILES and found.span.file == entry.span.file:
                where = f"it stands in line {found.span.line} already"
                self._findings.tell(
                    "E212",
                    entry.span,
                    where,
                    name=kind.__name__.removesuffix("Def").lower(),
                )
            found = entry.definition
            result = read(found)
        return result

    def turns(self, definition: syntax.TurnsDef) -> tuple[str, ...]:
        """Return who may act at each step."""
        known = self._world.characters
        for turn in definition.turns:
            if turn.text in self._world.entities and turn.text not in known:
                self._findings.tell("E223", turn.span, None, what=f"'{turn.text}'")
            elif turn.text not in known and turn.text not in (CHANCE, SCRIPT):
                self._findings.tell(
                    "E201",
                    turn.span,
                    self._findings.near(turn.text, (*known, CHANCE)),
                    name=turn.text,
                )
            elif turn.text in (CHANCE, SCRIPT) and turn.text in known:
                self._findings.tell("E318", turn.span, "give the character another name", name=turn.text)
        return tuple(turn.text for turn in definition.turns)

    def script(self, definition: syntax.ScriptDef, actions: tuple[Action, ...]) -> tuple[Scripted, ...]:
        """Return the events that simply happen."""
        found = []
        named = {action.name for action in actions}
        for event in definition.events:
            if event.name not in named:
                self._findings.tell("E328", event.span, self._findings.near(event.name, tuple(named)), name=event.name)
                continue
            terms = [self._expressions.terms.read(argument, Scope("a script")) for argument in event.arguments]
            counts = sorted({len(action.parameters) for action in actions if action.name == event.name})
            if len(terms) not in counts:
                wanted = " or ".join(map(str, counts)) + (" argument" if counts == [1] else " arguments")
                hint = written_deeds(event.name, actions)
                self._findings.tell("E203", event.span, hint, name=event.name, wanted=wanted, given=len(terms))
                continue
            values = tuple(term.value for term in terms if isinstance(term, Literal))
            if len(values) == len(terms):
                found.append(Scripted(event.name, values))
        return tuple(found)

    def steps(
        self, turns: tuple[str, ...], script: tuple[Scripted, ...], entries: tuple[LayeredDefinition, ...]
    ) -> tuple[str, ...]:
        """Return the turns with the script's own: where `turns` names no places for its events, they come first."""
        places = turns.count(SCRIPT)
        if not places:
            return (*(SCRIPT,) * len(script), *turns)
        if places != len(script):
            spans = [e.span for e in entries if isinstance(e.definition, (syntax.ScriptDef, syntax.TurnsDef))]
            self._findings.tell("E329", spans[-1], "write `script` once for each", events=len(script), turns=places)
        return turns

    def ends(self, definition: syntax.EndsDef) -> Expression | None:
        """Return when the story is over."""
        return self._expressions.formula(definition.condition, Scope("`ends`"))

    def tau(self, definition: syntax.TauDef) -> float:
        """Return how deep others are taken to think, on average; infinite for `strict`: one level below."""
        if is_word(definition.value, "strict", self._world):
            return math.inf
        found = amount(definition.value, self._world.constants, self._findings)
        if found is not None and found < 0:
            self._findings.tell("E317", definition.value.span, None, what="tau", wanted="0 or more")
            return TAU
        return TAU if found is None else float(found)

    def lapse(self, definition: syntax.LapseDef) -> float:
        """Return how often whoever chooses takes anything whatever."""
        return lapse_of(definition.value, self._world, self._findings) or 0.0

    def level0(self, definition: syntax.Level0Def) -> LevelZero:
        """Return how those choose who ask nothing of others."""
        return level_zero_of(definition.value, self._world, self._findings) or LITERAL

    def outcomes(self, entries: tuple[LayeredDefinition, ...]) -> tuple[Outcome, ...]:
        """Return what the teller asks about."""
        found: dict[str, Outcome] = {}
        first: dict[str, Span] = {}
        for entry in entries:
            definition = entry.definition
            if not isinstance(definition, syntax.OutcomeDef):
                continue
            if definition.name in first and entry.layer == FILES:
                where = f"it stands in line {first[definition.name].line} of {first[definition.name].file} already"
                self._findings.tell("E212", entry.span, where, name=f"outcome {definition.name}")
            first.setdefault(definition.name, entry.span)
            outcome = self.outcome(definition)
            if outcome is not None:
                found[definition.name] = outcome
        return tuple(found.values())

    def outcome(self, definition: syntax.OutcomeDef) -> Outcome | None:
        """Return one outcome, or None where it is none."""
        condition = self._expressions.formula(
            definition.condition, Scope("an outcome", has_degrees=True, has_reader=self._world.has_reader)
        )
        return None if condition is None else Outcome(definition.name, condition)

    def watch(self, definition: syntax.WatchDef) -> Watch | None:
        """Return a belief to show; told where it is not one of a certain fluent."""
        path: list[str] = []
        is_known = True
        node = definition.belief
        scope = Scope("`watch`", has_degrees=True, has_reader=self._world.has_reader)
        while isinstance(node, syntax.MindTerm):
            character = self._expressions.terms.character(node.character, scope)
            is_known = is_known and character is not None
            scope = scope.inside_mind()
            path.append(node.character.text if isinstance(node.character, syntax.Name) else "")
            node = node.body
        if not isinstance(node, syntax.Call):
            self._findings.tell(
                "E320",
                node.span,
                "write watch believes(c, f), or believes(c, believes(d, f))",
            )
            self._expressions.read(node, scope)
            return None
        fluent = self._expressions.uses.fluent(node, scope)
        if fluent is None or not is_known or not is_ground(fluent):
            return None
        return Watch(tuple(path), fluent)

    def reader(self, definition: syntax.ReaderDef, actions: frozenset[str]) -> ReaderMind:
        """Return what the reader is shown; `all` means every action."""
        names = tuple(name.text for name in definition.sees)
        if names == ("all",) and "all" not in actions:
            return ReaderMind(None)
        for name in definition.sees:
            if name.text not in actions:
                hint = self._findings.near(name.text, (*actions, "all"))
                self._findings.tell("E321", name.span, hint, name=name.text)
        if READER in self._world.entities:
            self._findings.tell("E318", definition.span, "give the character another name", name=READER)
        return ReaderMind(names)

    def roles(self, entries: tuple[LayeredDefinition, ...]) -> tuple[Role, ...]:
        """Return what patterns need to know of a domain."""
        found: dict[str, Role] = {}
        for entry in entries:
            if not isinstance(entry.definition, syntax.RoleDef):
                continue
            if entry.is_scene:
                self._findings.tell("W306", entry.span, "let the domain say it for all its scenes")
            for binding in entry.definition.bindings:
                role = self._role(binding)
                if binding.name in found:
                    self._findings.tell("E212", binding.span, None, name=f"role {binding.name}")
                elif role is not None:
                    found[binding.name] = role
        return tuple(found.values())

    def _role(self, binding: syntax.RoleBinding) -> Role | None:
        scope = Scope("a role", has_degrees=True)
        variables: list[Variable] = []
        for formal in binding.formals:
            if not isinstance(formal.value, syntax.Name):
                self._findings.tell("E227", formal.span)
                continue
            kind = "character" if formal.type is None else formal.type
            variable = self._expressions.terms.variable(formal.value.text, kind, formal.span)
            variables.append(variable)
            scope = scope.with_variable(variable)
        found = self._expressions.read(binding.value, scope)
        return None if found is None else Role(binding.name, tuple(variables), found.expression)


def about(document: syntax.Document, entries: tuple[LayeredDefinition, ...]) -> About:
    """Return what a catalogue needs to know of a scene: what its own file says, not what it imports."""
    texts: dict[str, list[str]] = {}
    for entry in entries:
        definition = entry.definition
        if isinstance(definition, syntax.TextDef) and (entry.layer != FILES or definition.span.file == document.file):
            texts.setdefault(definition.keyword, []).append(definition.text)

    def last(keyword: str) -> str | None:
        return texts[keyword][-1] if keyword in texts else None

    return About(
        title=last("title"),
        work=last("work"),
        medium=last("medium"),
        cites=tuple(texts.get("cite", ())),
        notes=tuple(texts.get("note", ())),
    )
