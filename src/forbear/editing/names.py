"""Every name in a text: where it stands, what sort of name it is, and whether it is declared there.

Read off the grammar's trees, piece by piece: what cannot be read has no names, and the rest keeps its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from typing import Literal as OneOf

from forbear.errors import Span
from forbear.language.reading.pieces import grammar
from forbear.language.reading.tokens import LARGEST, Chunk, Source, Token, chunks, scan
from forbear.language.reading.trees import Tree, Unexpected
from forbear.language.reading.words import ROLES
from forbear.language.wording import PRONOUNS, places
from forbear.records import dataclass

Sort = OneOf[
    "word", "type", "property", "action", "trigger", "reason", "outcome", "case", "import", "variable", "argument",
    "told", "trope", "part", "kind", "binding", "setting", "pronoun", "label", "vocabulary",
]  # fmt: skip
"""What a name is a name of. word: an entity or an amount. argument: of `says`, an entity where there is one of that name,
else a variable. told: of `says`, a property where there is one of that name, else an action. part: what a trope names within
itself. vocabulary: a word that patterns are made of."""


@dataclass(frozen=True, slots=True)
class NamePlace:
    """A name at a place. scope: for a variable or a trope's part, the offset where that begins for which it holds.

    whole: the call that it is the name of, or the word itself.
    """

    name: str
    sort: Sort
    span: Span
    is_declared: bool = False
    scope: int = -1
    whole: str = ""

    def has(self, line: int, column: int) -> bool:
        """Say whether a place, or the end of the name, is here (both from 1)."""
        return line == self.span.line and self.span.column <= column <= self.span.end_column


@dataclass(frozen=True, slots=True)
class DefinitionPlace:
    """A definition, or a named part of a trope: the word it begins with, its name and where that stands, all it takes up."""

    word: str
    name: str
    name_span: Span
    span: Span
    inside: str | None = None


@dataclass(frozen=True, slots=True)
class TextNames:
    """The names of a text in the order of their places, and its definitions. unread: the first piece that hides names,
    for it cannot be read."""

    places: tuple[NamePlace, ...] = ()
    definitions: tuple[DefinitionPlace, ...] = ()
    unread: Span | None = None

    def at(self, line: int, column: int) -> NamePlace | None:
        """Return the name at a place (both from 1); the one that begins there, where another ends there."""
        return next((place for place in reversed(self.places) if place.has(line, column)), None)

    def definition_of(self, place: NamePlace) -> DefinitionPlace | None:
        """Return the definition that declares a name at its place."""
        return next((found for found in self.definitions if found.name_span == place.span), None)


def normal(text: str) -> str:
    """Return a text as it is read: lines end in one way, and no mark stands at the beginning."""
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


@lru_cache(maxsize=64)
def names_in(text: str, file: str) -> TextNames:
    """Return every name of a text and its definitions; none where it is too large or nested too deeply."""
    if len(text) > LARGEST:
        return TextNames(unread=Span(file, 1, 1, 1, 1))
    source = Source(normal(text), file)
    scanned = scan(source, is_base=file.endswith(".txt"))
    pieces, torn = chunks(scanned.tokens, source)
    if any(diagnostic.code == "E108" for diagnostic in torn):
        return TextNames(unread=Span(file, 1, 1, 1, 1))
    found = _NameWalk(source)
    found.pieces(pieces)
    mistakes = (*(d.span for d in (*scanned.diagnostics, *torn) if d.severity == "error"), found.unread)
    unread = min((span for span in mistakes if span is not None), default=None)
    places = sorted(found.places, key=lambda place: (place.span.line, place.span.column))
    return TextNames(tuple(places), tuple(found.definitions), unread)


Variables = Mapping[str, int]

_NAMED_BY: dict[str, Sort] = {
    "type_def": "type", "range_def": "type", "entity_def": "word", "property_def": "property", "constant_def": "word",
    "action_def": "action", "trigger_def": "trigger", "reason_def": "reason", "exact_reason_def": "reason",
    "outcome_def": "outcome",
    "case_def": "case", "trope_def": "trope",
}  # fmt: skip
_UNNAMED = frozenset(
    ("turns_def", "ends_def", "script_def", "tau_def", "lapse_def", "level0_def", "reader_def", "utility_def", "mind_def",
     "told_def", "told_because_def", "told_outcomes_def")
)  # fmt: skip
_PART_NAMES = {"moment_part": 1, "let_part": 0, "claim_part": 1, "detail_part": 0}
"""Which child of a trope's part is the name that it declares."""


