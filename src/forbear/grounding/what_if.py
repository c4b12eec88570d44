"""Altered tasks: one fact, belief, reason, cost or draw changed, and all else as it was.

Nothing is ground anew, so an altered task has the same numbers for fluents and actions: events can be replayed in it.
"""

from __future__ import annotations

from forbear.errors import RequestError
from forbear.grounding.statements import conditioned, without
from forbear.grounding.task import Declaration, GroundAction, Task
from forbear.language.expressions import TRUE, Expression, Literal
from forbear.language.values import Value, show
from forbear.logic.cells import Path
from forbear.records import replace

Odds = tuple[tuple[Value, float], ...]
"""Values with weights that sum to 1."""


def with_initial(task: Task, cell: int, value: Value) -> Task:
    """Return the task with another fact at the beginning; where nature would draw it, she no longer does."""
    drawn = []
    for cells, draws in task.drawn:
        keep = [place for place, other in enumerate(cells) if other != cell]
        if keep:
            left = tuple((tuple(values[place] for place in keep), weight) for values, weight in draws)
            drawn.append((tuple(cells[place] for place in keep), left))
    carried = task.carried
    if carried is not None and cell not in carried.stated:
        carried = replace(carried, changed=carried.changed | {cell})
    return replace(task, initial=_written(task.initial, cell, value), drawn=tuple(drawn), carried=carried)


def with_belief(task: Task, path: Path, cell: int, odds: Odds, *, openly: bool = False) -> Task:
    """Return the task in which the last mind on the path gives one cell these odds, whatever was declared of it there.

    What was declared jointly with it is as is likely given these; where that gives them no weight, it keeps its own odds.
    """
    entries = tuple(((Literal(value),), weight) for value, weight in odds if weight > 0)
    return with_declaration(task, Declaration(path, openly, (cell,), ((TRUE, entries),)))


def with_declaration(task: Task, declaration: Declaration) -> Task:
    """Return the task with this declaration in place of what was declared of its cells for the same path; of what was
    declared jointly, the rest is as is likely given it."""
    kept = []
    is_placed = False
    declaration = _given_openly(task, declaration)
    for other in task.declarations:
        if (other.path, other.openly) != (declaration.path, declaration.openly):
            kept.append(other)
            continue
        whole = conditioned(other, declaration)
        if whole is not None and not is_placed:
            kept.append(whole)
            is_placed = True
            continue
        narrowed = without(other, declaration.cells)
        if narrowed is not other and not is_placed:
            kept.append(declaration)
            is_placed = True
        if narrowed is not None:
            kept.append(narrowed)
    return replace(task, declarations=tuple(kept) if is_placed else (*kept, declaration))


def _given_openly(task: Task, declaration: Declaration) -> Declaration:
    """Return a declaration about one path alone with what everybody knows to hang together with it, where that is declared
    openly and for this path nothing else is."""
    if declaration.openly or not declaration.path:
        return declaration
    own = {
        cell
        for other in task.declarations
        if (other.path, other.openly) == (declaration.path, False)
        for cell in other.cells
    }
    for other in task.declarations:
        if other.openly and other.path == declaration.path[-1:] and own.isdisjoint(other.cells):
            whole = conditioned(other, declaration)
            if whole is not None:
                return whole
    return declaration


def without_reason(task: Task, name: str, character: str) -> Task:
    """Return the task without a named reason of one character. Raises RequestError where there is none."""
    kept = tuple(reason for reason in task.reasons if (reason.name, reason.character) != (name, character))
    if len(kept) == len(task.reasons):
        raise RequestError(f"{character} has no reason called {name}")
    return replace(task, reasons=kept)


def without_cost(task: Task, action: str, character: str, kind: str | None) -> Task:
    """Return the task in which the deeds of this name cost the character nothing of this kind (None: no kind)."""

    def freed(deed: GroundAction) -> GroundAction:
        if deed.name != action:
            return deed
        kept = tuple(cost for cost in deed.costs if (cost.character, cost.kind) != (character, kind))
        return deed if len(kept) == len(deed.costs) else replace(deed, costs=kept)

    return replace(task, actions=tuple(freed(deed) for deed in task.actions))


def with_drawn(task: Task, cell: int, value: Value) -> Task:
    """Return the task in which nature has drawn this value, and nobody has been told.

    Minds keep the odds they had. Cells drawn together with it are drawn as is likely given the value. Raises
    RequestError where nature does not draw the cell, or never so.
    """
    drawn = []
    declarations = list(task.declarations)
    initial = task.initial
    found = False
    for cells, draws in task.drawn:
        if cell not in cells:
            drawn.append((cells, draws))
            continue
        place = cells.index(cell)
        matching = [(values, weight) for values, weight in draws if show(values[place]) == show(value)]
        total = sum(weight for _, weight in matching)
        if not total:
            break
        found = True
        declarations += _odds_kept(task, cells, draws)
        if len(matching) > 1:
            drawn.append((cells, tuple((values, weight / total) for values, weight in matching)))
        for other, result in zip(cells, matching[0][0], strict=True):
            initial = _written(initial, other, result)
    if not found:
        raise RequestError(f"nature does not draw {show(value)} for {task.fluents[cell]}")
    return replace(task, initial=initial, drawn=tuple(drawn), declarations=tuple(declarations))


def _odds_kept(
    task: Task, cells: tuple[int, ...], draws: tuple[tuple[tuple[Value, ...], float], ...]
) -> tuple[Declaration, ...]:
    """Return nature's odds as open declarations, for every mind and cell that none is made for."""
    entries = tuple((tuple(Literal(value) for value in values), weight) for values, weight in draws)
    found = []
    for name in task.characters:
        taken = tuple(
            cell for other in task.declarations if other.openly and other.path == (name,) for cell in other.cells
        )
        narrowed = without(Declaration((name,), True, cells, ((TRUE, entries),)), taken)
        if narrowed is not None:
            found.append(narrowed)
    return tuple(found)


def with_chance_result(task: Task, action: int, instead_of: tuple[int, ...]) -> Task:
    """Return the task in which nature takes this action for sure where she would choose among it and the others."""
    weight = Literal(0)
    return replace(
        task,
        actions=tuple(
            replace(deed, weight=weight) if deed.index in instead_of and deed.index != action else deed
            for deed in task.actions
        ),
    )


def _written(state: tuple[Value, ...], cell: int, value: Value) -> tuple[Value, ...]:
    return (*state[:cell], value, *state[cell + 1 :])


def with_wish(task: Task, wish: Expression) -> Task:
    """Return the task in which the author has another utility; a formula counts 1 where it holds."""
    others = tuple((name, value) for name, value in task.utilities if name is not None)
    return replace(task, utilities=((None, wish), *others))
