"""Recognising: what a told story is called, and every number behind it."""

from __future__ import annotations

from forbear.account.data import story_data
from forbear.account.lines import Line, percent
from forbear.account.naming import Naming
from forbear.account.plain import Data
from forbear.account.record import Record
from forbear.account.verdict import told_verdicts, verdict_brief, verdict_section
from forbear.account.verdict_data import verdicts_data
from forbear.api.runs import Run
from forbear.minds.semantics import SEMANTICS
from forbear.records import dataclass, replace
from forbear.tropes.shelf import library, tropes_of
from forbear.tropes.verdict import Verdict, Verdicts

LOOKED_AT = 12
"""So many stories are looked at for one that has a name, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The verdicts on the told story of a run, as values, as data and in words."""

    record: Record
    found: Verdicts

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """One for each chance in the story, in order."""
        return self.found.recognised

    def verdict(self, trope: str) -> Verdict | None:
        """Return the verdict of one trope, recognised or only near; None where it does not match at all."""
        both = (*self.found.recognised, *self.found.near)
        return next((verdict for verdict in both if verdict.trope.name == trope), None)

    def lines(self, *, in_full: bool = False) -> list[Line]:
        """Return the section of a report; in_full: all that is known."""
        return verdict_section(self.record, self.found, in_full=in_full)

    def lines_elsewhere(self) -> list[Line]:
        """Return the section of a report on a story that is not the likeliest, but has a name."""
        assert self.record.told is not None
        told = f"What another story is called ({percent(self.record.told.probability)})"
        return verdict_section(self.record, self.found, title=told)

    def data_elsewhere(self) -> Data:
        """Return the verdicts on a story that is not the likeliest, with its probability and events."""
        assert self.record.told is not None
        naming = Naming(self.record.problem, self.record.task)
        return {**story_data(self.record.told, naming), **self.as_part()}

    def brief(self) -> str:
        """Return the answer in one line."""
        return verdict_brief(self.found)

    def as_data(self, *, in_full: bool = False) -> Data:
        """Return all verdicts as JSON-ready data; docs/json.md has the schema."""
        return {"semantics": SEMANTICS, **self.as_part(in_full=in_full)}

    def as_part(self, *, in_full: bool = False) -> Data:
        """Return all verdicts as they stand in other data, which names its semantics itself."""
        naming = Naming(self.record.problem, self.record.task)
        return verdicts_data(self.found, naming, in_full=in_full)


def recognise(run: Run, trope: str | None = None) -> Recognised:
    """Return what the told story of a run is called.

    trope: a trope of the library by name, or a file of tropes; it is looked for first. Raises RequestError for a trope
    that is not there and StoryError with every mistake of a file. Where no story could be finished nothing is found.
    """
    shelf = library() if trope is None else tropes_of(trope)
    return Recognised(run.record, told_verdicts(run.record, shelf, run.engine_of))


def recognise_elsewhere(run: Run, trope: str | None = None) -> Recognised | None:
    """Return what the likeliest of the other stories is called that is called anything, among the first LOOKED_AT.

    The story a scene is written for may not be the likeliest: somebody may rather not give the chance. None where no
    story has a name. Raises as `recognise` does.
    """
    for story in run.stories[1:LOOKED_AT]:
        found = recognise(replace(run, record=replace(run.record, stories=(story,), samples=())), trope)
        if found.verdicts:
            return found
    return None


def trope_names() -> tuple[tuple[str, str], ...]:
    """Return the name and the title of every trope that comes with Forbear."""
    return tuple((trope.name, trope.title) for trope in library().tropes)
