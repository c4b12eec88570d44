"""Two runs held against each other: which odds, minds and motives differ, and whether it is called otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from forbear.account.inquiry import Inquiry
from forbear.account.lines import Line, heading, line, paragraph, percent, text_of
from forbear.account.plain import Data, plain
from forbear.account.sections.tropes import verdicts_found
from forbear.account.sections.wants import motives_found
from forbear.account.verdict import verdict_brief
from forbear.account.wants import motive_text
from forbear.account.words import sentence
from forbear.language.problem import READER
from forbear.language.values import Value
from forbear.logic.cells import Path
from forbear.minds.semantics import SEMANTICS
from forbear.records import dataclass
from forbear.stories.moment import Moment
from forbear.stories.story import Story

SCHEMA = "forbear-diff/1"

MOVED = 0.005
"""A probability or a weight that differs by less is told as the same."""

MOST = 8
"""So many minds are told; the data has them all."""


@dataclass(frozen=True, slots=True)
class Shift:
    """Something told, with the probability or weight that it has in the one run and in the other; None: it is not there."""

    told: str
    before: float | None
    after: float | None

    @property
    def size(self) -> float:
        return abs((self.after or 0.0) - (self.before or 0.0))

    @property
    def is_moved(self) -> bool:
        return self.size >= MOVED or (self.before is None) != (self.after is None)


@dataclass(frozen=True, slots=True)
class MindShift:
    """How another weight stands at the beginning (`at first`) or in the end: of what the last mind on a path gives a value."""

    when: str
    path: Path
    fluent: str
    value: Value
    shift: Shift


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that is told otherwise of the two runs: in words each; empty where there is nothing."""

    about: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Differing:
    """What differs between two runs, the most moved first. choices: the odds of what is done, as far as both stories go the
    same way. minds: of what is not known, both times. facts: what is so at the beginning. wants, verdicts: what is told
    otherwise."""

    names: tuple[str, str]
    stories: tuple[str, str]
    chances: tuple[float | None, float | None]
    outcomes: tuple[Shift, ...]
    choices: tuple[tuple[int, Shift], ...]
    minds: tuple[MindShift, ...]
    facts: tuple[Changed, ...]
    wants: tuple[Changed, ...]
    verdicts: tuple[str, str]

    @property
    def is_none(self) -> bool:
        """Whether nothing that is looked at differs."""
        shifts = [*self.outcomes, *(shift for _, shift in self.choices), *(mind.shift for mind in self.minds)]
        same = self.stories[0] == self.stories[1] and self.verdicts[0] == self.verdicts[1]
        return same and not self.wants and not self.facts and not any(shift.is_moved for shift in shifts)


def differing(one: Inquiry, other: Inquiry) -> Differing:
    """Return what differs between two runs; facts and people are the same where they are written the same."""
    told = (one.story, other.story)
    stories = (_events(one, told[0]), _events(other, told[1]))
    return Differing(
        names=(one.record.name, other.record.name),
        stories=stories,
        chances=(_chance(told[0]), _chance(told[1])),
        outcomes=_shifts(_outcomes(one), _outcomes(other)),
        choices=tuple(_choices(one, told[0], other, told[1])),
        minds=_minds(one, told[0], other, told[1]),
        facts=_facts(one, told[0], other, told[1]),
        wants=_wants(one, other),
        verdicts=(verdict_brief(one.once(verdicts_found)), verdict_brief(other.once(verdicts_found))),
    )


@dataclass(frozen=True, slots=True, repr=False)
class Difference:
    """What differs between two runs: the odds, what everybody thinks and wants, and what it is called."""

    found: Differing
    one: Inquiry

    def __repr__(self) -> str:
        return f"<Difference of {' and '.join(self.found.names)}: {'none' if self.found.is_none else 'some'}>"

    @property
    def is_none(self) -> bool:
        """Whether nothing that is looked at differs, within half a point."""
        return self.found.is_none

    def lines(self) -> list[Line]:
        """Return what differs, in words: what `forbear diff` prints."""
        return differing_lines(self.found, self.one)

    def as_data(self) -> Data:
        """Return what differs as JSON-ready data; docs/json.md has the schema."""
        return differing_data(self.found)

    def __str__(self) -> str:
        return "\n".join(text_of(shown) for shown in self.lines())


