"""What was found of a given story, in words and as data."""

from __future__ import annotations

from forbear.account.lines import Fragment, Line, line, paragraph
from forbear.account.plain import Data
from forbear.account.planned import plan_data, plan_lines
from forbear.account.unexplained import advice_sentences, finding_sentence
from forbear.grounding.unmet import unmet_data, unmet_text
from forbear.language.values import show
from forbear.planning.story_check import FaultFound, StoryCheck
from forbear.planning.told_plan import Teller

SCHEMA = "forbear-check-plan/1"


def story_check_lines(found: StoryCheck) -> list[Line]:
    """Return the verdict in lines, and of a story that holds, the story told."""
    count = len(found.steps)
    steps = f"{count} step{'' if count == 1 else 's'}"
    if found.holds:
        worth = f"{show(found.start)} → {show(found.utility or 0)}"
        head = f"The story holds: {steps}, each explained for everyone who takes part; for the author {worth}."
        return [*paragraph(head, "", "strong"), line(), *plan_lines(Teller(found.compiled).tell(found.steps))]
    rows: list[Line] = [line(Fragment("The story does not hold.", "warning"))]
    for fault in found.faults:
        rows += [line(), *paragraph(_sentence(fault, found), "", "strong", "  ")]
        for text in _advice(fault, found):
            rows += paragraph(text, "  ", hanging="  ")
    if not found.reaches_goal and found.utility is not None:
        told = f"It ends at {show(found.utility)} for the author, and {show(found.goal or 0)} was asked for."
        rows += [line(), *paragraph(told, "", "strong", "  ")]
    return rows


def story_check_data(found: StoryCheck) -> Data:
    """Return the verdict as JSON-ready data; docs/planning.md has the schema."""
    told = None
    if found.utility is not None:
        told = plan_data(Teller(found.compiled).tell(found.steps), found.utility, len(found.steps))
    return {
        "schema": SCHEMA,
        "holds": found.holds,
        "reaches_goal": found.reaches_goal,
        "reasons_given": found.reasons_given,
        "faults": [
            {
                "fault": fault.finding.fault,
                "place": list(fault.finding.place),
                "who": fault.finding.who,
                "action": None if fault.finding.action is None else str(_action(fault.finding.action, found)),
                "told": _sentence(fault, found),
                "needs": unmet_data(fault.unmet, found.compiled.task),
                "advice": _advice(fault, found),
            }
            for fault in found.faults
        ],
        "story": told,
    }


def _action(action: int, found: StoryCheck) -> object:
    return found.compiled.task.actions[action]


def _sentence(fault: FaultFound, found: StoryCheck) -> str:
    told = finding_sentence(fault.finding, found.compiled.task)
    why = unmet_text(fault.unmet, found.compiled.task)
    return f"{told.removesuffix('.')}: {why}." if why else told


def _advice(fault: FaultFound, found: StoryCheck) -> list[str]:
    who = fault.finding.who or ""
    if fault.has_another_reason:
        return [f"{who} has another reason than the one given; leave it out, and it is found."]
    return advice_sentences(fault.advice, who, found.compiled.task)
