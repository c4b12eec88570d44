"""Ground expressions: values for variables, cells for fluents, binders spelled out, everything folded.

A variable bound inside hides one of the same name outside, whatever their types.
"""

from __future__ import annotations

from collections.abc import Mapping

from forbear.errors import InternalError
from forbear.grounding.limits import Tally
from forbear.language.expressions import (
    FALSE,
    TRUE,
    And,
    Believes,
    Cell,
    Comparison,
    Conditional,
    Degree,
    Expects,
    Expression,
    Fluent,
    Literal,
    Property,
    Quantified,
    TypeTest,
    Variable,
)
from forbear.language.problem import Effect, Problem
from forbear.language.values import UNKNOWN, Value
from forbear.logic import folding
from forbear.logic.rebuilding import rebuilt
from forbear.records import fields, is_dataclass

Environment = Mapping[str, Value]
"""The values of the variables in scope."""

Cells = Mapping[tuple[Property, tuple[Value, ...]], int]
"""The number of each ground fluent."""


class Substitution:
    """Grounds the expressions of one problem."""

    def __init__(
        self,
        problem: Problem,
        cells: Cells,
        tally: Tally,
        constant: frozenset[Property] = frozenset(),
        state: tuple[Value, ...] = (),
    ) -> None:
        """constant: properties that never change, for anybody; they are written in as they are in the state."""
        self.constant = constant
        self._state = state
        self._problem = problem
        self._cells = cells
        self._tally = tally
        self._ranges: dict[str, tuple[Value, ...]] = {}
        self._names: dict[int, tuple[Expression | Effect | None, tuple[str, ...]]] = {}
        """By an expression's identity, which is its own as long as it is kept here: hashing one takes long."""
        self._known: dict[tuple[int | Value | None, ...], tuple[Expression, int]] = {}
        """What came of an expression, and how much of the tally was spent on it."""
        self._arguments: dict[Property, dict[tuple[Value, ...], int]] = {}
        self._numbered: dict[int, tuple[Property, dict[tuple[Value, ...], int]]] = {}
        """By a property's identity, as above, the numbers of its fluents."""
        self._read: dict[int, Expression] = {}
        """What stands for each fluent."""
        self._types: dict[tuple[Value, str], bool] = {}
        self._entity_types = {entity.name: frozenset(entity.types) for entity in problem.entities}

    @property
    def is_base(self) -> bool:
        """Say whether the problem is one of the base language."""
        return self._problem.document is not None and self._problem.document.is_base

    def range(self, type_name: str) -> tuple[Value, ...]:
        """Return the values of a type, in order. Raises InternalError for `number`."""
        found = self._ranges.get(type_name)
        if found is None:
            try:
                found = tuple(self._problem.values(type_name))
            except KeyError as error:
                raise InternalError(f"the values of {type_name} cannot be listed") from error
            self._ranges[type_name] = found
        return found

    def is_of_type(self, value: Value, type_name: str) -> bool:
        """Say whether a value belongs to a type; `?` belongs to none."""
        key = (value, type_name) if isinstance(value, str) else None
        if key is None:
            if isinstance(value, bool) or not folding.is_number(value):
                return type_name == "boolean" and isinstance(value, bool)
            return type_name == "number" or (self._problem.is_range(type_name) and value in self.range(type_name))
        found = self._types.get(key)
        if found is None:
            own = self._entity_types.get(str(value), frozenset())
            found = self._types[key] = type_name == "entity" or not own.isdisjoint(self._problem.subtypes(type_name))
        return found

    def value(self, term: Variable | Literal, environment: Environment) -> Value:
        """Return the value of a parameter."""
        if isinstance(term, Literal):
            return term.value
        try:
            return environment[term.name]
        except KeyError as error:
            raise InternalError(f"the variable {term.name} has no value") from error

    def character(self, term: Variable | Literal, environment: Environment) -> str:
        """Return the name of the character that a parameter stands for."""
        return str(self.value(term, environment))

    def cell(self, fluent: Fluent, environment: Environment) -> int:
        """Return the number of a fluent."""
        arguments = tuple([self.value(argument, environment) for argument in fluent.arguments])
        numbered = self._numbered.get(id(fluent.property))
        if numbered is None:
            numbered = self._numbered[id(fluent.property)] = self._numbers_of(fluent.property)
        try:
            return numbered[1][arguments]
        except KeyError as error:
            raise InternalError(f"no ground fluent {fluent.property.name}{arguments}") from error

    def _numbers_of(self, declared: Property) -> tuple[Property, dict[tuple[Value, ...], int]]:
        """Return the numbers of a property's fluents by their arguments; hashing a property each time takes long."""
        if not self._arguments:
            for (other, arguments), number in self._cells.items():
                self._arguments.setdefault(other, {})[arguments] = number
        return declared, self._arguments.get(declared, {})

    def ground(self, expression: Expression, environment: Environment) -> Expression:
        """Return the expression with nothing but cells, literals and operations, folded."""
        kind = type(expression)
        if kind is Literal or kind is Cell:
            return expression
        if isinstance(expression, Variable):
            return Literal(self.value(expression, environment))
        if isinstance(expression, Fluent):
            return self._fluent(expression, environment)
        names = self.names_in(expression)
        if len(names) >= len(environment):
            return self._grounded(expression, environment)
        # What speaks of some of the variables only comes up again for each value of the others.
        key = (id(expression), *[environment.get(name) for name in names])
        found = self._known.get(key)
        if found is None:
            before = self._tally.made
            ground = self._grounded(expression, environment)
            self._known[key] = (ground, self._tally.made - before)
            return ground
        if found[1]:
            self._tally.count(found[1])
        return found[0]

    def _fluent(self, fluent: Fluent, environment: Environment) -> Expression:
        cell = self.cell(fluent, environment)
        found = self._read.get(cell)
        if found is None:
            is_sure = fluent.property in self.constant and self._state[cell] is not UNKNOWN
            found = self._read[cell] = Literal(self._state[cell]) if is_sure else Cell(cell)
        return found

    def names_in(self, expression: Expression | Effect | None) -> tuple[str, ...]:
        """Return the names of all variables in an expression of the problem or an effect, each once."""
        found = self._names.get(id(expression))
        if found is None:
            names: dict[str, None] = {}
            pending: list[object] = [expression]
            for part in pending:
                if isinstance(part, Variable):
                    names[part.name] = None
                elif isinstance(part, Fluent):
                    pending += part.arguments
                elif isinstance(part, tuple):
                    pending += part
                elif is_dataclass(part):
                    pending += [getattr(part, field.name) for field in fields(part)]
            found = self._names[id(expression)] = (expression, tuple(names))
        return found[1]

    def _grounded(self, expression: Expression, environment: Environment) -> Expression:
        if isinstance(expression, And):
            return folding.conjunction(self.ground(part, environment) for part in expression.operands)
        if isinstance(expression, Comparison):
            left, right = self.ground(expression.left, environment), self.ground(expression.right, environment)
            return folding.comparison(expression.operator, left, right)
        match expression:
            case Believes(character, body):
                return folding.believed(self._named(character, environment), self.ground(body, environment))
            case Degree(character, body):
                return folding.degree(self._named(character, environment), self.ground(body, environment))
            case Expects(character, body):
                return Expects(self._named(character, environment), self.ground(body, environment))
            case TypeTest(operand, type_name):
                return TRUE if self.is_of_type(self.value(operand, environment), type_name) else FALSE
            case Conditional():
                return self._conditional(expression, environment)
            case Quantified():
                return self._quantified(expression, environment)
        return rebuilt(expression, lambda part: self.ground(part, environment))

    def _named(self, character: Variable | Literal, environment: Environment) -> Literal:
        return Literal(self.character(character, environment))

    def _conditional(self, expression: Conditional, environment: Environment) -> Expression:
        branches = []
        for condition, value in expression.branches:
            ground = self.ground(condition, environment)
            if ground != FALSE:
                branches.append((ground, self.ground(value, environment)))
            if ground == TRUE:
                break
        otherwise = expression.otherwise
        return folding.conditional(branches, None if otherwise is None else self.ground(otherwise, environment))

    def _quantified(self, expression: Quantified, environment: Environment) -> Expression:
        values = self.range(expression.variable.type)
        self._tally.count(len(values))
        parts = (self.ground(expression.body, {**environment, expression.variable.name: value}) for value in values)
        match expression.kind:
            case "forall":
                return folding.conjunction(parts)
            case "exists":
                return folding.disjunction(parts)
            case "sum":
                return folding.total("+", [_counted(part) for part in parts])
            case "product":
                return folding.total("*", [_counted(part) for part in parts])
        raise InternalError(f"no binder {expression.kind}")


def _counted(part: Expression) -> Expression:
    """Return a constant truth value as 1 or 0, so that a sum of formulas counts them."""
    return Literal(int(part.value)) if isinstance(part, Literal) and isinstance(part.value, bool) else part
