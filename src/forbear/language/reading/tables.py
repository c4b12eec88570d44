"""The grammar's parsing tables: made by lark once as the package is built, so that nobody waits for them, or for lark.

They lie beside the package (`made.py`). Where they are missing, or belong to another grammar, the same tables are made
on the spot.
"""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forbear import resources
from forbear.language.reading.trees import END, Grammar, Rule, State
from forbear.made import TABLES, made_data

if TYPE_CHECKING:
    import lark
    import lark.lexer

STARTS = ["definition", "part", "setting", "further_binding", "trope_part"]

_GRAMMAR = Path(__file__).with_name("grammar.lark")

_FORMAT = 4
"""Of the file of tables: the one that every Python from 3.4 on reads."""

_Tables = tuple[list[State], list[Rule], dict[str, tuple[int, int]], dict[str, str]]


def load_tables() -> Grammar:
    """Return the grammar, from the made tables where they fit."""
    try:
        data = made_data(TABLES)
        if data is not None:
            mark, tables = marshal.loads(data)
            if mark == _mark():
                return Grammar(*tables)
    except (OSError, EOFError, TypeError, ValueError):
        pass
    return Grammar(*_tables(by_lark()))


def packed_tables() -> bytes:
    """Return the tables as they are kept in a file, with what they fit."""
    return marshal.dumps((_mark(), _tables(by_lark())), _FORMAT)


def by_lark(lexer: type[lark.lexer.Lexer] | None = None) -> lark.Lark:
    """Return what lark makes of the grammar. lexer: what is to hand it its words, where it is to read any."""
    from lark import Lark
    from lark.lexer import Lexer

    class Unused(Lexer):
        def __init__(self, configuration: object) -> None:
            pass

        def lex(self, lexer_state: lark.lexer.LexerState, parser_state: object) -> Iterator[lark.Token]:
            raise NotImplementedError

    text, handing = resources.text(_GRAMMAR), lexer or Unused
    return Lark(text, start=STARTS, parser="lalr", lexer=handing, propagate_positions=True, maybe_placeholders=True)


def _tables(larks: lark.Lark) -> _Tables:
    """Return the tables that lark made, as plain data."""
    from lark.lexer import PatternStr

    table: Any = larks.parser.parser._parse_table
    rules = {rule: number for number, rule in enumerate(larks.rules)}
    states: list[State] = [{} for _ in table.states]
    for number, actions in table.states.items():
        for symbol, (action, argument) in actions.items():
            states[number][str(symbol)] = argument if action.name == "Shift" else ~rules[argument]
    starts = {start: (table.start_states[start], table.end_states[start]) for start in STARTS}
    words = {t.name: t.pattern.value for t in larks.terminals if isinstance(t.pattern, PatternStr)}
    assert all(END not in actions or actions[END] < 0 for actions in states)
    return states, [_rule(rule) for rule in larks.rules], starts, words


def _rule(rule: Any) -> Rule:
    """Return what a rule does with its parts: fixed words go, unless it keeps all; `[x]` that is not there is None."""
    parts, options = rule.expansion, rule.options
    missing = [0] * (len(parts) + 1)
    if options.empty_indices:
        missing = [len(run) for run in "".join(str(int(m)) for m in options.empty_indices).split("0")]
    kept = []
    before = 0
    for place, part in enumerate(parts):
        before += missing[place]
        if options.keep_all_tokens or not (part.is_term and part.filter_out):
            kept.append((place, not part.is_term and part.name.startswith("_"), before))
            before = 0
    behind = before + missing[len(parts)]
    is_plain = kept == [(place, False, 0) for place in range(len(parts))] and not behind
    return (
        len(parts),
        str(rule.origin.name),
        str(rule.alias or options.template_source or rule.origin.name),
        None if is_plain else tuple(kept),
        behind,
        options.expand1 and not rule.alias,
    )


def _mark() -> int:
    """Return what tables must have been made from to fit: this grammar, by this code."""
    return zlib.crc32(resources.read(Path(__file__)), zlib.crc32(resources.read(_GRAMMAR)))
