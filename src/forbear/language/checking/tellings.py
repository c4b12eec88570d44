"""How things are told: each telling must speak of something that is there, and fill in only what it knows."""

from __future__ import annotations

from collections.abc import Iterable

from forbear.errors import Span
from forbear.language.checking.entries import FILES, LayeredDefinition
from forbear.language.checking.expressions import Expressions
from forbear.language.checking.findings import Findings
from forbear.language.checking.scope import Scope
from forbear.language.checking.world import Term
from forbear.language.expressions import Literal, Property, Variable
from forbear.language.problem import Telling
from forbear.language.syntax import tree as syntax
from forbear.language.values import UNKNOWN, Value
from forbear.language.wording import FORMS, PRONOUNS, places

Key = tuple[str, str, tuple[Term, ...], Value | None]


class Tellings:
    """Checks how things are told."""

    def __init__(self, expressions: Expressions, entries: tuple[LayeredDefinition, ...]) -> None:
        self._world = expressions.world
        self._findings = expressions.findings
        self._terms = expressions.terms
        definitions = [entry.definition for entry in entries]
        self._reasons = {d.name for d in definitions if isinstance(d, syntax.ReasonDef)}
        self._outcomes = {d.name for d in definitions if isinstance(d, syntax.OutcomeDef)}
        self._actions: dict[str, list[syntax.ActionDef]] = {}
        for action in (d for d in definitions if isinstance(d, syntax.ActionDef)):
            self._actions.setdefault(action.name, []).append(action)

    def all(self, entries: tuple[LayeredDefinition, ...]) -> tuple[Telling, ...]:
        """Return all tellings in order; the same thing told twice in one file is a mistake."""
        found: list[Telling] = []
        first: dict[tuple[str, Key], int] = {}
        for entry in entries:
            if not isinstance(entry.definition, syntax.SaysDef):
                continue
            telling = self.one(entry.definition)
            if telling is None:
                continue
            key = (entry.span.file, (telling.kind, telling.name, telling.arguments, telling.value))
            if key in first and entry.layer == FILES:
                where = f"it stands in line {first[key]} already"
                self._findings.tell("E212", entry.span, where, name=f"says {telling.name}")
            first.setdefault(key, entry.span.line)
            found.append(telling)
        return tuple(found)

    def one(self, said: syntax.SaysDef) -> Telling | None:
        """Return a checked telling; None, and told, where there is nothing of that name."""
        if said.kind == "entity":
            return self._entity(said)
        if said.kind == "outcome":
            if self._is_known(said, self._outcomes):
                check_places(said.text, said.span, (), self._findings)
                return Telling("outcome", said.name, said.text)
            return None
        if said.kind == "reason":
            arguments = self._arguments(said, ("character",)) if self._is_known(said, self._reasons) else None
            if arguments is None:
                return None
            check_places(said.text, said.span, _names(arguments), self._findings)
            return Telling("reason", said.name, said.text, arguments)
        return self._fluent(said)

    def _is_known(self, said: syntax.SaysDef, names: Iterable[str]) -> bool:
        if said.name in names:
            return True
        self._findings.tell("E201", said.span, self._findings.near(said.name, names), name=said.name)
        return False

    def _entity(self, said: syntax.SaysDef) -> Telling | None:
        if not self._is_known(said, self._world.entities):
            return None
        pronoun = said.pronoun or "they"
        if pronoun not in PRONOUNS:
            hint = f"it can be {', '.join(PRONOUNS)}"
            self._findings.tell("E323", said.span, hint, found=pronoun)
            return None
        check_places(said.text, said.span, (), self._findings)
        return Telling("entity", said.name, said.text, pronoun=pronoun)

    def _fluent(self, said: syntax.SaysDef) -> Telling | None:
        declared = self._world.overloads.get(said.name)
        if declared is None and said.name in self._actions and said.value is None:
            return self._action(said, self._actions[said.name])
        if declared is None:
            hint = self._findings.near(said.name, (*self._world.overloads, *self._actions))
            self._findings.tell("E202", said.span, hint, name=said.name)
            return None
        meant = next((p for p in declared if len(p.parameters) == len(said.arguments)), None)
        if meant is None:
            counts = sorted({len(candidate.parameters) for candidate in declared})
            wanted = " or ".join(map(str, counts)) + (" argument" if counts == [1] else " arguments")
            given = len(said.arguments)
            self._findings.tell("E203", said.span, None, name=said.name, wanted=wanted, given=given)
            return None
        types = tuple(p.type if isinstance(p, Variable) else "entity" for p in meant.parameters)
        arguments = self._arguments(said, types)
        value = None if said.value is None else self._value(said.value, meant)
        if arguments is None or (said.value is not None and value is None):
            return None
        check_places(said.text, said.span, (*_names(arguments), "value"), self._findings)
        return Telling("fluent", said.name, said.text, arguments, value)

    def _action(self, said: syntax.SaysDef, declared: list[syntax.ActionDef]) -> Telling | None:
        meant = next((one for one in declared if len(one.formals) == len(said.arguments)), declared[0])
        arguments = self._arguments(said, tuple(formal.type or "entity" for formal in meant.formals))
        if arguments is None:
            return None
        check_places(said.text, said.span, _names(arguments), self._findings)
        return Telling("action", said.name, said.text, arguments)

    def _arguments(self, said: syntax.SaysDef, types: tuple[str, ...]) -> tuple[Term, ...] | None:
        """Return the arguments: a word that names something means just that, any other stands for whatever is there."""
        if len(said.arguments) != len(types):
            wanted = f"{len(types)} argument{'s' if len(types) != 1 else ''}"
            self._findings.tell("E203", said.span, None, name=said.name, wanted=wanted, given=len(said.arguments))
            return None
        found: list[Term] = []
        for node, kind in zip(said.arguments, types, strict=True):
            if isinstance(node, syntax.Name) and node.text not in {*self._world.entities, "True", "False"}:
                found.append(Variable(node.text, kind))
                continue
            term = self._terms.read(node, Scope("`says`"))
            if term is None:
                return None
            found.append(term)
        return tuple(found)

    def _value(self, node: syntax.Expression, meant: Property) -> Value | None:
        term = self._terms.read(node, Scope("`says`"))
        if not isinstance(term, Literal):
            return None
        if not (self._world.is_a(term.value, meant.type) or (term.value is UNKNOWN and meant.type != "boolean")):
            shown = f"{meant.name}(…)"
            value = node.text if isinstance(node, syntax.Name) else term.value
            self._findings.tell("E207", node.span, None, value=value, fluent=shown, type=meant.type)
            return None
        return term.value


def _names(arguments: tuple[Term, ...]) -> tuple[str, ...]:
    return tuple(term.name for term in arguments if isinstance(term, Variable))


def check_places(text: str, span: Span, names: tuple[str, ...], findings: Findings) -> None:
    """Tell of every place in a text that nothing can fill."""
    for inner, name, form in places(text):
        if name in names:
            continue
        hint = findings.near(name, names)
        if "." in inner and not form:
            hint = f"what may follow the dot is {', '.join(FORMS)}"
        findings.tell("E231", span, hint, name=inner)
