"""Effects flattened: nested ands, ifs, foralls and beliefs become a list of conditional assignments.

The order of the text is kept. Conditions and values are read in the world before the event, also where the effect is
what somebody is told.
"""

from __future__ import annotations

from collections.abc import Iterator

from forbear.errors import InternalError, StoryError
from forbear.grounding.limits import Tally
from forbear.grounding.substitution import Environment, Substitution
from forbear.grounding.task import GroundAssign, GroundFluent, GroundHears
from forbear.language.expressions import (
    FALSE,
    TRUE,
    Arithmetic,
    Believes,
    Conditional,
    Distribution,
    Expression,
    Function,
    Literal,
)
from forbear.language.messages import report
from forbear.language.problem import Assign, Effect, ForEach, Hears, Inform, Joint, Knows, Together, When
from forbear.logic.cells import Path, all_parts, parts_of
from forbear.logic.folding import conjunction, negation
from forbear.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class Heard:
    """A flattened part of an effect: a character takes it that the formula is so, where the condition holds."""

    character: str
    formula: Expression
    condition: Expression


@dataclass(frozen=True, slots=True)
class GroundTelling:
    """A flattened part of a statement: like a GroundAssign, but it may concern several cells, or be `openly` so.

    One cell: `value` may be a Distribution. Several: `joint` holds the values and the weight of each entry.
    """

    path: Path
    openly: bool
    cells: tuple[int, ...]
    value: Expression
    joint: tuple[tuple[tuple[Expression, ...], Expression], ...]
    condition: Expression
    is_known: bool = False
    """Whether the mind on the path is right about the cells wherever it is; then there is no value."""
    there: Expression = TRUE
    """A condition that stands within what is believed: at the beginning it is read in each mind on the path."""


def flattened(
    effect: Effect | None,
    environment: Environment,
    substitution: Substitution,
    tally: Tally,
    path: Path = (),
    openly: bool = False,
    condition: Expression = TRUE,
    there: Expression = TRUE,
) -> Iterator[GroundTelling | Heard]:
    """Yield the parts of an effect in the order of the text, without those whose condition is False."""
    match effect:
        case None:
            return
        case Assign(target, value):
            cell = substitution.cell(target, environment)
            ground = kept(substitution.ground(value, environment), substitution.is_base)
            yield GroundTelling(path, openly, (cell,), ground, (), condition, there=there)
        case Together(effects):
            for part in effects:
                yield from flattened(part, environment, substitution, tally, path, openly, condition, there)
        case When(branches, otherwise):
            rest = there if path else condition
            for test, branch in branches:
                ground = substitution.ground(test, environment)
                taken = conjunction((rest, ground))
                if taken != FALSE:
                    under = (condition, taken) if path else (taken, there)
                    yield from flattened(branch, environment, substitution, tally, path, openly, *under)
                rest = conjunction((rest, negation(ground)))
                if rest == FALSE:
                    return
            under = (condition, rest) if path else (rest, there)
            yield from flattened(otherwise, environment, substitution, tally, path, openly, *under)
        case ForEach(variable, body):
            values = substitution.range(variable.type)
            tally.count(len(values))
            for item in values:
                inner = {**environment, variable.name: item}
                yield from flattened(body, inner, substitution, tally, path, openly, condition, there)
        case Inform(character, body, is_open):
            deeper = (*path, substitution.character(character, environment))
            yield from flattened(body, environment, substitution, tally, deeper, openly or is_open, condition, there)
        case Knows(character, fluent):
            path, cell = (substitution.character(character, environment),), substitution.cell(fluent, environment)
            yield GroundTelling(path, True, (cell,), TRUE, (), condition, is_known=True, there=there)
        case Hears(character, formula):
            name = substitution.character(character, environment)
            yield Heard(name, substitution.ground(formula, environment), condition)
        case Joint(entries):
            yield replace(_together(entries, environment, substitution, path, openly, condition), there=there)
        case _:
            raise InternalError(f"not an effect: {effect!r}")


