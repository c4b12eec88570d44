"""A domain and a problem of PDDL, written as a story of ours: what comes of it is text that can be kept and changed.

Types, objects and predicates become types, entities and properties; a goal becomes what the author wants. Whoever stands
under `:agents` consents, and is one worse off for each fact that they intend and that is not so: a plan serves them only if
something comes about that they intend as it begins, and nobody comes to intend something so as to be better off. Everybody
sees all that is done.
"""

from __future__ import annotations

from collections.abc import Iterator

from forbear.errors import Span
from forbear.language.pddl.brackets import Group, Part, PddlWord, groups_of
from forbear.language.pddl.declared import (
    BELIEVES,
    COST,
    ActionPart,
    AxiomPart,
    Mistakes,
    PddlProblem,
    Predicate,
    TypedName,
)
from forbear.language.pddl.effects import Effects
from forbear.language.pddl.expressions import WHO, PddlExpressions, figure
from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class Translated:
    """A story's text, what its actions cost (1 where unsaid), and what was left aside."""

    text: str
    costs: tuple[tuple[str, int], ...]
    remarks: tuple[str, ...]


def translated(domain: str, problem: str, domain_file: str, problem_file: str) -> Translated:
    """Return a planning problem as a story. Raises StoryError with every mistake, and with all that cannot be said."""
    mistakes = Mistakes({domain_file: tuple(domain.splitlines()), problem_file: tuple(problem.splitlines())})
    first = _defined(groups_of(domain, domain_file), "domain", domain_file, mistakes)
    second = _defined(groups_of(problem, problem_file), "problem", problem_file, mistakes)
    mistakes.end()
    assert first is not None and second is not None
    declared = PddlProblem(first, second, mistakes)
    _check_domain(first, second, mistakes)
    return _Story(declared, mistakes).written(_name_of(second).text)


def _defined(groups: tuple[Group, ...], what: str, file: str, mistakes: Mistakes) -> Group | None:
    """Return the one `(define (domain …) …)` of a file; None, and told, where there is none."""
    for group in groups:
        named = group.parts[1] if len(group.parts) > 1 else None
        if group.head == "define" and isinstance(named, Group) and named.head == what and len(named.parts) == 2:
            return group
    mistakes.tell("E608", groups[0].span if groups else Span(file, 1, 1, 1, 2), what=f"(define ({what} NAME) …)")
    return None


def _name_of(defined: Group) -> PddlWord:
    named = defined.parts[1]
    name = named.parts[1] if isinstance(named, Group) else named
    return name if isinstance(name, PddlWord) else PddlWord("problem", defined.span)


def _check_domain(domain: Group, problem: Group, mistakes: Mistakes) -> None:
    own = _name_of(domain)
    for part in problem.parts[2:]:
        if isinstance(part, Group) and part.head == ":domain" and len(part.parts) == 2:
            named = part.parts[1]
            if isinstance(named, PddlWord) and named.key != own.key:
                mistakes.tell("E605", named.span, named=named.text, domain=own.text)


