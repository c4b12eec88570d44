"""The small changes that a scene can bear, as settings: what is felt, what is believed, what protects somebody.

Amounts go to other levels of the scene's scale, added ones among them; the weights of a belief go to other levels; a
defence is put up, for all to see or in secret, or taken away. Nothing here knows what any of it is for: what is an amount
is a number that some reason or cost reads, what is a defence is a condition on an effect that does harm.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from forbear.catalogue.scale import AMOUNTS, CREDENCES
from forbear.errors import Span
from forbear.grounding.narrowing import narrowed
from forbear.grounding.task import Task
from forbear.language.expressions import FALSE, Arithmetic, Expression, Fluent
from forbear.language.problem import Effect, ForEach, Problem, Together, When
from forbear.language.syntax import tree as syntax
from forbear.language.values import Value, show
from forbear.language.writing.printer import print_definition, print_expression
from forbear.logic.cells import cells_of, reads_minds
from forbear.minds.reading import as_float
from forbear.records import dataclass, field, fields, is_dataclass, replace
from forbear.stories.numbers import numbers
from forbear.variants import edits
from forbear.variants.edits import Edit


@dataclass(frozen=True, slots=True)
class Change:
    """One change. settings: what to put over the scene. told: what it is, from what to what. steps: how large it is, in
    levels of the scale. about: what it changes; two changes of the same thing do not go together. kinds: of the reasons
    and costs that read what it changes. edit: the same, done to the task that the scene was ground to; None where only the
    text can be changed."""

    settings: tuple[str, ...]
    told: str
    steps: int
    about: str
    kinds: tuple[str, ...] = ()
    edit: Edit | None = field(default=None, compare=False, repr=False)


def changes(problem: Problem, task: Task, people: tuple[str, ...]) -> tuple[Change, ...]:
    """Return every single change of a scene that concerns these people only, the smallest first.

    problem: as it stands, settings and case included. task: the same, ground.
    """
    found = [
        *_amounts(problem, task, people),
        *_constant_reasons(problem, task, people),
        *_weights(problem, task),
        *_defences(problem, task, people),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda change: change.steps))


def applied(task: Task, some: Iterable[Change]) -> Task | None:
    """Return a task with changes made to it; None where one of them can only be made to the text."""
    for change in some:
        if change.edit is None:
            return None
        task = change.edit.made(task)
    return task


def _scale(problem: Problem) -> tuple[tuple[str, Value], ...]:
    """Return the amounts of the scene's scale, the least first."""
    constants = {name: literal.value for name, literal in problem.constants}
    return tuple((name, constants[name]) for name in AMOUNTS if name in constants)


def _amounts(problem: Problem, task: Task, people: tuple[str, ...]) -> Iterator[Change]:
    scale = _scale(problem)
    levels: dict[int, int] = {}
    names = {fluent.property.name for fluent in _felt(problem)}
    for place, fluent in enumerate(task.fluents):
        whose = [show(argument) for argument in fluent.arguments]
        if fluent.type != "number" or fluent.name not in names or not set(whose) <= set(people):
            continue
        if len(set(whose)) == len(whose):
            worths = [worth for _, worth in scale]
            if task.initial[place] in worths:
                levels[place] = worths.index(task.initial[place])
    known = {number.name: number for number in numbers(task)}
    reading = _kinds(problem)
    for place in sorted(_mattering(task, levels, scale)):
        now, fluent = levels[place], task.fluents[place]
        kinds = tuple(reading.get(fluent.name, ()))
        for level, (word, _) in enumerate(scale):
            if level != now:
                told = f"{fluent}: {scale[now][0]} → {word}"
                edit = Edit(known[str(fluent)], as_float(scale[level][1]))
                yield Change((f"{fluent} = {word}",), told, abs(level - now), str(fluent), kinds, edit)


