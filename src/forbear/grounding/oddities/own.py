"""What a story's own file says, with the places, for what is told of it; what it imports is not its author's to change."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.errors import Diagnostic, Span
from forbear.grounding.task import GroundAction, Task
from forbear.language.messages import report
from forbear.language.syntax import tree as syntax
from forbear.language.syntax.contents import inside
from forbear.language.writing.printer import print_expression


class Own:
    """The definitions of one file, beside the task that they are part of."""

    def __init__(self, document: syntax.Document, task: Task) -> None:
        self._document = document
        self._task = task
        self.actions = {d.name: d for d in document.definitions if isinstance(d, syntax.ActionDef)}
        self.outcomes = {d.name: d for d in document.definitions if isinstance(d, syntax.OutcomeDef)}
        self.turns = next((d for d in reversed(document.definitions) if isinstance(d, syntax.TurnsDef)), None)
        stated = dict(self._stated())
        names = {text.partition("(")[0] for text in stated}
        self.facts: dict[int, Span] = {}
        """The cells that a plain statement of the file gives a value, with its place."""
        for cell, fluent in enumerate(task.fluents):
            if fluent.name in names and (span := stated.get(str(fluent))) is not None:
                self.facts[cell] = span

    def _stated(self) -> Iterator[tuple[str, Span]]:
        for definition in self._document.definitions:
            if isinstance(definition, syntax.Statement):
                for target in _targets(definition.effect):
                    yield print_expression(target), definition.span

    def tell(self, code: str, span: Span, hint: str | None, **words: object) -> Diagnostic:
        """Return a warning, with the line of the file."""
        return report(code, span, self._document.lines, hint, **words)

    def instances(self, name: str) -> tuple[GroundAction, ...]:
        """Return the ways to do an action."""
        return tuple(action for action in self._task.actions if action.name == name)

    def changed_by_cases(self) -> frozenset[int]:
        """Return the cells that some case of the file may set; generous."""
        names = {
            node.name
            for definition in self._document.definitions
            if isinstance(definition, syntax.CaseDef)
            for statement in definition.body
            if isinstance(statement, syntax.Statement)
            for node in _calls(statement.effect)
        }
        return frozenset(cell for cell, fluent in enumerate(self._task.fluents) if fluent.name in names)

    def turns_of_cases(self) -> Iterator[tuple[str, ...]]:
        """Yield the turns that the cases of the file have of their own."""
        for definition in self._document.definitions:
            if isinstance(definition, syntax.CaseDef):
                for inner in definition.body:
                    if isinstance(inner, syntax.TurnsDef):
                        yield tuple(turn.text for turn in inner.turns)


def _targets(effect: syntax.Expression) -> Iterator[syntax.Call]:
    match effect:
        case syntax.Call() | syntax.Negation(syntax.Call()) | syntax.Assignment(syntax.Call()):
            yield from _calls(effect.target if isinstance(effect, syntax.Assignment) else effect)
        case syntax.Chain("&", operands):
            for operand in operands:
                yield from _targets(operand)


def _calls(node: object) -> Iterator[syntax.Call]:
    if isinstance(node, syntax.Call):
        yield node
        return
    for part in inside(node):
        yield from _calls(part)
