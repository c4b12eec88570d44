"""A trope as a goal: whether a finished story is called so, by the recogniser and its premises."""

from __future__ import annotations

from collections.abc import Callable

from forbear.api.recognition import recognise
from forbear.api.runs import Run
from forbear.errors import RequestError
from forbear.language.nearest import did_you_mean
from forbear.tropes.shelf import tropes_of


def is_called(text: str) -> Callable[[Run], bool]:
    """Return the test whether the story of a run is a trope, by name, or a variant of one, `trope:variant`.

    Names may be written with blanks, hyphens or capitals. Raises RequestError for a trope or variant that is not there.
    """
    wanted, (_, colon, variant) = trope_of(text), text.partition(":")
    shelf = tropes_of(wanted).tropes
    trope = shelf[0]
    known = {_spelled(v.name): v.name for shape in shelf if shape.title == trope.title for v in shape.variants}
    if colon and _spelled(variant) not in known:
        names = tuple(known.values())
        listed = f"its variants are {', '.join(names)}" if names else "it has no variants"
        meant = did_you_mean("_".join(variant.split()), names)
        raise RequestError(f"{trope.title} has no variant '{variant.strip()}'", meant or listed)
    name = known[_spelled(variant)] if colon else None

    def test(run: Run) -> bool:
        verdicts = recognise(run, wanted).verdicts
        return any(v.trope.title == trope.title and (name is None or v.key[1] == name) for v in verdicts)

    return test


def trope_of(text: str) -> str:
    """Return the trope's name without the variant."""
    return text.partition(":")[0].strip()


def _spelled(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