def _chance(story: Story | None) -> float | None:
    return None if story is None else story.probability


def _events(inquiry: Inquiry, story: Story | None) -> str:
    if story is None:
        return ""
    return "; ".join(inquiry.naming.event(step.event) for step in story.steps if step.event.kind != "wait")


def _outcomes(inquiry: Inquiry) -> dict[str, float]:
    return {inquiry.naming.outcome(name): chance for name, chance in inquiry.record.outcomes}


def _shifts(one: dict[str, float], other: dict[str, float]) -> tuple[Shift, ...]:
    return tuple(Shift(name, one.get(name), other.get(name)) for name in dict.fromkeys([*one, *other]))


def _choices(one: Inquiry, first: Story | None, other: Inquiry, second: Story | None) -> Iterable[tuple[int, Shift]]:
    """Yield the odds of what is done, up to where the stories part; there, of what the first does."""
    if first is None or second is None:
        return
    for number, (here, there) in enumerate(zip(first.steps, second.steps, strict=False)):
        told = one.naming.event(here.event)
        odds = {other.naming.event(option.event): option.probability for option in there.before.options}
        if len(here.before.options) > 1 or len(there.before.options) > 1:
            yield number, Shift(told, here.option.probability, odds.get(told))
        if other.naming.event(there.event) != told:
            return


def _minds(one: Inquiry, first: Story | None, other: Inquiry, second: Story | None) -> tuple[MindShift, ...]:
    if first is None or second is None:
        return ()
    found = []
    for when, here, there in (
        ("at first", first.beginning, second.beginning),
        ("in the end", first.end, second.end),
    ):
        known = set(other.record.paths())
        for path in one.record.paths():
            if path in known and not (len(path) == 2 and path[0] == path[1]):
                found += _of_mind(when, path, one, here, other, there)
    order = {"at first": 0, "in the end": 1}
    return tuple(sorted(found, key=lambda mind: (len(mind.path), -round(mind.shift.size, 9), order[mind.when])))


def _of_mind(when: str, path: Path, one: Inquiry, here: Moment, other: Inquiry, there: Moment) -> list[MindShift]:
    found = []
    cells = {str(fluent): cell for cell, fluent in enumerate(other.record.task.fluents)}
    before, after = here.odds(path), there.odds(path)
    for cell, fluent in enumerate(one.record.task.fluents):
        second = cells.get(str(fluent))
        if second is None or before[cell] == after[second]:
            continue
        if before[cell].keys() == {here.node.state[cell]} and after[second].keys() == {there.node.state[second]}:
            continue  # right about what is so, both times
        values = dict.fromkeys([*before[cell], *after[second]])
        if all(isinstance(value, bool) for value in values):
            values = {True: None}
        for value in values:
            shift = Shift(one.naming.fact(cell, value), before[cell].get(value, 0.0), after[second].get(value, 0.0))
            if shift.is_moved:
                found.append(MindShift(when, path, str(fluent), value, shift))
    return found


def _facts(one: Inquiry, first: Story | None, other: Inquiry, second: Story | None) -> tuple[Changed, ...]:
    """Return what is so at the beginning of one story alone, of what both know of."""
    if first is None or second is None:
        return ()
    cells = {str(fluent): cell for cell, fluent in enumerate(other.record.task.fluents)}
    so, now = first.beginning.node.state, second.beginning.node.state
    return tuple(
        Changed(
            str(fluent), one.naming.fact(cell, so[cell]), other.naming.fact(cells[str(fluent)], now[cells[str(fluent)]])
        )
        for cell, fluent in enumerate(one.record.task.fluents)
        if str(fluent) in cells and so[cell] != now[cells[str(fluent)]]
    )


def _wants(one: Inquiry, other: Inquiry) -> tuple[Changed, ...]:
    first, second = (
        {
            (motive.character, motive.title): motive_text(motive, inquiry.naming)
            for motive in inquiry.once(motives_found)
        }
        for inquiry in (one, other)
    )
    return tuple(
        Changed(one.naming.person(key[0]), first.get(key, ""), second.get(key, ""))
        for key in dict.fromkeys([*first, *second])
        if first.get(key) != second.get(key)
    )


