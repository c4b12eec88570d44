"""What is told of a scene: that its events can be named, and that they could be, one after the other.

Whether they are possible in the scene is not asked here: what a telling says, it adds (docs/reading.md).
"""

from __future__ import annotations

from forbear.errors import Span
from forbear.language.checking.entries import CASE, FILES, LayeredDefinition
from forbear.language.checking.expressions import Expressions
from forbear.language.checking.findings import Findings
from forbear.language.checking.scope import Scope
from forbear.language.checking.told_causes import ToldCauses
from forbear.language.checking.uses import written_deeds
from forbear.language.expressions import Literal, Variable
from forbear.language.problem import CHANCE, SCRIPT, Action, Outcome
from forbear.language.syntax import tree as syntax
from forbear.language.tale import Tale, TaleCause, TaleEvent
from forbear.language.values import Value
from forbear.records import dataclass, replace

_TOLD = (syntax.ToldDef, syntax.ToldBecauseDef, syntax.ToldOutcomesDef)
_NAMES = {syntax.ToldDef: "told", syntax.ToldBecauseDef: "told because", syntax.ToldOutcomesDef: "told outcomes"}


@dataclass(frozen=True, slots=True)
class Stage:
    """What a telling can speak of: deeds, outcomes, and who takes turns."""

    actions: tuple[Action, ...]
    outcomes: tuple[Outcome, ...]
    turns: tuple[str, ...]


