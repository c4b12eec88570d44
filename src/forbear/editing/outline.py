"""What a text consists of, as an editor lists it: its definitions, with what stands in them."""

from __future__ import annotations

from forbear.editing.names import DefinitionPlace, names_in
from forbear.errors import Span
from forbear.language.loader import Text
from forbear.records import dataclass, replace

MOST_OUTLINED = 5000


@dataclass(frozen=True, slots=True)
class Outlined:
    """A definition: the word it begins with (`entity`), its name, where the name stands, all it takes up, what is in it."""

    word: str
    name: str
    name_span: Span
    span: Span
    inner: tuple[Outlined, ...] = ()


def outline(text: Text) -> tuple[Outlined, ...]:
    """Return the definitions of a text in their order; in a case and a trope stand definitions of their own."""
    found: list[Outlined] = []
    for place in names_in(text.text, text.name).definitions[:MOST_OUTLINED]:
        if place.inside is not None and found:
            found[-1] = replace(found[-1], inner=(*found[-1].inner, _outlined(place)))
        else:
            found.append(_outlined(place))
    return tuple(found)


def _outlined(place: DefinitionPlace) -> Outlined:
    return Outlined(place.word, place.name, place.name_span, place.span)
