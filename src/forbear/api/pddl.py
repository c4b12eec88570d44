"""Planning problems in PDDL: a domain and a problem become a request for a plan."""

from __future__ import annotations

from pathlib import Path

from forbear.api.plans import PlanRequest
from forbear.errors import Diagnostic, StoryError
from forbear.language.loader import Text
from forbear.language.pddl.story import Translated, translated
from forbear.language.reading.imports import read_text


def from_pddl(domain: str | Path, problem: str | Path) -> PlanRequest:
    """Return the request for a plan that two files of PDDL stand for, with the costs of its actions.

    domain, problem: their names. What is read of PDDL, and how it is said in a story, is in docs/pddl.md. Raises
    StoryError with every mistake, and with all that a story cannot say.
    """
    return request_of(story_of(domain, problem), problem)


def story_of(domain: str | Path, problem: str | Path) -> Translated:
    """Return the story that two files of PDDL stand for. Raises StoryError."""
    texts: list[str] = []
    found: list[Diagnostic] = []
    for name in (domain, problem):
        text, mistakes = read_text(Path(name))
        texts.append(text or "")
        found += mistakes
    if found:
        raise StoryError(tuple(found))
    return translated(texts[0], texts[1], str(domain), str(problem))


def request_of(story: Translated, problem: str | Path) -> PlanRequest:
    """Return the request for a plan in a story that was made of PDDL."""
    return PlanRequest(source=Text(story.text, f"{Path(problem).stem}.story"), costs=dict(story.costs))
