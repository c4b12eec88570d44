"""The reader of the grammar's tables against lark's own: the same trees at the same places, the same words refused."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lark import Token as LarkToken
from lark import Tree as LarkTree
from lark.exceptions import UnexpectedToken
from lark.lexer import Lexer, PatternStr

import forbear
from forbear.language.reading.tables import STARTS, by_lark, load_tables
from forbear.language.reading.tokens import Chunk, Source, Token, chunks, scan
from forbear.language.reading.trees import Tree, Unexpected
from forbear.language.reading.words import keyword_places
from tests.planning.corner_cases import CASES

PACKAGE = Path(forbear.__file__).parent

PEER = Path(__file__).parents[3] / ".." / "shared" / "peers" / "sabre"


class _TokenLexer(Lexer):
    """Hands lark our tokens; written apart from the code it is here to check."""

    def __init__(self, configuration: Any) -> None:
        self._types = {t.pattern.value: t.name for t in configuration.terminals if isinstance(t.pattern, PatternStr)}

    def lex(self, data: Any) -> Iterator[LarkToken]:  # type: ignore[override]
        tokens, start = data
        keywords = set(keyword_places(tokens, start))
        for place, token in enumerate(tokens):
            yield LarkToken(self._type(token, place in keywords), token.text, token.start, 0, 0, 0, 0, token.end)

    def _type(self, token: Token, is_keyword: bool) -> str:
        if token.kind == "name":
            return self._types[token.text] if is_keyword else "NAME"
        return {"number": "NUMBER", "text": "TEXT"}.get(token.kind) or self._types.get(token.text, "NAME")


OURS = load_tables()
LARKS = by_lark(_TokenLexer)


def _texts() -> list[tuple[str, str]]:
    files = [
        *sorted((PACKAGE / "catalogue" / "scenes").rglob("*.story"))[::6],
        *sorted((PACKAGE / "catalogue" / "library").rglob("*.story")),
        *sorted((PACKAGE / "tropes").rglob("*.trope")),
        *sorted(PEER.glob("problems/*.txt")),
        *sorted(PEER.glob("cases/*.txt"))[::8],
    ]
    own = [(f"{name}.txt", case.text) for name, case in CASES.items()]
    return own + [(file.name, file.read_text(encoding="utf-8")) for file in files]


def _pieces(text: str, name: str) -> Iterator[Chunk]:
    source = Source(text, name)
    pending = list(chunks(scan(source, is_base=name.endswith(".txt")).tokens, source)[0])
    for chunk in pending:
        yield chunk
        pending += chunk.body or ()


def _ours(tree: Any) -> Any:
    if isinstance(tree, Tree):
        return tree.data, tree.start, tree.end, [_ours(child) for child in tree.children]
    return None if tree is None else (tree.text, tree.start, tree.end)


def _larks(tree: Any) -> Any:
    if isinstance(tree, LarkTree):
        return str(tree.data), tree.meta.start_pos, tree.meta.end_pos, [_larks(child) for child in tree.children]
    return None if tree is None else (str(tree), tree.start_pos, tree.end_pos)


def _agree(tokens: tuple[Token, ...], start: str) -> bool:
    """Check that both read the same; say whether they read it at all."""
    try:
        expected = _larks(LARKS.parse((tokens, start), start=start))
    except UnexpectedToken as error:
        with pytest.raises(Unexpected) as ours:
            OURS.tree(tokens, start)
        place = next((p for p, t in enumerate(tokens) if t.start == error.token.start_pos), len(tokens))
        place = len(tokens) if error.token.type == "$END" else place
        assert (ours.value.place, ours.value.kind) == (place, error.token.type)
        assert ours.value.expected == error.expected
        return False
    assert _ours(OURS.tree(tokens, start)) == expected
    return True


@pytest.mark.parametrize(("name", "text"), _texts(), ids=lambda value: value if len(value) < 60 else "")
def test_trees_are_those_that_lark_makes(name: str, text: str) -> None:
    read = [_agree(chunk.tokens, start) for chunk in _pieces(text, name) for start in STARTS]
    assert any(read)


def test_what_is_torn_is_refused_at_the_same_word_with_the_same_expectations() -> None:
    chance = random.Random(5)
    pieces = [chunk.tokens for name, text in _texts() for chunk in _pieces(text, name)]
    words = [token for tokens in pieces[:400] for token in tokens]
    refused = 0
    for _ in range(1500):
        tokens = list(chance.choice(pieces))
        place = chance.randrange(len(tokens))
        match chance.randrange(3):
            case 0:
                tokens[place:] = tokens[place + 1 :]
            case 1:
                tokens.insert(place, chance.choice(words))
            case _:
                tokens[place] = chance.choice(words)
        if tokens:
            # In order, so that a place in the text tells a place among the words.
            placed = tuple(Token(t.kind, t.text, 3 * p, 3 * p + 1) for p, t in enumerate(tokens))
            refused += not _agree(placed, chance.choice(STARTS[:2]))
    assert refused > 300
