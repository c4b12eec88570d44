"""Texts made by the language's own grammar: whatever form is added to it is tried from then on.

A definition is derived at random from `grammar.lark`, with names, numbers and texts of a pool; what stands in a block
is derived from the starts of its parts. Most of what comes out means nothing, which is the point.
"""

from __future__ import annotations

import random
from collections import defaultdict
from functools import cache

from forbear.language.reading.tables import by_lark

NAMES = (
    "Ann", "Bob", "Cid", "Hill", "Hut", "good", "kind", "mood", "ring", "coins", "luck", "at", "wet", "give", "keep", "agree",
    "tell", "go", "rain", "high", "low", "peace", "joy", "well", "given", "c", "a", "character", "boolean", "number",
    "level", "place", "True", "False", "fondness", "conscience", "reader", "chance", "script", "infinite", "believed", "depth",
    "precision", "wait", "refuse", "uniform", "other", "wicked",
)  # fmt: skip
ODD_NAMES = ("x" * 400, "é", "名", "a.b", "_", "__class__", "rest", "told", "if", "сharacter", "a‮b", "Z̈")
NUMBERS = ("0", "1", "2", "0.5", "0.25", "1/3", "-1", "3", "100")
ODD_NUMBERS = (
    "1e308", "1e-320", "9.16e-05", "9" * 4_301, "0." + "1" * 400, "1e15", "10000000000000000", "-0", "0.1e1", "1e", "1/0",
    "nan", "inf", "007", "1_000",
)  # fmt: skip
TEXTS = ('"a text"', '"{a} gives {b} {a.their}"', '"{value}"', '""')
ODD_TEXTS = (
    '"{"', '"{a.b.c}"', '"‮reversed"', '"\x1b[2J"', '"</script><b>"', '"\\""', '"' + "x" * 5_000 + '"', '"{a}{a}{}}"',
)  # fmt: skip
ODD_ONCE_IN = 40
"""One of so many names, numbers and texts is odd."""

SHORT = 0.6
"""How often the shortest form of an expression is taken, so that what comes out stays short."""

STARTS = {"action": "part", "trigger": "part", "mind": "setting", "case": "definition", "trope": "trope_part"}
"""What stands in the block behind a definition of a kind."""


@cache
def _forms() -> tuple[dict[str, list[list[tuple[str, bool]]]], dict[str, int], dict[str, str]]:
    """Return the forms of each symbol, how many steps it takes at least, and how fixed words are written."""
    grammar = by_lark()
    forms: dict[str, list[list[tuple[str, bool]]]] = defaultdict(list)
    for rule in grammar.rules:
        forms[str(rule.origin.name)].append([(str(symbol.name), symbol.is_term) for symbol in rule.expansion])
    written = {str(terminal.name): str(terminal.pattern.value).replace("\\", "") for terminal in grammar.terminals}
    least = dict.fromkeys(forms, 1000)
    while True:
        before = dict(least)
        for name, several in forms.items():
            least[name] = min(
                1 + max((0 if is_term else least[part] for part, is_term in form), default=0) for form in several
            )
        if least == before:
            return forms, least, written


def derived(start: str, drawn: random.Random, steps: int = 12) -> str:
    """Return a text that the grammar derives from a start, in about so many steps beneath each other."""
    words: list[str] = []
    _derive(start, drawn, steps, words)
    return " ".join(words)


def _derive(name: str, drawn: random.Random, steps: int, words: list[str]) -> None:
    forms, least, written = _forms()
    several = forms[name]
    if steps <= least[name] or (name not in STARTS.values() and drawn.random() < SHORT):
        low = min(map(_size, several))
        several = [form for form in several if _size(form) == low]
    for part, is_term in drawn.choice(several):
        if is_term:
            words.append(_word(part, drawn, written))
        else:
            _derive(part, drawn, steps - 1, words)


def _size(form: list[tuple[str, bool]]) -> int:
    _, least, _ = _forms()
    return max((0 if is_term else least[part] for part, is_term in form), default=0)


def _word(name: str, drawn: random.Random, written: dict[str, str]) -> str:
    is_odd = drawn.randrange(ODD_ONCE_IN) == 0
    if name == "NAME":
        return drawn.choice(ODD_NAMES if is_odd else NAMES)
    if name == "NUMBER":
        return drawn.choice(ODD_NUMBERS if is_odd else NUMBERS)
    if name == "TEXT":
        return drawn.choice(ODD_TEXTS if is_odd else TEXTS)
    return written[name]


def definition(drawn: random.Random, steps: int = 12) -> str:
    """Return a definition with its block, or a statement, as it stands in a file."""
    said = derived("definition", drawn, steps)
    block = STARTS.get(said.partition(" ")[0])
    if block is None or drawn.randrange(20) == 0:
        return said + ";"
    parts = [derived(block, drawn, steps - 3) + ";" for _ in range(drawn.randint(0, 4))]
    return f"{said} {{ {' '.join(parts)} }}"
