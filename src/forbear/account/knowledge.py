"""Who knows what, and when: for a fact, everybody's state of mind at the beginning of a story and after each step."""

from __future__ import annotations

from typing import Literal as OneOf

from forbear.account.doubts import shown_cells
from forbear.account.lines import Fragment, Line, line, paragraph, percent
from forbear.account.naming import Naming
from forbear.account.plain import Data, plain
from forbear.account.record import Record
from forbear.account.words import sentence
from forbear.errors import RequestError
from forbear.language.nearest import did_you_mean
from forbear.language.problem import READER
from forbear.language.ties import is_less, is_same
from forbear.language.values import Value
from forbear.minds.semantics import SEMANTICS
from forbear.records import dataclass
from forbear.stories.moment import Moment, Odds
from forbear.stories.story import Story

SCHEMA = "forbear-knows/1"

Grasp = OneOf["knows", "suspects", "wrong", "no idea"]
"""knows: sure, and right. suspects: gives what is so some weight, and not as much as everything else. wrong: gives it none.
no idea: holds several values alike, that which is so among them."""

_LABEL, _CELL, _WIDTH = 20, 14, 80
_TOLD = 0.05


@dataclass(frozen=True, slots=True)
class MindState:
    """What somebody makes of a fact at a moment.

    weight: in [0, 1], what they give to what is so. takes_to_know: of everyone else, how likely they take them to know.
    is_irony: the reader knows, and they do not, who are wrong, or choose next.
    """

    grasp: Grasp
    weight: float
    takes_to_know: tuple[tuple[str, float], ...]
    is_irony: bool


@dataclass(frozen=True, slots=True)
class Knowledge:
    """One fact along a story.

    values: what is so at each moment, the beginning and after each step that is no wait. steps: the number of each such
    step from 0, with its event told. states: for everybody in order, their state at each moment.
    """

    cell: int
    fluent: str
    values: tuple[Value, ...]
    steps: tuple[tuple[int, str], ...]
    states: tuple[tuple[str, tuple[MindState, ...]], ...]


def knowledge(record: Record, story: Story, naming: Naming, about: str | None = None) -> tuple[Knowledge, ...]:
    """Return who knows what along a story, fact by fact: those that somebody is unsure of, or wrong about, or those named.

    about: a fluent, or a property for all its fluents. Raises RequestError for one that is not there.
    """
    kept = [(number, step) for number, step in enumerate(story.steps) if step.event.kind != "wait"]
    moments = [story.beginning, *(step.after for _, step in kept)]
    steps = tuple((number, naming.event(step.event)) for number, step in kept)
    return tuple(_of(cell, record, moments, steps) for cell in _cells(record, story, about))


def _cells(record: Record, story: Story, about: str | None) -> list[int]:
    fluents = record.task.fluents
    if about is None:
        return sorted({cell for path, cell in shown_cells(record, story) if len(path) == 1})
    wanted = "".join(about.split())
    found = [n for n, fluent in enumerate(fluents) if wanted in (fluent.name, str(fluent).replace(" ", ""))]
    if not found:
        names = tuple(dict.fromkeys(fluent.name for fluent in fluents))
        hint = did_you_mean(wanted.partition("(")[0], names) or f"there is {', '.join(names[:12])}"
        raise RequestError(f"the scene has no fluent '{about.strip()}'", hint)
    return found


def _of(cell: int, record: Record, moments: list[Moment], steps: tuple[tuple[int, str], ...]) -> Knowledge:
    names = record.task.characters
    values = tuple(moment.node.state[cell] for moment in moments)
    states = tuple((name, tuple(_state(name, cell, moment, names) for moment in moments)) for name in names)
    return Knowledge(cell, str(record.task.fluents[cell]), values, steps, states)


def _state(name: str, cell: int, moment: Moment, names: tuple[str, ...]) -> MindState:
    so = moment.node.state[cell]
    grasp = _grasp(moment.odds((name,))[cell], so)
    others = tuple((other, moment.knows((name, other))[cell]) for other in names if other not in (name, READER))
    told = READER not in names or _grasp(moment.odds((READER,))[cell], so) == "knows"
    is_irony = told and name != READER and (grasp == "wrong" or (grasp != "knows" and moment.chooser == name))
    return MindState(grasp, moment.odds((name,))[cell].get(so, 0.0), others, is_irony)


def _grasp(odds: Odds, so: Value) -> Grasp:
    weight = odds.get(so, 0.0)
    if not is_less(weight, 1):
        return "knows"
    if not is_less(0, weight):
        return "wrong"
    return "no idea" if all(is_same(weight, other) for other in odds.values()) else "suspects"


