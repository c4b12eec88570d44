"""Texts with places to fill in: `{c}` a name, `{c's}` whose it is, `{c.their}`, `{c.them}`, `{c.themself}` a pronoun.

A text never says `they` as the subject of a verb: `she has` and `they have` differ, and names stand there instead. Told to
one who plays a part their own name is `you`, and the verbs that a place of theirs is the subject of go with it.
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
    "you": ("your", "you", "yourself"),
}
"""A pronoun → its forms, in the order of FORMS."""

FORMS = ("their", "them", "themself")

_PLACE = re.compile(r"\{([^{}]*)\}")

_SUBJECT = r"(?:^|\b(?:that|whether|if|what|whom|who|and) )"
"""What a place stands behind that is the subject of the verb after it."""

_IRREGULAR = {"is": "are", "has": "have", "was": "were", "does": "do", "goes": "go"}

_AND_THEN = r"(, and |; | and )([a-z]+s)\b(?!')"
"""A further verb of the same subject."""


@dataclass(frozen=True, slots=True)
class Called:
    """How somebody or something is called."""

    name: str
    pronoun: str = "they"

    @property
    def themself(self) -> str:
        """The pronoun that comes back to them: `herself`."""
        return PRONOUNS[self.pronoun][FORMS.index("themself")]


YOU = Called("you", "you")
"""Who plays a part, as they are told of themselves."""


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
            if names[name] == YOU:
                text = re.sub(r"\{" + re.escape(inner) + r"\}(?!\s+\w)", "yours", text) if form == "'s" else text
                text = text if form else _of_you(text, inner)
            text = text.replace("{" + inner + "}", _written(names[name], form))
    return text


def of_you(verb: str) -> str:
    """Return a verb of the third person, as in `she strikes`, as it is of you: `strike`."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("ies") and len(verb) > 4:
        return f"{verb[:-3]}y"
    if verb.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return verb[:-2]
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb


def _of_you(text: str, inner: str) -> str:
    """Return a text in which the verbs go with you that have a place as their subject."""
    place = re.escape("{" + inner + "}")
    found = re.sub(rf"({_SUBJECT}{place} )([a-z]+)\b", lambda verb: verb[1] + of_you(verb[2]), text)
    head = re.match(rf"{place} ", found)
    if head is None:
        return found
    return found[: head.end()] + re.sub(_AND_THEN, lambda verb: verb[1] + of_you(verb[2]), found[head.end() :])


def _written(called: Called, form: str) -> str:
    if form in FORMS:
        return PRONOUNS[called.pronoun][FORMS.index(form)]
    return "your" if form and called == YOU else called.name + form
