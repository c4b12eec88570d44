"""From the grammar's trees to syntax: one small function for each shape.

An expression is read twice, as usual and as the base language reads it; a base file means the second, and in a story
file the two must not differ.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from forbear.errors import Diagnostic, Span
from forbear.language.messages import report
from forbear.language.reading.base_language import number, read_as_peer
from forbear.language.reading.same_meaning import have_one_value, mean_the_same
from forbear.language.reading.tokens import Source, Token
from forbear.language.reading.trees import Tree
from forbear.language.syntax import tree as syntax
from forbear.language.syntax.tree import Expression, Formal

_BINARY: dict[str, tuple[Callable[..., Any], str]] = {
    "equal": (syntax.Compare, "=="),
    "unequal": (syntax.Compare, "!="),
    "less": (syntax.Compare, "<"),
    "at_most": (syntax.Compare, "<="),
    "more": (syntax.Compare, ">"),
    "at_least": (syntax.Compare, ">="),
    "plus": (syntax.Operation, "+"),
    "minus": (syntax.Operation, "-"),
    "times": (syntax.Operation, "*"),
    "divided": (syntax.Operation, "/"),
}


class Shaper:
    """Makes syntax of one piece's tree."""

    def __init__(self, source: Source, tokens: tuple[Token, ...], *, is_base: bool) -> None:
        self._source = source
        self._tokens = tokens
        self._is_base = is_base
        self.diagnostics: list[Diagnostic] = []

    def piece(self, tree: Tree, span: Span) -> syntax.Definition | syntax.Part | syntax.SettingPart | syntax.TropePart:
        """Return the definition, part or setting that a tree stands for."""
        parts = list(tree.children)
        match tree.data, parts:
            case "import_def", [text]:
                return syntax.ImportDef(span=span, name=_quoted(text))
            case "type_def", [name, parents]:
                return syntax.TypeDef(span=span, name=name.text, parents=_words(parents))
            case "range_def", [name, first, last]:
                bounds = (self.expression(first), self.expression(last))
                return syntax.TypeDef(span=span, name=name.text, parents=(), bounds=bounds)
            case "entity_def", [name, types]:
                return syntax.EntityDef(span=span, name=name.text, types=_words(types))
            case "property_def", [name, formals, kind]:
                return syntax.PropertyDef(span=span, name=name.text, formals=self._formals(formals), type=kind.text)
            case "constant_def", [name, value]:
                return syntax.ConstantDef(span=span, name=name.text, value=self.expression(value))
            case "action_def", [name, formals]:
                return syntax.ActionDef(span=span, name=name.text, formals=self._formals(formals), parts=())
            case "trigger_def", [name, formals]:
                return syntax.TriggerDef(span=span, name=name.text, formals=self._formals(formals), parts=())
            case "utility_def", [character, value]:
                holder = None if character is None else character.text
                return syntax.UtilityDef(span=span, character=holder, value=self.expression(value))
            case (("reason_def" | "exact_reason_def"), [name, holder, *marks, value]):
                is_exact = tree.data == "exact_reason_def"
                return self._reason(span, name.text, holder, marks, value, is_exact=is_exact)
            case "mind_def", [name]:
                return syntax.MindDef(span=span, character=name.text, parts=())
            case "tau_def", [value]:
                return syntax.TauDef(span=span, value=self.expression(value))
            case "lapse_def", [value]:
                return syntax.LapseDef(span=span, value=self.expression(value))
            case "level0_def", [value]:
                return syntax.Level0Def(span=span, value=self.expression(value))
            case "turns_def", [turns]:
                return syntax.TurnsDef(span=span, turns=self._names(turns))
            case "script_def", [happenings]:
                events = tuple(self._shape(child) for child in happenings.children if child is not None)
                return syntax.ScriptDef(span=span, events=cast(Any, events))
            case "typically_def", [name, formals, value]:
                return syntax.TypicallyDef(
                    span=span, name=name.text, formals=self._formals(formals), value=self.expression(value)
                )
            case "drift_def", [head, rate, toward]:
                return syntax.DriftDef(
                    span=span,
                    name=head.children[0].text,
                    arguments=self._atoms(head.children[1]),
                    rate=self.expression(rate),
                    toward=toward.text,
                )
            case "told_def", [told]:
                found = tuple(self._told(child) for child in told.children if child is not None)
                return syntax.ToldDef(span=span, events=found)
            case "told_because_def", [causes]:
                return syntax.ToldBecauseDef(span=span, causes=tuple(map(self.expression, causes.children)))
            case "told_outcomes_def", [outcomes]:
                named = tuple(
                    syntax.ToldOutcome(child.children[0].text, child.data == "is_so", self._span(child))
                    for child in outcomes.children
                    if child is not None
                )
                return syntax.ToldOutcomesDef(span=span, outcomes=named)
            case "ends_def", [condition]:
                return syntax.EndsDef(span=span, condition=self.expression(condition))
            case "outcome_def", [name, condition]:
                return syntax.OutcomeDef(span=span, name=name.text, condition=self.expression(condition))
            case "case_def", [name]:
                return syntax.CaseDef(span=span, name=name.text, body=())
            case "reader_def", [sees]:
                return syntax.ReaderDef(span=span, sees=self._names(sees))
            case "watch_def", [belief]:
                return syntax.WatchDef(span=span, belief=self.expression(belief))
            case "role_def", [binding]:
                return syntax.RoleDef(span=span, bindings=(self._binding(binding, span),))
            case "text_def", [word, text]:
                keyword = cast(Any, word.children[0].text)
                return syntax.TextDef(span=span, keyword=keyword, text=_quoted(text))
            case "says_fluent_def" | "says_reason_def" | "says_outcome_def" | "says_entity_def", _:
                return self._says(tree.data, parts, span)
            case (("statement" | "open_statement" | "exact_statement" | "exact_open_statement"), [effect]):
                return syntax.Statement(
                    span=span,
                    effect=self.expression(effect, is_behind_word=tree.data != "statement"),
                    openly=tree.data in ("open_statement", "exact_open_statement"),
                    is_exact=tree.data in ("exact_statement", "exact_open_statement"),
                )
            case "precondition_part", [condition]:
                return syntax.PreconditionPart(span=span, condition=self.expression(condition))
            case "effect_part", [effect]:
                return syntax.EffectPart(span=span, effect=self.expression(effect))
            case "consenting_part", [atoms]:
                return syntax.ConsentingPart(span=span, characters=self._atoms(atoms))
            case "observing_part", [variable, kind, condition]:
                return syntax.ObservingPart(
                    span=span, variable=variable.text, type=kind.text, condition=self.expression(condition)
                )
            case "glimpsing_part", [variable, kind, label, condition]:
                return syntax.GlimpsingPart(
                    span=span,
                    variable=variable.text,
                    type=kind.text,
                    label=cast(Any, self._shape(label)),
                    condition=self.expression(condition),
                )
            case "unsuspected_part", _:
                return syntax.UnsuspectedPart(span=span)
            case "failing_part", [effect]:
                return syntax.FailingPart(span=span, effect=None if effect is None else self.expression(effect))
            case "revealing_part", [fluents]:
                return syntax.RevealingPart(span=span, fluents=self._each(fluents))
            case "revealing_some_part", [variable, kind, condition, fluents]:
                return syntax.RevealingPart(
                    span=span,
                    fluents=self._each(fluents),
                    variable=variable.text,
                    type=kind.text,
                    condition=self.expression(condition),
                )
            case "cost_part", [character, kind, amount]:
                return syntax.CostPart(
                    span=span,
                    character=self._shape(character),
                    kind=None if kind is None else kind.text,
                    amount=self.expression(amount),
                )
            case "weight_part", [weight]:
                return syntax.WeightPart(span=span, weight=self.expression(weight))
            case "says_part", [text]:
                return syntax.SaysPart(span=span, text=_quoted(text))
            case "trope_def", [name]:
                return syntax.TropeDef(span=span, name=name.text, parts=())
            case (("people_part" | "moment_part" | "never_part" | "let_part" | "claim_part" | "detail_part"), _):
                return self._trope_part(tree.data, parts, span)
            case "setting", [name, value]:
                return syntax.SettingPart(span=span, name=name.text, value=self.expression(value))
        raise AssertionError(f"no such piece: {tree.data}")

    def _trope_part(self, shape: str, parts: list[Any], span: Span) -> syntax.TropePart:
        if shape == "people_part":
            return syntax.PeoplePart(span=span, names=_words(parts[0]))
        condition = self.expression(parts[-1])
        match shape, parts:
            case "moment_part", [order, name, by, _]:
                return syntax.MomentPart(span=span, order=_word(order), name=name.text, by=by.text, condition=condition)
            case "never_part", [first, last, _]:
                return syntax.NeverPart(span=span, first=first.text, last=last.text, condition=condition)
            case "let_part", [name, _]:
                return syntax.LetPart(span=span, name=name.text, condition=condition)
            case "claim_part", [kind, name, text, _]:
                return syntax.ClaimPart(
                    span=span, kind=_word(kind), name=name.text, text=_quoted(text), condition=condition
                )
        name, variant, text, _ = parts
        return syntax.DetailPart(
            span=span, name=name.text, variant=variant.text, text=_quoted(text), condition=condition
        )

    def _told(self, tree: Tree) -> syntax.Call | syntax.Gap:
        return syntax.Gap(self._span(tree)) if tree.data == "gap" else cast(syntax.Call, self._shape(tree))

    def _reason(
        self, span: Span, name: str, holder: Tree, marks: list[Tree], value: Any, *, is_exact: bool
    ) -> syntax.ReasonDef:
        kinds = [mark.children[0].text for mark in marks if mark.data == "kind_mark"]
        conditions = [self.expression(mark.children[0]) for mark in marks if mark.data == "while_mark"]
        return syntax.ReasonDef(
            span=span,
            name=name,
            holder=self._formal(holder),
            kind=kinds[0] if kinds else None,
            condition=conditions[0] if conditions else None,
            value=self.expression(value),
            is_exact=is_exact,
        )

    def _binding(self, tree: Tree, span: Span) -> syntax.RoleBinding:
        name, formals, value = tree.children
        found = []
        for formal in formals.children if formals is not None else []:
            variable, kind = formal.children
            place = self._span(formal)
            found.append(Formal(syntax.Name(variable.text, place), "character" if kind is None else kind.text, place))
        return syntax.RoleBinding(name.text, tuple(found), self.expression(value), span)

    def _says(self, shape: str, parts: list[Any], span: Span) -> syntax.SaysDef:
        if shape == "says_entity_def":
            name, text, pronoun = parts
            word = None if pronoun is None else pronoun.text
            return syntax.SaysDef(span=span, kind="entity", name=name.text, text=_quoted(text), pronoun=word)
        if shape == "says_outcome_def":
            _, name, text = parts
            return syntax.SaysDef(span=span, kind="outcome", name=name.text, text=_quoted(text))
        head, value = (parts[0], parts[1]) if shape == "says_fluent_def" else (parts[1], None)
        return syntax.SaysDef(
            span=span,
            kind="fluent" if shape == "says_fluent_def" else "reason",
            name=head.children[0].text,
            text=_quoted(parts[2]),
            arguments=self._atoms(head.children[1]),
            value=None if value is None else self._shape(value),
        )

    def _formals(self, tree: Any) -> tuple[Formal, ...]:
        return () if tree is None else tuple(self._formal(child) for child in tree.children)

    def _formal(self, tree: Tree) -> Formal:
        span = self._span(tree)
        if tree.data == "variable_formal":
            name, kind = tree.children
            return Formal(syntax.Name(name.text, span), kind.text, span)
        return Formal(self._shape(tree.children[0]), None, span)

    def _names(self, tree: Any) -> tuple[syntax.Name, ...]:
        return tuple(syntax.Name(t.text, self._span(t)) for t in tree.children if t is not None)

    def _atoms(self, tree: Any) -> tuple[Expression, ...]:
        return () if tree is None else tuple(self._shape(child) for child in tree.children if child is not None)

    def _each(self, tree: Any) -> tuple[Expression, ...]:
        return tuple(self._shape(child) for child in tree.children)

    def expression(self, tree: Any, *, is_behind_word: bool = False) -> Expression:
        """Return an expression in the reading that counts; report where the two readings differ.

        is_behind_word: no bracket can stand at its beginning, as `exactly (` begins a fluent of that name. So it is
        reported too where nothing but such a bracket would say how it is read.
        """
        usual = self._shape(tree)
        start, end = tree.start, tree.end
        peer = read_as_peer(tuple(t for t in self._tokens if start <= t.start and t.end <= end), self._source)
        if peer is None and is_behind_word:
            self._begins_without_bracket(usual, self._span(tree))
        if peer is None or mean_the_same(usual, peer):
            return usual
        counting = peer if self._is_base else usual
        if have_one_value(usual, peer):
            return counting
        from forbear.language.reading.difference import ambiguity  # slow to load, and hardly ever wanted

        span, lines = self._span(tree), self._source.lines
        self.diagnostics.append(ambiguity(usual, peer, span, lines, is_base=self._is_base))
        return counting

    def _begins_without_bracket(self, expression: Expression, span: Span) -> None:
        from forbear.language.writing.printer import print_expression  # slow to load, and hardly ever wanted

        written = print_expression(expression)
        if written.startswith("("):
            hint = "say it in statements of their own, or put what needs no brackets first"
            self.diagnostics.append(report("E118", span, self._source.lines, hint, written=written))

    def _span(self, tree: Any) -> Span:
        return self._source.span(tree.start, tree.end)

    def _shape(self, tree: Any) -> Expression:
        span = self._span(tree)
        parts = tree.children
        match tree.data:
            case "disjunction":
                return syntax.Chain("|", self._each(tree), span)
            case "conjunction":
                return syntax.Chain("&", self._each(tree), span)
            case "assignment":
                return syntax.Assignment(self._shape(parts[0]), self._shape(parts[1]), span)
            case "remembering":
                return syntax.Assignment(self._shape(parts[0]), self._shape(parts[1]), span, is_remembered=True)
            case "type_test":
                return syntax.Membership(self._shape(parts[0]), parts[1].text, span)
            case "negation":
                return syntax.Negation(self._shape(parts[0]), span)
            case "grouped":
                return self._shape(parts[0])
            case "conditional":
                return self._conditional(parts, span)
            case "binder":
                kind, variable, type_, body = parts
                return syntax.Binder(_word(kind), variable.text, type_.text, self._shape(body), span)
            case "mind":
                kind, character, body = parts
                return syntax.MindTerm(_word(kind), self._shape(character), self._shape(body), span)
            case "call":
                return syntax.Call(parts[0].text, self._atoms(parts[1]), span)
            case "distribution":
                return syntax.Weights(tuple(self._entry(part) for part in parts if part is not None), span)
            case "name":
                return syntax.Name(parts[0].text, span)
            case "number":
                return syntax.Numeral(number(parts[0].text), span)
            case "unknown":
                return syntax.QuestionMark(span)
        make, operator = _BINARY[tree.data]
        return cast(Expression, make(operator, self._shape(parts[0]), self._shape(parts[1]), span))

    def _conditional(self, parts: list[Any], span: Span) -> Expression:
        test, value, *rest = parts
        branches = [(self._shape(test), self._shape(value))]
        otherwise = None
        for part in rest:
            if part is None:
                continue
            if part.data == "alternative":
                branches.append((self._shape(part.children[0]), self._shape(part.children[1])))
            else:
                otherwise = self._shape(part)
        return syntax.If(tuple(branches), otherwise, span)

    def _entry(self, tree: Any) -> syntax.WeightedEntry:
        *keys, weight = tree.children
        shapes = tuple(self._shape(key) for key in keys)
        first, last = self._span(keys[0]), self._span(keys[-1])
        place = Span(first.file, first.line, first.column, last.end_line, last.end_column)
        value = shapes[0] if len(shapes) == 1 else syntax.Chain("&", shapes, place)
        return syntax.WeightedEntry(value, None if weight.data == "rest" else self._shape(weight), self._span(tree))


def _word(tree: Any) -> Any:
    return tree.children[0].text


def _words(tree: Any) -> tuple[str, ...]:
    return () if tree is None else tuple(child.text for child in tree.children)


def _quoted(token: Any) -> str:
    return cast(str, token.text[1:-1])
