"""What a domain and a problem of PDDL declare: types, objects, predicates, actions, a beginning and a goal.

The classical subset with types, quantifiers, conditional effects and numbers (Fox & Long 2003, levels 1 and 2), and
what narrative planners add to it (Riedl & Young 2010): `:agents`, and `(intends ?who (fact))`. What is not of it is refused
by name, all of it at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from forbear.errors import Diagnostic, Span, StoryError
from forbear.language.messages import report
from forbear.language.nearest import did_you_mean
from forbear.language.pddl.brackets import Group, Part, PddlWord
from forbear.records import dataclass

OBJECT = "object"
INTENDS, BELIEVES, COST = "intends", "believes", "total-cost"

REFUSED_REQUIREMENTS = {
    ":durative-actions": "actions that take time",
    ":duration-inequalities": "actions that take time",
    ":continuous-effects": "actions that take time",
    ":timed-initial-literals": "facts that change at a time",
    ":derived-predicates": "derived predicates",
    ":preferences": "preferences",
    ":constraints": "constraints on the way",
    ":object-fluents": "fluents that hold objects",
    ":unfactored-privacy": "private facts",
    ":factored-privacy": "private facts",
}
_REFUSED_PARTS = {
    ":durative-action": "actions that take time",
    ":derived": "derived predicates",
    ":constraints": "constraints on the way",
    ":process": "processes",
    ":event": "events that happen by themselves",
}


@dataclass(frozen=True, slots=True)
class TypedName:
    """A name with its type."""

    word: PddlWord
    type: str


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate, or a function: its name, and the types of what it is about."""

    word: PddlWord
    formals: tuple[TypedName, ...]


@dataclass(frozen=True, slots=True)
class ActionPart:
    """An action as PDDL has it. agents: who must want it, of its parameters."""

    word: PddlWord
    formals: tuple[TypedName, ...]
    precondition: Part | None
    effect: Part | None
    agents: tuple[PddlWord, ...]


@dataclass(frozen=True, slots=True)
class AxiomPart:
    """What follows by itself: wherever the context holds, what it implies becomes so."""

    formals: tuple[TypedName, ...]
    context: Part
    implied: Group


class Mistakes:
    """The mistakes of one file, or of two, gathered."""

    def __init__(self, lines: dict[str, tuple[str, ...]]) -> None:
        self._lines = lines
        self._found: dict[Diagnostic, None] = {}

    def tell(self, code: str, span: Span, hint: str | None = None, **words: object) -> None:
        """Note a mistake."""
        self._found[report(code, span, self._lines.get(span.file, ()), hint, **words)] = None

    def needs(self, what: str, found: Part) -> None:
        """Note that something else stands where something is needed."""
        self.tell("E601", found.span, what=what, found=found.text if isinstance(found, PddlWord) else "(…)")

    def refuse(self, what: str, span: Span) -> None:
        """Note what cannot be said in a story."""
        self.tell("E602", span, "docs/pddl.md lists what is read of PDDL", what=what)

    def unknown(self, kind: str, word: PddlWord, known: Iterable[str]) -> None:
        """Note a name that nobody declared."""
        self.tell("E603", word.span, did_you_mean(word.key, known), kind=kind, name=word.text)

    def end(self) -> None:
        """Raise StoryError where there are mistakes."""
        if self._found:
            raise StoryError(tuple(sorted(self._found, key=lambda found: found.span or Span("", 0, 0, 0, 0))))


