"""A plan as a told story: each step with who acts and, beneath it, the plan that each of them has in mind.

Somebody who goes on with what they had in mind before is said to do so; `full` spells the rest out again.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from forbear.account.lines import Fragment, Line, heading, line, paragraph
from forbear.account.plain import Data, plain
from forbear.account.words import listed
from forbear.grounding.task import GroundAction
from forbear.language.values import UNKNOWN, Value, show
from forbear.planning.told_plan import Mistake, Thought, ToldPlan, ToldStep

MOST_MISTAKES = 3
"""So many mistaken beliefs of one mind are listed; the rest are counted."""

Plans = dict[str, tuple[str, ...]]
"""For each character the steps that they last had in mind and that have not happened yet."""


def plan_lines(telling: ToldPlan, *, full: bool = False) -> list[Line]:
    """Return the steps of a story and what it came to, in lines."""
    found: list[Line] = []
    plans: Plans = {}
    for number, step in enumerate(telling.steps, 1):
        if number > 1 and found and found[-1] != line():
            found.append(line())
        found += _step(step, f"{number:>2}. ", "    ", plans, full)
    return [*found, *_worth(telling)]


def _step(step: ToldStep, lead: str, indent: str, plans: Plans, full: bool) -> list[Line]:
    found = _first(lead, told_deed(step))
    for thought in step.thoughts:
        found += _thought(step, thought, indent, plans, full)
    thinking = {thought.who for thought in step.thoughts}
    for who, coming in plans.items():
        if who not in thinking and coming[:1] == (step.action.call,):
            plans[who] = coming[1:]
    return found


def _first(lead: str, text: str) -> list[Line]:
    rows = paragraph(text, " " * len(lead), "strong")
    first = rows[0][0].text[len(lead) :]
    return [line(Fragment(lead, "faint"), Fragment(first, "strong")), *rows[1:]]


def deed(action: GroundAction) -> str:
    """Return who does what: `Tom: walk(Tom, Market)`; what nobody decides on, by itself; as it is told where it says."""
    if action.says:
        return f"{action.says}."
    if not action.consenting:
        return f"It happens: {action}."
    return f"{listed(list(action.consenting))}: {action}"


def told_deed(step: ToldStep) -> str:
    """Return who does what or, of an attempt that fails, who tries what, and what it fails for."""
    action = step.action
    if action.attempted is None:
        return deed(action)
    parts = [f"`{part}`" for part in step.unmet]
    why = f", since {listed(parts)} {'is' if len(parts) == 1 else 'are'} not so" if parts else ""
    if action.says:
        return f"{action.says}: in vain{why}."
    tries = "tries" if len(action.consenting) == 1 else "try"
    fails = "fails" if len(action.consenting) == 1 else "fail"
    return f"{listed(list(action.consenting))} {tries} {action.call} and {fails}{why}."


def _thought(step: ToldStep, thought: Thought, indent: str, plans: Plans, full: bool) -> list[Line]:
    coming = tuple(str(told.action) for told in thought.rest)
    expected = plans.get(thought.who, ())
    goes_on = not full and bool(expected) and expected == (step.action.call, *coming)
    plans[thought.who] = coming
    if goes_on:
        rest = f", with {_count(len(coming))} to come" if coming else ", and is done"
        return paragraph(f"{thought.who} goes on with that plan{rest}.", indent, "faint")
    found: list[Line] = []
    worth = f"({_amount(thought.after)}, against {_amount(thought.before)} as things stand)"
    if thought.supposing is not None:
        fluent, value = thought.supposing
        hope = f"if it turns out that {fluent} is {_amount(value)}"
        found += paragraph(f"{thought.who} does so to find out {fluent}; {hope} {worth}:", indent)
        if not coming:
            found = paragraph(f"{thought.who} does so to find out {fluent}; better off {hope} {worth}.", indent)
    elif not coming:
        is_better = "is" if step.action.attempted is None else "expects to be"
        found += paragraph(f"{thought.who} {is_better} better off at once {worth}.", indent)
    else:
        found += paragraph(f"{thought.who} has in mind {worth}:", indent)
    if coming:
        inner: Plans = {}
        for told in thought.rest:
            found += _step(told, f"{indent}  - ", f"{indent}      ", inner, full)
    if thought.mistakes:
        found += paragraph(f"{thought.who} is mistaken: {_mistakes(thought.mistakes)}.", indent, "warning", "  ")
    return found


def _count(number: int) -> str:
    return f"{number} step{'' if number == 1 else 's'}"


def _amount(value: Value) -> str:
    return "?" if value is UNKNOWN else show(value)


def _mistakes(mistakes: Sequence[Mistake]) -> str:
    """Return what somebody has wrong: `takes at(Coin) to be Tom (it is Market)`."""
    parts = [
        f"takes {mistake.fluent} to be {_amount(mistake.believed)} (it is {_amount(mistake.actual)})"
        for mistake in mistakes[:MOST_MISTAKES]
    ]
    more = len(mistakes) - MOST_MISTAKES
    return ", ".join(parts) + (f", and {more} more" if more > 0 else "")


def _worth(telling: ToldPlan) -> list[Line]:
    """Return what the story came to for everybody whose utility it changed, the author first."""
    rows = [
        line(
            f"    {'the author' if whose is None else whose:<24} ",
            Fragment(f"{_amount(start)} → {_amount(end)}", "number"),
        )
        for whose, start, end in telling.worth
        if whose is None or start != end
    ]
    return [*heading("What it came to"), *rows]


def plan_brief(actions: Sequence[str]) -> str:
    """Return a story in one line."""
    return " ".join(actions)


def plan_data(telling: ToldPlan, utility: Value, cost: int, distance: Fraction | None = None) -> Data:
    """Return a story as JSON-ready data; docs/planning.md has the schema."""
    return {
        "length": len(telling.steps),
        "cost": cost,
        "utility": plain(utility),
        "distance": None if distance is None else float(distance),
        "steps": [{**_step_data(step), **_effects_data(step)} for step in telling.steps],
        "worth": [{"whose": whose, "before": plain(start), "after": plain(end)} for whose, start, end in telling.worth],
    }


def _effects_data(step: ToldStep) -> Data:
    return {
        "seen_by": list(step.seen_by),
        "changes": [
            {"path": list(c.path), "fluent": c.fluent, "before": plain(c.before), "after": plain(c.after)}
            for c in step.changes
        ],
    }


def _step_data(step: ToldStep) -> Data:
    action = step.action
    return {
        "by": list(action.consenting),
        "action": action.name,
        "arguments": [plain(argument) for argument in action.arguments],
        "told": told_deed(step),
        "fails": None if action.attempted is None else list(step.unmet),
        "reasons": [
            {
                "who": thought.who,
                "before": plain(thought.before),
                "after": plain(thought.after),
                "steps": [_step_data(told) for told in thought.rest],
                "supposing": None
                if thought.supposing is None
                else {"fluent": thought.supposing[0], "value": plain(thought.supposing[1])},
                "mistakes": [
                    {"fluent": m.fluent, "believed": plain(m.believed), "actual": plain(m.actual)}
                    for m in thought.mistakes
                ],
            }
            for thought in step.thoughts
        ],
    }
