"""The account of a run in one line."""

from __future__ import annotations

from forbear.account.naming import Naming
from forbear.account.record import Record
from forbear.account.words import sentence, turns
from forbear.figures import percent


def brief(record: Record) -> str:
    """Return the answer in one line: the likeliest story, and the outcomes."""
    naming = Naming(record.problem, record.task)
    told = record.told
    if told is None:
        return "No story could be finished within the limits."
    events = "; ".join(naming.event(step.event) for step in told.steps if step.event.kind != "wait")
    events = events or "Nothing happens"
    if record.horizon is not None:
        events += f", as if the story ended after {turns(record.horizon)}"
    chances = ", ".join(f"{naming.outcome(name)} {percent(chance)}" for name, chance in record.outcomes)
    return f"{sentence(events)} ({percent(told.probability)})" + (f". {chances}." if chances else ".")