class _NameWalk:
    """Collects the names of one text."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._trope = -1
        self._inside: str | None = None
        self.places: list[NamePlace] = []
        self.definitions: list[DefinitionPlace] = []
        self.unread: Span | None = None

    def pieces(self, pieces: tuple[Chunk, ...]) -> None:
        """Add the names of pieces that stand in no block, or in that of a case."""
        is_role = False
        for chunk in pieces:
            words = [token.text for token in chunk.tokens[:2]]
            is_role = (is_role and words[0] in ROLES) or words == ["trope", "role"]
            tree = self._tree(chunk, "further_binding" if is_role and words[0] in ROLES else "definition")
            if tree is not None:
                self._definition(tree, chunk)

    def _definition(self, tree: Tree, chunk: Chunk) -> None:
        parts = list(tree.children)
        shape = tree.data
        variables: Variables = {}
        self._define(chunk, shape, parts)
        if shape in _NAMED_BY:
            self._add(parts.pop(0), _NAMED_BY[shape], is_declared=True)
        match shape, parts:
            case (("type_def" | "entity_def"), [types]):
                self._each(types, "type")
            case "import_def", [text]:
                self._text(text, "import")
            case "property_def", [formals, kind]:
                self._formals(formals, variables)
                self._add(kind, "type")
            case (("action_def" | "trigger_def"), [formals]):
                variables = self._formals(formals, variables)
            case "utility_def", [character, value]:
                self._add(character, "word")
                self._expression(value, variables)
            case (("reason_def" | "exact_reason_def"), [holder, *marks, value]):
                variables = self._formal(holder, variables)
                for mark in marks:
                    if mark.data == "kind_mark":
                        self._add(mark.children[0], "kind")
                    else:
                        self._expression(mark.children[0], variables)
                self._expression(value, variables)
            case "mind_def", [name]:
                self._add(name, "word")
            case "turns_def", [turns]:
                self._each(turns, "word")
            case "reader_def", [sees]:
                self._each(sees, "action")
            case "script_def", [happenings]:
                for call in happenings.children:
                    self._call(call, "action", variables)
            case "drift_def", [head, rate, _]:
                self._add(head.children[0], "property")
                self._expression(rate, variables)
            case "typically_def", [name, formals, value]:
                self._add(name, "property")
                self._expression(value, self._formals(formals, variables))
            case "told_def", [told]:
                for call in told.children:
                    if isinstance(call, Tree) and call.data == "call":
                        self._call(call, "action", variables)
            case "told_because_def", [causes]:
                for cause in causes.children:
                    if cause.data == "name":
                        self._add(cause.children[0], "kind")
                    else:
                        self._expression(cause, variables)
            case "told_outcomes_def", [outcomes]:
                for outcome in outcomes.children:
                    if isinstance(outcome, Tree):
                        self._add(outcome.children[0], "outcome")
            case "role_def", [binding]:
                self._role(binding)
            case (("says_fluent_def" | "says_reason_def" | "says_outcome_def" | "says_entity_def"), _):
                self._says(shape, parts)
            case "text_def", _:
                pass
            case _:
                for part in parts:
                    self._expression(part, variables)
        self._body(chunk, shape, variables)

    def _body(self, chunk: Chunk, shape: str, variables: Variables) -> None:
        if chunk.body is None:
            return
        if shape == "case_def":
            self._inside = chunk.tokens[1].text
            self.pieces(chunk.body)
            self._inside = None
            return
        start = {"mind_def": "setting", "trope_def": "trope_part"}.get(shape, "part")
        if shape == "trope_def":
            self._trope, self._inside = chunk.start, chunk.tokens[1].text
        for piece in chunk.body:
            tree = self._tree(piece, start)
            if tree is not None:
                if tree.data in _PART_NAMES:
                    self._define(piece, tree.data, tree.children)
                self._part(tree, variables)
        self._trope, self._inside = -1, None

    def _define(self, chunk: Chunk, shape: str, parts: list[Any]) -> None:
        """Note a definition: one that has no name by the word it begins with."""
        first = chunk.tokens[0]
        if shape in _NAMED_BY or shape in _PART_NAMES:
            name = parts[_PART_NAMES.get(shape, 0)]
        elif shape in _UNNAMED:
            name = next((part for part in parts if isinstance(part, Token)), first)
        else:
            return
        place = self._source.span
        whole = place(chunk.start, chunk.end)
        self.definitions.append(
            DefinitionPlace(first.text, name.text, place(name.start, name.end), whole, self._inside)
        )

    def _tree(self, chunk: Chunk, start: str) -> Tree | None:
        """Return the tree of a piece; None, and noted, where it cannot be read."""
        try:
            found = grammar().tree(chunk.tokens, start)
        except (Unexpected, RecursionError):
            self.unread = self.unread or self._source.span(chunk.start, chunk.tokens[0].end)
            return None
        return found if isinstance(found, Tree) else None

    def _part(self, tree: Tree, variables: Variables) -> None:
        parts = list(tree.children)
        match tree.data, parts:
            case "setting", [name, value]:
                self._add(name, "setting")
                self._expression(value, variables)
            case "observing_part", [variable, kind, condition]:
                self._expression(condition, self._declare(variable, kind, variables))
            case "glimpsing_part", [variable, kind, label, condition]:
                inner = self._declare(variable, kind, variables)
                self._call(label, "label", inner)
                self._expression(condition, inner)
            case "revealing_some_part", [variable, kind, condition, fluents]:
                inner = self._declare(variable, kind, variables)
                self._expression(condition, inner)
                self._expression(fluents, inner)
            case "cost_part", [character, kind, amount]:
                self._expression(character, variables)
                self._add(kind, "kind")
                self._expression(amount, variables)
            case "says_part", [text]:
                self._filled(text, variables)
            case "people_part", [people]:
                for person in people.children:
                    self._add(person, "part", is_declared=True, scope=self._trope)
            case "never_part", [first, last, condition]:
                self._add(first, "part", scope=self._trope)
                self._add(last, "part", scope=self._trope)
                self._expression(condition, variables)
            case (("moment_part" | "let_part" | "claim_part" | "detail_part"), _):
                place = _PART_NAMES[tree.data]
                self._add(parts[place], "part", is_declared=True, scope=self._trope)
                for part in parts[place + 1 : -1]:
                    if part.kind == "text":
                        self._filled(part, {})
                    else:
                        self._add(part, "part", scope=self._trope)
                self._expression(parts[-1], variables)
            case "text_def", _:
                pass
            case _:
                for part in parts:
                    self._expression(part, variables)

    def _says(self, shape: str, parts: list[Any]) -> None:
        if shape == "says_entity_def":
            self._add(parts[0], "word")
            self._add(parts[2], "pronoun")
        elif shape == "says_outcome_def":
            self._add(parts[1], "outcome")
        else:
            call, text = (parts[0], parts[2]) if shape == "says_fluent_def" else (parts[1], parts[2])
            name, arguments = call.children
            self._add(name, "told" if shape == "says_fluent_def" else "reason", whole=call)
            variables = {}
            for argument in arguments.children if arguments is not None else ():
                if isinstance(argument, Tree) and argument.data == "name":
                    self._add(argument.children[0], "argument", is_declared=True, scope=call.start)
                    variables[argument.children[0].text] = call.start
            if shape == "says_fluent_def" and parts[1] is not None:
                self._expression(parts[1], {})
            self._filled(text, variables, "argument")

    def _role(self, binding: Tree) -> None:
        name, formals, value = binding.children
        self._add(name, "binding")
        variables: Variables = {}
        for formal in formals.children if formals is not None else ():
            variable, kind = formal.children
            variables = self._declare(variable, kind, variables)
        self._expression(value, variables)

    def _expression(self, part: Any, variables: Variables) -> None:
        if not isinstance(part, Tree):
            return
        match part.data, part.children:
            case "name", [word]:
                self._word(word, variables)
            case "call", _:
                self._call(part, "vocabulary" if self._trope >= 0 else "property", variables)
            case "binder", [_, variable, kind, body]:
                self._expression(body, self._declare(variable, kind, variables))
            case "type_test", [tested, kind]:
                self._expression(tested, variables)
                self._add(kind, "type")
            case _:
                for child in part.children:
                    self._expression(child, variables)

    def _call(self, call: Any, sort: Sort, variables: Variables) -> None:
        if isinstance(call, Tree):
            name, arguments = call.children
            self._add(name, sort, whole=call)
            self._expression(arguments, variables)

    def _word(self, word: Token, variables: Variables) -> None:
        if word.text in variables:
            self._add(word, "variable", scope=variables[word.text])
        elif self._trope >= 0:
            self._add(word, "part", scope=self._trope)
        else:
            self._add(word, "word")

    def _formals(self, formals: Any, variables: Variables) -> Variables:
        for formal in formals.children if formals is not None else ():
            variables = self._formal(formal, variables)
        return variables

    def _formal(self, formal: Tree, variables: Variables) -> Variables:
        if formal.data == "variable_formal":
            variable, kind = formal.children
            return self._declare(variable, kind, variables)
        self._expression(formal.children[0], variables)
        return variables

    def _declare(self, variable: Token, kind: Token | None, variables: Variables) -> Variables:
        self._add(variable, "variable", is_declared=True, scope=variable.start)
        self._add(kind, "type")
        return {**variables, variable.text: variable.start}

    def _each(self, listed: Any, sort: Sort) -> None:
        for token in listed.children if listed is not None else ():
            self._add(token, sort)

    def _text(self, text: Token, sort: Sort) -> None:
        self._put(text.text[1:-1], sort, text.start + 1, text.end - 1)

    def _filled(self, text: Token, variables: Variables, sort: Sort = "variable") -> None:
        """Add the names that a text fills in: `{b}`, `{b's}`, `{b.their}`."""
        for match in re.finditer(r"\{([^{}]*)\}", text.text):
            [(_, name, _)] = places(match.group())
            begin = text.start + match.start(1)
            if name in variables:
                self._put(name, sort, begin, begin + len(name), scope=variables[name])
            elif self._trope >= 0:
                self._put(name, "part", begin, begin + len(name), scope=self._trope)

    def _add(
        self, token: Any, sort: Sort, *, is_declared: bool = False, scope: int = -1, whole: Tree | None = None
    ) -> None:
        if isinstance(token, Token) and (token.kind == "name" or (sort == "pronoun" and token.text in PRONOUNS)):
            text = "" if whole is None else self._source.text[whole.start : whole.end]
            self._put(token.text, sort, token.start, token.end, is_declared=is_declared, scope=scope, whole=text)

    def _put(
        self,
        name: str,
        sort: Sort,
        start: int,
        end: int,
        *,
        is_declared: bool = False,
        scope: int = -1,
        whole: str = "",
    ) -> None:
        span = self._source.span(start, end)
        self.places.append(NamePlace(name, sort, span, is_declared, scope, whole or name))
