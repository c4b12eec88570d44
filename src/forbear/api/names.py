"""Names that a request gives, held against those that there are."""

from __future__ import annotations

from forbear.errors import RequestError
from forbear.language.nearest import did_you_mean


def near(name: str, known: tuple[str, ...]) -> str:
    """Return the advice for a name that is not there."""
    return did_you_mean(name, known) or f"there is {', '.join(known[:20]) or 'none'}"


def check_person(name: object, known: tuple[str, ...]) -> str:
    """Return the name of a person. Raises RequestError for one who is not there."""
    if not isinstance(name, str) or name not in known:
        raise RequestError(f"nobody is called '{name}'", near(str(name), known))
    return name
