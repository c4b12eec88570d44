"""The checked problem: what a story file means once every name is resolved; frozen, and without any text.

`initial` keeps the statements in the order in which they count: each reads what the earlier ones made.
A distribution as the value of an initial `Assign` outside any mind is nature's first move.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from typing import Literal as OneOf

from forbear.errors import Span
from forbear.language.expressions import Expression, Fluent, Literal, Property, Variable
from forbear.language.tale import Tale
from forbear.language.values import Value, show
from forbear.language.wording import Called, fill
from forbear.records import dataclass, field

if TYPE_CHECKING:
    from forbear.language.syntax.tree import Document

CHANCE = "chance"
"""Nature, where `turns` names it."""

SCRIPT = "script"
"""Whose turn it is where the next scripted event simply happens."""

UNCHOSEN = (CHANCE, SCRIPT)
"""Turns at which nobody chooses."""

READER = "reader"
"""The mind that never acts."""


@dataclass(frozen=True, slots=True)
class Type:
    """A set of values: a built-in (`boolean`, `number`, `entity`, `character`) or declared, with its parents."""

    name: str
    parents: tuple[str, ...]
    bounds: tuple[int, int] | None = None
    """The first and the last of a range of whole numbers."""


@dataclass(frozen=True, slots=True)
class Entity:
    name: str
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assign:
    """`f = v`; v may be a Distribution (or a Conditional of them) where a mind or nature is unsure."""

    target: Fluent
    value: Expression


@dataclass(frozen=True, slots=True)
class Together:
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class When:
    """The effect of the first branch whose condition holds in the state before; `otherwise` may be None."""

    branches: tuple[tuple[Expression, Effect], ...]
    otherwise: Effect | None


@dataclass(frozen=True, slots=True)
class ForEach:
    variable: Variable
    body: Effect


@dataclass(frozen=True, slots=True)
class Inform:
    """`believes(c, effect)`, or `openly believes(c, effect)` (in initial statements only)."""

    character: Variable | Literal
    body: Effect
    openly: bool = False


@dataclass(frozen=True, slots=True)
class Joint:
    """Several fluents together: each entry gives the same fluents their values, and its weight."""

    entries: tuple[tuple[tuple[Assign, ...], Expression], ...]


@dataclass(frozen=True, slots=True)
class Knows:
    """`openly knows(c, f)`: c is right about f in every mind (in initial statements only)."""

    character: Variable | Literal
    fluent: Fluent


@dataclass(frozen=True, slots=True)
class Hears:
    """`hears(c, φ)`: c takes it that the formula is so (in effects only)."""

    character: Variable | Literal
    formula: Expression


Effect = Assign | Together | When | ForEach | Inform | Joint | Knows | Hears


@dataclass(frozen=True, slots=True)
class Observing:
    """Who sees the action: the characters for whom the condition holds in the state before it."""

    variable: Variable
    condition: Expression


@dataclass(frozen=True, slots=True)
class Glimpse:
    """Who sees no more than something called so: the characters for whom the condition holds in the state before."""

    variable: Variable
    name: str
    arguments: tuple[Variable | Literal, ...]
    condition: Expression


@dataclass(frozen=True, slots=True)
class Revealing:
    """What whoever sees the action also sees afterwards; where a condition is given, those for whom it holds, whether or
    not they see the action itself."""

    fluents: tuple[Fluent, ...]
    variable: Variable | None = None
    condition: Expression | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """What the deed costs a consenting character, in utility."""

    character: Variable | Literal
    kind: str | None
    amount: Expression


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done. `observing` None: every character sees it. Nobody consenting: nature, or the author.

    unsuspected: whoever would not see it does not reckon with it. may_fail: in a plan it is tried where its precondition
    does not hold, by people who believe that it does; failing: what then comes of it.
    """

    name: str
    parameters: tuple[Variable | Literal, ...]
    precondition: Expression
    effect: Effect | None
    consenting: tuple[Variable | Literal, ...] = ()
    observing: Observing | None = None
    revealing: tuple[Revealing, ...] = ()
    costs: tuple[Cost, ...] = ()
    weight: Expression | None = None
    says: str | None = None
    glimpses: tuple[Glimpse, ...] = ()
    unsuspected: bool = False
    may_fail: bool = False
    failing: Effect | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    name: str
    parameters: tuple[Variable | Literal, ...]
    precondition: Expression
    effect: Effect | None


@dataclass(frozen=True, slots=True)
class Scripted:
    """An event that simply happens: an action with its arguments."""

    name: str
    arguments: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """`drift f(…) = rate toward believed`: per unit of time, the weight with which what a mind holds of a fluent is drawn
    anew as it was declared. arguments: single values, or variables for whatever there may be."""

    name: str
    arguments: tuple[Variable | Literal, ...]
    rate: float


