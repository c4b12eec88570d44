"""What a single word stands for: a variable before a value, a named amount before an entity.

`True` and `False` are always the truth values.
"""

from __future__ import annotations

from forbear.errors import Span
from forbear.language.checking.findings import Findings
from forbear.language.checking.scope import Scope
from forbear.language.checking.world import Term, World
from forbear.language.expressions import FALSE, TRUE, Literal, Variable
from forbear.language.problem import CHANCE, READER
from forbear.language.syntax import tree as syntax
from forbear.language.values import UNKNOWN


class Terms:
    """Resolves single words."""

    def __init__(self, world: World, findings: Findings) -> None:
        self.world = world
        self.findings = findings

    def read(self, node: syntax.Expression, scope: Scope) -> Term | None:
        """Return the variable or value that stands here; None, and told, where nothing of that name is known."""
        match node:
            case syntax.Numeral(value):
                return Literal(value)
            case syntax.QuestionMark():
                return Literal(UNKNOWN)
            case syntax.Name(text, span):
                return self.named(text, span, scope)
        self.findings.tell("E216", node.span)
        return None

    def named(self, text: str, span: Span, scope: Scope) -> Term | None:
        """Return what a name stands for; None, and told, where it stands for nothing."""
        if text in scope.variables:
            return scope.variables[text]
        if text in ("True", "False"):
            return TRUE if text == "True" else FALSE
        if text in self.world.constants:
            return self.world.constants[text]
        if text in self.world.entities:
            return Literal(text)
        self.findings.tell("E201", span, self._advice(text, scope), name=text)
        return None

    def _advice(self, text: str, scope: Scope) -> str | None:
        if text in self.world.overloads:
            return f"a property is written with its arguments: {text}(…)"
        if text in self.world.types:
            return f"'{text}' is a type; a variable ranges over it: (x : {text})"
        if text in ("true", "false"):
            return f"did you mean '{text.capitalize()}'?"
        known = [
            *scope.variables,
            *self.world.constants,
            *self.world.entities,
            "True",
            "False",
        ]
        return self.findings.near(text, known)

    def character(self, node: syntax.Expression, scope: Scope) -> Term | None:
        """Return the character that stands here, or None, and told; the reader counts as one where the scope has it."""
        if scope.has_reader and isinstance(node, syntax.Name) and node.text == READER:
            if not self._is_known(READER, scope) and not self.findings.is_base(node.span):
                return Literal(READER)
        if isinstance(node, syntax.Name) and not self._is_known(node.text, scope):
            hint = self.findings.near(node.text, [*scope.variables, *self.world.characters])
            if node.text == READER:
                hint = "the reader believes, and is asked about in outcomes and watched; characters do not know of them"
            elif node.text == CHANCE:
                hint = "`chance` takes turns, and believes nothing"
            self.findings.tell("E201", node.span, hint, name=node.text)
            return None
        term = self.read(node, scope)
        if term is None or self.is_character(term):
            return term
        self.findings.tell("E223", node.span, self._who(term), what=_written(node))
        return None

    def is_character(self, term: Term) -> bool:
        """Say whether a term can only be a character."""
        if isinstance(term, Literal):
            return isinstance(term.value, str) and self.world.is_a(term.value, "character")
        return self.world.is_below(term.type, "character")

    def _is_known(self, text: str, scope: Scope) -> bool:
        names = ("True", "False")
        return text in scope.variables or text in self.world.entities or text in self.world.constants or text in names

    def _who(self, term: Term) -> str | None:
        if isinstance(term, Variable):
            return f"it ranges over {term.type}; a character's type is `character` or one below it"
        types = self.world.entities.get(str(term.value))
        return f"it is declared as {', '.join(types)}" if types else None

    def variable(self, name: str, type_name: str, span: Span) -> Variable:
        """Return a variable of a type that exists and can be listed; told where it cannot."""
        if type_name == "number":
            self.findings.tell("E217", span, name=name)
        elif type_name not in self.world.types:
            self.unknown_type(type_name, span)
        return Variable(name, type_name)

    def unknown_type(self, type_name: str, span: Span) -> None:
        """Tell that a type is declared nowhere."""
        span = self.findings.place_of(type_name, span)
        self.findings.tell("E205", span, self.findings.near(type_name, self.world.types), name=type_name)


def _written(node: syntax.Expression) -> str:
    match node:
        case syntax.Name(text):
            return f"'{text}'"
        case syntax.Numeral(value):
            return str(value)
        case syntax.QuestionMark():
            return "'?'"
    return "this"
