"""A story told step by step: what could have happened, what did, who saw it, and what it did to their minds."""

from __future__ import annotations

import math

from forbear.account.inquiry import Inquiry
from forbear.account.lines import Fragment, Line, bar, heading, line, paragraph, percent
from forbear.account.minds import changes
from forbear.account.naming import Naming
from forbear.account.record import Record
from forbear.account.words import likelihood, listed, sentence, surprise
from forbear.language.problem import CHANCE
from forbear.stories.story import Story, StoryStep


def steps(inquiry: Inquiry, story: Story, title: str | None = None) -> list[Line]:
    """Return the steps of a story, beneath a heading that says what story it is."""
    found: list[Line] = []
    for number, step in enumerate(story.steps):
        told = sentence(inquiry.naming.event(step.event))
        found += [line(), *paragraph(f"{number + 1:>2}. {told}.", "", "strong", "    ")]
        begun = step.before.begun
        found += _titled("What being on turn taught", changes(inquiry, story, step.before, begun))
        found += _moment(step, inquiry.naming, is_told=inquiry.record.is_as_told)
        found += _titled("What it changed", changes(inquiry, story, begun, step.after))
    return [*heading(title or _title(inquiry.record, story)), *found] if story.steps else []


def short_steps(inquiry: Inquiry, story: Story, ending: float | None = None) -> list[Line]:
    """Return the steps of a story, a line each: how likely the choice was, and who did not see it. ending: how likely it is in
    all that it ends so, told where that is not how likely this story is."""
    naming = inquiry.naming
    found: list[Line] = []
    for number, step in enumerate(story.steps):
        if step.event.kind == "wait":
            continue
        told = sentence(naming.event(step.event))
        is_given = step.given and not inquiry.record.is_as_told
        notes = ["given"] if is_given else [percent(step.option.probability)] if len(step.before.options) > 1 else []
        missing = [name for name in naming.people if name not in step.before.seen_by(step.event)]
        notes += [f"unseen by {listed([naming.thing(name) for name in missing])}"] if missing else []
        noted = f" ({'; '.join(notes)})" if notes else ""
        found += paragraph(f"{number + 1}. {told}{noted}.", "  ", "strong", "   ")
    title = _title(inquiry.record, story)
    if ending is not None and not inquiry.record.is_as_told and percent(ending) != percent(story.probability):
        title += f"; the same ending by any way, {percent(ending)}"
    return [*heading(title), *found] if found else []


def _titled(title: str, rows: list[Line]) -> list[Line]:
    return [line(Fragment(f"    {title}", "faint")), *rows] if rows else []


def _title(record: Record, story: Story) -> str:
    if record.samples:
        return "A story drawn by chance"
    if record.is_as_told:
        before = None if record.reading is None else percent(record.reading.before)
        likely = "" if before is None else f" ({before} likely in all before it was told)"
        return f"What happens, as it is told{likely}"
    if any(step.given for step in story.steps):
        return "What happens, the first steps taken as given"
    if record.tied:
        others = "another story is" if record.tied == 1 else f"{record.tied} others are"
        return f"What is likeliest to happen ({percent(story.probability)}): a tie, {others} as likely"
    return f"What is likeliest to happen ({percent(story.probability)})"


def _moment(step: StoryStep, naming: Naming, *, is_told: bool) -> list[Line]:
    """Return the odds that a step had, who saw it, and whom it surprised."""
    found: list[Line] = []
    if len(step.before.options) > 1:
        found += _odds(step, naming, is_told=is_told)
    elif step.event.kind == "wait":
        return found
    glimpsed = {name: step.before.name_for(name, step.event) for name in naming.people}
    witnesses = [name for name in step.before.seen_by(step.event) if name in naming.people and not glimpsed[name]]
    missing = [name for name in naming.people if name not in witnesses]
    if missing:
        seen = f"Seen by {listed([naming.thing(name) for name in witnesses])} only." if witnesses else "Nobody sees it."
        found += paragraph(seen, "    ", "faint")
    for name, label in glimpsed.items():
        if label:
            found += paragraph(f"{sentence(naming.person(name))} sees no more than {label}.", "    ", "faint")
    startled = [s for s in step.before.surprises(step.event) if s.bits >= 0.5 and s.character != step.before.chooser]
    for found_surprise in startled:
        bits = "" if math.isinf(found_surprise.bits) else f" ({found_surprise.bits:.1f} bits)"
        word = surprise(found_surprise.bits, found_surprise.at_best)
        verb = "" if math.isinf(found_surprise.bits) else "is "
        found += paragraph(f"{sentence(naming.person(found_surprise.character))} {verb}{word}{bits}.", "    ", "faint")
    return found


def _odds(step: StoryStep, naming: Naming, *, is_told: bool) -> list[Line]:
    """Return the odds of a choice: in words for what was taken, as bars for all."""
    chooser = step.before.chooser or ""
    whose = "By chance" if chooser == CHANCE else f"{sentence(naming.thing(chooser))}'s choice"
    taken = step.option
    word = likelihood(taken.probability)
    given = "" if not step.given or is_told else " It is taken as given."
    found = paragraph(f"{whose}: this was {word} ({percent(taken.probability)}).{given}", "    ")
    for option in sorted(step.before.options, key=lambda option: -option.log_probability):
        mark = "▸" if option.event == taken.event else " "
        label = naming.event(option.event)
        label = label if len(label) <= 50 else label[:49] + "…"
        number = Fragment(f" {percent(option.probability):>5}", "number")
        found.append(line(f"     {mark} {label:<50} ", bar(option.probability), number))
    return found
