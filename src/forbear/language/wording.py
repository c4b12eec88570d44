"""Texts with places to fill in: `{c}` a name, `{c's}` whose it is, `{c.their}`, `{c.them}`, `{c.themself}` a pronoun.

A text never says `they` as the subject of a verb: `she has` and `they have` differ, and names stand there instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from forbear.records import dataclass

PRONOUNS = {
    "she": ("her", "her", "herself"),
    "he": ("his", "him", "himself"),
    "they": ("their", "them", "themself"),
    "it": ("its", "it", "itself"),
}
"""A pronoun → its forms, in the order of FORMS."""

FORMS = ("their", "them", "themself")

_PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Called:
    """How somebody or something is called."""

    name: str
    pronoun: str = "they"

    @property
    def themself(self) -> str:
        """The pronoun that comes back to them: `herself`."""
        return PRONOUNS[self.pronoun][FORMS.index("themself")]


def places(text: str) -> list[tuple[str, str, str]]:
    """Return (what stands between the brackets, the name meant, the form) for every place of a text."""
    found = []
    for inner in _PLACE.findall(text):
        name, form = (inner[:-2], "'s") if inner.endswith("'s") else (inner, "")
        if "." in inner and inner.rpartition(".")[2] in FORMS:
            name, _, form = inner.rpartition(".")
        found.append((inner, name, form))
    return found


def fill(text: str, names: Mapping[str, Called]) -> str:
    """Return a text with its places filled in; a place of an unknown name is left as it is."""
    for inner, name, form in places(text):
        if name in names:
            text = text.replace("{" + inner + "}", _written(names[name], form))
    return text


def _written(called: Called, form: str) -> str:
    if form in FORMS:
        return PRONOUNS[called.pronoun][FORMS.index(form)]
    return called.name + form
