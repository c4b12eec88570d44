"""The grammar's parsing tables: made once as the package is built, so that nobody waits for them.

Where the made tables are missing, or belong to another grammar or another lark, the same tables are made on the spot.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lark
from lark.lexer import Lexer, PatternStr

from forbear.language.tokens import Token
from forbear.language.words import keyword_places

STARTS = ["definition", "part", "setting", "further_binding", "trope_part"]

_GRAMMAR = Path(__file__).with_name("grammar.lark")
_TABLES = Path(__file__).with_name("grammar.tables")


class TokenLexer(Lexer):
    """Hands the grammar the tokens of one piece, keywords told from names by where they stand."""

    def __init__(self, configuration: Any) -> None:
        self._types = {t.pattern.value: t.name for t in configuration.terminals if isinstance(t.pattern, PatternStr)}

    def lex(self, data: Any) -> Iterator[lark.Token]:  # type: ignore[override]
        tokens, start = data
        keywords = set(keyword_places(tokens, start))
        for place, token in enumerate(tokens):
            yield lark.Token(self._type(token, place in keywords), token.text, token.start, 0, 0, 0, 0, token.end)

    def _type(self, token: Token, is_keyword: bool) -> str:
        if token.kind == "name":
            return self._types[token.text] if is_keyword else "NAME"
        return {"number": "NUMBER", "text": "TEXT"}.get(token.kind) or self._types.get(token.text, "NAME")


def load_tables() -> lark.Lark:
    """Return the parser of the grammar, from the made tables where they fit."""
    text = _GRAMMAR.read_text(encoding="utf-8")
    try:
        with _TABLES.open("rb") as file:
            if pickle.load(file) == _mark(text):
                return lark.Lark.load(file)
    except (OSError, EOFError, pickle.UnpicklingError, AttributeError, KeyError, TypeError, ValueError):
        pass
    return _make(text)


def save_tables() -> Path:
    """Make the tables and write them beside the grammar, as the build does; return where."""
    text = _GRAMMAR.read_text(encoding="utf-8")
    with _TABLES.open("wb") as file:
        pickle.dump(_mark(text), file)
        _make(text).save(file)
    return _TABLES


def _make(text: str) -> lark.Lark:
    return lark.Lark(
        text, start=STARTS, parser="lalr", lexer=TokenLexer, propagate_positions=True, maybe_placeholders=True
    )


def _mark(text: str) -> tuple[str, str]:
    """Return what tables must have been made from to fit: this grammar, by this lark."""
    return hashlib.sha256(text.encode()).hexdigest(), lark.__version__
