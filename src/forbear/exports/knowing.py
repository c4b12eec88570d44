"""Who knows what, and when, of the likeliest story: a table for a spreadsheet, a row for each fact, person and moment."""

from __future__ import annotations

import csv
import io

from forbear.account.knowledge import Knowledge
from forbear.account.naming import Naming
from forbear.exports.strings import as_cell

_FIELDS = ("fact", "person", "step", "after", "grasp", "weight", "dramatic irony")


def knowing_csv(found: tuple[Knowledge, ...], naming: Naming) -> str:
    """Return the table as CSV; step 0 is the beginning."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(_FIELDS)
    for one in found:
        moments = ["the beginning", *(told for _, told in one.steps)]
        for person, states in one.states:
            for step, (after, state) in enumerate(zip(moments, states, strict=True)):
                irony = "yes" if state.is_irony else ""
                told = (
                    one.fluent,
                    as_cell(naming.person(person)),
                    step,
                    as_cell(after),
                    state.grasp,
                    state.weight,
                    irony,
                )
                rows.writerow(told)
    return written.getvalue()
