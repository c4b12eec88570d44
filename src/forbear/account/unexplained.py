"""Steps that lack a reason, in sentences: whose reason is missing, and what would explain the step."""

from __future__ import annotations

from collections.abc import Sequence

from forbear.account.words import listed
from forbear.grounding.task import Task
from forbear.language.values import show
from forbear.planning.advice import Advice, Fact
from forbear.planning.judge import Finding

MOST_SHOWN = 3
"""So many ways to explain a step are told."""


def advice_sentences(advice: Sequence[Advice], who: str, task: Task) -> list[str]:
    """Return what would explain a step for somebody."""
    return [_sentence(one, who, task) for one in advice[:MOST_SHOWN]]


def _sentence(advice: Advice, who: str, task: Task) -> str:
    then = f"; {who} would then have in mind: {plan_text(advice.rest, task)}" if advice.rest else ""
    match advice.kind:
        case "facts":
            return f"It would be explained if {who} knew that {_facts(advice.facts)}{then}."
        case "further":
            return f"It would be explained if {who} looked {advice.amount} steps ahead (--character-limit){then}."
        case "deeper":
            return f"It would be explained if minds were followed {advice.amount} deep (--depth){then}."
        case "willing":
            plan = f": {plan_text(advice.rest, task)}" if advice.rest else ""
            if advice.refuser is None or advice.refused is None:
                return f"It would be explained if the others needed no reasons of their own{plan}."
            return (
                f"It would be explained if {advice.refuser} had a reason for {task.actions[advice.refused]},"
                f" as {who} would wish{plan}."
            )
        case "nothing":
            return f"Nothing better for {who} can follow from it within the limits, whatever the others do."
    return "What would explain it was too much to find out within the limits."


def _facts(facts: Sequence[Fact]) -> str:
    return listed([f"{fact.fluent} is {show(fact.actual)} and not {show(fact.believed)}" for fact in facts])


def plan_text(actions: Sequence[int], task: Task) -> str:
    """Return actions in a row."""
    return ", ".join(str(task.actions[action]) for action in actions)


def finding_sentence(finding: Finding, task: Task) -> str:
    """Return what is wrong, and where, in one sentence."""
    where = place_text(finding.place)
    action = None if finding.action is None else str(task.actions[finding.action])
    who = finding.who
    match finding.fault:
        case "impossible":
            return f"{where}: {action} cannot happen there."
        case "miracle":
            return f"{where}: {action} is nobody's doing, and {who} cannot count on it."
        case "disbelieved":
            return f"{where}: {who} does not believe that {action} is possible."
        case "unexplained":
            return f"{where}: {who} has no reason for {action}."
    whose = "the author" if who is None else who
    match finding.fault:
        case "fruitless":
            return f"{where}: {whose} is no better off at the end than at the beginning."
        case "early":
            return f"{where}: {whose} is as well off before the end already."
    return f"{where}: {whose} would come to the same without some of the steps."


def place_text(place: Sequence[int | str]) -> str:
    """Return where something is: `Step 3`, `In what Rick has in mind at step 3, step 2`."""
    if not place:
        return "The story"
    text = f"step {int(place[0]) + 1}"
    for part in place[1:]:
        text = f"what {part} has in mind at {text}" if isinstance(part, str) else f"{text}, step {part + 1}"
    return text[0].upper() + text[1:]