def _kinds(problem: Problem) -> dict[str, dict[str, None]]:
    """Return the kinds of the reasons and costs that read each property, by its name."""
    felt = [(reason.kind, reason.value) for reason in problem.reasons]
    felt += [(cost.kind, cost.amount) for action in problem.actions for cost in action.costs]
    found: dict[str, dict[str, None]] = {}
    for kind, part in felt:
        for fluent in _fluents(part) if kind else ():
            found.setdefault(fluent.property.name, {})[str(kind)] = None
    return found


def _mattering(task: Task, levels: Mapping[int, int], scale: tuple[tuple[str, Value], ...]) -> set[int]:
    """Return the amounts that could move anything: those that a cost of some deed reads, or a part of a reason that is
    not the same whatever happens; in the scene without what can never matter in it, were each of them something."""
    if not scale:
        return set()
    initial = [scale[-1][1] if place in levels else value for place, value in enumerate(task.initial)]
    narrow = narrowed(replace(task, initial=tuple(initial)))
    moved = _moved(narrow)
    parts = [cost.amount for action in narrow.actions if action.precondition != FALSE for cost in action.costs]
    parts += [
        part
        for reason in narrow.reasons
        for part in _summands(reason.value)
        if reads_minds(part) or moved & set(cells_of(part))
    ]
    return {cell for part in parts for cell in cells_of(part)} & set(levels)


def _moved(task: Task) -> set[int]:
    """Return the cells that anything that happens may change."""
    effects = [*(a.effects for a in task.actions), *(trigger.effects for trigger in task.triggers)]
    return {effect.cell for some in effects for effect in some}


def _summands(expression: Expression) -> Iterator[Expression]:
    if isinstance(expression, Arithmetic) and expression.operator in "+-":
        yield from _summands(expression.left)
        yield from _summands(expression.right)
    else:
        yield expression


def _felt(problem: Problem) -> Iterator[Fluent]:
    """Yield every fluent that a reason or a cost reads."""
    for part in (*(reason.value for reason in problem.reasons), *(action.costs for action in problem.actions)):
        yield from _fluents(part)


def _fluents(part: object) -> Iterator[Fluent]:
    if isinstance(part, Fluent):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from _fluents(inner)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _fluents(getattr(part, field.name))


def _constant_reasons(problem: Problem, task: Task, people: tuple[str, ...]) -> Iterator[Change]:
    """Yield the changes of reasons that weigh the same in every scene, such as one's own life: to each other level."""
    scale = _scale(problem)
    numbers = {p.name for p in problem.properties if p.type == "number"}
    narrow = narrowed(task)
    moved = _moved(narrow)
    stirred = {(r.name, r.character) for r in narrow.reasons if reads_minds(r.value) or moved & cells_of(r.value)}
    for reason in dict.fromkeys(problem.reasons):
        if any(fluent.property.name in numbers for fluent in _fluents(reason.value)):
            continue
        for person, (far, level) in itertools.product(people, enumerate(reversed(scale))):
            word, worth = level
            if far and (reason.name, person) in stirred:
                told = f"what {reason.name} is to {person} → {word}"
                about = f"reason {reason.name}({person})"
                edit = edits.reason(task, reason.name, person, worth)
                yield Change((f"{about}: {word}",), told, far, about, (reason.kind,) if reason.kind else (), edit)


def _weights(problem: Problem, task: Task) -> Iterator[Change]:
    """Yield the changes of the weights in the beliefs that the scene's own file states."""
    if problem.document is None:
        return
    for definition in problem.document.definitions:
        if not isinstance(definition, syntax.Statement):
            continue
        plain = replace(definition, comments=syntax.NO_COMMENTS)
        about = _belief(plain.effect)
        declared = _declared(plain, task)
        weights = _credences(problem)
        for told, steps, changed, odds in _reweighted(plain):
            edit = None if declared is None else odds.edit(task, *declared[odds.number], weights)
            yield Change((print_definition(changed),), f"{about}: {told}", steps, about, (), edit)


