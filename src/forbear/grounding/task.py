"""The ground task: fluents and actions as numbers with names; what every engine and planner starts from.

Expressions in a Task are ground: quantifiers are spelled out, `Fluent` has become `Cell`, characters are Literals.
A Task is never changed; `what_if.py` makes altered ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from forbear.language.expressions import Expression
from forbear.language.problem import LITERAL, LevelZero
from forbear.language.values import UNKNOWN, Value, show
from forbear.logic.cells import Path
from forbear.records import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class GroundFluent:
    """One fluent with its arguments, the values it can take (None for numbers), and its declared type."""

    name: str
    arguments: tuple[Value, ...]
    type: str
    values: tuple[Value, ...] | None

    def __str__(self) -> str:
        return f"{self.name}({', '.join(show(argument) for argument in self.arguments)})"

    @property
    def subject(self) -> Value | None:
        """Return the first argument: whose fluent it is (docs/semantics.md §3), or None."""
        return self.arguments[0] if self.arguments else None


@dataclass(frozen=True, slots=True)
class GroundAssign:
    """`cell` takes the value of the expression where the condition holds; both are read before the event.

    `path` not empty: the belief of the last character on the path (as those before them see it) is set; there the
    value may be a Distribution.
    """

    path: Path
    cell: int
    value: Expression
    condition: Expression


@dataclass(frozen=True, slots=True)
class GroundReveal:
    """What a character also sees afterwards, where the condition holds before the event.

    if_seen: only where they see the event, whole or by name.
    """

    character: str
    condition: Expression
    cells: tuple[int, ...]
    if_seen: bool = True


@dataclass(frozen=True, slots=True)
class GroundGlimpse:
    """Where the condition holds before the event, a character sees it as no more than something called `label`."""

    character: str
    label: str
    condition: Expression


@dataclass(frozen=True, slots=True)
class GroundHears:
    """Where the condition holds before the event, a character takes it that the formula is so after it."""

    character: str
    formula: Expression
    condition: Expression


@dataclass(frozen=True, slots=True)
class GroundCost:
    character: str
    kind: str | None
    amount: Expression


@dataclass(frozen=True, slots=True)
class GroundAction:
    """One way to do something. `observing` holds a condition per character, in the order of `Task.characters`.

    unsuspected: whoever would not see it does not reckon with it. attempted: where this is another action tried in vain, the
    number of that one.
    """

    index: int
    name: str
    arguments: tuple[Value, ...]
    precondition: Expression
    effects: tuple[GroundAssign, ...]
    consenting: tuple[str, ...]
    observing: tuple[Expression, ...]
    reveals: tuple[GroundReveal, ...]
    costs: tuple[GroundCost, ...]
    weight: Expression
    says: str | None
    glimpses: tuple[GroundGlimpse, ...] = ()
    hears: tuple[GroundHears, ...] = ()
    unsuspected: bool = False
    attempted: int | None = None

    @property
    def call(self) -> str:
        """The action as it is written, whether or not it fails."""
        return f"{self.name}({', '.join(show(argument) for argument in self.arguments)})"

    def __str__(self) -> str:
        return self.call if self.attempted is None else f"{self.call} fails"


@dataclass(frozen=True, slots=True)
class GroundTrigger:
    name: str
    arguments: tuple[Value, ...]
    precondition: Expression
    effects: tuple[GroundAssign, ...]
    hears: tuple[GroundHears, ...] = ()

    def __str__(self) -> str:
        return f"{self.name}({', '.join(show(argument) for argument in self.arguments)})"


@dataclass(frozen=True, slots=True)
class GroundReason:
    """A part of one character's utility, in utility units; `condition` is that of `while`, or None."""

    name: str
    character: str
    kind: str | None
    condition: Expression | None
    value: Expression


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a mind was said to believe at the beginning (docs/semantics.md §2), fluents that hang together in one.

    `path` is exact, or of length 1 with `openly` (every path that ends there). `alternatives` is a Conditional-free
    list of (condition, choices): the first condition that holds gives the choices, each choice a tuple of values for
    `cells` (expressions, read where the condition is read) with its weight. Weights are positive and sum to 1.
    `statement` is the number of the initial statement that says so, where one does.
    """

    path: Path
    openly: bool
    cells: tuple[int, ...]
    alternatives: tuple[tuple[Expression, tuple[tuple[tuple[Expression, ...], float], ...]], ...]
    statement: int = field(default=-1, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class GroundRole:
    """What patterns need to know of somebody: `harm(Bob)` is this, read in a state and the minds in it."""

    name: str
    arguments: tuple[Value, ...]
    value: Expression


Odds = tuple[tuple[tuple[Value, ...], float], ...]
"""What several fluents are, with the weight of each."""


@dataclass(frozen=True, slots=True)
class GroundSpread:
    """What a `typically` says of one fluent, or of several together: conditions with the odds under each, of which the first
    that holds counts, where the scene begins; without odds nothing is typical there. name: what several are called. statement:
    its place among the initial statements. is_set: whether they begin as is likeliest because of it."""

    name: str
    cells: tuple[int, ...]
    branches: tuple[tuple[Expression, Odds], ...]
    statement: int
    is_set: bool

    def given(self, stated: Mapping[int, Value]) -> GroundSpread:
        """Return what is typical of the others where some of several are stated.

        One that is stated as it is in the last entry leaves out the entries that say otherwise (it is not this that moves
        somebody); where one is stated to be anything else, nothing is typical of them together.
        """
        if not stated:
            return self
        places = [place for place, cell in enumerate(self.cells) if cell not in stated]
        branches = []
        for condition, odds in self.branches:
            kept = tuple(
                entry
                for entry in odds
                if all(entry[0][n] == stated.get(cell, entry[0][n]) for n, cell in enumerate(self.cells))
            )
            kept = kept if odds and odds[-1] in kept else ()
            whole = sum(weight for _, weight in kept)
            left = tuple((tuple(values[n] for n in places), weight / whole) for values, weight in kept)
            branches.append((condition, left))
        return replace(self, cells=tuple(self.cells[n] for n in places), branches=tuple(branches))


@dataclass(frozen=True, slots=True)
class GroundMind:
    """A character's depth of thought and precision (`math.inf`: always the best); how often they take anything whatever;
    and how they choose at depth 0."""

    depth: int
    precision: float
    lapse: float = 0.0
    level0: LevelZero = LITERAL


@dataclass(frozen=True, slots=True)
class NamedMinds:
    """All the minds of a moment as a closed graph, by name. people: whose minds the nodes have, in this order. fluents: in the
    order of the nodes' values. beliefs: whose, with log weights and the places of nodes; the first node is what is so."""

    people: tuple[str, ...]
    fluents: tuple[str, ...]
    nodes: tuple[tuple[tuple[Value, ...], tuple[int, ...]], ...]
    beliefs: tuple[tuple[int, tuple[tuple[float, int], ...]], ...]