def differing_lines(found: Differing, one: Inquiry) -> list[Line]:
    """Return what differs, in words."""
    rows: list[Line] = [line(f"{found.names[0]} → {found.names[1]}")]
    if found.is_none:
        return [*rows, line(), line("Nothing differs in the odds, the minds, the motives or what it is called.")]
    rows += _story_lines(found)
    moved = [shift for shift in found.outcomes if shift.is_moved]
    rows += _titled("What comes of it", [_shifted(shift) for shift in moved])
    rows += _titled("The choices", [f"{n + 1}. {_shifted(shift)}" for n, shift in found.choices if shift.is_moved])
    rows += _titled("What is so at first", [f"{fact.after}. Before: {fact.before}." for fact in found.facts])
    rows += _titled("Who wants what", [_wanted(change) for change in found.wants])
    minds = _one_value_each(found.minds)
    told = [_mind(mind, one) for mind in minds[:MOST]]
    rest = len(minds) - len(told)
    rows += _titled("What they think", [*told, *([f"and {rest} more; --json has them all."] if rest else [])])
    if found.verdicts[0] != found.verdicts[1]:
        rows += _titled("What it is called", [f"{found.verdicts[1]}.", f"Before: {found.verdicts[0]}."])
    return rows


def _one_value_each(minds: tuple[MindShift, ...]) -> list[MindShift]:
    """Return of each mind and fluent the value that moved most."""
    found: dict[tuple[str, Path, str], MindShift] = {}
    for mind in minds:
        found.setdefault((mind.when, mind.path, mind.fluent), mind)
    return list(found.values())


def _story_lines(found: Differing) -> list[Line]:
    before, after = found.chances
    if before is None or after is None:
        return _titled("What is likeliest to happen", ["One of the two could not be worked out."])
    if found.stories[0] == found.stories[1]:
        odds = percent(after) if percent(before) == percent(after) else f"{percent(before)} → {percent(after)}"
        return _titled("What is likeliest to happen", [f"The same ({odds}): {found.stories[0] or 'nothing'}."])
    told = [f"{sentence(found.stories[1] or 'nothing')} ({percent(after)})."]
    return _titled(
        "What is likeliest to happen", [*told, f"Before: {found.stories[0] or 'nothing'} ({percent(before)})."]
    )


def _titled(title: str, rows: list[str]) -> list[Line]:
    told = [shown for row in rows for shown in paragraph(sentence(row), "  ", hanging="    ")]
    return [*heading(title), *told] if told else []


def _shifted(shift: Shift) -> str:
    if shift.before is None or shift.after is None:
        one, other = (shift.before, "before only") if shift.after is None else (shift.after, "new")
        return f"{shift.told}: {percent(one or 0.0)}, {other}"
    return f"{shift.told}: {percent(shift.before)} → {percent(shift.after)}"


def _wanted(change: Changed) -> str:
    if not change.before or not change.after:
        return f"{change.about}: {change.after or change.before}{', new' if change.after else ', no more'}"
    return f"{change.about}: {change.after}. Before: {change.before}"


def _mind(mind: MindShift, one: Inquiry) -> str:
    when = sentence(mind.when)
    return f"{when}, {one.naming.mind(mind.path)}: {_shifted(mind.shift)}"


def differing_data(found: Differing) -> Data:
    """Return what differs as JSON-ready data (docs/json.md)."""
    return {
        "schema": SCHEMA,
        "semantics": SEMANTICS,
        "scenes": list(found.names),
        "same": found.is_none,
        "story": {
            "before": {"told": found.stories[0], "probability": found.chances[0]},
            "after": {"told": found.stories[1], "probability": found.chances[1]},
        },
        "outcomes": [_shift_data(shift) for shift in found.outcomes],
        "choices": [{"step": number, **_shift_data(shift)} for number, shift in found.choices],
        "facts": [{"fluent": fact.about, "before": fact.before, "after": fact.after} for fact in found.facts],
        "wants": [{"character": c.about, "before": c.before or None, "after": c.after or None} for c in found.wants],
        "beliefs": [
            {
                "when": mind.when,
                "path": ["reader" if name == READER else name for name in mind.path],
                "fluent": mind.fluent,
                "value": plain(mind.value),
                **_shift_data(mind.shift),
            }
            for mind in found.minds
        ],
        "verdict": {"before": found.verdicts[0], "after": found.verdicts[1]},
    }


def _shift_data(shift: Shift) -> Data:
    return {"told": shift.told, "before": shift.before, "after": shift.after}
