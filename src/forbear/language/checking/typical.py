"""How it is with those of whom nothing is said: `typically mercy(c : character) = {overwhelming: 0.8, …}`.

A spread is checked like any distribution. Where nothing else is said, its likeliest value is what is so: a domain's spread
takes the place of its default line, and a scene's own statement that of a spread.
"""

from __future__ import annotations

from forbear.language.checking.beginnings import CheckedStatement
from forbear.language.checking.distributions import Distributions
from forbear.language.checking.entries import LayeredDefinition
from forbear.language.checking.expressions import Expressions
from forbear.language.checking.parameters import in_scope, parameters
from forbear.language.expressions import Conditional, Distribution, Expression, Fluent, Literal, Variable
from forbear.language.problem import Assign, Effect, ForEach, Spread, When
from forbear.language.syntax import tree as syntax


class Spreads:
    """Checks what typically is so."""

    def __init__(self, expressions: Expressions) -> None:
        self._expressions = expressions
        self._distributions = Distributions(expressions)
        self._findings = expressions.findings

    def one(self, definition: syntax.TypicallyDef) -> Spread | None:
        """Return a spread; None, and told, where it is none."""
        terms = self._expressions.terms
        known = parameters(definition.formals, terms)
        if known is None:
            return None
        call = syntax.Call(
            definition.name,
            tuple(formal.value for formal in definition.formals),
            self._findings.place_of(definition.name, definition.span),
        )
        scope = in_scope(known, "a spread")
        fluent = self._expressions.uses.fluent(call, scope)
        if fluent is None:
            return None
        if not _is_spread(definition.value):
            hint = f"where only one value is typical, state it: {definition.name}(…) = …"
            self._findings.tell("E332", definition.value.span, hint)
            return None
        value: Expression | None
        match definition.value:
            case syntax.If(branches, None):
                pairs = [
                    (
                        self._expressions.formula(test, scope),
                        self._distributions.value(spread, fluent, scope, in_doubt=True),
                    )
                    for test, spread in branches
                ]
                sound = tuple((test, spread) for test, spread in pairs if test is not None and spread is not None)
                value = Conditional(sound, None) if len(sound) == len(pairs) else None
            case whole:
                value = self._distributions.value(whole, fluent, scope, in_doubt=True)
        if value is None:
            return None
        variables = tuple(dict.fromkeys(term for term in known if isinstance(term, Variable)))
        return Spread(variables, fluent, value)


def _is_spread(value: syntax.Expression) -> bool:
    match value:
        case syntax.Weights():
            return True
        case syntax.If(branches, otherwise):
            return all(_is_spread(branch) for _, branch in branches) and (otherwise is None or _is_spread(otherwise))
    return False


def likeliest(spread: Distribution) -> Expression:
    """Return the value that has most weight; of several the first in the text."""
    return max(spread.entries, key=_weight_of)[0]


def _weight_of(entry: tuple[Expression, Expression]) -> float:
    weight = entry[1]
    return float(weight.value) if isinstance(weight, Literal) else 0.0  # type: ignore[arg-type]


def as_stated(spread: Spread) -> Effect:
    """Return what is so where nothing else is said: the likeliest value, for everyone whom the spread concerns."""
    effect = _stated(spread.target, spread.value)
    for variable in reversed(spread.variables):
        effect = ForEach(variable, effect)
    return effect


def _stated(target: Fluent, value: Expression) -> Effect:
    match value:
        case Distribution():
            return Assign(target, likeliest(value))
        case Conditional(branches, otherwise):
            told = tuple((test, _stated(target, inner)) for test, inner in branches)
            return When(told, None if otherwise is None else _stated(target, otherwise))
    raise AssertionError(value)


def in_their_place(
    placed: tuple[LayeredDefinition, ...], statements: dict[int, CheckedStatement], spreads: dict[int, Spread]
) -> tuple[tuple[CheckedStatement, ...], tuple[Spread, ...]]:
    """Return all initial statements in the order in which they count, and the spreads, each with its place among them.

    statements, spreads: by the place of their definition. A domain's spreads come after its own statements, those of a
    scene, of a case and of `--set` before.
    """
    ordered: list[int] = []
    for start, stop in _runs(placed):
        own = [place for place in range(start, stop) if place in statements]
        typical = [place for place in range(start, stop) if place in spreads]
        ordered += [*typical, *own] if placed[start].is_scene else [*own, *typical]
    found: list[CheckedStatement] = []
    told: list[Spread] = []
    for place in ordered:
        if place in spreads:
            told.append(spreads[place].at(len(found)))
            entry = placed[place]
            found.append(CheckedStatement(as_stated(spreads[place]), entry.span, entry.layer, is_typical=True))
        else:
            found.append(statements[place])
    return tuple(found), tuple(told)


def _runs(placed: tuple[LayeredDefinition, ...]) -> list[tuple[int, int]]:
    """Return where the definitions of one file, of one layer, begin and end."""
    found: list[tuple[int, int]] = []
    start = 0
    for place in range(1, len(placed) + 1):
        if place == len(placed) or _source(placed[place]) != _source(placed[start]):
            found.append((start, place))
            start = place
    return found


def _source(entry: LayeredDefinition) -> tuple[int, str]:
    return entry.layer, entry.span.file