def fits(value: Value, type_name: str, values: tuple[Value, ...] | None) -> bool:
    """Say whether a fluent of a type can have a value."""
    if type_name == "number":
        return value is UNKNOWN or (not isinstance(value, (bool, str)))
    if type_name == "boolean":
        return isinstance(value, bool) or value is UNKNOWN
    return value is UNKNOWN or (isinstance(value, str) and values is not None and value in values)


@dataclass(frozen=True, slots=True)
class Carried:
    """The minds that a task begins with. stated: the cells that it states anew, of which nothing is carried. values: all that
    a carried cell is, for anybody. changed: cells that were altered since, of which whoever was sure and right still is."""

    minds: NamedMinds
    stated: frozenset[int]
    values: tuple[tuple[int, tuple[Value, ...]], ...]
    changed: frozenset[int] = frozenset()

    @property
    def doubted(self) -> frozenset[int]:
        """The cells that are not the same in all minds, and in the world."""
        return frozenset(cell for cell, values in self.values if len(values) > 1)

    def doubts(self, task: Task) -> Iterator[tuple[str, int]]:
        """Yield who is unsure of a cell of a task where it begins, or wrong about it, as far as that is carried."""
        cells = {str(fluent): cell for cell, fluent in enumerate(task.fluents)}
        root, beliefs = self.minds.nodes[0]
        for name, belief in zip(self.minds.people, beliefs, strict=True):
            worlds = [self.minds.nodes[node][0] for _, node in self.minds.beliefs[belief][1]]
            for place, fluent in enumerate(self.minds.fluents):
                cell = cells.get(fluent)
                if name in task.characters and cell is not None and cell not in self.stated:
                    if any(world[place] != root[place] for world in worlds):
                        yield name, cell


