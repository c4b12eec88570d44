"""A reading that was worked out, as plain values."""

from __future__ import annotations

from forbear.reading.posterior import Inferred
from forbear.reading.told_reading import AddedFact, LeftAside, ShownQuantity, ToldReading


def told_reading(found: Inferred, number: int = 0) -> ToldReading:
    """Return a reading as plain values; what it says of one of its scenes where there are several."""
    episode = found.episodes[number]
    quantities = found.quantities
    limit = found.hypotheses.limit
    return ToldReading(
        tale=str(episode.tale),
        because=episode.tale.hung or None,
        before=found.before,
        said=found.said,
        hangs=found.hangs,
        weight=found.weight,
        departures=found.departures,
        shown=tuple(
            ShownQuantity(
                quantities[one.quantity].name,
                quantities[one.quantity].whose,
                quantities[one.quantity].source,
                tuple(possibility.text for possibility in quantities[one.quantity].possibilities),
                one.prior,
                one.posterior,
                one.bits,
                quantities[one.quantity].said,
                found.row[one.quantity],
            )
            for one in found.shown
        ),
        added=tuple(AddedFact(str(episode.task.fluents[one.cell]), one.value, one.event) for one in episode.additions),
        aside=tuple(LeftAside(quantities[one.quantity].name, one.effect) for one in found.hypotheses.aside),
        hypotheses=len(found.hypotheses.rows),
        known=found.hypotheses.known,
        weakest=None if found.weakest is None else (found.weakest.event, found.weakest.probability),
        limit="interrupted" if found.hypotheses.interrupted else None if limit is None else str(limit),
    )