def kept(value: Expression, is_base: bool) -> Expression:
    """Return a value as it is put into a state: what is divided, or came of `log` or `exp`, to a few decimals.

    So numbers stay short however long a story is. Constants are as exact as they were written, and a base file's
    numbers are as exact as the base language has them.
    """
    match value:
        case Conditional(branches, otherwise):
            return Conditional(
                tuple((test, kept(branch, is_base)) for test, branch in branches),
                None if otherwise is None else kept(otherwise, is_base),
            )
        case Distribution(entries):
            return Distribution(tuple((kept(entry, is_base), weight) for entry, weight in entries))
    if is_base or isinstance(value, Literal) or not any(_is_endless(part) for part in all_parts(value)):
        return value
    return Function("kept", (value,))


def _is_endless(part: Expression) -> bool:
    match part:
        case Arithmetic("/") | Function("log" | "exp"):
            return True
    return False


def _together(
    entries: tuple[tuple[tuple[Assign, ...], Expression], ...],
    environment: Environment,
    substitution: Substitution,
    path: Path,
    openly: bool,
    condition: Expression,
) -> GroundTelling:
    rows = []
    for assigns, weight in entries:
        values = {
            substitution.cell(a.target, environment): kept(
                substitution.ground(a.value, environment), substitution.is_base
            )
            for a in assigns
        }
        rows.append((values, substitution.ground(weight, environment)))
    cells = tuple(rows[0][0])
    joint = tuple((tuple(values[cell] for cell in cells), weight) for values, weight in rows)
    return GroundTelling(path, openly, cells, TRUE, joint, condition)


def assignments(
    effect: Effect | None, environment: Environment, substitution: Substitution, tally: Tally
) -> tuple[tuple[GroundAssign, ...], tuple[GroundHears, ...]]:
    """Return the assignments of an event's effect, and what is heard by it.

    Raises StoryError for what only a beginning can have, and for what nobody can hear.
    """
    found: list[GroundAssign] = []
    hears = []
    for part in flattened(effect, environment, substitution, tally):
        if isinstance(part, Heard):
            _check_heard(part)
            hears.append(GroundHears(part.character, part.formula, part.condition))
            continue
        if part.openly or part.joint:
            what = "`openly`" if part.openly else "a joint distribution"
            raise StoryError((report("E411", None, what=what),))
        if not part.path and _is_doubtful(part.value):
            hint = "let `chance` take a turn, and give its actions weights"
            raise StoryError((report("E412", None, hint=hint),))
        condition = conjunction((part.condition, part.there))  # told by an event: read in the world before it
        found.append(GroundAssign(part.path, part.cells[0], part.value, condition))
    return tuple(found), tuple(hears)


def _check_heard(heard: Heard) -> None:
    """Raise StoryError where somebody would be told of their own mind; variables can stand for the same name."""
    pending = [heard.formula]
    for part in pending:
        if isinstance(part, Believes) and part.character == Literal(heard.character):
            hint = "add a condition that rules this out"
            raise StoryError((report("E325", None, hint=hint, name=heard.character),))
        if not isinstance(part, Believes):
            pending += parts_of(part)


def _is_doubtful(value: Expression) -> bool:
    if isinstance(value, Conditional):
        parts = [part for _, part in value.branches] + ([] if value.otherwise is None else [value.otherwise])
        return any(_is_doubtful(part) for part in parts)
    return isinstance(value, Distribution)


def contradiction(
    effects: tuple[GroundAssign, ...], fluents: tuple[GroundFluent, ...]
) -> tuple[GroundAssign, GroundAssign] | None:
    """Return two assignments that always happen and cannot both, or None (docs/handbook.md, effects).

    Of an entity or a truth value only constants count as different: what is computed may come out the same.
    """
    first: dict[tuple[Path, int], GroundAssign] = {}
    for effect in effects:
        if effect.condition != TRUE:
            continue
        if fluents[effect.cell].values is not None and not isinstance(effect.value, Literal):
            continue
        other = first.setdefault((effect.path, effect.cell), effect)
        if other.value != effect.value:
            return other, effect
    return None