class Kinship:
    """What a task shares with those that are altered from it (`what_if.py`): work on it that need not be done again.

    `narrowing`: what `narrowing.py` found last; nobody else looks at it. `numbers`: the same of `stories/numbers.py`.
    `changing`: the fluents that events may set, with the events they were found for. None travels to other processes.
    """

    __slots__ = ("changing", "narrowing", "numbers")

    def __init__(self) -> None:
        self.narrowing: object = None
        self.numbers: object = None
        self.changing: tuple[tuple[GroundAction, ...], tuple[GroundTrigger, ...], frozenset[int]] | None = None

    def __reduce__(self) -> tuple[type[Kinship], tuple[()]]:
        return Kinship, ()


@dataclass(frozen=True, slots=True)
class Task:
    """A ground problem. `characters` are all who have a mind; the reader, where there is one, stands last.

    `initial` is the state before nature's first move; `drawn` lists nature's independent draws at the beginning:
    each (cells, ((values, weight), …)). `minds` is in the order of `characters`. `is_base`: the file is one of the base
    language (`.txt`), so that minds that are surprised put things right as they do there (logic/correction.py), and
    suspect nothing unseen. `script`: the actions that simply happen, in order, one for each turn that is SCRIPT's. An empty
    name among the `turns` ends a row of them: a task may have several, each begun at its own place.
    `carried`: the minds that it begins with, where these come from an earlier scene; then only what counts against them
    stands in `declarations`.
    `setters`: for each fluent the number of the initial statement that says last what it is; -1 where none does.
    `drifts`: for cells, how fast what minds learned of them is forgotten, per unit of time.
    `spreads`: of the fluents of which nothing but a `typically` says something, what it says (`grounding/spreads.py` says which
    of it counts).
    """

    characters: tuple[str, ...]
    fluents: tuple[GroundFluent, ...]
    initial: tuple[Value, ...]
    drawn: tuple[tuple[tuple[int, ...], tuple[tuple[tuple[Value, ...], float], ...]], ...]
    declarations: tuple[Declaration, ...]
    actions: tuple[GroundAction, ...]
    triggers: tuple[GroundTrigger, ...]
    reasons: tuple[GroundReason, ...]
    utilities: tuple[tuple[str | None, Expression], ...]
    turns: tuple[str, ...]
    ends: Expression
    outcomes: tuple[tuple[str, Expression], ...]
    minds: tuple[GroundMind, ...]
    tau: float
    watches: tuple[tuple[Path, int], ...]
    roles: tuple[GroundRole, ...] = ()
    is_base: bool = False
    kinship: Kinship = field(default_factory=Kinship, compare=False, repr=False)
    script: tuple[int, ...] = ()
    carried: Carried | None = None
    drifts: tuple[tuple[int, float], ...] = ()
    setters: tuple[int, ...] = field(default=(), compare=False, repr=False)
    spreads: tuple[GroundSpread, ...] = field(default=(), compare=False, repr=False)

    @property
    def changing(self) -> frozenset[int]:
        """The fluents that some event may set in the world."""
        known = self.kinship.changing
        if known is None or known[0] is not self.actions or known[1] is not self.triggers:
            events = [*(action.effects for action in self.actions), *(trigger.effects for trigger in self.triggers)]
            found = frozenset([effect.cell for effects in events for effect in effects if not effect.path])
            known = self.kinship.changing = (self.actions, self.triggers, found)
        return known[2]

    def cell(self, fluent: str) -> int:
        """Return the number of the fluent written so: `task.cell("armed(Rick)")`. Raises KeyError."""
        for index, candidate in enumerate(self.fluents):
            if str(candidate) == fluent:
                return index
        raise KeyError(fluent)
