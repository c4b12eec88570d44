"""Texts made of others: signs, words and whole pieces taken out, put in, said twice, exchanged."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

from tests.fuzz.derived import NAMES, NUMBERS, definition

BASES = Path(__file__).with_name("bases")

LONGEST = 20_000
"""Signs of an input."""

PIECES = (
    "", ";", "{", "}", "(", ")", "[", "]", ",", ":", '"', "\r", "\0", "\x1b", "\u202e", "//", "/*", "*/", "-", "?",
    "1e308", "9.16e-05", "9" * 4_301, "inf", "NaN", "0.1", "1/0", "true", "null", "forall(x : character) ", "if(", "rest",
    "believes(Ann, ", "turns: ", "action ", "trigger ", "entity ", "belief(", " = ", " == ", " & ", " | ", "!", "{}", "[]",
    "...", "…", "\ufeff", "\ud800", "told: ", "typically ", "exactly ", "\n", "\t", "\u2028", "'", "\\", "\\u001b", "-1", "1e999",
)  # fmt: skip

PHRASES = (
    "believes(Ann, good(Bob))", "belief(Bob, believes(Ann, good(Bob)))", "if(good(Ann)) 1 else 0", "sum(c : character) 1",
    "(1 / 0)", "{True: 0.5, False: rest}", "{True: 0.5, True: 0.6}", "{True: -1, False: 2}", "{}", "?", "infinite", "1e308 * 1e308",
    "expects(Ann, good(Bob))", "hears(Ann, good(Bob))", "remember mood(Ann) = 3", "forall(c : character) good(c)", "!",
    "exactly", "openly", "good(Ann) & !good(Ann)", "good(good(Ann))", "coins(Ann) = coins(Ann) * coins(Ann)", "c", "reader",
    "{good(Ann) = True & good(Bob) = True: 0.3, good(Ann) = False & good(Bob) = False: rest}", "100000000", "0.000000001",
    "{0: 0.1, 1: 0.2, 2: 0.3, 3: rest}", "at(Ann) = ?", "product(c : character) (coins(c) + 2)", "believes(c, believes(c, wet()))",
)  # fmt: skip
"""Expressions, to be put where a word was."""

_WORD = re.compile(r"\w+|\s+|.", re.DOTALL)
_IN = r'"[^"\n]*"|//[^\n]*|[^;{}"]'
_PIECE = re.compile(rf"(?:{_IN})*(?:\{{(?:{_IN}|;|\{{(?:{_IN}|;)*\}})*\}}(?:[^;{{}}\n]*;)?|;)")
"""Up to a `;`, or to the end of a block with what follows it in its line."""


@cache
def bases() -> dict[str, str]:
    """Return the small stories that everything is made of, by name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(BASES.glob("*.story"))}


@cache
def pieces_of(text: str) -> list[str]:
    """Return the definitions of a text, as far as they can be told apart."""
    return _PIECE.findall(text)


def torn(known: list[str], drawn: random.Random) -> str:
    """Return a text made of signs of others."""
    text = drawn.choice(known)
    for _ in range(drawn.randint(1, 5)):
        low = drawn.randint(0, len(text))
        high = min(len(text), low + int(drawn.expovariate(1 / 15)))
        other = drawn.choice(known)
        at = drawn.randint(0, len(other))
        put = drawn.choice((drawn.choice(PIECES), other[at : at + drawn.randint(0, 60)], text[low:high] * 2))
        text = text[:low] + put + text[high:]
    return text[:LONGEST]


def reworded(text: str, drawn: random.Random, most: int = 3) -> str:
    """Return a text with some of its words exchanged for others, mostly its own."""
    words = _WORD.findall(text)
    if not words:
        return text
    for _ in range(drawn.randint(1, most)):
        place = drawn.randrange(len(words))
        words[place] = drawn.choice(
            (drawn.choice(words), drawn.choice(NAMES), drawn.choice(NUMBERS), drawn.choice(PHRASES), "")
        )
    return "".join(words)[:LONGEST]


ALIKE = (
    ("Ann", "Bob", "Cid", "Tom", "Bea", "c", "a", "b", "o"), ("good", "ring", "seen", "wet", "back", "sent", "done", "has_coin"),
    ("kind", "mood", "coins", "luck", "stake"), ("0", "1", "2", "3", "0.5", "0.25", "infinite", "low", "high", "1000000", "0.001", "-1"),
    ("True", "False", "?"), ("&", "|"), ("==", "!=", "<", ">", "<=", ">="), ("+", "-", "*", "/"), ("Hill", "Hut", "Home", "Market"),
    ("believes", "belief"), ("forall", "exists", "sum", "product"), ("consenting", "precondition", "effect", "revealing", "observing"),
    ("give", "keep", "wed", "agree", "tell", "go", "rain", "send", "repay", "steal", "walk", "weigh", "hope"),
    ("character", "entity", "place", "home", "level", "number", "boolean"), ("fondness", "conscience", "fear", "debt", "gain"),
    ("openly", "exactly", ""), ("chance", "script", "reader"), ("if", "elseif", "else"), ("depth", "precision", "lapse", "tau"),
)  # fmt: skip
"""Words that stand in each other's place: what is made of them is mostly in order, and means another thing."""

_OTHERS = {word: group for group in ALIKE for word in group if word}
_ALWAYS = {
    word
    for group in ALIKE
    for word in group
    if not word.isidentifier() or word in ("True", "False", "infinite", "openly", "believes", "belief")
}
_SIGN = re.compile(r"\w+(?:\.\d+)?|[=!<>]=|\s+|.", re.DOTALL)


def alike(text: str, drawn: random.Random, among: str | None = None) -> str:
    """Return a text with a word or two exchanged for others of their kind, mostly such as stand in `among`."""
    words = _SIGN.findall(text)
    there = set(_SIGN.findall(among or text)) | _ALWAYS
    places = [place for place, word in enumerate(words) if word in _OTHERS]
    for _ in range(drawn.randint(1, 2) if places else 0):
        place = drawn.choice(places)
        others = _OTHERS.get(words[place], NAMES)
        known = [other for other in others if other in there] or others
        words[place] = (
            drawn.choice(known if drawn.random() < 0.95 else others) if drawn.random() < 0.95 else drawn.choice(PHRASES)
        )
    return "".join(words)


def scene(drawn: random.Random, base: str | None = None) -> str:
    """Return a small story that is mostly in order: pieces left out, told twice, derived, or of another story."""
    known = bases()
    text = known[base] if base else drawn.choice(list(known.values()))
    pieces = list(pieces_of(text))
    for _ in range(drawn.choice((1, 1, 1, 2, 2, 3))):
        place = drawn.randrange(len(pieces))
        match drawn.randrange(12):
            case 0:
                pieces[place] = definition(drawn, drawn.randint(4, 12))
            case 1:
                pieces.insert(place, drawn.choice(pieces_of(drawn.choice(list(known.values())))))
            case 2:
                pieces.insert(place, pieces[drawn.randrange(len(pieces))])
            case 3:
                del pieces[place]
                pieces = pieces or [";"]
            case 4 | 5:
                pieces[place] = reworded(pieces[place], drawn)
            case _:
                pieces[place] = alike(pieces[place], drawn, text)
    return "\n".join(pieces)[:LONGEST]


def any_story(drawn: random.Random) -> str:
    """Return a story in whatever way."""
    match drawn.randrange(8):
        case 0:
            return torn(list(bases().values()), drawn)
        case 1:
            return "\n".join(definition(drawn, drawn.randint(3, 14)) for _ in range(drawn.randint(1, 8)))[:LONGEST]
        case _:
            return scene(drawn)
