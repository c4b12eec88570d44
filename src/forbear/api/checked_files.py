"""What is meant by the names of files: each is one of ours, or a domain and a problem of PDDL are one story."""

from __future__ import annotations

from collections.abc import Sequence

from forbear.errors import RequestError
from forbear.language.loader import Text

PDDL = ".pddl"


def sources_of(files: Sequence[str]) -> tuple[str | Text, ...]:
    """Return what files are to be checked as: their names, or the story that a domain and a problem of PDDL stand for.

    Raises RequestError for PDDL that is not such a pair, and StoryError with its mistakes.
    """
    are_pddl = [name.lower().endswith(PDDL) for name in files]
    if not any(are_pddl):
        return tuple(files)
    if are_pddl != [True, True]:
        raise RequestError("of PDDL a domain and its problem are checked", "forbear check DOMAIN.pddl PROBLEM.pddl")
    from forbear.api.pddl import story_of  # seldom wanted

    return (Text(story_of(*files).text, files[1]),)