def _belief(effect: syntax.Expression) -> str:
    """Return what a statement is about, in words: `what Rick thinks Ilsa thinks of good(Rick)`."""
    minds = []
    while isinstance(effect, syntax.MindTerm):
        minds.append(print_expression(effect.character))
        effect = effect.body
    fluent = print_expression(effect.target) if isinstance(effect, syntax.Assignment) else "several things"
    return f"what {' thinks '.join(minds) or 'chance'} {'thinks' if minds else 'makes'} of {fluent}"


@dataclass(frozen=True, slots=True)
class _Odds:
    """Other odds for the distribution of this number in a statement: the value at the first of two places in it has what
    the word says, that at the other the rest."""

    number: int
    word: str
    places: tuple[int, int] = (0, 1)

    def edit(self, task: Task, place: int, alternative: int, weights: Mapping[str, float]) -> Edit | None:
        """Return what gives an alternative of a declaration these odds; None where the scale knows no such word."""
        if self.word not in weights:
            return None
        amount = weights[self.word]
        if self.places == (0, 1) and len(task.declarations[place].alternatives[alternative][1]) == 2:
            return Edit(edits.weight(task, place, alternative), amount)
        first, other = self.places
        return edits.odds(place, alternative, ((first, amount), (other, 1 - amount)))


def _credences(problem: Problem) -> dict[str, float]:
    """Return the credences of the scene's scale."""
    return {name: as_float(literal.value) for name, literal in problem.constants if name in CREDENCES}


def _declared(statement: syntax.Statement, task: Task) -> list[tuple[int, int]] | None:
    """Return for each distribution in a statement the declaration and the alternative that it is; None where these are
    not plain to see."""
    path, effect = [], statement.effect
    while isinstance(effect, syntax.MindTerm):
        path.append(print_expression(effect.character))
        effect = effect.body
    if not path or not isinstance(effect, syntax.Assignment):
        return None
    fluent = print_expression(effect.target).replace(" ", "").removesuffix("()")
    places = [
        place
        for place, d in enumerate(task.declarations)
        if (d.path, d.openly) == (tuple(path), statement.openly)
        and [str(task.fluents[cell]).replace(" ", "").removesuffix("()") for cell in d.cells] == [fluent]
    ]
    if len(places) != 1:
        return None
    sizes = [len(part.entries) for part in _distributions(effect.value)]
    open_ = [(n, len(cs)) for n, (_, cs) in enumerate(task.declarations[places[0]].alternatives) if len(cs) > 1]
    return [(places[0], number) for number, _ in open_] if [size for _, size in open_] == sizes else None


def _distributions(part: Any) -> Iterator[syntax.Weights]:
    if isinstance(part, syntax.Weights):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from _distributions(inner)
    elif _has_parts(part):
        for each in fields(part):
            yield from _distributions(getattr(part, each.name))


def _has_parts(part: Any) -> bool:
    return is_dataclass(part) and not isinstance(part, (type, Span, syntax.Comments, syntax.Name, syntax.Numeral))


def _reweighted(part: Any, first: int = 0) -> Iterator[tuple[str, int, Any, _Odds]]:
    """Yield (what changed, by how many steps, the changed part, the odds) for each weight in a part of a statement.

    first: the number of the first distribution in it.
    """
    if isinstance(part, syntax.Weights):
        yield from _other_weights(part, first)
    elif isinstance(part, tuple):
        for place, inner in enumerate(part):
            for told, steps, changed, odds in _reweighted(inner, first):
                yield told, steps, (*part[:place], changed, *part[place + 1 :]), odds
            first += len(list(_distributions(inner)))
    elif _has_parts(part):
        for each in fields(part):
            for told, steps, changed, odds in _reweighted(getattr(part, each.name), first):
                yield told, steps, replace(part, **{each.name: changed}), odds
            first += len(list(_distributions(getattr(part, each.name))))