class _Story:
    """Writes one story."""

    def __init__(self, declared: PddlProblem, mistakes: Mistakes) -> None:
        self._declared = declared
        self._mistakes = mistakes
        self._say = PddlExpressions(declared, mistakes)
        self._effects = Effects(self._say)

    def written(self, title: str) -> Translated:
        """Return all of it. Raises StoryError."""
        declared, say = self._declared, self._say
        ordered = sorted(declared.objects.values(), key=lambda typed: not say.is_agent(typed))
        objects = [f"entity {say.object_name(typed)} : {say.type_name(typed.type)};" for typed in ordered]
        functions = [each for each in declared.functions.values() if each.word.key != COST]
        properties = [self._property(each, "predicate", "boolean") for each in declared.predicates.values()]
        properties += [self._property(each, "function", "number") for each in functions]
        actions = [self._action(action) for action in declared.actions]
        actions += [self._axiom(number, axiom) for number, axiom in enumerate(declared.axioms, 1)]
        beginning = [f"{statement};" for part in declared.beginning for statement in self._begins(part)]
        goal = "True" if declared.goal is None else say.condition(declared.goal, {})
        people = [typed for typed in ordered if say.is_agent(typed)]
        wanted = [f"utility({say.object_name(typed)}): {self._wanted(typed)};" for typed in people]
        intended = [
            self._minded(name(key, holds), each)
            for name, known in ((say.intends_name, say.intended), (say.given_up_name, say.given_up))
            for (key, holds), each in say.intended.items()
            if (key, holds) in known
        ]
        self._mistakes.end()
        blocks = (
            [f'title "{title}";'],
            [self._type(key, parent) for key, (_, parent) in declared.types.items()],
            objects,
            [*properties, *intended],
            beginning,
            *([action] for action in actions),
            [f"utility(): if({goal}) 1 else 0;", *wanted],
        )
        text = "\n\n".join("\n".join(block) for block in blocks if block)
        return Translated(f"{text}\n", tuple(self._effects.costs.items()), tuple(self._effects.remarks))

    def _type(self, key: str, parent: str) -> str:
        parents = [] if self._say.type_name(parent) == "entity" else [self._say.type_name(parent)]
        if self._say.is_agent_type(key) and "character" not in parents:
            parents.append("character")
        above = f" : {', '.join(parents)}" if parents else ""
        return f"type {self._say.type_name(key)}{above};"

    def _property(self, signature: Predicate, kind: str, of: str) -> str:
        formals = ", ".join(f"{name} : {type_}" for name, type_ in self._say.formals(signature))
        return f"property {self._say.property_name(kind, signature)}({formals}) : {of};"

    def _minded(self, name: str, signature: Predicate) -> str:
        formals = [(WHO, "character"), *self._say.formals(signature)]
        told = ", ".join(f"{name} : {type_}" for name, type_ in formals)
        return f"property {name}({told}) : boolean;"

    def _wanted(self, typed: TypedName) -> str:
        """Return what somebody wants: one less for each fact that they intend and that is not so, or have given up."""
        parts = []
        for (key, holds), signature in self._say.intended.items():
            formals = self._say.formals(signature)
            names = [name for name, _ in formals]
            wanting = f"{'!' if holds else ''}{self._say.property_name('predicate', signature)}({', '.join(names)})"
            about = ", ".join((self._say.object_name(typed), *names))
            intends = f"{self._say.intends_name(key, holds)}({about})"
            part = f"if({intends} & {wanting}) -1 else 0"
            if (key, holds) in self._say.given_up:
                part = f"({part}) + (if({self._say.given_up_name(key, holds)}({about})) -1 else 0)"
            for name, type_ in reversed(formals):
                part = f"sum({name} : {type_}) ({part})"
            parts.append(f"({part})")
        return " + ".join(parts) or "0"

    def _action(self, action: ActionPart) -> str:
        scope = self._say.scoped(action.formals, {})
        formals = ", ".join(f"{name} : {type_}" for name, type_ in (scope[typed.word.key] for typed in action.formals))
        name = self._say.action_name(action.word)
        lines = [f"action {name}({formals}) {{"]
        if action.precondition is not None and not _is_empty(action.precondition):
            lines.append(f"\tprecondition: {self._say.condition(action.precondition, scope)};")
        if action.effect is not None and not _is_empty(action.effect):
            effect = self._effects.of(action.effect, scope, name)
            lines += [f"\teffect: {effect};"] if effect else []
        if action.agents:
            lines.append(f"\tconsenting: {', '.join(self._say.term(word, scope) for word in action.agents)};")
        return "\n".join((*lines, "};"))

    def _axiom(self, number: int, axiom: AxiomPart) -> str:
        scope = self._say.scoped(axiom.formals, {})
        formals = ", ".join(f"{name} : {type_}" for name, type_ in (scope[typed.word.key] for typed in axiom.formals))
        name = self._say.action_name(PddlWord(f"axiom{number}", axiom.implied.span))
        context, effect = self._say.condition(axiom.context, scope), self._effects.of(axiom.implied, scope, name)
        lines = [f"trigger {name}({formals}) {{"]
        lines.append(f"\tprecondition: ({context}) & !({self._say.condition(axiom.implied, scope)});")
        return "\n".join((*lines, f"\teffect: {effect};", "};"))

    def _begins(self, part: Part) -> Iterator[str]:
        """Yield how a statement of the beginning is said; what is not said is not so."""
        if not isinstance(part, Group):
            self._mistakes.needs("a fact like `(at ann market)`", part)
            return
        match part.head, part.rest:
            case "=", (Group(parts=(PddlWord() as name, *_)), _) if name.key == COST:
                return
            case "=", (Group() as function, amount):
                yield f"{self._say.function(function, {})} = {self._say.amount(amount, {})}"
            case "at", (PddlWord() as time, Group()) if figure(time) is not None:
                self._mistakes.refuse("facts that change at a time", part.span)
            case "not", (Group(),):
                return
            case "and", parts:
                for each in parts:
                    yield from self._begins(each)
            case (("oneof" | "or" | "unknown"), _):
                self._mistakes.refuse("a beginning that is not known", part.span)
            case (("intends" | "believes"), _):
                minded = self._say.minded(part, {})
                if minded is not None:
                    is_known = part.head == BELIEVES and not any(_is_belief(each) for each in part.rest)
                    yield f"openly {minded}" if is_known else minded
            case _:
                fact = self._say.fact(part, {})
                if fact is not None:
                    yield self._say.told(fact)


def _is_belief(part: Part) -> bool:
    return isinstance(part, Group) and part.head == BELIEVES


def _is_empty(part: Part) -> bool:
    return isinstance(part, Group) and (not part.parts or (part.head == "and" and not part.rest))
