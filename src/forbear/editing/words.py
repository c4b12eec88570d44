"""The words of the language, for whoever colours or completes them."""

from __future__ import annotations

from forbear.account.plain import Data
from forbear.language.kinds import KINDS
from forbear.language.reading import words

TYPES = ("boolean", "number", "character", "entity")
IN_EXPRESSIONS = (
    "if", "elseif", "else", "forall", "exists", "sum", "product", "believes", "belief", "rest", "as", "while", "sees",
    "role", "openly", "True", "False",
)  # fmt: skip


def language_words() -> Data:
    """Return the words by where they stand, as JSON-ready data."""
    return {
        "keywords": sorted(words.DEFINERS),
        "parts": sorted(words.PARTS),
        "words": sorted(IN_EXPRESSIONS),
        "kinds": list(KINDS),
        "types": list(TYPES),
        "comment": "//",
    }
