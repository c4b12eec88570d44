"""Who wants what, in words and as data."""

from __future__ import annotations

from forbear.account.cares import Care, Price, prices
from forbear.account.inquiry import Inquiry
from forbear.account.lines import Line
from forbear.account.plain import Data, plain
from forbear.account.section import Section
from forbear.account.wants import Motive, motive_text, motives, short_wants, wants
from forbear.errors import LimitReached
from forbear.stories.questions.weighing import Deliberation, weighing
from forbear.stories.questions.why import chosen_steps


def motives_found(inquiry: Inquiry) -> tuple[Motive, ...]:
    """Return everybody's motives."""
    return motives(inquiry.record, inquiry.naming)


def _prices(inquiry: Inquiry) -> tuple[Price, ...]:
    return prices(inquiry.record)


def weighings(inquiry: Inquiry) -> tuple[Deliberation, ...]:
    """Return what every choice of the told story weighed; nothing where the run was cut short, or it is too much to
    work out."""
    story = inquiry.record.told
    if story is None or not inquiry.is_whole:
        return ()
    try:
        return tuple(weighing(story, step) for step in chosen_steps(story))
    except LimitReached:
        return ()


def _lines(inquiry: Inquiry) -> list[Line]:
    return wants(inquiry.once(motives_found), inquiry.naming)


def _page(inquiry: Inquiry) -> list[Line]:
    return short_wants(
        inquiry.once(motives_found),
        inquiry.once(_prices),
        inquiry.once(weighings),
        inquiry.naming,
        inquiry.record.task,
        "Who wants what" if inquiry.record.reading is None else "Who wants what, as is likeliest by what is told",
    )


def _data(inquiry: Inquiry) -> Data:
    return {
        "wants": [
            {
                "character": motive.character,
                "reason": motive.reason,
                "kind": motive.kind,
                "told": motive_text(motive, inquiry.naming),
                "truly": list(motive.truly),
                "seen": list(motive.seen),
                "is_mistaken": motive.is_mistaken,
                "because": _cares_data(motive.cares, inquiry),
            }
            for motive in inquiry.once(motives_found)
        ],
        "prices": [
            {
                "character": price.character,
                "action": price.action,
                "amount": price.amount,
                "because": _cares_data(price.facts, inquiry),
            }
            for price in inquiry.once(_prices)
        ],
    }


def _cares_data(found: tuple[Care, ...], inquiry: Inquiry) -> list[Data]:
    naming, task = inquiry.naming, inquiry.record.task
    return [
        {
            "fluent": naming.fluent(care.cell),
            "value": plain(task.initial[care.cell]),
            "told": naming.fact(care.cell, task.initial[care.cell]),
            "typical": care.is_typical,
        }
        for care in found
    ]


SECTION = Section("wants", _lines, _data, _page)
