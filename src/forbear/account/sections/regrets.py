"""Who has cause to regret what, with hindsight and as they see it."""

from __future__ import annotations

from forbear.account.inquiry import Inquiry
from forbear.account.lines import Line, heading, paragraph
from forbear.account.plain import Data
from forbear.account.section import Section
from forbear.account.words import sentence
from forbear.stories.questions.regret import Regret, regrets

FELT = 0.01
"""A regret of less utility than this is not told."""


def _regrets(inquiry: Inquiry) -> tuple[Regret, ...]:
    story = inquiry.record.told
    return () if story is None else regrets(story)


def _lines(inquiry: Inquiry) -> list[Line]:
    naming = inquiry.naming
    felt = [r for r in inquiry.once(_regrets) if max(r.with_hindsight, r.as_they_see_it) >= FELT]
    if not felt:
        return []
    found: list[Line] = heading("Regret")
    for regret in felt:
        who = naming.person(regret.character)
        hindsight, own = naming.amount(regret.with_hindsight), naming.amount(regret.as_they_see_it)
        told = f"{sentence(who)}, of step {regret.step + 1}: {hindsight} with hindsight, {own} as {who} sees it in the end."
        found += paragraph(told, "  ", hanging="  ")
    return found


def _data(inquiry: Inquiry) -> Data:
    return {
        "regrets": [
            {
                "step": regret.step,
                "character": regret.character,
                "with_hindsight": regret.with_hindsight,
                "as_they_see_it": regret.as_they_see_it,
            }
            for regret in inquiry.once(_regrets)
        ]
    }


SECTION = Section("regrets", _lines, _data, is_asked=True, says_why=True)
