"""What was written to a checked problem, with every mistake and oddity found on the way.

The order of definitions does not matter, except among initial statements, named amounts and overloads: types come
first, then entities and amounts, properties, events, the beginning, what people want, and the scene.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from forbear.errors import Diagnostic, RequestError
from forbear.language.checking.amounts import amount
from forbear.language.checking.beginnings import Beginnings, CheckedStatement
from forbear.language.checking.belief_checks import check_beliefs
from forbear.language.checking.belief_oddities import check_doubts
from forbear.language.checking.credences import check_credences
from forbear.language.checking.declared_names import declared_amounts, declared_entities
from forbear.language.checking.declared_properties import declared_properties
from forbear.language.checking.declared_ranges import declared_ranges
from forbear.language.checking.declared_types import declared_types
from forbear.language.checking.depth import sound_definitions
from forbear.language.checking.drifts import drift_of
from forbear.language.checking.effects import EffectChecks, Manner
from forbear.language.checking.entries import (
    CASE,
    FILES,
    LayeredDefinition,
    amount_change,
    check_changeable,
    entries,
)
from forbear.language.checking.events import Events
from forbear.language.checking.expressions import Expressions
from forbear.language.checking.findings import Findings
from forbear.language.checking.minds import mind_of, minds
from forbear.language.checking.oddities import check_oddities
from forbear.language.checking.remembering import Remembering
from forbear.language.checking.scenes import TAU, Scenes, about
from forbear.language.checking.scope import Scope
from forbear.language.checking.tales import Stage, Tales, joined
from forbear.language.checking.tellings import Tellings
from forbear.language.checking.typical import Spreads, in_their_place
from forbear.language.checking.wishes import Wishes
from forbear.language.checking.world import World
from forbear.language.expressions import TRUE, Literal
from forbear.language.nearest import did_you_mean
from forbear.language.problem import (
    LITERAL,
    READER,
    Action,
    Entity,
    JointSpread,
    Outcome,
    Problem,
    ReaderMind,
    Scripted,
    Spread,
    Type,
)
from forbear.language.syntax import tree as syntax
from forbear.records import replace

Found = TypeVar("Found")


def check(
    documents: tuple[syntax.Document, ...],
    *,
    case: str | None = None,
    settings: tuple[syntax.Document, ...] = (),
    torn: frozenset[str] = frozenset(),
    more: tuple[syntax.Document, ...] = (),
) -> tuple[Problem | None, tuple[Diagnostic, ...]]:
    """Check the documents of a story, imports first, its own last, with a case of it and further statements over it.

    torn: names that pieces which could not be read seem to declare; they are not reported as unknown. more: documents
    that stand after the story's own. Returns the problem, or None where there are errors; and every diagnostic,
    warnings too. Raises RequestError where there is no such case.
    """
    findings = Findings((*documents, *more, *settings), torn)
    sound = tuple(_without_depths(document, findings) for document in documents)
    later = tuple(_without_depths(document, findings) for document in more)
    changes = tuple(_without_depths(document, findings) for document in settings)
    sound = joined(sound, findings)
    cases = tuple(d for document in sound for d in document.definitions if isinstance(d, syntax.CaseDef))
    names = tuple(dict.fromkeys(definition.name for definition in cases))
    if case is not None and case not in names:
        hint = did_you_mean(case, names) or f"its cases are {', '.join(names)}" if names else "it has no cases"
        raise RequestError(f"the story has no case '{case}'", hint)
    problem = _Checking(sound, entries((*sound, *later), case, changes, findings), findings).problem(cases, case)
    return (None if findings.has_errors else problem), findings.in_order()


def _without_depths(document: syntax.Document, findings: Findings) -> syntax.Document:
    definitions = sound_definitions(document.definitions, findings)
    return syntax.Document(definitions, document.file, document.lines, document.comments)


class _Checking:
    """The checks of one story, one after the other."""

    def __init__(
        self,
        documents: tuple[syntax.Document, ...],
        placed: tuple[LayeredDefinition, ...],
        findings: Findings,
    ) -> None:
        self._documents = documents
        self._entries = placed
        self._findings = findings
        definitions = tuple(entry.definition for entry in placed)
        types = declared_types(definitions, findings)
        entities = declared_entities(placed, types, findings)
        amounts = declared_amounts(placed, entities, findings)
        ranges = declared_ranges(definitions, amounts, findings)
        bare = World(types, entities, amounts, (), ranges=ranges)
        properties = declared_properties(definitions, bare, findings)
        world = World(types, entities, amounts, properties, _has_reader(placed, entities), ranges)
        self._remembering = Remembering(world, findings)
        self._world = replace(world, properties=self._remembering.last_check.world.properties)
        expressions = Expressions(self._world, findings)
        self._effects = EffectChecks(expressions)
        self._events = Events(expressions)
        self._wishes = Wishes(expressions)
        self._scenes = Scenes(expressions)
        self._tellings = Tellings(expressions, placed)
        self._spreads = Spreads(expressions)
        self._tales = Tales(expressions)

    def problem(self, cases: tuple[syntax.CaseDef, ...], case: str | None) -> Problem:
        """Return the problem, as much of it as is sound."""
        world, placed, findings = self._world, self._entries, self._findings
        actions = _known(self._action(e) for e in placed if isinstance(e.definition, syntax.ActionDef))
        triggers = _known(self._events.trigger(e) for e in placed if isinstance(e.definition, syntax.TriggerDef))
        statements, spreads = self._beginning(placed)
        declared = Beginnings(world).declared(statements)
        check_beliefs(declared, findings)
        effects = tuple(statement.effect for statement in statements)
        named = frozenset(e.definition.name for e in placed if isinstance(e.definition, syntax.ActionDef))
        reader = ReaderMind(None) if world.has_reader else None
        scenes = self._scenes
        unscripted: tuple[Scripted, ...] = ()
        script = scenes.single(placed, syntax.ScriptDef, lambda said: scenes.script(said, actions), unscripted)
        turns = scenes.steps(scenes.single(placed, syntax.TurnsDef, scenes.turns, ()), script, placed)
        outcomes = scenes.outcomes(placed)
        stage = Stage(actions, outcomes, turns)
        found = Problem(
            types=tuple(Type(name, parents, world.ranges.get(name)) for name, parents in world.types.items()),
            entities=tuple(Entity(name, types) for name, types in world.entities.items()),
            properties=world.properties,
            actions=actions,
            triggers=triggers,
            utilities=self._wishes.utilities(placed),
            initial=effects,
            own=tuple(place for place, statement in enumerate(statements) if statement.is_own),
            constants=tuple(world.constants.items()),
            reasons=self._wishes.reasons(placed, self._remembering),
            turns=turns,
            script=script,
            ends=scenes.single(placed, syntax.EndsDef, scenes.ends, None),
            outcomes=outcomes,
            minds=minds(placed, world, findings),
            tau=scenes.single(placed, syntax.TauDef, scenes.tau, TAU),
            drifts=_known(
                drift_of(e.definition, world, findings) for e in placed if isinstance(e.definition, syntax.DriftDef)
            ),
            lapse=scenes.single(placed, syntax.LapseDef, scenes.lapse, 0.0),
            level0=scenes.single(placed, syntax.Level0Def, scenes.level0, LITERAL),
            cases=tuple(dict.fromkeys(definition.name for definition in cases)),
            reader=scenes.single(placed, syntax.ReaderDef, lambda said: scenes.reader(said, named), reader),
            watches=_known(
                self._scenes.watch(e.definition) for e in placed if isinstance(e.definition, syntax.WatchDef)
            ),
            roles=self._scenes.roles(placed),
            tellings=self._tellings.all(placed),
            about=about(self._documents[-1], placed),
            scale=_scale(self._documents, world),
            spreads=spreads,
            is_told=any(isinstance(entry.definition, syntax.ToldDef | syntax.ToldOutcomesDef) for entry in placed),
            vague=tuple(place for place, statement in enumerate(statements) if statement.is_vague),
            tale=self._tales.tale(placed, stage, is_case=case is not None),
            document=self._documents[-1],
            imported=self._documents[:-1],
        )
        for definition in cases:
            if definition.name != case:
                self._check_unchosen(definition, stage)
        self._check_case_names(cases)
        check_oddities(found, world, placed, findings)
        if found.is_scene and not findings.has_errors:
            check_doubts(declared, found.turns, findings)
            check_credences(self._documents, world.constants, findings)
        self._remembering.keep()
        return found

    def _action(self, entry: LayeredDefinition) -> Action | None:
        found, is_known = self._remembering.checked(entry, self._events.action)
        return self._events.known_action(entry, found) if found is not None and is_known else found

    def _beginning(
        self, placed: tuple[LayeredDefinition, ...]
    ) -> tuple[tuple[CheckedStatement, ...], tuple[Spread | JointSpread, ...]]:
        """Return the initial statements in the order in which they count, and what is typical."""
        statements: dict[int, CheckedStatement] = {}
        spreads: dict[int, Spread | JointSpread] = {}
        for place, entry in enumerate(placed):
            if isinstance(entry.definition, syntax.TypicallyDef):
                spread = self._spreads.one(entry.definition)
                if spread is not None:
                    spreads[place] = spread
            elif (statement := self._statement(entry)) is not None:
                statements[place] = statement
        return in_their_place(placed, statements, spreads)

    def _statement(self, entry: LayeredDefinition) -> CheckedStatement | None:
        definition = entry.definition
        if not isinstance(definition, syntax.Statement):
            return None
        manner = Manner(is_beginning=True, openly="outside" if definition.openly else "no")
        effect = self._effects.read(definition.effect, Scope("an initial statement"), manner)
        is_own = entry.span.file == self._documents[-1].file if entry.layer == FILES else entry.layer == CASE
        if effect is None:
            return None
        states = entry.layer != FILES or is_own
        return CheckedStatement(effect, definition.span, entry.layer, is_own and not definition.is_exact, is_own=states)

    def _check_case_names(self, cases: tuple[syntax.CaseDef, ...]) -> None:
        first: dict[str, syntax.CaseDef] = {}
        for definition in cases:
            if definition.name in first:
                where = f"it stands in line {first[definition.name].span.line} already"
                self._findings.tell("E212", definition.span, where, name=f"case {definition.name}")
            first.setdefault(definition.name, definition)

    def _check_unchosen(self, case: syntax.CaseDef, stage: Stage) -> None:
        """Tell the mistakes of a case that nobody chose; what it would replace does not matter here, but for its turns."""
        said = [d for d in case.body if isinstance(d, syntax.TurnsDef)]
        turns = tuple(turn.text for turn in said[-1].turns) if said else stage.turns
        own = tuple(d.name for d in case.body if isinstance(d, syntax.OutcomeDef))
        known = (*stage.outcomes, *(Outcome(name, TRUE) for name in own))
        self._tales.of(case.body, Stage(stage.actions, known, turns), is_once=True)
        for written in case.body:
            check_changeable(written, self._findings)
            definition = amount_change(written, set(self._world.constants))
            match definition:
                case syntax.Statement():
                    self._statement(LayeredDefinition(definition, 1))
                case syntax.ConstantDef(_, value):
                    amount(value, self._world.constants, self._findings)
                case syntax.ReasonDef():
                    self._wishes.reason(definition, is_scene=True)
                case syntax.UtilityDef():
                    self._wishes.utility(definition)
                case syntax.MindDef():
                    mind_of(definition, None, self._world, self._findings)
                case syntax.TurnsDef():
                    self._scenes.turns(definition)
                case syntax.ScriptDef():
                    self._scenes.script(definition, stage.actions)
                case syntax.EndsDef():
                    self._scenes.ends(definition)
                case syntax.TauDef():
                    self._scenes.tau(definition)
                case syntax.DriftDef():
                    drift_of(definition, self._world, self._findings)
                case syntax.LapseDef():
                    self._scenes.lapse(definition)
                case syntax.Level0Def():
                    self._scenes.level0(definition)
                case syntax.OutcomeDef():
                    self._scenes.outcome(definition)
                case syntax.WatchDef():
                    self._scenes.watch(definition)
                case syntax.SaysDef():
                    self._tellings.one(definition)
                case syntax.TypicallyDef():
                    self._spreads.one(definition)


def _scale(documents: tuple[syntax.Document, ...], world: World) -> tuple[tuple[str, Literal], ...]:
    """Return the named amounts that a domain shares with its scenes; those of the file itself where no domain has any."""
    named = [
        [d.name for d in document.definitions if isinstance(d, syntax.ConstantDef) and d.name in world.constants]
        for document in documents
    ]
    shared = [name for names in named[:-1] for name in names] or named[-1]
    return tuple((name, world.constants[name]) for name in dict.fromkeys(shared))


def _known(found: Iterable[Found | None]) -> tuple[Found, ...]:
    return tuple(one for one in found if one is not None)


def _has_reader(placed: tuple[LayeredDefinition, ...], entities: Mapping[str, tuple[str, ...]]) -> bool:
    """Say whether the story has a reader: it is told what they see, or what they believe."""
    return READER not in entities and any(
        isinstance(entry.definition, syntax.ReaderDef)
        or (
            isinstance(entry.definition, syntax.Statement)
            and isinstance(entry.definition.effect, syntax.MindTerm)
            and isinstance(entry.definition.effect.character, syntax.Name)
            and entry.definition.effect.character.text == READER
        )
        for entry in placed
    )
