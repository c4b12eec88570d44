"""Minds carried from the end of one scene into the next: what everybody thinks, by name, and what the next states anew."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.grounding.effects import GroundTelling, flattened
from forbear.grounding.ground import fluents_of
from forbear.grounding.limits import DEFAULT_LIMITS, GroundLimits, Tally
from forbear.grounding.statements import without
from forbear.grounding.substitution import Substitution
from forbear.grounding.task import Carried, Declaration, NamedMinds, Task, fits
from forbear.language.problem import Problem
from forbear.language.values import Value
from forbear.logic.cells import Path
from forbear.records import replace


def carried_into(
    task: Task, problem: Problem, minds: NamedMinds, limits: GroundLimits = DEFAULT_LIMITS
) -> tuple[Task, tuple[str, ...]]:
    """Return a task that begins with these minds, and who and what of them is not in it.

    What the problem's own statements say wins: a fact is so, and believed as declared, else rightly; a declared belief is
    held where it was declared. What only a domain says by default gives way to what is carried. Whoever and whatever was
    not there before begins as the problem says. Raises LimitReached.
    """
    cells = {str(fluent): cell for cell, fluent in enumerate(task.fluents)}
    own = tuple(_own(problem, limits))
    stated = frozenset(cell for telling in own if not telling.path for cell in telling.cells)
    declared = frozenset((telling.path, telling.openly, cell) for telling in own for cell in telling.cells)
    known = frozenset(cells[name] for name in minds.fluents if name in cells) - stated
    kept = tuple(_declarations(task, known, declared, frozenset(minds.people)))
    drawn = tuple(draw for draw in task.drawn if known.isdisjoint(draw[0]))
    initial = list(task.initial)
    values: dict[int, dict[Value, None]] = {}
    for place, name in enumerate(minds.fluents):
        cell = cells.get(name)
        if cell is None or cell not in known:
            continue
        fluent = task.fluents[cell]
        found = dict.fromkeys(state[place] for state, _ in minds.nodes)
        values[cell] = {value: None for value in found if fits(value, fluent.type, fluent.values)}
        first = minds.nodes[0][0][place]
        initial[cell] = first if first in values[cell] else initial[cell]
    room = tuple((cell, tuple(dict.fromkeys([initial[cell], *found]))) for cell, found in values.items())
    gone = [name for name in (*minds.people, *minds.fluents) if name not in task.characters and name not in cells]
    made = replace(task, initial=tuple(initial), drawn=drawn, declarations=kept, carried=Carried(minds, stated, room))
    return made, tuple(gone)


def _own(problem: Problem, limits: GroundLimits) -> Iterator[GroundTelling]:
    """Yield what the scene itself states, its case and what was set."""
    tally = Tally("ground terms", limits.instances, "--limit-terms", limits.seconds)
    _, cells = fluents_of(problem, limits)
    substitution = Substitution(problem, cells, tally)
    for place in problem.own:
        for part in flattened(problem.initial[place], {}, substitution, tally):
            if isinstance(part, GroundTelling):
                yield part


def _declarations(
    task: Task, known: frozenset[int], declared: frozenset[tuple[Path, bool, int]], people: frozenset[str]
) -> Iterator[Declaration]:
    """Yield the declarations that count: of what is not carried, of whoever is new, and the scene's own."""
    for declaration in task.declarations:
        if not people.issuperset(declaration.path):
            yield declaration
            continue
        lost = tuple(
            cell
            for cell in declaration.cells
            if cell in known and (declaration.path, declaration.openly, cell) not in declared
        )
        kept = without(declaration, lost) if lost else declaration
        if kept is not None:
            yield kept
