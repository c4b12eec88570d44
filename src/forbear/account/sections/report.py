"""The report of a run, as a writer reads it: who wants what, what happens and how likely, who thinks what of whom."""

from __future__ import annotations

from collections.abc import Callable

from forbear.account.lines import Line, Piece, line, paragraph, percent
from forbear.account.naming import Naming
from forbear.account.record import Record
from forbear.account.sections.endings import endings, outcomes, tally
from forbear.account.sections.minds import beginning, declared
from forbear.account.sections.steps import steps
from forbear.account.sections.wants import wants
from forbear.account.words import sentence
from forbear.errors import LimitReached


def report(record: Record) -> list[Line]:
    """Return the whole report; a part that is too large to be worked out says so."""
    naming = Naming(record.problem, record.task)
    found = [*_head(record), *_part(lambda: wants(record, naming))]
    story = record.told or (record.given[0] if record.given else None)
    if story is None:
        found += declared(record, naming)
    else:
        found += _part(lambda: beginning(record, story, naming))
        found += _part(lambda: steps(record, story, naming))
    if record.samples:
        found += tally(record.samples, naming)
    found += endings(record, naming) if not record.samples else []
    return [*found, *_part(lambda: outcomes(record, naming)), *_foot(record)]


def _part(write: Callable[[], list[Line]]) -> list[Line]:
    try:
        return write()
    except LimitReached as reached:
        return paragraph(f"This part is too large to be worked out: {reached}.", "", "warning")


def brief(record: Record) -> str:
    """Return the answer in one line: the likeliest story, and the outcomes."""
    naming = Naming(record.problem, record.task)
    story = record.told
    if story is None:
        return "No story could be finished within the limits."
    events = "; ".join(naming.event(step.event) for step in story.steps if step.event.kind != "wait")
    events = events or "Nothing happens"
    if record.horizon is not None:
        events += f", as if the story ended after {_turns(record.horizon)}"
    chances = ", ".join(f"{naming.outcome(name)} {percent(chance)}" for name, chance in record.outcomes)
    return f"{sentence(events)} ({percent(story.probability)})" + (f". {chances}." if chances else ".")


def _head(record: Record) -> list[Line]:
    about = record.problem.about
    title = about.title or record.name
    found = [line(Piece(title, "title"), Piece(f"  {about.medium}" if about.medium else "", "faint"))]
    for note in about.notes:
        found += paragraph(note, "", "faint")
    changes = ([f"case {record.case}"] if record.case else []) + [f"with {text}" for text in record.settings]
    if changes:
        found += paragraph(", ".join(changes), "", "faint")
    return found


def _turns(count: int) -> str:
    return f"{count} turn{'s' if count != 1 else ''}"


def _foot(record: Record) -> list[Line]:
    found: list[Line] = []
    if record.horizon is not None:
        after = _turns(record.horizon)
        found += paragraph(f"This is as if the story ended after {after}: no more could be worked out.", "", "warning")
    if record.limit is not None:
        found += paragraph(f"Stopped: {record.limit}.", "", "warning", "  ")
    if record.interrupted:
        found += paragraph("Interrupted: this is what was found so far.", "", "warning")
    if record.unfinished > 1e-12 and (record.limit is not None or record.interrupted):
        found += paragraph(
            f"Stories with {percent(record.unfinished)} of the probability were not finished.", "", "faint"
        )
    return [line(), *found] if found else []
