"""Expressions resolved: every name known, every part of a kind that its place can take.

A conditional without else is a formula (True where no branch is taken) and never a value.
"""

from __future__ import annotations

from forbear.language.checking import branches, through
from forbear.language.checking.amounts import amount, has_right_number
from forbear.language.checking.findings import Findings
from forbear.language.checking.scope import Scope
from forbear.language.checking.static import (
    BOOLEAN,
    NOTHING,
    NUMBER,
    Exactly,
    Static,
    Typed,
    can_be_equal,
    describe,
    expected,
    kinds,
    of_literal,
)
from forbear.language.checking.terms import Terms
from forbear.language.checking.uses import Uses
from forbear.language.checking.world import World
from forbear.language.expressions import (
    TRUE,
    And,
    Arithmetic,
    Believes,
    Comparison,
    Conditional,
    Degree,
    Expression,
    Fluent,
    Function,
    Literal,
    Not,
    Or,
    Quantified,
    TypeTest,
    Variable,
)
from forbear.language.functions import FUNCTIONS
from forbear.language.syntax import tree as syntax


class Expressions:
    """Checks expressions against a world; what cannot be resolved is None, and told."""

    def __init__(self, world: World, findings: Findings) -> None:
        self.world = world
        self.findings = findings
        self.terms = Terms(world, findings)
        self.uses = Uses(world, findings, self.terms)

    def formula(self, node: syntax.Expression, scope: Scope) -> Expression | None:
        """Return the expression where a truth value is asked for."""
        match node:
            case syntax.Chain():
                return self._chain(node, scope)
            case syntax.Negation(operand):
                inner = self.formula(operand, scope)
                return None if inner is None else Not(inner)
            case syntax.If():
                return self._conditional_formula(node, scope)
            case syntax.Assignment(target, value, span):
                self.findings.tell("E209", span, "write `==` to compare", place=scope.place)
                self.formula(syntax.Compare("==", target, value, span), scope)
                return None
        return self._of(node, scope, BOOLEAN)

    def number(self, node: syntax.Expression, scope: Scope) -> Expression | None:
        """Return the expression where a number is asked for."""
        return self._of(node, scope, NUMBER)

    def _of(self, node: syntax.Expression, scope: Scope, wanted: Static) -> Expression | None:
        found = self.read(node, scope)
        if found is None:
            return None
        if found.static <= wanted or (wanted == NUMBER and found.static <= {"number", NOTHING}):
            return found.expression
        self.tell_misplaced(node, found, "boolean" if wanted == BOOLEAN else "number")
        return None

    def tell_misplaced(self, node: syntax.Expression, found: Typed, type_name: str) -> None:
        """Tell that an expression is of another kind than its place asks for."""
        hint = "a formula counts as 1 or 0 when written if(…) 1 else 0" if found.static == BOOLEAN else None
        self.findings.tell(
            "E206",
            node.span,
            hint,
            wanted=expected(type_name),
            found=describe(found.static),
        )

    def read(self, node: syntax.Expression, scope: Scope) -> Typed | None:
        """Return an expression with what it can be."""
        match node:
            case syntax.Name() | syntax.Numeral() | syntax.QuestionMark():
                return self._term(node, scope)
            case syntax.Call(name) if name in FUNCTIONS and not self._is_property(node):
                return self._function(node, scope)
            case syntax.Call() if any(isinstance(argument, syntax.Call) for argument in node.arguments):
                return self._through(node, scope)
            case syntax.Call():
                fluent = self.uses.fluent(node, scope)
                return None if fluent is None else _typed_fluent(fluent)
            case syntax.Negation() | syntax.Chain() | syntax.Assignment():
                formula = self.formula(node, scope)
                return None if formula is None else Typed(formula, BOOLEAN)
            case syntax.Compare():
                return self._comparison(node, scope)
            case syntax.Operation():
                return self._arithmetic(node, scope)
            case syntax.If():
                return self._conditional(node, scope)
            case syntax.Binder():
                return self._binder(node, scope)
            case syntax.MindTerm("hears" | "expects" as kind, character, body, span):
                if kind in self.world.overloads:
                    return self.read(syntax.Call(kind, (character, body), span), scope)
                hint = "it stands alone in an effect" if kind == "hears" else "write `remember f = expects(c, …)`"
                self.findings.tell("E324", span, hint, word=kind, place=scope.place)
                return None
            case syntax.MindTerm(kind, _, body) if kind == "belief" and not self._is_property_named_belief(node):
                return self._degree(node, body, scope)
            case syntax.MindTerm(kind, character, body, span):
                if kind == "belief":
                    return self.read(syntax.Call("belief", (character, body), span), scope)
                return self._believes(node, scope)
            case syntax.Membership():
                return self._type_test(node, scope)
            case syntax.Weights():
                self.findings.tell(
                    "E224",
                    node.span,
                    "believes(someone, f = {…}) gives a mind its doubts",
                )
                return None

    def _through(self, node: syntax.Call, scope: Scope) -> Typed | None:
        """Return a fluent of what another fluent holds: `alive(wronged_by(a))`."""
        place = next(n for n, argument in enumerate(node.arguments) if isinstance(argument, syntax.Call))
        inner = node.arguments[place]
        assert isinstance(inner, syntax.Call)
        rest = [argument for argument in (*inner.arguments, *node.arguments) if argument is not inner]
        if self.findings.is_base(node.span) or any(isinstance(argument, syntax.Call) for argument in rest):
            self.findings.tell("E216", inner.span, through.ADVICE)
            return None
        key = self.uses.fluent(inner, scope)
        if key is None:
            return None
        if key.property.type in ("boolean", "number"):
            self.tell_misplaced(inner, _typed_fluent(key), "entity")
            return None
        variable = through.variable_for(key)
        name = syntax.Name(variable.name, inner.span)
        outer = syntax.Call(node.name, (*node.arguments[:place], name, *node.arguments[place + 1 :]), node.span)
        fluent = self.uses.fluent(outer, scope.with_variable(variable))
        if fluent is None:
            return None
        return Typed(through.through(key, variable, fluent, self.world), _typed_fluent(fluent).static)

    def _is_property(self, node: syntax.Call) -> bool:
        """The functions' names are ordinary words to the base language, and to whoever declares a property so."""
        return self.findings.is_base(node.span) or node.name in self.world.overloads

    def _function(self, node: syntax.Call, scope: Scope) -> Typed | None:
        values = [self.number(argument, scope) for argument in node.arguments]
        known = tuple(value for value in values if value is not None)
        if not has_right_number(node, self.findings) or len(known) < len(values):
            return None
        if all(_is_constant(value) for value in known):
            amount(node, self.world.constants, self.findings)
        return Typed(Function(FUNCTIONS[node.name], known, self.findings.with_text(node.span)), NUMBER)

    def _is_property_named_belief(self, node: syntax.MindTerm) -> bool:
        """`belief` is an ordinary word to the base language."""
        return self.findings.is_base(node.span) and "belief" in self.world.overloads

    def _term(self, node: syntax.Expression, scope: Scope) -> Typed | None:
        term = self.terms.read(node, scope)
        if term is None:
            return None
        return Typed(
            term,
            self._of_variable(term) if isinstance(term, Variable) else of_literal(term),
        )

    def _of_variable(self, variable: Variable) -> Static:
        return NUMBER if variable.type in self.world.ranges else frozenset({variable.type})

    def _chain(self, node: syntax.Chain, scope: Scope) -> Expression | None:
        parts = [self.formula(operand, scope) for operand in node.operands]
        known = tuple(part for part in parts if part is not None)
        if len(known) < len(parts):
            return None
        return And(known) if node.operator == "&" else Or(known)

    def _comparison(self, node: syntax.Compare, scope: Scope) -> Typed | None:
        left, right = self.read(node.left, scope), self.read(node.right, scope)
        if left is None or right is None:
            return None
        if node.operator in ("<", ">") or (node.operator in ("<=", ">=") and not self.findings.is_base(node.span)):
            for side, found in ((node.left, left), (node.right, right)):
                if not found.static <= {"number", NOTHING}:
                    self._tell_odd(
                        side,
                        "E206",
                        "W206",
                        wanted="a number",
                        found=describe(found.static),
                    )
        elif not can_be_equal(left.static, right.static, self.world):
            words = {"left": describe(left.static), "right": describe(right.static)}
            self._tell_odd(node, "E208" if _is_wrong(left.static, right.static) else "W208", "W208", **words)
        return Typed(Comparison(node.operator, left.expression, right.expression), BOOLEAN)

    def _tell_odd(self, node: syntax.Expression, error: str, warning: str, **words: object) -> None:
        """Tell a mistake that the base language lets pass: there, it is only odd."""
        self.findings.tell(
            warning if self.findings.is_base(node.span) else error,
            node.span,
            None,
            **words,
        )

    def _arithmetic(self, node: syntax.Operation, scope: Scope) -> Typed | None:
        left, right = self.number(node.left, scope), self.number(node.right, scope)
        if left is None or right is None:
            return None
        if node.operator == "/" and isinstance(right, Literal) and right.value == 0:
            self.findings.tell("E222", node.right.span)
        return Typed(Arithmetic(node.operator, left, right, self.findings.with_text(node.span)), NUMBER)

    def _conditional_formula(self, node: syntax.If, scope: Scope) -> Expression | None:
        branches.check_reached(node, self.findings)
        parts = [(self.formula(test, scope), self.formula(value, scope)) for test, value in node.branches]
        otherwise = None if node.otherwise is None else self.formula(node.otherwise, scope)
        known = tuple((test, value) for test, value in parts if test is not None and value is not None)
        if len(known) < len(parts) or (node.otherwise is not None and otherwise is None):
            return None
        return Conditional(known, otherwise)

    def _conditional(self, node: syntax.If, scope: Scope) -> Typed | None:
        branches.check_reached(node, self.findings)
        tests = [self.formula(test, scope) for test, _ in node.branches]
        values = [self.read(value, scope) for _, value in node.branches]
        last = None if node.otherwise is None else self.read(node.otherwise, scope)
        if node.otherwise is None:
            if all(value is not None and value.static == BOOLEAN for value in values):
                last = Typed(TRUE, BOOLEAN)
            else:
                self.findings.tell("E220", node.span, "add `else …`")
        found = [value for value in (*values, last) if value is not None]
        if last is None or len(found) <= len(values) or None in tests:
            return None
        static: Static = frozenset().union(*(value.static for value in found))
        if len(kinds(static)) > 1 or ("boolean" in static and NOTHING in static):
            self.findings.tell("E221", node.span, found=describe(static))
            return None
        pairs = tuple((test, value.expression) for test, value in zip(tests, found, strict=False) if test is not None)
        otherwise = None if node.otherwise is None else last.expression
        return Typed(Conditional(pairs, otherwise), static)

    def _binder(self, node: syntax.Binder, scope: Scope) -> Typed | None:
        variable = self.terms.variable(node.variable, node.type, node.span)
        inner = scope.with_variable(variable)
        if node.kind in ("forall", "exists"):
            body, static = self.formula(node.body, inner), BOOLEAN
        else:
            body, static = self.number(node.body, inner), NUMBER
        return None if body is None else Typed(Quantified(node.kind, variable, body), static)

    def _degree(self, node: syntax.MindTerm, body: syntax.Expression, scope: Scope) -> Typed | None:
        if not scope.has_degrees:
            hint = "write `believes(…)`, which holds where they are sure"
            if scope.place == "an effect":
                hint = "write `remember f = belief(…)` to keep it"
            self.findings.tell("E305", node.span, hint, place=scope.place)
        character = self.terms.character(node.character, scope)
        formula = self.formula(body, scope.inside_mind())
        if character is None or formula is None:
            return None
        return Typed(Degree(character, formula), NUMBER)

    def _believes(self, node: syntax.MindTerm, scope: Scope) -> Typed | None:
        character = self.terms.character(node.character, scope)
        if fluent_of(node) is None:
            body = self.formula(node.body, scope.inside_mind())
            return None if body is None or character is None else Typed(Believes(character, body), BOOLEAN)
        found = self.read(node.body, scope.inside_mind())
        if found is None or character is None:
            return None
        static = found.static if found.static == BOOLEAN else found.static | {NOTHING}
        return Typed(Believes(character, found.expression), static)

    def _type_test(self, node: syntax.Membership, scope: Scope) -> Typed | None:
        operand = self.terms.read(node.operand, scope)
        if node.type not in self.world.types:
            self.terms.unknown_type(node.type, node.span)
            return None
        return None if operand is None else Typed(TypeTest(operand, node.type), BOOLEAN)


def _is_constant(expression: Expression) -> bool:
    match expression:
        case Literal():
            return True
        case Arithmetic(_, left, right):
            return _is_constant(left) and _is_constant(right)
        case Function(_, arguments):
            return all(map(_is_constant, arguments))
    return False


def fluent_of(node: syntax.Expression) -> syntax.Call | None:
    """Return the fluent that `f`, `believes(a, f)`, `believes(a, believes(b, f))` … speak of; None for all else."""
    while isinstance(node, syntax.MindTerm) and node.kind == "believes":
        node = node.body
    return node if isinstance(node, syntax.Call) else None


def _is_wrong(left: Static, right: Static) -> bool:
    """Say whether a comparison of what can never be equal is a mistake, and not merely needless."""
    first, second = kinds(left), kinds(right)
    if not first or not second:
        return "boolean" in first | second
    return first != second or any(isinstance(part, Exactly) for part in left | right)


def _typed_fluent(fluent: Fluent) -> Typed:
    declared = fluent.property.type
    return Typed(fluent, BOOLEAN if declared == "boolean" else frozenset({declared, NOTHING}))