def knowledge_lines(found: tuple[Knowledge, ...], record: Record, naming: Naming) -> list[Line]:
    """Return the tables, people by steps, within 80 columns."""
    if not found:
        return [line("Nobody is unsure of anything, or wrong about anything.")]
    lines: list[Line] = []
    for number, told in found[0].steps:
        lines += paragraph(f"{number + 1}. {sentence(told)}.", "  ", "faint", "   ")
    for one in found:
        first = one.values[0]
        lines += [line(), *paragraph(sentence(naming.fact(one.cell, first)), "", "heading")]
        for place, (before, after) in enumerate(zip(one.values, one.values[1:], strict=False)):
            if before != after:
                lines += paragraph(
                    f"from step {one.steps[place][0] + 1} on: {naming.fact(one.cell, after)}", "  ", "faint"
                )
        lines += _table(one, naming)
    shown = [state for one in found for _, states in one.states for state in states]
    if any(state.grasp == "suspects" for state in shown):
        lines += [line(), *paragraph("suspects 70%: gives 70 % to what is so at that step.", "", "faint")]
    if any(state.is_irony for one in found for _, states in one.states for state in states):
        who = "The reader knows" if READER in record.task.characters else "You know"
        lines += [line(), line(Fragment(f"* {who}, and they do not.", "faint"))]
    return lines


def _table(one: Knowledge, naming: Naming) -> list[Line]:
    lines: list[Line] = []
    across = (_WIDTH - _LABEL - 2) // _CELL
    heads = ["at first", *(f"step {number + 1}" for number, _ in one.steps)]
    for first in range(0, len(heads), across):
        part = slice(first, first + across)
        lines.append(_row("", heads[part], "faint"))
        for name, states in one.states:
            cells = [f"{_cell(state)}{'*' if state.is_irony else ''}" for state in states]
            lines.append(_row(sentence(naming.person(name)), cells[part], "plain"))
            for label, row in _others(one, states, naming):
                lines.append(_row(label, row[part], "faint"))
    return lines


def _others(one: Knowledge, states: tuple[MindState, ...], naming: Naming) -> list[tuple[str, list[str]]]:
    """Return a row for each other whom somebody takes to know what they do not know themselves, or wrongly."""
    actual = dict(one.states)
    rows = []
    for place, (other, _) in enumerate(states[0].takes_to_know):
        shares = [state.takes_to_know[place][1] for state in states]
        is_told = [
            share >= _TOLD and (mine.grasp != "knows" or theirs.grasp != "knows")
            for share, mine, theirs in zip(shares, states, actual[other], strict=True)
        ]
        if any(is_told):
            told = [percent(share) if shown else "" for share, shown in zip(shares, is_told, strict=True)]
            rows.append((_thinks_knows(naming.thing(other)), told))
    return rows


def _thinks_knows(name: str) -> str:
    """Return the label of a row in which somebody is taken to know: shorter for a long name, but saying that they know."""
    whole, short = f" thinks {name} knows", f" {name} knows"
    if len(whole) < _LABEL:
        return whole
    return short if len(short) < _LABEL else f" {name[: _LABEL - len('  … knows')]}… knows"


def _cell(state: MindState) -> str:
    share = min(99, max(1, round(state.weight * 100)))
    return f"suspects {share}%" if state.grasp == "suspects" else state.grasp


def _row(label: str, cells: list[str], style: OneOf["plain", "faint"]) -> Line:
    short = label if len(label) < _LABEL else f"{label[: _LABEL - 2]}…"
    told = "".join(f"{cell:<{_CELL}}" for cell in cells)
    return line(f"  {short:<{_LABEL}}", Fragment(told.rstrip(), style))


def knowledge_data(found: tuple[Knowledge, ...], record: Record, naming: Naming) -> Data:
    """Return the tables as JSON-ready data (docs/json.md)."""
    return {
        "schema": SCHEMA,
        "semantics": SEMANTICS,
        "scene": record.name,
        "facts": [
            {
                "fluent": one.fluent,
                "steps": [{"step": number, "told": told} for number, told in one.steps],
                "values": [{"value": plain(value), "told": naming.fact(one.cell, value)} for value in one.values],
                "people": [
                    {
                        "who": name,
                        "states": [
                            {
                                "grasp": state.grasp,
                                "weight": state.weight,
                                "takes_to_know": dict(state.takes_to_know),
                                "is_irony": state.is_irony,
                            }
                            for state in states
                        ],
                    }
                    for name, states in one.states
                ],
            }
            for one in found
        ],
    }
