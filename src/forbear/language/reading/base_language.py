"""The base language's own way to read an expression: ordered choice over whole ranges of tokens.

A range is cut at every outermost `&`, else at every `|`, else … and the first rule whose parts can all be read is
final. So `a | b & c` is `(a | b) & c`, and `10 - 2 - 3` is `10 - (2 - 3)`. Source: the base language's specification,
§1.2 and §1.3; additions of ours (distributions, `belief`, fluents as arguments) are single units here.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, cast
from typing import Literal as OneOf

from forbear.errors import Span
from forbear.figures import read_figure
from forbear.language.reading.tokens import Source, Token
from forbear.language.syntax import tree as syntax

_COMPARISONS = ("==", "!=", ">=", "<=", ">", "<")
_ARITHMETIC = ("*", "/", "+", "-")
_OPENING = ("(", "{", "[")
_CLOSING = (")", "}", "]")
UNITS = ("believes", "belief", "hears", "expects", "if")
"""Words that make something else than a fluent of a name with brackets behind it."""

_CUTTING = frozenset((*_COMPARISONS, *_ARITHMETIC, "&", "|", "=", ":", ",", "else", "elseif"))

_Signs = dict[str, list[int]]
"""The places at which a range can be cut, by what stands there."""

Binding = OneOf["forall", "exists", "sum", "product"]


def read_as_peer(tokens: tuple[Token, ...], source: Source) -> syntax.Expression | None:
    """Return the expression that all these tokens make, as the base language reads them; None where it reads none."""
    return _Reading(tokens, source).expression(0, len(tokens)) if tokens else None


def number(text: str) -> int | Fraction:
    """Return the exact value of a number as written. What cannot be used has been told as it was cut out (tokens.py)."""
    return read_figure(text)


class _Reading:
    def __init__(self, tokens: tuple[Token, ...], source: Source) -> None:
        self._tokens = tokens
        self._source = source
        self._known: dict[tuple[int, int], syntax.Expression | None] = {}
        self._partner: dict[int, int] = {}
        self._texts = [token.text if token.kind != "text" else "" for token in tokens]
        """What each token says; nothing where it is a text."""
        opened: list[int] = []
        for place, token in enumerate(tokens):
            if token.kind == "sign" and token.text in _OPENING:
                opened.append(place)
            elif token.kind == "sign" and token.text in _CLOSING and opened:
                self._partner[opened.pop()] = place

    def expression(self, low: int, high: int) -> syntax.Expression | None:
        if low >= high:
            return None
        key = (low, high)
        if key not in self._known:
            self._known[key] = self._read(low, high)
        return self._known[key]

    def _read(self, low: int, high: int) -> syntax.Expression | None:
        if self._texts[low] == "(" and self._partner.get(low) == high - 1:
            return self.expression(low + 1, high - 1)
        if high - low == 1:
            return self._atom(low)
        for unit in (self._fluent, self._mind, self._remembering, self._distribution):
            found = unit(low, high)
            if found is not None:
                return found
        signs = self._signs(low, high)
        for rule in (
            self._and,
            self._or,
            self._not,
            self._conditional,
            self._quantified,
            self._assignment,
            self._comparison,
            self._type_test,
            self._folded,
            self._arithmetic,
        ):
            found = rule(low, high, signs)
            if found is not None:
                return found
        return None

    def _span(self, low: int, high: int) -> Span:
        return self._source.span(self._tokens[low].start, self._tokens[high - 1].end)

    def _is(self, place: int, *texts: str) -> bool:
        return 0 <= place < len(self._texts) and self._texts[place] in texts

    def _signs(self, low: int, high: int) -> _Signs:
        """Return the places of each sign and word outside all brackets, in order."""
        found: _Signs = {}
        place = low
        while place < high:
            text = self._texts[place]
            if text in _CUTTING:
                found.setdefault(text, []).append(place)
            place = self._partner.get(place, place) + 1
        return found

    def _parts(self, low: int, high: int, cuts: Sequence[int]) -> list[tuple[int, int]]:
        parts = list(zip([low, *(cut + 1 for cut in cuts)], [*cuts, high], strict=True))
        if len(parts) > 1 and parts[-1][0] == parts[-1][1]:
            parts.pop()
        return parts

    def _atom(self, place: int) -> syntax.Expression | None:
        token, span = self._tokens[place], self._span(place, place + 1)
        if token.kind == "number":
            return syntax.Numeral(number(token.text), span)
        if token.kind == "unknown":
            return syntax.QuestionMark(span)
        return syntax.Name(token.text, span) if token.kind == "name" else None

    def _fluent(self, low: int, high: int) -> syntax.Expression | None:
        if self._tokens[low].kind != "name" or not self._is(low + 1, "(") or self._partner.get(low + 1) != high - 1:
            return None
        if self._is(low, *UNITS):
            return None
        arguments = []
        for start, end in self._parts(low + 2, high - 1, self._commas(low + 2, high - 1)) if low + 2 < high - 1 else []:
            argument = self.expression(start, end)
            if argument is None:
                return None
            arguments.append(argument)
        return syntax.Call(self._tokens[low].text, tuple(arguments), self._span(low, high))

    def _mind(self, low: int, high: int) -> syntax.Expression | None:
        if not self._is(low, "believes", "belief", "hears", "expects") or self._partner.get(low + 1) != high - 1:
            return None
        if not self._is(low + 3, ","):
            return None
        character, body = self._atom(low + 2), self.expression(low + 4, high - 1)
        if character is None or body is None:
            return None
        kind = cast(Any, self._tokens[low].text)
        return syntax.MindTerm(kind, character, body, self._span(low, high))

    def _remembering(self, low: int, high: int) -> syntax.Expression | None:
        """Read what the base language has not: `remember f = …`, up to the next `&` outside brackets."""
        if not self._is(low, "remember") or low + 1 >= high or self._tokens[low + 1].kind != "name":
            return None
        if "&" in self._signs(low, high):
            return None
        found = self.expression(low + 1, high)
        if not isinstance(found, syntax.Assignment):
            return None
        return syntax.Assignment(found.target, found.value, self._span(low, high), is_remembered=True)

    def _distribution(self, low: int, high: int) -> syntax.Expression | None:
        if not self._is(low, "{") or self._partner.get(low) != high - 1:
            return None
        entries = []
        for start, end in self._parts(low + 1, high - 1, self._commas(low + 1, high - 1)):
            cut = self._signs(start, end).get(":", [None])[0]
            value = self.expression(start, cut) if cut is not None else None
            if cut is None or value is None:
                return None
            is_rest = cut + 2 == end and self._is(cut + 1, "rest")
            weight = None if is_rest else self.expression(cut + 1, end)
            if weight is None and not is_rest:
                return None
            entries.append(syntax.WeightedEntry(value, weight, self._span(start, end)))
        return syntax.Weights(tuple(entries), self._span(low, high))

    def _commas(self, low: int, high: int) -> Sequence[int]:
        return self._signs(low, high).get(",", ())

    def _and(self, low: int, high: int, signs: _Signs) -> syntax.Expression | None:
        return self._chain(low, high, "&", signs)

    def _or(self, low: int, high: int, signs: _Signs) -> syntax.Expression | None:
        return self._chain(low, high, "|", signs)

    def _chain(self, low: int, high: int, sign: OneOf["&", "|"], signs: _Signs) -> syntax.Expression | None:
        if sign not in signs:
            return None
        parts = self._parts(low, high, signs[sign])
        if len(parts) < 2:
            return None
        operands = [self.expression(start, end) for start, end in parts]
        if any(operand is None for operand in operands):
            return None
        return syntax.Chain(sign, tuple(o for o in operands if o is not None), self._span(low, high))

    def _not(self, low: int, high: int, signs: _Signs) -> syntax.Expression | None:
        operand = self.expression(low + 1, high) if self._is(low, "!") else None
        return None if operand is None else syntax.Negation(operand, self._span(low, high))

    def _conditional(self, low: int, high: int, signs: _Signs) -> syntax.Expression | None:
        """Cut at the first `elseif`, else at the first `else`, of what remains, again and again."""
        if not self._is(low, "if"):
            return None
        pieces = [low]
        for cut in (*signs.get("elseif", ()), *signs.get("else", ())):
            if cut > pieces[-1]:
                pieces.append(cut)
        branches = []
        otherwise = None
        for number_, (start, end) in enumerate(zip(pieces, [*pieces[1:], high], strict=True)):
            is_last = number_ == len(pieces) - 1
            if is_last and number_ > 0 and self._is(start, "else"):
                otherwise = self.expression(start + 1, end)
                if otherwise is None:
                    return None
                continue
            if not self._is(start, "if" if number_ == 0 else "elseif") or not self._is(start + 1, "("):
                return None
            closing = self._partner.get(start + 1)
            test = self.expression(start + 2, closing) if closing is not None else None
            value = self.expression(closing + 1, end) if closing is not None else None
            if test is None or value is None:
                return None
            branches.append((test, value))
        return syntax.If(tuple(branches), otherwise, self._span(low, high))

    def _quantified(self, low: int, high: int, signs: _Signs) -> syntax.Expression | None:
        return self._binder(low, high, ("forall", "exists"))

    def _folded(self, low: int, high: int, signs: _Signs) -> syntax.Expression | None:
        return self._binder(low, high, ("product", "sum"))

    def _binder(self, low: int, high: int, kinds: tuple[str, ...]) -> syntax.Expression | None:
        if not self._is(low, *kinds) or not self._is(low + 1, "(") or not self._is(low + 3, ":"):
            return None
        if self._partner.get(low + 1) != low + 5:
            return None
        body = self.expression(low + 6, high)
        if body is None:
            return None
        variable, kind = self._tokens[low + 2].text, self._tokens[low + 4].text
        return syntax.Binder(cast(Binding, self._tokens[low].text), variable, kind, body, self._span(low, high))

    def _assignment(self, low: int, high: int, signs: _Signs) -> syntax.Expression | None:
        if "=" not in signs:
            return None
        cut = signs["="][0]
        target, value = self.expression(low, cut), self.expression(cut + 1, high)
        if not isinstance(target, (syntax.Call, syntax.MindTerm)) or value is None:
            return None
        return syntax.Assignment(target, value, self._span(low, high))

    def _comparison(self, low: int, high: int, signs: _Signs) -> syntax.Expression | None:
        for sign in _COMPARISONS:
            if sign not in signs:
                continue
            cut = signs[sign][0]
            left, right = self.expression(low, cut), self.expression(cut + 1, high)
            if left is not None and right is not None:
                return syntax.Compare(sign, left, right, self._span(low, high))  # type: ignore[arg-type]
        return None

    def _type_test(self, low: int, high: int, signs: _Signs) -> syntax.Expression | None:
        cut = signs.get(":", [None])[0]
        operand = self.expression(low, cut) if cut is not None and cut + 2 == high else None
        if operand is None or cut is None or self._tokens[cut + 1].kind != "name":
            return None
        return syntax.Membership(operand, self._tokens[cut + 1].text, self._span(low, high))

    def _arithmetic(self, low: int, high: int, signs: _Signs) -> syntax.Expression | None:
        for sign in _ARITHMETIC:
            if sign not in signs:
                continue
            cut = signs[sign][0]
            left, right = self.expression(low, cut), self.expression(cut + 1, high)
            if left is not None and right is not None:
                return syntax.Operation(sign, left, right, self._span(low, high))  # type: ignore[arg-type]
        return None