@dataclass(frozen=True, slots=True)
class Spread:
    """`typically f(…) = {…}`: how it is with those of whom nothing is said.

    value: a Distribution, or a Conditional of them; without an else, nothing is typical where no branch holds. statement:
    the place in `Problem.initial` of what stands for it where nothing else is said: its likeliest value.
    """

    variables: tuple[Variable, ...]
    target: Fluent
    value: Expression
    statement: int = -1

    def at(self, statement: int) -> Spread:
        """Return the spread with its place among the initial statements."""
        return Spread(self.variables, self.target, self.value, statement)


@dataclass(frozen=True, slots=True)
class JointSpread:
    """`typically NAME(…) = {f(…) = v & g(…) = w: …, …}`: how several things hang together with those of whom nothing is said.

    name, parameters: what they are called together, and of whom. branches: conditions, of which the first that holds counts,
    with the spread under each. statement: as in a Spread.
    """

    name: str
    parameters: tuple[Variable | Literal, ...]
    branches: tuple[tuple[Expression, Joint], ...]
    statement: int = -1

    @property
    def variables(self) -> tuple[Variable, ...]:
        """Those of the parameters that stand for anybody of a type."""
        return tuple(dict.fromkeys(term for term in self.parameters if isinstance(term, Variable)))

    def at(self, statement: int) -> JointSpread:
        """Return the spread with its place among the initial statements."""
        return JointSpread(self.name, self.parameters, self.branches, statement)


@dataclass(frozen=True, slots=True)
class Utility:
    """`character` None: the author's."""

    character: str | None
    value: Expression


@dataclass(frozen=True, slots=True)
class Reason:
    """A named part of a character's utility. `character` is a Variable (all of that type) or one name. is_vague: the scene
    itself states it, in words that a reading may move."""

    name: str
    character: Variable | Literal
    kind: str | None
    condition: Expression | None
    value: Expression
    is_vague: bool = False


@dataclass(frozen=True, slots=True)
class LevelZero:
    """How one who asks nothing of others chooses: by their own worths (`literal`), blindly (`uniform`), or what is worth
    most to some people together (`best`; to oneself where nobody is named)."""

    rule: OneOf["literal", "uniform", "best"] = "literal"
    people: tuple[str, ...] = ()


LITERAL = LevelZero()


