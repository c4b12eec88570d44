"""Questions about minds, to any order: who believes what, who knows whether, how sure they are, why somebody would."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from forbear.account.knowledge import knowledge
from forbear.account.naming import Naming
from forbear.account.record import Record
from forbear.account.reply import Reply
from forbear.errors import RequestError, StoryError
from forbear.grounding.task import Task
from forbear.language import amounts
from forbear.language.expressions import Expression
from forbear.language.nearest import closest, did_you_mean
from forbear.language.values import UNKNOWN, Value, show
from forbear.minds.interface import Engine
from forbear.stories.endings import moments_at, thought_alike
from forbear.stories.follow import describe, fits, read_names
from forbear.stories.moment import Moment
from forbear.stories.questions.posed import Posed, cell_of, held, posed, share
from forbear.stories.questions.what_ifs import WhatIfs
from forbear.stories.questions.why import why
from forbear.stories.story import Story
from forbear.stories.sweep.asked import answers, asked
from forbear.stories.unfold import begin

ASSIGNED = re.compile(r"(?<![=!<>])=(?!=)")
"""An equals sign that stands alone, which sets and does not ask."""

ConditionOf = Callable[[str], Expression]
"""Returns the ground condition that is written so. Raises StoryError."""


def belief(record: Record, *path_and_fluent: str, at: int | None) -> dict[Value, float]:
    """Return what the last of some minds gives each value of a fluent, as `Run.belief` says."""
    *path, fluent = path_and_fluent
    task = record.task
    question = posed(f"{' > '.join(path)} : {fluent}", task)
    cell = cell_of(question.about, task)
    if cell is None:
        hint = "the minds come first, the fluent last" if fluent in task.characters and path else None
        raise RequestError(
            f"there is no fluent '{fluent}'", hint or did_you_mean(fluent, tuple(map(str, task.fluents)))
        )
    found = beliefs(record.given, at, question.path, cell)
    return {show(value) if value is UNKNOWN else value: weight for value, weight in found.items()}


def beliefs(begun: tuple[Story, ...], at: int | None, path: tuple[str, ...], cell: int) -> dict[Value, float]:
    """Return the weight of each value of a fluent to the last mind on the path, the likeliest first."""
    parts: dict[Value, list[float]] = {}
    for weight, moment in thought_alike(_looked_at(begun, at), path):
        for value, part in held(moment, path, cell).items():
            parts.setdefault(value, []).append(weight * part)
    found = {value: amounts.total(weights) for value, weights in parts.items()}
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))


def _looked_at(begun: tuple[Story, ...], at: int | None) -> list[tuple[float, Moment]]:
    """Return where the story may stand, with odds that sum to 1."""
    moments = moments_at(begun, at)
    whole = amounts.total([weight for weight, _ in moments])
    return [(weight / whole, moment) for weight, moment in moments]


def reply_to(
    text: str,
    record: Record,
    begun: tuple[Story, ...],
    engine_of: Callable[[Task], Engine],
    condition_of: ConditionOf,
    after: str = "",
    at: int | None = None,
) -> Reply:
    """Return what a question about a run comes to.

    begun: the stories that may be by now. engine_of: makes engines for altered tasks. at: after so many turns; at the end
    where it is None. Raises RequestError for what there is not to ask.
    """
    engine = begun[0].beginning.engine
    task = engine.task
    question = posed(text, task)
    if at is not None and not 0 <= at <= len(task.turns):
        raise RequestError(
            f"there is nothing after turn {at}", f"the story has {len(task.turns)} turns; 0 is before them"
        )
    given = _given(engine, after, begun)
    match question.kind:
        case "number":
            found = answers(engine, asked([question.about], task, after), after, at)
            return Reply(record, question, at, given, numbers=tuple(found.items()))
        case "why":
            return _why(question, record, begun, engine_of, given)
        case "who":
            story = record.told or begun[0]
            told = knowledge(record, story, Naming(record.problem, task), question.about)
            return Reply(record, question, at, given, knowledge=told)
    cell = cell_of(question.about, task)
    if question.kind == "knows" and not question.path:
        raise RequestError("nobody is asked about", "write 'Ann knows whether at(Ball)'")
    if cell is None:
        return _of_condition(record, question, _condition(question, condition_of, task), begun, at, given)
    weights = tuple(beliefs(begun, at, question.path, cell).items())
    knows = None
    if question.kind == "knows":
        looked = _looked_at(begun, at)
        knows = amounts.total([weight * moment.knows(question.path)[cell] for weight, moment in looked])
    return Reply(record, question, at, given, cell, weights, knows)


def _condition(question: Posed, condition_of: ConditionOf, task: Task) -> Expression:
    try:
        return condition_of(question.about)
    except StoryError as error:
        spelled = [str(fluent) for fluent in task.fluents]
        near = closest(question.about, spelled, 3, 0.5)
        names = ", ".join(near or spelled[:12])
        wrong = [one.message for one in error.diagnostics if one.severity == "error"]
        reason = wrong[0] if wrong else "it cannot be read"
        hint = f"there is {names}"
        if ASSIGNED.search(question.about):
            hint = f"write '==' to ask whether two are the same: '{ASSIGNED.sub('==', question.about)}'"
        raise RequestError(f"cannot ask about '{question.about}': {reason}", hint) from None


def _of_condition(
    record: Record,
    question: Posed,
    condition: Expression,
    begun: tuple[Story, ...],
    at: int | None,
    given: float | None,
) -> Reply:
    looked = _looked_at(begun, at)
    so = amounts.total([weight * share(moment, question.path, condition) for weight, moment in looked])
    weights = ((True, so), (False, 1 - so))
    if question.kind == "knows":
        raise RequestError(
            f"'{question.about}' is no fluent, and only of one is it asked who knows it",
            f"ask '{' > '.join(question.path)} : {question.about}'",
        )
    return Reply(record, question, at, given, None, tuple(sorted(weights, key=lambda pair: -pair[1])))


def _given(engine: Engine, after: str, begun: tuple[Story, ...]) -> float | None:
    """Return the probability of the events taken as having happened; None where there are none.

    A story that begun so has the weight that it has given them: that of its beginning and of its steps, over this.
    """
    if not read_names(after):
        return None
    logs = [amounts.total([step.option.log_probability for step in story.steps]) for story in begun]
    likeliest = max(range(len(begun)), key=logs.__getitem__)
    if logs[likeliest] == -math.inf:
        return 0.0
    story = begun[likeliest]
    before = next(one.log_weight for one in begin(engine) if one.beginning.node is story.beginning.node)
    return amounts.exp(before + logs[likeliest] - story.log_weight)


def _why(
    question: Posed,
    record: Record,
    begun: tuple[Story, ...],
    engine_of: Callable[[Task], Engine],
    given: float | None,
) -> Reply:
    names = read_names(question.about)
    if len(names) != 1:
        raise RequestError(f"'{question.about}' names several events", "ask for one at a time")
    (named,) = names
    task, naming = record.task, Naming(record.problem, record.task)
    story = max(begun, key=lambda one: one.log_probability)
    while story.end.chooser is not None and not any(fits(named, o.event, task) for o in story.end.options):
        if len(story.end.options) > 1:
            break
        story = story.then(story.end.options[0])
    fitting = [option for option in story.end.options if fits(named, option.event, task)]
    if len(fitting) != 1:
        listed = ", ".join(describe(option.event, task) for option in story.end.options) or "nothing: the story is over"
        problem = "could be any of several events" if fitting else "is not open there"
        hint = "name its arguments" if fitting else f"open is {listed}; `--after` goes on to where it is"
        raise RequestError(f"'{question.about}' {problem}", hint)
    ordered = sorted(story.end.options, key=lambda option: (option is not fitting[0], -option.log_probability))
    options = tuple((naming.event(option.event), option.probability, option.value) for option in ordered)
    step = len(story.steps)
    found = [one for one in why(WhatIfs(story.then(fitting[0]), engine_of)) if one.step == step]
    return Reply(record, question, None, given, options=options, why=found[0] if found else None)
