"""Why there is no explained story, and steps that lack a reason, in sentences: whose is missing, and what would explain it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from forbear.account.shortfall import Shortfall
from forbear.account.words import listed
from forbear.errors import LimitReached
from forbear.grounding.task import Task
from forbear.language.values import show
from forbear.planning.advice import Advice, Fact
from forbear.planning.judge import StepFault
from forbear.planning.search import Refusal
from forbear.planning.unexplained import Unexplained

MOST_TOLD = 2
"""So many refused steps are told of."""

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


def finding_sentence(finding: StepFault, task: Task) -> str:
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
        case "careless":
            return f"{where}: if it turns out otherwise {who} cannot do {action}, or may be worse off."
    whose = "the author" if who is None else who
    match finding.fault:
        case "fruitless":
            return f"{where}: {whose} is no better off at the end than at the beginning."
        case "early":
            return f"{where}: {whose} is as well off before the end already."
        case "certain":
            return f"{where}: {whose} is in no doubt about what is supposed."
        case "vain":
            return f"{where}: {whose} finds nothing out by it, or could have as much without."
    return f"{where}: {whose} would come to the same without some of the steps."


def place_text(place: Sequence[int | str]) -> str:
    """Return where something is: `Step 3`, `In what Rick has in mind at step 3, step 2`."""
    if not place:
        return "The story"
    text = f"step {int(place[0]) + 1}"
    for part in place[1:]:
        text = f"what {part} has in mind at {text}" if isinstance(part, str) else f"{text}, step {part + 1}"
    return text[0].upper() + text[1:]


def explained_shortfall(found: Unexplained, task: Task, goal: str, limit: LimitReached | None) -> Shortfall:
    """Return why there is no explained story, in sentences. goal: what was sought for. limit: what stopped the search."""
    story = None if found.story is None else plan_text(found.story, task)
    names = () if found.story is None else tuple(str(task.actions[action]) for action in found.story)
    match found.cause:
        case "stopped":
            told = [f"The search stopped before it found such a story: {limit}."]
            told += [] if story is None else [_reachable(story)]
            return Shortfall("limit", tuple(told), False, names)
        case "too long":
            told = [
                f"The goal takes more than {_steps(found.steps)}: {len(names)} at least were found to reach it; "
                "--author-limit raises the limit."
            ]
            return Shortfall("limit", tuple(told), True, names)
        case "only through what is avoided":
            told = [f"The goal can be reached only through what was to be avoided: {story}."]
            return Shortfall("avoided", tuple(told), True, names)
        case "unreachable":
            within = "" if found.steps is None else f" in {_steps(found.steps)}"
            told = [f"The goal cannot be reached{within}, even if everybody wished it: {goal}."]
            return Shortfall("unreachable", tuple(told), True)
        case "unknown":
            told = [
                "No story within the limits has a reason for every step; whether one could be without is not known."
            ]
            return Shortfall("unexplained", tuple(told), False)
        case "kept out":
            told = [f"Every explained story has in it what was to be avoided, such as: {story}."]
            return Shortfall("avoided", tuple(told), True, names)
        case "refused":
            return _refused(found, task)
    assert_never(found.cause)


def _refused(found: Unexplained, task: Task) -> Shortfall:
    """Return which steps lack a reason: of those nearest to the goal, the ones that something would explain."""
    willing = found.story or ()
    reachable = _reachable(plan_text(willing, task))
    if not found.refused:
        return Shortfall("unexplained", (reachable, "No order of steps gives everyone a reason."), found.is_sure)
    # The step that the story of the willing hangs on comes first, whatever may be said of it; then those that
    # something would explain.
    in_order = sorted(found.refused, key=lambda each: (not _is_in(each[0], willing), _says_nothing(each[1])))
    sentences = [reachable]
    for number, (refusal, advice) in enumerate(in_order[:MOST_TOLD]):
        if number == 0 or not _says_nothing(advice):
            sentences += [_refusal(refusal, task), *advice_sentences(advice, refusal.who, task)]
    nearest = min(found.refused, key=lambda each: _says_nothing(each[1]))[0]
    names = tuple(str(task.actions[one]) for one in nearest.actions)
    return Shortfall("unexplained", tuple(sentences), found.is_sure, names, len(names) - 1, names[-1], nearest.who)


def _is_in(refusal: Refusal, story: tuple[int, ...]) -> bool:
    return story[: len(refusal.actions)] == refusal.actions


def _says_nothing(advice: tuple[Advice, ...]) -> bool:
    return advice[0].kind in ("nothing", "unknown")


def _steps(count: int | None) -> str:
    return f"{count} step{'' if count == 1 else 's'}"


def _reachable(story: str) -> str:
    return f"If everybody were willing, the goal could be reached: {story}."


def _refusal(refusal: Refusal, task: Task) -> str:
    place = len(refusal.actions)
    action = task.actions[refusal.actions[-1]]
    after = f", after {plan_text(refusal.actions[:-1], task)}" if place > 1 else ""
    return f"{refusal.who} has no reason for {action} at step {place}{after}."