@dataclass(frozen=True, slots=True)
class Mind:
    """How deep a character thinks (level-k) and how surely they choose (β; `math.inf` for the best).

    lapse, level0: None as the scene has it.
    """

    character: str
    depth: int = 1
    precision: float = 1.0
    lapse: float | None = None
    level0: LevelZero | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the teller asks about."""

    name: str
    condition: Expression


@dataclass(frozen=True, slots=True)
class Watch:
    """A belief to show along the story: the path of minds, outermost first, and the fluent."""

    path: tuple[str, ...]
    fluent: Fluent


@dataclass(frozen=True, slots=True)
class Role:
    """`trope role harm(b) = …`: what patterns need to know of a domain."""

    name: str
    parameters: tuple[Variable, ...]
    value: Expression


@dataclass(frozen=True, slots=True)
class ReaderMind:
    """A mind that never acts: the actions it is shown (None: all). Its beliefs stand in `initial` under READER."""

    sees: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class About:
    """What a catalogue needs to know of a scene."""

    title: str | None = None
    work: str | None = None
    medium: str | None = None
    cites: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """How a thing is told: a fluent (of one value, where it has one), an action, a reason, an outcome, an entity.

    arguments: the names that the text may use, or single values; `text` has `{c}`, `{c's}`, `{c.their}` and, for a
    fluent, `{value}` where something is filled in. A later telling of the same replaces an earlier one.
    """

    kind: OneOf["fluent", "action", "reason", "outcome", "entity"]
    name: str
    text: str
    arguments: tuple[Variable | Literal, ...] = ()
    value: Value | None = None
    pronoun: str = "they"

    def fits(self, arguments: tuple[Value, ...]) -> bool:
        """Say whether it tells of these arguments; a truth value is no number."""
        return len(self.arguments) == len(arguments) and all(
            isinstance(own, Variable) or (own.value == other and isinstance(own.value, bool) == isinstance(other, bool))
            for own, other in zip(self.arguments, arguments, strict=True)
        )

    def filled(
        self, arguments: tuple[Value, ...], names: Mapping[Value, Called], further: Mapping[str, Called] | None = None
    ) -> str:
        """Return its text of these arguments. names: how things are called; further: what else it may fill in."""
        given = {
            own.name: names.get(other) or Called(show(other))
            for own, other in zip(self.arguments, arguments, strict=True)
            if isinstance(own, Variable)
        }
        return fill(self.text, {**given, **(further or {})})


def closest(tellings: Iterable[Telling], arguments: tuple[Value, ...]) -> Telling | None:
    """Return the telling that is closest to these arguments, of equals the last; None where none fits."""
    found: Telling | None = None
    for telling in tellings:
        if telling.fits(arguments) and (found is None or _own(telling) >= _own(found)):
            found = telling
    return found


def _own(telling: Telling) -> int:
    return sum(isinstance(argument, Literal) for argument in telling.arguments)


def called(problem: Problem) -> dict[str, Called]:
    """Return how the entities are called of which the story says it."""
    return {t.name: Called(t.text, t.pronoun) for t in problem.tellings if t.kind == "entity"}


@dataclass(frozen=True, slots=True)
class Problem:
    """A checked story file with all it imports. A scene where `turns` is not empty.

    scale: the named amounts of the domain, those of the file itself where it stands on none. spreads: what is typical.
    vague: the places in `initial` of the statements that the scene itself makes, in words that a reading may move. own:
    the places of those that the scene itself makes, its case, or what was set. tale: what is told of the scene, or of
    the case that was chosen; None where nothing is. is_told: something is told of the scene, or of one of its cases.
    """

    types: tuple[Type, ...]
    entities: tuple[Entity, ...]
    properties: tuple[Property, ...]
    actions: tuple[Action, ...]
    triggers: tuple[Trigger, ...]
    utilities: tuple[Utility, ...]
    initial: tuple[Effect, ...]
    constants: tuple[tuple[str, Literal], ...] = ()
    reasons: tuple[Reason, ...] = ()
    turns: tuple[str, ...] = ()
    script: tuple[Scripted, ...] = ()
    ends: Expression | None = None
    outcomes: tuple[Outcome, ...] = ()
    minds: tuple[Mind, ...] = ()
    tau: float = 1.5
    lapse: float = 0.0
    drifts: tuple[Drift, ...] = ()
    level0: LevelZero = LITERAL
    cases: tuple[str, ...] = ()
    reader: ReaderMind | None = None
    watches: tuple[Watch, ...] = ()
    roles: tuple[Role, ...] = ()
    tellings: tuple[Telling, ...] = ()
    about: About = About()
    scale: tuple[tuple[str, Literal], ...] = ()
    spreads: tuple[Spread | JointSpread, ...] = ()
    vague: tuple[int, ...] = ()
    own: tuple[int, ...] = ()
    tale: Tale | None = None
    is_told: bool = field(default=False, compare=False)
    document: Document | None = field(default=None, compare=False, repr=False)
    imported: tuple[Document, ...] = field(default=(), compare=False, repr=False)

    def lines_of(self, span: Span) -> tuple[str, ...]:
        """Return the lines of the file that a place is in; none where it is in none of the story's."""
        documents = (self.document, *self.imported)
        return next((one.lines for one in documents if one is not None and one.file == span.file), ())

    def __str__(self) -> str:
        """Return the text of the story's own file, in the canonical layout; what it imports stays an import."""
        from forbear.language.writing.printer import print_document

        return "" if self.document is None else print_document(self.document)

    @property
    def is_scene(self) -> bool:
        """Say whether people take turns here (docs/semantics.md §3)."""
        return bool(self.turns)

    def subtypes(self, name: str) -> frozenset[str]:
        """Return the names of the type and of all its subtypes."""
        found = {name}
        while True:
            more = {t.name for t in self.types if t.name not in found and found.intersection(t.parents)}
            if not more:
                return frozenset(found)
            found |= more

    def is_range(self, type_name: str) -> bool:
        """Say whether a type is a range of whole numbers."""
        return any(declared.bounds is not None for declared in self.types if declared.name == type_name)

    def values(self, type_name: str) -> tuple[bool, ...] | tuple[str, ...] | tuple[int, ...]:
        """Return the values of a type in their order; characters come first among entities.

        Raises KeyError for `number`, which cannot be enumerated.
        """
        if type_name == "boolean":
            return (False, True)
        if type_name == "number":
            raise KeyError(type_name)
        bounds = next((declared.bounds for declared in self.types if declared.name == type_name), None)
        if bounds is not None:
            return tuple(range(bounds[0], bounds[1] + 1))
        wanted = self.subtypes(type_name)
        return tuple(e.name for e in self.ordered_entities() if wanted.intersection(e.types))

    def ordered_entities(self) -> tuple[Entity, ...]:
        """Return the entities as they are numbered: all characters first, each group in order of declaration."""
        kind = self.subtypes("character")
        return tuple(sorted(self.entities, key=lambda e: not kind.intersection(e.types)))

    @property
    def characters(self) -> tuple[str, ...]:
        """Return the names of all characters in order of declaration."""
        return tuple(str(name) for name in self.values("character"))