class Tales:
    """Checks what is told."""

    def __init__(self, expressions: Expressions) -> None:
        self._expressions = expressions
        self._findings = expressions.findings
        self._world = expressions.world
        self._causes = ToldCauses(expressions)

    def tale(self, entries: tuple[LayeredDefinition, ...], stage: Stage, *, is_case: bool) -> Tale | None:
        """Return what is told: of a case, what it tells itself; None where nothing is.

        Only what holds is checked: a case may have other turns than those that the file tells of.
        """
        layers: dict[int, list[LayeredDefinition]] = {}
        for entry in entries:
            if isinstance(entry.definition, _TOLD):
                layers.setdefault(entry.layer, []).append(entry)
        if not layers or (is_case and max(layers) == FILES):
            return None
        layer = max(layers)
        found = self.of(tuple(entry.definition for entry in layers[layer]), stage, is_once=layer in (FILES, CASE))
        return None if found.is_empty and layer in (FILES, CASE) else found

    def of(self, definitions: tuple[syntax.Definition, ...], stage: Stage, *, is_once: bool) -> Tale:
        """Return what some definitions tell together; of two that say the same the later holds, and `is_once`: that is told."""
        events: tuple[TaleEvent | None, ...] = (None,)
        because: tuple[TaleCause, ...] = ()
        outcomes: tuple[tuple[str, bool], ...] = ()
        spans: tuple[Span | None, ...] = ()
        ends: syntax.ToldOutcomesDef | None = None
        first: dict[type, syntax.Definition] = {}
        asking: syntax.ToldBecauseDef | None = None
        for definition in definitions:
            if not isinstance(definition, _TOLD):
                continue
            before = first.setdefault(type(definition), definition)
            if is_once and before is not definition:
                where = f"it stands in line {before.span.line} of {before.span.file} already"
                self._findings.tell("E212", definition.span, where, name=_NAMES[type(definition)])
            match definition:
                case syntax.ToldDef():
                    events = self._events(definition, stage)
                    spans = tuple(None if isinstance(one, syntax.Gap) else one.span for one in definition.events)
                case syntax.ToldBecauseDef():
                    because, asking = self._causes.of(definition), definition
                case syntax.ToldOutcomesDef():
                    outcomes, ends = self._outcomes(definition, stage), definition
        told = first.get(syntax.ToldDef)
        if asking is not None and not (isinstance(told, syntax.ToldDef) and _has_choice(told)):
            hung = " or ".join(map(str, because)) or "this"
            self._findings.tell("E338", asking.span, "write told: …, with the choice that it is about", kind=hung)
        because_span, outcomes_span = (None if one is None else one.span for one in (asking, ends))
        return Tale(events, because, outcomes, because_span, spans, outcomes_span)

    def _outcomes(self, definition: syntax.ToldOutcomesDef, stage: Stage) -> tuple[tuple[str, bool], ...]:
        known = [outcome.name for outcome in stage.outcomes]
        found: dict[str, bool] = {}
        for outcome in definition.outcomes:
            if outcome.name not in known:
                hint = self._findings.near(outcome.name, known)
                hint = hint or ("the scene asks about no outcome" if not known else f"there is {', '.join(known)}")
                self._findings.tell("E333", outcome.span, hint, name=outcome.name)
            if outcome.name in found:
                self._findings.tell("E212", outcome.span, None, name=outcome.name)
            found[outcome.name] = outcome.is_so
        return tuple(found.items())

    def _events(self, definition: syntax.ToldDef, stage: Stage) -> tuple[TaleEvent | None, ...]:
        found = [None if isinstance(event, syntax.Gap) else self._event(event, stage) for event in definition.events]
        named = sum(isinstance(event, syntax.Call) for event in definition.events)
        if named > len(stage.turns):
            hint = "each takes a turn; leave out what is no turn of the scene, or add turns"
            words = {"events": f"{named} event{'s' * (named != 1)}", "turns": len(stage.turns)}
            self._findings.tell("E335", definition.span, hint, **words)
        return tuple(found)

    def _event(self, call: syntax.Call, stage: Stage) -> TaleEvent | None:
        if call.name == "wait" and not _named("wait", stage):
            return self._waiting(call, stage)
        if call.name == "refuse" and not _named("refuse", stage):
            return self._refusing(call, stage)
        return self._deed(call, stage)

    def _waiting(self, call: syntax.Call, stage: Stage) -> TaleEvent | None:
        if len(call.arguments) != 1:
            self._findings.tell(
                "E203", call.span, "write wait(X)", name="wait", wanted="1 argument", given=len(call.arguments)
            )
            return None
        term = self._expressions.terms.character(call.arguments[0], Scope("what is told"))
        if not isinstance(term, Literal):
            return None
        self._on_turn(call, str(term.value), (str(term.value),), stage)
        return TaleEvent("wait", str(term.value), "", ())

    def _refusing(self, call: syntax.Call, stage: Stage) -> TaleEvent | None:
        match call.arguments:
            case (who, syntax.Call() as deed):
                term = self._expressions.terms.character(who, Scope("what is told"))
                found = self._deed(deed, stage)
                if found is None or not isinstance(term, Literal):
                    return None
                parties = _consenting(found, stage)
                if str(term.value) not in parties or len(parties) < 2:
                    reason = f"{term.value} is not asked to take part in it"
                    self._findings.tell("E334", call.span, None, event=found, reason=reason)
                return TaleEvent("refuse", str(term.value), found.name, found.arguments)
        hint = "write refuse(X, offer(…)): who refuses, and what"
        self._findings.tell("E203", call.span, hint, name="refuse", wanted="2 arguments", given=len(call.arguments))
        return None

    def _deed(self, call: syntax.Call, stage: Stage) -> TaleEvent | None:
        if not _named(call.name, stage):
            names = tuple(dict.fromkeys(action.name for action in stage.actions))
            self._findings.tell("E328", call.span, self._findings.near(call.name, names), name=call.name)
            return None
        terms = [self._expressions.terms.read(argument, Scope("what is told")) for argument in call.arguments]
        counts = sorted({len(action.parameters) for action in stage.actions if action.name == call.name})
        if len(terms) not in counts:
            wanted = " or ".join(map(str, counts)) + (" argument" if counts == [1] else " arguments")
            hint = written_deeds(call.name, stage.actions)
            self._findings.tell("E203", call.span, hint, name=call.name, wanted=wanted, given=len(terms))
            return None
        values = tuple(term.value for term in terms if isinstance(term, Literal))
        if len(values) < len(terms):
            return None
        found = TaleEvent("deed", None, call.name, values)
        parties = [self._parties(action, values) for action in stage.actions if action.name == call.name]
        fitting = [party for party in parties if party is not None]
        if not fitting:
            shown = ", ".join(map(str, values))
            self._findings.tell("E204", call.span, None, name=call.name, arguments=shown)
            return None
        self._on_turn(call, str(found), tuple(name for party in fitting for name in party or (CHANCE,)), stage)
        return found

    def _parties(self, action: Action, values: tuple[Value, ...]) -> tuple[str, ...] | None:
        """Return who consents to an action of these arguments; None where it does not take them."""
        if len(action.parameters) != len(values):
            return None
        filled: dict[str, Value] = {}
        for parameter, value in zip(action.parameters, values, strict=True):
            if not self._world.accepts(parameter, Literal(value)):
                return None
            if isinstance(parameter, Variable) and filled.setdefault(parameter.name, value) != value:
                return None
        return tuple(
            str(filled.get(term.name) if isinstance(term, Variable) else term.value) for term in action.consenting
        )

    def _on_turn(self, call: syntax.Call, event: str, people: tuple[str, ...], stage: Stage) -> None:
        """Tell where none of those who could do something ever takes a turn."""
        if not set(people) & set(stage.turns):
            names = " and ".join(dict.fromkeys("nature" if name == CHANCE else name for name in people))
            hint = f"`turns` names {', '.join(dict.fromkeys(stage.turns)) or 'nobody'}"
            if SCRIPT in stage.turns:
                hint = f"{hint}; what the script holds need not be told"
            self._findings.tell("E334", call.span, hint, event=event, reason=f"{names} takes no turn")


