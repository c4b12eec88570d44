"""A story built in Python without a file: the same definitions, the same checks, an equal problem.

What is built is written out as text and loaded as any text is, so a mistake shows the line that it would have had.
Wherever an expression is asked for, a string is read as one: `precondition="alive(Bob)"`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from forbear.errors import InternalError, StoryError
from forbear.language.building.phrases import name_and_type
from forbear.language.building.term import NOWHERE, Term, as_effect, node_of
from forbear.language.loader import LIBRARY, Loaded, load
from forbear.language.problem import Problem
from forbear.language.reading.parser import parse
from forbear.language.syntax import tree as syntax
from forbear.language.writing.printer import print_definition, print_document

__all__ = ["PropertyTerm", "StoryBuilder"]


class PropertyTerm:
    """A declared property: called with arguments, it is a fluent."""

    __slots__ = ("definition",)

    def __init__(self, definition: syntax.PropertyDef) -> None:
        self.definition = definition

    def __call__(self, *arguments: object) -> Term:
        """Return the fluent of these arguments: names, numbers, truth values or terms."""
        return Term(syntax.Call(self.definition.name, tuple(node_of(argument) for argument in arguments), NOWHERE))

    def __str__(self) -> str:
        """Return the text that declares the property."""
        return print_definition(self.definition)


class StoryBuilder:
    """A story in the making. Every method adds one definition; `problem()` checks them all."""

    def __init__(self) -> None:
        self._definitions: list[syntax.Definition | tuple[str, StoryBuilder]] = []

    def __str__(self) -> str:
        """Return the text that makes the story."""
        return print_document(self.document())

    def document(self) -> syntax.Document:
        """Return the syntax of the story so far."""
        return syntax.Document(self._made(), "built.story")

    def problem(
        self, *, case: str | None = None, settings: tuple[str, ...] = (), library: Path | None = LIBRARY
    ) -> Problem:
        """Return the checked problem. Raises StoryError with every mistake."""
        return self.load(case=case, settings=settings, library=library).problem

    def load(
        self, *, case: str | None = None, settings: tuple[str, ...] = (), library: Path | None = LIBRARY
    ) -> Loaded:
        """Return the checked problem with its warnings. Raises StoryError with every mistake."""
        loaded = load(str(self) + "\n", case=case, settings=settings, library=library)
        if loaded.documents[-1] != self.document():
            raise InternalError("a built story is read otherwise than it was built:\n" + str(self))
        return loaded

    def _made(self) -> tuple[syntax.Definition, ...]:
        return tuple(
            syntax.CaseDef(name=made[0], body=made[1]._made(), span=NOWHERE) if isinstance(made, tuple) else made
            for made in self._definitions
        )

    def _add(self, definition: syntax.Definition) -> None:
        self._definitions.append(definition)

    # What there is

    def imports(self, name: str) -> None:
        """Import a domain of the library."""
        self._add(syntax.ImportDef(name=name, span=NOWHERE))

    def type(self, name: str, *parents: str) -> str:
        """Declare a type; returns its name."""
        self._add(syntax.TypeDef(name=name, parents=parents, span=NOWHERE))
        return name

    def range(self, name: str, first: object, last: object) -> str:
        """Declare a type of the whole numbers from one to another; returns its name."""
        self._add(syntax.TypeDef(name=name, parents=(), bounds=(node_of(first), node_of(last)), span=NOWHERE))
        return name

    def entity(self, name: str, *types: str) -> Term:
        """Declare an entity; returns it as a term."""
        self._add(syntax.EntityDef(name=name, types=types or ("entity",), span=NOWHERE))
        return Term(syntax.Name(name, NOWHERE))

    def character(self, name: str) -> Term:
        """Declare an entity that is a character."""
        return self.entity(name, "character")

    def constant(self, name: str, value: object) -> Term:
        """Name an amount; returns it as a term."""
        self._add(syntax.ConstantDef(name=name, value=node_of(value), span=NOWHERE))
        return Term(syntax.Name(name, NOWHERE))

    def property(self, name: str, *parts: str) -> PropertyTerm:
        """Declare a property: its parameters, then its type: `story.property("alive", "c : character", "boolean")`."""
        *formals, type_name = parts
        definition = syntax.PropertyDef(name=name, formals=_formals(formals), type=type_name, span=NOWHERE)
        self._add(definition)
        return PropertyTerm(definition)

    # What happens

    def action(
        self,
        name: str,
        *parameters: str,
        precondition: object = None,
        effect: object = None,
        consenting: object = (),
        observing: object | tuple[str, object] = None,
        observing_as: tuple[tuple[str, object, object], ...] = (),
        unsuspected: bool = False,
        may_fail: object = False,
        revealing: object = (),
        revealing_some: tuple[tuple[str, object, object], ...] = (),
        cost: Mapping[Any, object] | Iterable[tuple[object, str | None, object]] = (),
        weight: object = None,
        says: str | None = None,
    ) -> None:
        """Add an action.

        consenting: one character, or several. observing: a condition on `c`, or a variable with its condition, `("c :
        character", at("c") == at("a"))`. observing_as: triples of a variable, the name that the deed goes by for them
        (`"hides(a)"`) and a condition. unsuspected: whoever would not see it does not reckon with it. may_fail: True, or
        an effect that then comes of it: it is tried in vain by people who are wrong about its precondition. revealing:
        fluents that all observers see; revealing_some: triples of a variable, a condition and fluents. cost: a mapping
        from characters to amounts (utility), or triples of a character, a kind and an amount. weight: how likely nature
        takes it, against 1. says: how it is told.
        """
        parts: list[syntax.Part] = []
        if precondition is not None:
            parts.append(syntax.PreconditionPart(condition=node_of(precondition), span=NOWHERE))
        if effect is not None:
            parts.append(syntax.EffectPart(effect=as_effect(node_of(effect)), span=NOWHERE))
        if _several(consenting):
            characters = tuple(node_of(one) for one in _several(consenting))
            parts.append(syntax.ConsentingPart(characters=characters, span=NOWHERE))
        if observing is not None:
            variable, condition = observing if isinstance(observing, tuple) else ("c : character", observing)
            observer, type_name = name_and_type(variable)
            parts.append(
                syntax.ObservingPart(variable=observer, type=type_name, condition=node_of(condition), span=NOWHERE)
            )
        parts += [_glimpsing(*one) for one in observing_as]
        if unsuspected:
            parts.append(syntax.UnsuspectedPart(span=NOWHERE))
        if may_fail is not False:
            failing = None if may_fail is True else as_effect(node_of(may_fail))
            parts.append(syntax.FailingPart(effect=failing, span=NOWHERE))
        if _several(revealing):
            fluents = tuple(node_of(fluent) for fluent in _several(revealing))
            parts.append(syntax.RevealingPart(fluents=fluents, span=NOWHERE))
        parts += [_revealing(*some) for some in revealing_some]
        parts += [_cost(*one) for one in _costs(cost)]
        if weight is not None:
            parts.append(syntax.WeightPart(weight=node_of(weight), span=NOWHERE))
        if says is not None:
            parts.append(syntax.SaysPart(text=says, span=NOWHERE))
        self._add(syntax.ActionDef(name=name, formals=_formals(parameters), parts=tuple(parts), span=NOWHERE))

    def trigger(self, name: str, *parameters: str, precondition: object, effect: object) -> None:
        """Add a trigger: what follows at once wherever its precondition holds."""
        parts = (
            syntax.PreconditionPart(condition=node_of(precondition), span=NOWHERE),
            syntax.EffectPart(effect=as_effect(node_of(effect)), span=NOWHERE),
        )
        self._add(syntax.TriggerDef(name=name, formals=_formals(parameters), parts=parts, span=NOWHERE))

    # How it begins

    def initially(self, *effects: object, exactly: bool = False) -> None:
        """State what is so at the beginning; `f == v` gives f its value. exactly: no reading moves it."""
        for effect in effects:
            self._add(syntax.Statement(effect=as_effect(node_of(effect)), is_exact=exactly, span=NOWHERE))

    def believes(self, character: object, effect: object, *, openly: bool = False, exactly: bool = False) -> None:
        """State what somebody believes at the beginning; a mapping gives values, or joint facts, their weights. exactly: no
        reading moves it."""
        mind = syntax.MindTerm("believes", node_of(character), as_effect(node_of(effect)), NOWHERE)
        self._add(syntax.Statement(effect=mind, openly=openly, is_exact=exactly, span=NOWHERE))

    def typically(self, name: str, *parameters: str, value: object) -> None:
        """Say how it is with those of whom nothing is said: `story.typically("mercy", "c : character", value={…})`."""
        self._add(syntax.TypicallyDef(name=name, formals=_formals(parameters), value=node_of(value), span=NOWHERE))

    def knows(self, character: object, *fluents: object) -> None:
        """State that somebody is right about fluents wherever they are thought of, and everybody knows it."""
        call = syntax.Call("knows", (node_of(character), *(node_of(fluent) for fluent in fluents)), NOWHERE)
        self._add(syntax.Statement(effect=call, openly=True, span=NOWHERE))

    # What people want

    def utility(self, character: str | None, value: object) -> None:
        """Say what a character wants, or the author (None)."""
        self._add(syntax.UtilityDef(character=character, value=node_of(value), span=NOWHERE))

    def reason(
        self,
        name: str,
        holder: str,
        value: object,
        *,
        kind: str | None = None,
        condition: object = None,
        exactly: bool = False,
    ) -> None:
        """Add a named part of a utility. holder: `"c : character"` for all, or one name. condition: `while`. exactly: no
        reading moves it."""
        while_ = None if condition is None else node_of(condition)
        (formal,) = _formals((holder,))
        self._add(
            syntax.ReasonDef(
                name=name,
                holder=formal,
                kind=kind,
                condition=while_,
                value=node_of(value),
                is_exact=exactly,
                span=NOWHERE,
            )
        )

    # How it is played and told

    def turns(self, *names: object) -> None:
        """Say who may act at each step; `"chance"` is nature."""
        nodes = tuple(node_of(name) for name in names)
        found = tuple(node for node in nodes if isinstance(node, syntax.Name))
        if len(found) < len(nodes):
            raise TypeError("turns are names")
        self._add(syntax.TurnsDef(turns=found, span=NOWHERE))

    def script(self, *events: object) -> None:
        """List events that simply happen: `"move(Sally, Ball, Box)"`."""
        calls = tuple(node for node in (node_of(event) for event in events) if isinstance(node, syntax.Call))
        if len(calls) < len(events):
            raise TypeError("a scripted event is written with its arguments: 'leave(Sally)'")
        self._add(syntax.ScriptDef(events=calls, span=NOWHERE))

    def told(self, *events: object, because: object = None, outcomes: Iterable[str] = ()) -> None:
        """Say what the telling says happened: events in order, `...` for any events between.

        because: what the last told choice is said to hang on: the name of a kind, or `"belief(Ann, good(Bob)) >=
        likely"`; a list
        of those where it is one of them. outcomes: those that came about, and `"not spared"` for one that did not.
        """
        parts = [syntax.Gap(NOWHERE) if event in (..., "...", "…") else node_of(event) for event in events]
        found = tuple(part for part in parts if isinstance(part, (syntax.Call, syntax.Gap)))
        if len(found) < len(parts):
            raise TypeError("what is told is written with its arguments: 'kill(Harry, Ken)'")
        if found:
            self._add(syntax.ToldDef(events=found, span=NOWHERE))
        if because is not None:
            causes = because if isinstance(because, (list, tuple)) else (because,)
            self._add(syntax.ToldBecauseDef(causes=tuple(map(node_of, causes)), span=NOWHERE))
        named = tuple(syntax.ToldOutcome(o.removeprefix("not "), not o.startswith("not "), NOWHERE) for o in outcomes)
        if named:
            self._add(syntax.ToldOutcomesDef(outcomes=named, span=NOWHERE))

    def ends(self, condition: object) -> None:
        """Say when the story is over."""
        self._add(syntax.EndsDef(condition=node_of(condition), span=NOWHERE))

    def outcome(self, name: str, condition: object) -> None:
        """Name what the teller asks about."""
        self._add(syntax.OutcomeDef(name=name, condition=node_of(condition), span=NOWHERE))

    def mind(
        self,
        character: object,
        *,
        depth: object = None,
        precision: object = None,
        lapse: object = None,
        level0: object = None,
    ) -> None:
        """Say how deep (level-k) and how surely a character chooses; `"infinite"` precision takes the best.

        lapse: how often they take anything whatever. level0: "uniform", "literal", "best" or "best(Alice)".
        """
        said = (("depth", depth), ("precision", precision), ("lapse", lapse), ("level0", level0))
        parts = tuple(syntax.SettingPart(name=n, value=node_of(v), span=NOWHERE) for n, v in said if v is not None)
        self._add(syntax.MindDef(character=str(Term(node_of(character))), parts=parts, span=NOWHERE))

    def tau(self, value: object) -> None:
        """Say how deep others are taken to think, on average; `"strict"`: one level below whoever thinks of them."""
        self._add(syntax.TauDef(value=node_of(value), span=NOWHERE))

    def drift(self, name: str, *arguments: str, rate: object) -> None:
        """Say how fast what was learned of a fluent is forgotten, per unit of time: `story.drift("trust", "c", rate=0.02)`."""
        given = tuple(node_of(argument) for argument in arguments)
        self._add(syntax.DriftDef(name=name, arguments=given, rate=node_of(rate), toward="believed", span=NOWHERE))

    def lapse(self, value: object) -> None:
        """Say how often whoever chooses takes anything whatever."""
        self._add(syntax.LapseDef(value=node_of(value), span=NOWHERE))

    def level0(self, rule: object) -> None:
        """Say how those choose who ask nothing of others: "uniform", "literal", "best" or "best(Alice)"."""
        self._add(syntax.Level0Def(value=node_of(rule), span=NOWHERE))

    def watch(self, belief: Term | str) -> None:
        """Show a belief along the story."""
        self._add(syntax.WatchDef(belief=node_of(belief), span=NOWHERE))

    def reader(self, *sees: str) -> None:
        """Say which actions the reader is shown; `"all"`: all of them."""
        self._add(syntax.ReaderDef(sees=tuple(syntax.Name(name, NOWHERE) for name in sees), span=NOWHERE))

    def role(self, name: str, *parameters: str, value: object) -> None:
        """Say what patterns need to know of a domain; a parameter without a type is a character."""
        typed = tuple(p if ":" in p else f"{p} : character" for p in parameters)
        binding = syntax.RoleBinding(name, _formals(typed), node_of(value), NOWHERE)
        self._add(syntax.RoleDef(bindings=(binding,), span=NOWHERE))

    def says(self, what: str, text: str, *, pronoun: str | None = None) -> None:
        """Say how a thing is told. what: `"good(c)"`, `"good(c) = False"`, `"reason life(c)"`, `"outcome spared"` or an
        entity; pronoun: she, he, they or it, of an entity."""
        written, found = parse(f'says {what}: "{text}"' + (f", {pronoun};" if pronoun else ";"), "built.story")
        if found:
            raise StoryError(found)
        self._definitions += written.definitions

    def case(self, name: str) -> StoryBuilder:
        """Begin a variant of the story; returns where its statements go."""
        variant = StoryBuilder()
        self._definitions.append((name, variant))
        return variant

    def about(
        self,
        *,
        title: str | None = None,
        work: str | None = None,
        medium: str | None = None,
        cite: str | None = None,
        note: str | None = None,
    ) -> None:
        """Say what a catalogue needs to know."""
        said = (("title", title), ("work", work), ("medium", medium), ("cite", cite), ("note", note))
        for keyword, text in said:
            if text is not None:
                self._add(syntax.TextDef(keyword=keyword, text=text, span=NOWHERE))  # type: ignore[arg-type]


def _formals(parameters: Iterable[str]) -> tuple[syntax.Formal, ...]:
    """Return parameters from `"c : character"`, `"a : t, b : t"`, or a fixed value such as `"Bob"`."""
    found = []
    for text in parameters:
        for part in text.split(","):
            if ":" in part:
                name, type_name = name_and_type(part)
                found.append(syntax.Formal(syntax.Name(name, NOWHERE), type_name, NOWHERE))
            else:
                found.append(syntax.Formal(node_of(part.strip()), None, NOWHERE))
    return tuple(found)


def _several(values: object) -> tuple[object, ...]:
    return tuple(values) if isinstance(values, (tuple, list)) else (values,)


def _costs(
    cost: Mapping[Any, object] | Iterable[tuple[object, str | None, object]],
) -> tuple[tuple[object, str | None, object], ...]:
    if isinstance(cost, Mapping):
        return tuple((character, None, amount) for character, amount in cost.items())
    return tuple(cost)


def _cost(character: object, kind: str | None, amount: object) -> syntax.CostPart:
    return syntax.CostPart(character=node_of(character), kind=kind, amount=node_of(amount), span=NOWHERE)


def _glimpsing(variable: str, label: object, condition: object) -> syntax.GlimpsingPart:
    name, type_name = name_and_type(variable)
    called = node_of(label)
    if not isinstance(called, syntax.Call):
        raise TypeError("what a deed goes by is written like an event: 'hides(a)'")
    return syntax.GlimpsingPart(variable=name, type=type_name, label=called, condition=node_of(condition), span=NOWHERE)


def _revealing(variable: str, condition: object, fluents: object) -> syntax.RevealingPart:
    name, type_name = name_and_type(variable)
    found = tuple(node_of(fluent) for fluent in _several(fluents))
    return syntax.RevealingPart(
        fluents=found, variable=name, type=type_name, condition=node_of(condition), span=NOWHERE
    )