class PddlProblem:
    """What is declared in a domain and a problem, name by name (in lower case)."""

    def __init__(self, domain: Group, problem: Group, mistakes: Mistakes) -> None:
        self.types: dict[str, tuple[PddlWord, str]] = {}
        self.objects: dict[str, TypedName] = {}
        self.predicates: dict[str, Predicate] = {}
        self.functions: dict[str, Predicate] = {}
        self.actions: list[ActionPart] = []
        self.axioms: list[AxiomPart] = []
        self.beginning: tuple[Part, ...] = ()
        self.goal: Part | None = None
        self._mistakes = mistakes
        for group in (domain, problem):
            for part in group.parts[2:]:
                if isinstance(part, PddlWord):
                    mistakes.needs("a part like `(:action …)`", part)
                else:
                    self._read(part)
        if self.goal is None:
            mistakes.tell("E608", problem.span, what="(:goal …)")
        self._check_types()

    def is_of(self, one: str, other: str) -> bool:
        """Say whether a type is another, or one of its subtypes."""
        seen: set[str] = set()
        while one not in seen:
            if other in (one, OBJECT):
                return True
            seen.add(one)
            one = self.types[one][1] if one in self.types else OBJECT
        return False

    def _read(self, part: Group) -> None:
        match part.head:
            case ":requirements":
                for word in part.rest:
                    if isinstance(word, PddlWord) and word.key in REFUSED_REQUIREMENTS:
                        self._mistakes.refuse(REFUSED_REQUIREMENTS[word.key], word.span)
            case ":types":
                for typed in self.typed(part.rest):
                    if typed.word.key != OBJECT:
                        self._once(self.types, typed.word)
                        self.types[typed.word.key] = (typed.word, typed.type)
            case ":constants" | ":objects":
                for typed in self.typed(part.rest):
                    self._once(self.objects, typed.word)
                    self.objects[typed.word.key] = typed
            case ":predicates":
                self._signatures(part.rest, self.predicates)
            case ":functions":
                groups = [each for each in part.rest if isinstance(each, Group)]
                self._signatures(groups, self.functions)
            case ":action":
                self._action(part)
            case ":axiom":
                self._axiom(part)
            case ":init":
                self.beginning += part.rest
            case ":goal" if len(part.parts) == 2:
                self.goal = part.parts[1]
            case ":metric" | ":domain" | ":length":
                pass
            case head if head in _REFUSED_PARTS:
                self._mistakes.refuse(_REFUSED_PARTS[head], part.span)
            case _:
                self._mistakes.needs("a part like `(:action …)`", part.parts[0] if part.parts else part)

    def _signatures(self, parts: Iterable[Part], known: dict[str, Predicate]) -> None:
        for part in parts:
            if isinstance(part, Group) and part.parts and isinstance(part.parts[0], PddlWord):
                name = part.parts[0]
                self._once(known, name)
                known[name.key] = Predicate(name, tuple(self._formals(part.rest)))
            else:
                self._mistakes.needs("a predicate like `(at ?who ?where)`", part)

    def _given(self, parts: tuple[Part, ...], *known: str) -> dict[str, Part]:
        """Return what stands behind each word like `:effect`."""
        given: dict[str, Part] = {}
        for word, value in zip(parts[::2], parts[1::2], strict=False):
            key = word.key if isinstance(word, PddlWord) else ""
            if key not in known:
                listed = [f"`{each}`" for each in known if each != ":agent"]
                self._mistakes.needs(f"{', '.join(listed[:-1])} or {listed[-1]}", word)
            given[key] = value
        if len(parts) % 2:
            self._mistakes.needs("what belongs to it", parts[-1])
        return given

    def _axiom(self, part: Group) -> None:
        given = self._given(part.rest, ":vars", ":context", ":implies")
        formals, context, implied = given.get(":vars"), given.get(":context"), given.get(":implies")
        if context is None or not isinstance(implied, Group):
            self._mistakes.needs("`:context` and `:implies`", part)
            return
        known = tuple(self.variables(formals.parts)) if isinstance(formals, Group) else ()
        self.axioms.append(AxiomPart(known, context, implied))

    def _action(self, part: Group) -> None:
        if len(part.parts) < 2 or not isinstance(part.parts[1], PddlWord):
            self._mistakes.needs("the name of an action", part)
            return
        given = self._given(part.parts[2:], ":parameters", ":precondition", ":effect", ":agents", ":agent")
        formals = given.get(":parameters")
        agents = given.get(":agents", given.get(":agent"))
        self.actions.append(
            ActionPart(
                part.parts[1],
                tuple(self.variables(formals.parts)) if isinstance(formals, Group) else (),
                given.get(":precondition"),
                given.get(":effect"),
                tuple(_words(agents)),
            )
        )

    def _formals(self, parts: Iterable[Part]) -> Iterator[TypedName]:
        """Yield what a predicate is about: variables, or a thing that stands for its type."""
        for typed in self.typed(parts):
            if typed.word.key in self.objects:
                yield TypedName(typed.word, self.objects[typed.word.key].type)
            else:
                yield from self._variable(typed)

    def variables(self, parts: Iterable[Part]) -> Iterator[TypedName]:
        """Yield variables with their types, and tell of what is none."""
        for typed in self.typed(parts):
            yield from self._variable(typed)

    def _variable(self, typed: TypedName) -> Iterator[TypedName]:
        if not typed.word.text.startswith("?"):
            self._mistakes.needs("a variable like `?who`", typed.word)
        yield typed

    def typed(self, parts: Iterable[Part]) -> Iterator[TypedName]:
        """Yield names with their types: `a b - place c`, of which the last is any object."""
        waiting: list[PddlWord] = []
        is_type_next = False
        for part in parts:
            if is_type_next:
                is_type_next = False
                if isinstance(part, Group):
                    self._mistakes.refuse("types by `either`", part.span)
                yield from (TypedName(word, part.key if isinstance(part, PddlWord) else OBJECT) for word in waiting)
                waiting = []
            elif isinstance(part, Group):
                self._mistakes.needs("a name", part)
            elif part.text == "-":
                is_type_next = True
            else:
                waiting.append(part)
        yield from (TypedName(word, OBJECT) for word in waiting)

    def _once(self, known: Iterable[str], word: PddlWord) -> None:
        if word.key in known:
            self._mistakes.tell("E607", word.span, name=word.text)

    def check_type(self, typed: TypedName) -> None:
        """Tell of a type that is not declared."""
        if typed.type != OBJECT and typed.type not in self.types and typed.type != "number":
            self._mistakes.unknown("type", PddlWord(typed.type, typed.word.span), (*self.types, OBJECT))

    def _check_types(self) -> None:
        """Tell of types that are not declared; those without a declaration of their own are of every object's."""
        asked = list(self.objects.values())
        asked += [
            typed for known in (self.predicates, self.functions) for each in known.values() for typed in each.formals
        ]
        asked += [typed for action in self.actions for typed in action.formals]
        asked += [typed for axiom in self.axioms for typed in axiom.formals]
        for typed in asked:
            self.check_type(typed)
        for word, parent in list(self.types.values()):
            if parent != OBJECT and parent not in self.types:
                self.types[parent] = (PddlWord(parent, word.span), OBJECT)
        for key, (word, parent) in self.types.items():
            if parent != OBJECT and self.is_of(parent, key):
                self._mistakes.needs("a type that is not of itself", word)


def _words(part: Part | None) -> Iterator[PddlWord]:
    if isinstance(part, PddlWord):
        yield part
    elif part is not None:
        yield from (word for word in part.parts if isinstance(word, PddlWord))