def _other_weights(part: syntax.Weights, number: int) -> Iterator[tuple[str, int, syntax.Weights, _Odds]]:
    """Yield the distribution of two values with other odds; of more, with each value all but sure."""
    first = part.entries[0]
    if len(part.entries) == 1 or first.weight is None:
        return
    rest = syntax.Name("rest", part.span)
    named = CREDENCES.index(first.weight.text) if _is_level(first.weight) else None  # type: ignore[union-attr]
    if len(part.entries) == 2:
        for level, word in enumerate(CREDENCES):
            if level != named:
                entries = (
                    replace(first, weight=syntax.Name(word, part.span)),
                    replace(part.entries[1], weight=rest),
                )
                was = CREDENCES[named] if named is not None else "as it is"
                yield (
                    f"{print_expression(first.value)} {was} → {word}",
                    abs(level - (2 if named is None else named)),
                    replace(part, entries=entries),
                    _Odds(number, word),
                )
        return
    for place, entry in enumerate(part.entries):
        other = 1 if place == 0 else 0
        yield (
            f"{print_expression(entry.value)} → sure",
            2,
            replace(
                part,
                entries=(
                    replace(entry, weight=syntax.Name("sure", part.span)),
                    replace(part.entries[other], weight=rest),
                ),
            ),
            _Odds(number, "sure", (place, other)),
        )


def _is_level(weight: syntax.Expression) -> bool:
    return isinstance(weight, syntax.Name) and weight.text in CREDENCES


def _defences(problem: Problem, task: Task, people: tuple[str, ...]) -> Iterator[Change]:
    """Yield the putting up and taking away of what keeps harm from somebody."""
    names = {fluent.property.name for fluent in _shielding(problem)}
    open_ = {action.index for action in narrowed(task).actions if action.precondition != FALSE}
    effects = [effect for action in task.actions if action.index in open_ for effect in action.effects]
    for place in sorted({cell for effect in effects for cell in cells_of(effect.condition)}):
        fluent = task.fluents[place]
        whose = [show(argument) for argument in fluent.arguments]
        if fluent.name not in names or fluent.type != "boolean" or len(whose) != 1 or whose[0] not in people:
            continue
        if task.initial[place] is True:
            gone = edits.truth(place, is_so=False)
            yield Change((f"{fluent} = False",), f"{fluent} is no longer so", 2, str(fluent), (), gone)
            continue
        edit: Edit | None = edits.truth(place, is_so=True)
        yield Change((f"{fluent} = True",), f"{fluent} is so, and everybody knows", 2, str(fluent), (), edit)
        for other in people:
            if other != whose[0]:
                hidden = f"openly believes({other}, {fluent} = {{True: remote, False: sure}})"
                remote = _credences(problem).get("remote")
                edit = None if remote is None else edits.truth(place, is_so=True, hidden_from=other, remote=remote)
                told = f"{fluent} is so, and {other} has no idea"
                yield Change((f"{fluent} = True", hidden), told, 3, str(fluent), (), edit)


def _shielding(problem: Problem) -> Iterator[Fluent]:
    """Yield the fluents that stand as conditions on an effect on what the role `harm` reads."""
    harmed = {f.property.name for role in problem.roles if role.name == "harm" for f in _fluents(role.value)}
    for action in problem.actions:
        for condition, touched in _conditional(action.effect):
            if touched & harmed:
                yield from _fluents(condition)


def _conditional(effect: Effect | None) -> Iterator[tuple[object, set[str]]]:
    """Yield each condition in an effect, with the names of the fluents that are set under it."""
    if isinstance(effect, Together):
        for part in effect.effects:
            yield from _conditional(part)
    elif isinstance(effect, ForEach):
        yield from _conditional(effect.body)
    elif isinstance(effect, When):
        for condition, inner in effect.branches:
            yield condition, {fluent.property.name for fluent in _fluents(inner)}
            yield from _conditional(inner)
