"""How it is with those of whom nothing is said: `typically mercy(c : character) = {overwhelming: 0.8, …}`.

A spread is checked like any distribution. Where nothing else is said, its likeliest value is what is so: a domain's spread
takes the place of its default line, and a scene's own statement that of a spread. Several fluents may be typical together,
under a name of their own: `typically motive(b : character) = {pride(b) = strong & regard(b) = none: 0.3, …}`.
"""

from __future__ import annotations

from forbear.language.checking.beginnings import CheckedStatement
from forbear.language.checking.distributions import Distributions
from forbear.language.checking.entries import LayeredDefinition
from forbear.language.checking.expressions import Expressions
from forbear.language.checking.parameters import in_scope, parameters
from forbear.language.checking.scope import Scope
from forbear.language.expressions import TRUE, Conditional, Distribution, Expression, Fluent, Literal, Variable
from forbear.language.problem import Assign, Effect, ForEach, Joint, JointSpread, Spread, Together, When
from forbear.language.syntax import tree as syntax


class Spreads:
    """Checks what typically is so."""

    def __init__(self, expressions: Expressions) -> None:
        self._expressions = expressions
        self._distributions = Distributions(expressions)
        self._findings = expressions.findings

    def one(self, definition: syntax.TypicallyDef) -> Spread | JointSpread | None:
        """Return a spread; None, and told, where it is none."""
        terms = self._expressions.terms
        known = parameters(definition.formals, terms)
        if known is None:
            return None
        if _are_joint(definition.value):
            return self._together(definition, known)
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

    def _together(self, definition: syntax.TypicallyDef, known: tuple[Variable | Literal, ...]) -> JointSpread | None:
        """Return the spread of several fluents; None, and told, where it is none, or its name is that of a fluent."""
        if definition.name in self._expressions.world.overloads:
            where = self._findings.place_of(definition.name, definition.span)
            self._findings.tell("E212", where, "a property has it already", name=f"typically {definition.name}")
            return None
        scope = in_scope(known, "a spread")
        tests: list[Expression | None] = []
        spreads: list[Joint | None] = []
        for test, node in _branches(definition.value):
            tests.append(TRUE if test is None else self._expressions.formula(test, scope))
            spreads.append(self._joint(node, scope))
        branches = tuple(
            (test, spread)
            for test, spread in zip(tests, spreads, strict=True)
            if test is not None and spread is not None
        )
        return JointSpread(definition.name, known, branches) if len(branches) == len(tests) else None

    def _joint(self, node: syntax.Expression, scope: Scope) -> Joint | None:
        if isinstance(node, syntax.Weights):
            return self._distributions.joint(node, scope)
        self._findings.tell(
            "E332", node.span, "each branch gives the same fluents their values: {f = x & g = y: 0.3, …}"
        )
        return None


def _is_spread(value: syntax.Expression) -> bool:
    match value:
        case syntax.Weights():
            return True
        case syntax.If(branches, otherwise):
            return all(_is_spread(branch) for _, branch in branches) and (otherwise is None or _is_spread(otherwise))
    return False


def _branches(value: syntax.Expression) -> tuple[tuple[syntax.Expression | None, syntax.Expression], ...]:
    match value:
        case syntax.If(branches, otherwise):
            return (*branches, *(() if otherwise is None else ((None, otherwise),)))
    return ((None, value),)


def _are_joint(value: syntax.Expression) -> bool:
    """Say whether a spread gives several fluents their values, each in an assignment of its own."""
    return any(
        isinstance(node, syntax.Weights)
        and any(isinstance(entry.value, (syntax.Assignment, syntax.Compare, syntax.Chain)) for entry in node.entries)
        for _, node in _branches(value)
    )


def likeliest(spread: Distribution) -> Expression:
    """Return the value that has most weight; of several the first in the text."""
    return max(spread.entries, key=_weight_of)[0]


def _weight_of(entry: tuple[object, Expression]) -> float:
    weight = entry[1]
    return float(weight.value) if isinstance(weight, Literal) else 0.0  # type: ignore[arg-type]


def as_stated(spread: Spread | JointSpread) -> Effect:
    """Return what is so where nothing else is said: the likeliest value, for everyone whom the spread concerns."""
    effect: Effect
    if isinstance(spread, JointSpread):
        told = tuple((test, Together(max(joint.entries, key=_weight_of)[0])) for test, joint in spread.branches)
        effect = told[0][1] if told[0][0] == TRUE else When(told, None)
    else:
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
    placed: tuple[LayeredDefinition, ...],
    statements: dict[int, CheckedStatement],
    spreads: dict[int, Spread | JointSpread],
) -> tuple[tuple[CheckedStatement, ...], tuple[Spread | JointSpread, ...]]:
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
    told: list[Spread | JointSpread] = []
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
