"""Small problems made by hand: three people (Ann, Bea, Cal), two places (Inn, Sea)."""

from __future__ import annotations

from forbear.language.expressions import TRUE, Expression, Fluent, Literal, Property, Variable
from forbear.language.problem import Action, Assign, Effect, Entity, Problem, Trigger, Type
from forbear.language.values import UNKNOWN, Value

BUILT_IN = (
    Type("boolean", ()),
    Type("number", ()),
    Type("entity", ()),
    Type("character", ("entity",)),
    Type("place", ("entity",)),
)
ENTITIES = (
    Entity("Ann", ("character",)),
    Entity("Bea", ("character",)),
    Entity("Cal", ("character",)),
    Entity("Inn", ("place",)),
    Entity("Sea", ("place",)),
)
A = Variable("a", "character")
B = Variable("b", "character")
C = Variable("c", "character")
PLACE = Variable("p", "place")
NOTHING = Literal(UNKNOWN)

awake = Property("awake", (C,), "boolean")
at = Property("at", (C,), "place")
coins = Property("coins", (C,), "number")
open_ = Property("open", (), "boolean")
count = Property("count", (), "number")


def of(family: Property, *arguments: Variable | str) -> Fluent:
    """Return a fluent; a text is the name of an entity."""
    return Fluent(family, tuple(Literal(each) if isinstance(each, str) else each for each in arguments))


def put(family: Property, *arguments: Variable | str, to: Value | Expression = True) -> Assign:
    """Return the assignment of a value to a fluent."""
    value = Literal(to) if isinstance(to, bool | int | str) or to is UNKNOWN else to
    return Assign(of(family, *arguments), value)  # type: ignore[arg-type]


def action(
    name: str,
    *parameters: Variable | Literal,
    when: Expression = TRUE,
    effect: Effect | None = None,
    by: tuple[Variable | Literal, ...] = (),
) -> Action:
    """Return an action that everybody sees."""
    return Action(name, parameters, when, effect, by)


def problem(
    *properties: Property,
    actions: tuple[Action, ...] = (),
    triggers: tuple[Trigger, ...] = (),
    initial: tuple[Effect, ...] = (),
    entities: tuple[Entity, ...] = ENTITIES,
    types: tuple[Type, ...] = BUILT_IN,
) -> Problem:
    """Return a problem about Ann, Bea and Cal."""
    return Problem(types, entities, properties, actions, triggers, (), initial)
