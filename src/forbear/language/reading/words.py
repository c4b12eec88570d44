"""Which words are keywords: none is reserved, so it depends on what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forbear.language.reading.tokens import Token

NAMED = frozenset(
    ("type", "entity", "property", "constant", "action", "trigger", "reason", "mind", "outcome", "case", "says", "typically",
     "drift")
)  # fmt: skip
QUOTED = frozenset(("import", "title", "work", "medium", "cite", "note"))
COLONED = frozenset(("tau", "lapse", "level0", "turns", "script", "ends", "told"))
PAIRED = {
    "openly": ("believes", "knows"),
    "watch": ("believes",),
    "reader": ("sees",),
    "trope": ("role",),
    "told": ("because", "outcomes"),
}
PARTS = frozenset(
    ("precondition", "effect", "consenting", "observing", "revealing", "cost", "weight", "says", "unsuspected", "may")
)  # fmt: skip
TROPE_PARTS = frozenset(
    ("roles", "step", "then", "later", "never", "let", "premise", "beside", "variant", "detail", "effect", "title", "note")
)  # fmt: skip
DEFINERS = NAMED | QUOTED | COLONED | frozenset(PAIRED) | {"utility", "exactly"}
ROLES = frozenset(("harm", "side", "worth", "trust", "aside"))
"""What a `trope role` may bind; further ones may follow the first without the two words."""

_SECOND = {"step": (2, "by"), "then": (2, "by"), "later": (2, "by"), "never": (1, "between"), "detail": (2, "of")}
"""The second keyword of a trope's part, and its place."""

_BINDERS = frozenset(("forall", "exists", "sum", "product"))
_MINDS = frozenset(("believes", "belief"))
_IN_EXPRESSIONS = _BINDERS | _MINDS | {"if", "elseif", "else", "rest"}
_IN_EFFECTS = frozenset(("hears", "expects"))


def keyword_places(tokens: Sequence[Token], kind: str) -> Iterator[int]:
    """Yield the places of a piece's keywords. kind: the grammar's start, `definition`, `part` or another."""
    if kind == "definition":
        yield from _definition(tokens)
    elif kind == "part" and tokens[0].text == "unsuspected" and len(tokens) == 1:
        yield 0
    elif (
        kind == "part"
        and tokens[0].text == "may"
        and _is(tokens, 1, "fail")
        and (len(tokens) == 2 or _is(tokens, 2, ":"))
    ):
        yield from (0, 1)
        yield from _effect(tokens)
    elif kind == "part" and tokens[0].text in PARTS and _is(tokens, 1, ":", "("):
        yield 0
        if tokens[0].text == "effect":
            yield from _effect(tokens)
        if tokens[0].text in ("cost", "observing"):
            yield from (p for p in _header(tokens) if tokens[p].text == "as" and _is(tokens, p - 1, ")"))
    elif kind == "trope_part" and tokens[0].text in TROPE_PARTS:
        yield 0
        place, word = _SECOND.get(tokens[0].text, (0, ""))
        if place and _is(tokens, place, word):
            yield place
    for place, token in enumerate(tokens):
        if token.text in _IN_EXPRESSIONS and token.kind == "name" and _in_expression(tokens, place, token.text):
            yield place


def _definition(tokens: Sequence[Token]) -> Iterator[int]:
    first = tokens[0].text
    following = tokens[1] if len(tokens) > 1 else None
    if following is None or tokens[0].kind != "name":
        return
    if (
        (first in NAMED and following.kind == "name")
        or (first in QUOTED and following.kind == "text")
        or (first in COLONED and following.text == ":")
        or (first == "utility" and following.text == "(" and _is(tokens, _closing(tokens, 1) + 1, ":"))
    ):
        yield 0
    if first == "drift" and len(tokens) > 2 and tokens[-2].text == "toward":
        yield len(tokens) - 2
    if first == "says" and following.text in ("reason", "outcome") and len(tokens) > 2 and tokens[2].kind == "name":
        yield 1
    if first in PAIRED and following.text in PAIRED[first]:
        yield 0
        if following.text in ("sees", "role", "because", "outcomes"):
            yield 1
        if following.text == "because":
            yield from (p for p in _outside(tokens) if tokens[p].text == "or" and p > 2 and p + 1 < len(tokens))
        if following.text == "outcomes":
            yield from (p for p, t in enumerate(tokens) if t.text == "not" and p > 1 and _is_name(tokens, p + 1))
    if first == "exactly" and following.kind == "name":
        yield 0
        is_open = following.text == "openly" and _is(tokens, 2, *PAIRED["openly"])
        if is_open or (following.text == "reason" and _is_name(tokens, 2)):
            yield 1
            if following.text == "reason":
                yield from _marks(tokens)
    if first == "trope" and len(tokens) == 2 and following.kind == "name" and following.text != "role":
        yield 0
    if first == "reason":
        yield from _marks(tokens)


def _marks(tokens: Sequence[Token]) -> Iterator[int]:
    """Yield the places of `as` and `while` in the head of a reason."""
    for place in _header(tokens):
        text = tokens[place].text
        if (text == "as" and tokens[place - 1].text == ")") or (text == "as" and _is(tokens, place + 2, ":", "while")):
            yield place
        if text == "while" and _is(tokens, place + 1, "("):
            yield place


def _effect(tokens: Sequence[Token]) -> Iterator[int]:
    """Yield the places of the words that are keywords in an effect alone."""
    for place, token in enumerate(tokens):
        if token.kind != "name":
            continue
        if token.text == "remember" and place + 1 < len(tokens) and tokens[place + 1].kind == "name":
            yield place
        if token.text in _IN_EFFECTS and _is(tokens, place + 1, "(") and _is(tokens, place + 3, ","):
            yield place


def _outside(tokens: Sequence[Token]) -> Iterator[int]:
    """Yield the places outside brackets."""
    depth = 0
    for place, token in enumerate(tokens):
        if token.text in ("(", "{"):
            depth += 1
        elif token.text in (")", "}"):
            depth -= 1
        if depth == 0:
            yield place


def _header(tokens: Sequence[Token]) -> Iterator[int]:
    """Yield the places up to the first `:` outside brackets."""
    for place in _outside(tokens):
        if tokens[place].text == ":":
            return
        yield place


def _in_expression(tokens: Sequence[Token], place: int, text: str) -> bool:
    if text == "else":
        return True
    if text in ("if", "elseif") or text in _MINDS:
        return _is(tokens, place + 1, "(")
    if text in _BINDERS:
        return _is(tokens, place + 1, "(") and _is(tokens, place + 3, ":")
    if text == "rest":
        return place > 0 and tokens[place - 1].text == ":" and _is(tokens, place + 1, ",", "}")
    return False


def _is(tokens: Sequence[Token], place: int, *texts: str) -> bool:
    return 0 <= place < len(tokens) and tokens[place].text in texts and tokens[place].kind != "text"


def _is_name(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].kind == "name"


def _closing(tokens: Sequence[Token], opening: int) -> int:
    depth = 0
    for place in range(opening, len(tokens)):
        depth += (tokens[place].text == "(") - (tokens[place].text == ")")
        if depth == 0:
            return place
    return len(tokens)