def joined(documents: tuple[syntax.Document, ...], findings: Findings) -> tuple[syntax.Document, ...]:
    """Return the documents with what a file beside the story tells of its cases put into them; told what cannot be."""
    told = [document for document in documents if document.is_telling]
    if not told:
        return documents
    known = {d.name for other in documents if not other.is_telling for d in other.definitions if _is_case(d)}  # type: ignore[union-attr]
    of_cases: dict[str, list[syntax.Definition]] = {}
    kept: dict[str, tuple[syntax.Definition, ...]] = {}
    for document in told:
        own = []
        for definition in document.definitions:
            if isinstance(definition, syntax.CaseDef):
                if definition.name not in known:
                    hint = findings.near(definition.name, known)
                    findings.tell("E337", definition.span, hint, name=definition.name)
                of_cases.setdefault(definition.name, []).extend(_telling(definition.body, findings))
            else:
                own.append(definition)
        kept[document.file] = _telling(tuple(own), findings)
    return tuple(
        replace(
            document,
            definitions=kept[document.file]
            if document.is_telling
            else tuple(
                replace(d, body=(*d.body, *of_cases.pop(d.name, ()))) if isinstance(d, syntax.CaseDef) else d
                for d in document.definitions
            ),
        )
        for document in documents
    )


def _is_case(definition: syntax.Definition) -> bool:
    return isinstance(definition, syntax.CaseDef)


def _telling(definitions: tuple[syntax.Definition, ...], findings: Findings) -> tuple[syntax.Definition, ...]:
    """Return what tells among some definitions; where it comes from may stand beside it, and all else is a mistake."""
    for definition in definitions:
        is_source = isinstance(definition, syntax.TextDef) and definition.keyword in ("cite", "note")
        if not isinstance(definition, _TOLD) and not is_source:
            hint = "it holds `told`, `told because`, `told outcomes`, `case`, `cite` and `note`"
            findings.tell("E336", definition.span, hint)
    return tuple(definition for definition in definitions if isinstance(definition, _TOLD))


def _named(name: str, stage: Stage) -> bool:
    return any(action.name == name for action in stage.actions)


def _has_choice(told: syntax.ToldDef) -> bool:
    return any(isinstance(event, syntax.Call) for event in told.events)


def _consenting(event: TaleEvent, stage: Stage) -> tuple[str, ...]:
    """Return who consents to a deed, by its first action of that name and number of arguments."""
    for action in stage.actions:
        if action.name == event.name and len(action.parameters) == len(event.arguments):
            filled = {
                p.name: v for p, v in zip(action.parameters, event.arguments, strict=True) if isinstance(p, Variable)
            }
            return tuple(str(filled[t.name] if isinstance(t, Variable) else t.value) for t in action.consenting)
    return ()
