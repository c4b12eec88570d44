"""Conditions, facts and amounts of PDDL in our words, with the names that variables and things have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from forbear.figures import NoFigure, read_figure
from forbear.language.pddl.brackets import Group, Part, PddlWord
from forbear.language.pddl.declared import BELIEVES, INTENDS, OBJECT, Mistakes, PddlProblem, Predicate, TypedName
from forbear.language.pddl.names import NamesGiven
from forbear.records import dataclass, replace

_COMPARED: Final = frozenset(("<", ">", "<=", ">="))
_COMPUTED: Final = frozenset("+-*/")
_JOINING: Final = frozenset(("and", "or", "imply", "when", "forall", "exists"))
_REFUSED: Final = frozenset(("preference", "always", "sometime", "at-most-once", "within", "hold-after", "knows"))

WHO: Final = "who"
"""Who intends, among what an intended fact is about."""

Scope = Mapping[str, tuple[str, str]]
"""A variable → its name and its type."""


@dataclass(frozen=True, slots=True)
class PddlFact:
    """A fact that is so, or is not: a predicate with its arguments and their types, None where none is declared."""

    signature: Predicate
    arguments: tuple[str, ...]
    types: tuple[str | None, ...]
    holds: bool


class PddlExpressions:
    """Writes expressions.

    intended: each predicate that somebody intends to be so, or not to be so; given_up: those of them that an action ends.
    """

    def __init__(self, declared: PddlProblem, mistakes: Mistakes) -> None:
        self.declared = declared
        self.mistakes = mistakes
        self.intended: dict[tuple[str, bool], Predicate] = {}
        self.given_up: set[tuple[str, bool]] = set()
        self._names = NamesGiven()
        self._agents = _agent_types(declared)
        for key in declared.types:
            self.type_name(key)
        for typed in declared.objects.values():
            self.object_name(typed)
        for kind, known in (("predicate", declared.predicates), ("function", declared.functions)):
            for each in known.values():
                self._names.of(kind, each.word.text)
        for action in declared.actions:
            self.action_name(action.word)

    # Names

    def is_agent_type(self, key: str) -> bool:
        """Say whether a type is named of somebody who wants, intends or believes."""
        return key in self._agents

    def is_agent(self, typed: TypedName) -> bool:
        """Say whether somebody of this type may want, intend or believe something."""
        return any(self.declared.is_of(typed.type, agent) for agent in self._agents)

    def type_name(self, key: str) -> str:
        """Return the name of a type; of objects of no type, those who act are characters if anybody of them is."""
        if key == OBJECT:
            return "character" if OBJECT in self._agents else "entity"
        if key == "number" and key not in self.declared.types:
            return "number"
        word = self.declared.types[key][0] if key in self.declared.types else None
        return self._names.of("type", key if word is None else word.text)

    def object_name(self, typed: TypedName) -> str:
        """Return the name of an object."""
        return self._names.of("object", typed.word.text)

    def action_name(self, word: PddlWord) -> str:
        """Return the name of an action."""
        return self._names.of("action", word.text)

    def property_name(self, kind: str, signature: Predicate) -> str:
        """Return the name of a predicate or a function."""
        return self._names.of(kind, signature.word.text)

    def intends_name(self, key: str, holds: bool) -> str:
        """Return the name of the property by which somebody intends that something is so, or is not."""
        return self._names.of("intends", f"intends_{'' if holds else 'not_'}{key}")

    def given_up_name(self, key: str, holds: bool) -> str:
        """Return the name of the property by which somebody has ceased to intend that something is so, and it is not."""
        return self._names.of("given up", f"gave_up_{'' if holds else 'not_'}{key}")

    def formals(self, signature: Predicate) -> list[tuple[str, str]]:
        """Return names for what a predicate is about, each with its type."""
        found: dict[str, str] = {}
        for typed in signature.formals:
            found[self._names.local(typed.word.text, (*found, WHO))] = self.type_name(typed.type)
        return list(found.items())

    def scoped(
        self, formals: Iterable[TypedName], scope: Scope, avoided: Iterable[str] = ()
    ) -> dict[str, tuple[str, str]]:
        """Return a scope with further variables; one that hides another has a name of its own. avoided: further names."""
        made = dict(scope)
        for typed in formals:
            others = [*avoided, *(name for name, _ in (*scope.values(), *made.values()))]
            made[typed.word.key] = (self._names.local(typed.word.text, others), self.type_name(typed.type))
        return made

    def bound(
        self, formals: Group, scope: Scope, avoided: Iterable[str] = ()
    ) -> tuple[dict[str, tuple[str, str]], tuple[tuple[str, str], ...]]:
        """Return the scope inside a quantifier, and what it binds: names with their types. avoided: names elsewhere."""
        typed = list(self.declared.variables(formals.parts))
        for each in typed:
            self.declared.check_type(each)
        inner = self.scoped(typed, scope, avoided)
        return inner, tuple(inner[each.word.key] for each in typed)

    # Facts

    def fact(self, part: Group, scope: Scope) -> PddlFact | None:
        """Return a fact, which may be denied; None, and told, where it is none."""
        if part.head == "not" and len(part.rest) == 1 and isinstance(part.rest[0], Group):
            fact = self.fact(part.rest[0], scope)
            return None if fact is None else replace(fact, holds=not fact.holds)
        name = part.parts[0] if part.parts else part
        if not isinstance(name, PddlWord):
            self.mistakes.needs("a fact like `(at ann market)`", part)
            return None
        signature = self.declared.predicates.get(name.key)
        if signature is None and name.key in _JOINING:
            self.mistakes.needs("one fact like `(at ann market)`", name)
            return None
        if signature is None:
            self.mistakes.unknown("predicate", name, self.declared.predicates)
            return None
        types = tuple(self._type_of(each, scope) for each in part.rest)
        return PddlFact(signature, self._arguments(name, part.rest, signature, scope), types, True)

    def told(self, fact: PddlFact) -> str:
        """Return a fact as it stands, whether it holds or not."""
        return f"{self.property_name('predicate', fact.signature)}({', '.join(fact.arguments)})"

    def minded(self, part: Group, scope: Scope) -> str | None:
        """Return what somebody intends or believes, as an effect or a beginning says it; None, and told, if it is none."""
        who, inner = part.rest if len(part.rest) == 2 else (None, None)
        if who is None or not isinstance(inner, Group):
            self.mistakes.needs(f"somebody and a fact, as in `({part.head} ann (at ann market))`", part)
            return None
        denied = inner.rest[0] if inner.head == "not" and len(inner.rest) == 1 else inner
        if isinstance(denied, Group) and denied.head in (INTENDS, BELIEVES):
            if part.head != BELIEVES or denied is not inner or inner.head != BELIEVES:
                self.mistakes.refuse(
                    f"`({part.head} … ({'not (' if denied is not inner else ''}{denied.head} …", part.span
                )
                return None
            within = self.minded(inner, scope)
            return None if within is None else f"believes({self.term(who, scope)}, {within})"
        fact = self.fact(inner, scope)
        if fact is None:
            return None
        if part.head == INTENDS:
            return self._intention(who, fact, scope)
        return f"believes({self.term(who, scope)}, {self.told(fact)} = {fact.holds})"

    def ended_intention(self, part: Group, scope: Scope) -> tuple[str, PddlFact, str] | None:
        """Return an intention that an action ends, what was intended, and that it is given up; None where it is none."""
        told = self.minded(part, scope)
        if told is None:
            return None
        who, inner = part.rest
        fact = self.fact(inner, scope) if isinstance(inner, Group) else None
        if fact is None:
            return None
        key = fact.signature.word.key
        self.given_up.add((key, fact.holds))
        named = self.given_up_name(key, fact.holds)
        return told, fact, f"{named}({', '.join((self.term(who, scope), *fact.arguments))})"

    def _intention(self, who: Part, fact: PddlFact, scope: Scope) -> str:
        key = fact.signature.word.key
        self.intended[key, fact.holds] = fact.signature
        return f"{self.intends_name(key, fact.holds)}({', '.join((self.term(who, scope), *fact.arguments))})"

    def _arguments(
        self, name: PddlWord, parts: tuple[Part, ...], signature: Predicate, scope: Scope
    ) -> tuple[str, ...]:
        wanted = len(signature.formals)
        if len(parts) != wanted:
            self.mistakes.tell("E604", name.span, name=name.text, wanted=wanted, given=len(parts))
        for part, formal in zip(parts, signature.formals, strict=False):
            found = self._type_of(part, scope)
            if found is not None and not self.declared.is_of(found, formal.type):
                self.mistakes.tell("E609", part.span, name=name.text, wanted=formal.type, found=found)
        return tuple(self.term(part, scope) for part in parts)

    def _type_of(self, part: Part, scope: Scope) -> str | None:
        """Return the type of a variable or an object; None where it has none that is declared."""
        if not isinstance(part, PddlWord):
            return None
        if part.key in self.declared.objects:
            found = self.declared.objects[part.key].type
            return found if found == OBJECT or found in self.declared.types else None
        known = {self.type_name(key): key for key in (OBJECT, *self.declared.types)}
        return known.get(scope[part.key][1]) if part.key in scope else None

    def term(self, part: Part, scope: Scope) -> str:
        """Return a variable or an object."""
        if not isinstance(part, PddlWord):
            self.mistakes.needs("a variable or an object", part)
        elif part.text.startswith("?"):
            if part.key in scope:
                return scope[part.key][0]
            self.mistakes.unknown("variable", part, scope)
        elif part.key in self.declared.objects:
            return self.object_name(self.declared.objects[part.key])
        else:
            self.mistakes.unknown("object", part, self.declared.objects)
        return "x"

    # Conditions and amounts

    def condition(self, part: Part, scope: Scope) -> str:
        """Return a condition."""
        if not isinstance(part, Group):
            self.mistakes.needs("a condition", part)
            return "True"
        match part.head, part.rest:
            case "and", parts:
                return " & ".join(self.condition(each, scope) for each in parts) or "True"
            case "or", parts:
                return f"({' | '.join(f'({self.condition(each, scope)})' for each in parts)})" if parts else "False"
            case "not", (inner,):
                return f"!({self.condition(inner, scope)})"
            case "imply", (one, other):
                return f"(!({self.condition(one, scope)}) | ({self.condition(other, scope)}))"
            case (("forall" | "exists"), (Group() as formals, body)):
                inner_scope, names = self.bound(formals, scope)
                return quantified(part.head, names, f"({self.condition(body, inner_scope)})")
            case "=", (PddlWord() as one, PddlWord() as other) if figure(one) is None and figure(other) is None:
                return self._same(one, other, scope)
            case "=", (one, other):
                return f"{self.amount(one, scope)} == {self.amount(other, scope)}"
            case compared, (one, other) if compared in _COMPARED:
                return f"{self.amount(one, scope)} {compared} {self.amount(other, scope)}"
            case "intends", (_, Group()):
                return self.minded(part, scope) or "True"
            case "believes", (who, inner):
                return f"believes({self.term(who, scope)}, {self.condition(inner, scope)})"
            case head, _ if head in _REFUSED and head not in self.declared.predicates:
                self.mistakes.refuse(f"`{head}`", part.span)
                return "True"
        fact = self.fact(part, scope)
        return "True" if fact is None else self.told(fact)

    def _same(self, one: PddlWord, other: PddlWord, scope: Scope) -> str:
        """Return that two things are one, which those of types apart never are."""
        told = f"{self.term(one, scope)} == {self.term(other, scope)}"
        return told if self.may_be_one(self._type_of(one, scope), self._type_of(other, scope)) else "False"

    def may_be_one(self, one: str | None, other: str | None) -> bool:
        """Say whether something of one type could be of another; of what has none that is declared it may."""
        return one is None or other is None or self.declared.is_of(one, other) or self.declared.is_of(other, one)

    def amount(self, part: Part, scope: Scope) -> str:
        """Return a number, a function, or what is computed of them."""
        number = figure(part)
        if number is not None:
            return str(number) if number.denominator == 1 else f"({number.numerator} / {number.denominator})"
        if isinstance(part, PddlWord):
            self.mistakes.needs("a number", part)
            return "0"
        if part.head in _COMPUTED and part.rest:
            parts = [self.amount(each, scope) for each in part.rest]
            return f"(0 - {parts[0]})" if part.head == "-" and len(parts) == 1 else f"({f' {part.head} '.join(parts)})"
        return self.function(part, scope)

    def function(self, part: Group, scope: Scope) -> str:
        """Return a function with its arguments."""
        name = part.parts[0] if part.parts else part
        if not isinstance(name, PddlWord):
            self.mistakes.needs("a function like `(fuel ?car)`", part)
            return "0"
        signature = self.declared.functions.get(name.key)
        if signature is None:
            self.mistakes.unknown("function", name, self.declared.functions)
            return "0"
        told = ", ".join(self._arguments(name, part.rest, signature, scope))
        return f"{self.property_name('function', signature)}({told})"


def quantified(word: str, bound: Sequence[tuple[str, str]], text: str) -> str:
    """Return a text for all, or for some, of what is bound."""
    for name, type_ in reversed(bound):
        text = f"({word}({name} : {type_}) {text})"
    return text


def figure(part: Part) -> Fraction | None:
    """Return a number as written; None where it is none."""
    try:
        return Fraction(read_figure(part.text)) if isinstance(part, PddlWord) else None
    except NoFigure:
        return None


def _agent_types(declared: PddlProblem) -> frozenset[str]:
    """Return the types of those who want, intend or believe: they are characters."""
    known = {key: typed.type for key, typed in declared.objects.items()}
    found: set[str] = set()
    for action in declared.actions:
        types = known | {typed.word.key: typed.type for typed in action.formals}
        people = (*action.agents, *_minds(action.precondition), *_minds(action.effect))
        found |= {types.get(word.key, OBJECT) for word in people}
    for axiom in declared.axioms:
        types = known | {typed.word.key: typed.type for typed in axiom.formals}
        found |= {types.get(word.key, OBJECT) for part in (axiom.context, axiom.implied) for word in _minds(part)}
    for part in (*declared.beginning, declared.goal):
        found |= {known[word.key] for word in _minds(part) if word.key in known}
    return frozenset(found)


def _minds(part: Part | None) -> Iterator[PddlWord]:
    """Yield everybody who is said to intend or to believe something in a part."""
    waiting = [part]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Group):
            if part.head in (INTENDS, BELIEVES) and part.rest and isinstance(part.rest[0], PddlWord):
                yield part.rest[0]
            waiting += part.parts
