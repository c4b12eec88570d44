"""A plan told: each step with what everyone who takes part has in mind, what it is worth to them, and where they err.

All of it is read off the plan and its reasons by following them; nothing is searched for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from forbear.grounding.spelling import spelled
from forbear.grounding.task import GroundAction
from forbear.grounding.unmet import unmet
from forbear.language.values import Value
from forbear.logic.cells import Path, cells_of
from forbear.logic.clauses import Dnf
from forbear.logic.folding import are_equal
from forbear.planning.compiling.compiled import CompiledTask
from forbear.planning.conditions import holds
from forbear.planning.node import SureNode
from forbear.planning.progression import Progression
from forbear.planning.solution import PlanReason, PlanStep
from forbear.planning.sure_situation import SureSituations
from forbear.planning.utility import AUTHOR, Utilities
from forbear.records import dataclass, replace

DEPTH = 2
"""Minds within minds in which changes are told."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A fluent that somebody takes to have another value than it has (in the world that the step stands in)."""

    fluent: str
    believed: Value
    actual: Value


@dataclass(frozen=True, slots=True)
class Thought:
    """What one who takes part in a step has in mind: the steps after it, and what their end is worth to them.

    `before` and `after` are utilities in the world that they believe in, without the plan and at its end. `mistakes`
    are those of their beliefs that the plan or its worth hangs on. `supposing`: of a plan that finds something out, the
    fluent in doubt and the value that they hope for; then `rest` and `after` are as they would be if that is so.
    """

    who: str
    rest: tuple[ToldStep, ...]
    before: Value
    after: Value
    mistakes: tuple[Mistake, ...]
    supposing: tuple[str, Value] | None = None


@dataclass(frozen=True, slots=True)
class ToldChange:
    """What a step changed: what the minds on a path take a fluent to be; `()` is what is so."""

    path: Path
    fluent: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class ToldStep:
    """One step, and what those have in mind whose reasons are given.

    unmet: of an attempt that fails, what is not so of what it takes, as it is written. Of the story's own steps also who
    sees it, and what it changed: in the world, in minds, and in minds within minds.
    """

    action: GroundAction
    thoughts: tuple[Thought, ...]
    seen_by: tuple[str, ...] = ()
    changes: tuple[ToldChange, ...] = ()
    unmet: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldPlan:
    """A story told. `worth`: for the author (None) and every character the utility at the beginning and at the end."""

    steps: tuple[ToldStep, ...]
    worth: tuple[tuple[str | None, Value, Value], ...]


class Teller:
    """Tells plans of one compiled task."""

    def __init__(self, compiled: CompiledTask) -> None:
        self._compiled = compiled
        self._progression = Progression(compiled)
        self._utilities = Utilities(compiled)
        self._sure = SureSituations(compiled)
        self._actions = {action.action: action for action in compiled.actions}
        self._place_of = {compiled.fluents[place].cell: place for place in compiled.doubtful}
        self._wishes = {
            name: frozenset(cell for condition, value in cases for cell in (*_read(condition), *cells_of(value)))
            for name, cases in compiled.utilities
        }

    def tell(self, plan: Sequence[PlanStep]) -> ToldPlan:
        """Return a possible plan told. Raises KeyError for an action that can never happen."""
        root = self._progression.root()
        steps, nodes = self._steps(plan, root)
        end = nodes[-1]
        steps = tuple(
            replace(step, seen_by=self._seen_by(step, before), changes=tuple(self._changes(before, after)))
            for step, before, after in zip(steps, nodes, nodes[1:], strict=False)
        )
        names = self._compiled.task.characters
        whose = (AUTHOR, *range(len(names)))
        return ToldPlan(
            steps,
            tuple(
                (
                    None if who == AUTHOR else names[who],
                    self._utilities.of(who, root.state),
                    self._utilities.of(who, end.state),
                )
                for who in whose
            ),
        )

    def _steps(self, plan: Sequence[PlanStep], node: SureNode) -> tuple[tuple[ToldStep, ...], list[SureNode]]:
        """Return the steps told, and the nodes that they lead through, the first included."""
        told = []
        nodes = [node]
        for step in plan:
            thoughts = tuple(self._thought(step, reason, nodes[-1]) for reason in step.reasons)
            told.append(self._failing(ToldStep(self._compiled.task.actions[step.action], thoughts), nodes[-1]))
            nodes.append(self._progression.after(nodes[-1], self._actions[step.action]))
        return tuple(told), nodes

    def _failing(self, step: ToldStep, node: SureNode) -> ToldStep:
        """Return a step with why it fails, where it is an attempt that does."""
        task, attempted = self._compiled.task, step.action.attempted
        if attempted is None:
            return step
        found = unmet(task.actions[attempted].precondition, self._sure.at(node))
        return replace(step, unmet=tuple(spelled(part.condition, task) for part in found))

    def _seen_by(self, step: ToldStep, node: SureNode) -> tuple[str, ...]:
        observing = self._actions[step.action.index].observing
        names = self._compiled.task.characters
        return tuple(name for name, condition in zip(names, observing, strict=True) if holds(condition, node.state))

    def _changes(self, before: SureNode, after: SureNode, path: Path = ()) -> Iterator[ToldChange]:
        for place, fluent in enumerate(self._compiled.fluents):
            old, new = before.state[place], after.state[place]
            if not fluent.path and not are_equal(old, new):
                yield ToldChange(path, self._compiled.name(place), old, new)
        if len(path) < DEPTH:
            for who, name in enumerate(self._compiled.task.characters):
                if path[-1:] != (name,):
                    yield from self._changes(before.believed(who), after.believed(who), (*path, name))

    def _thought(self, step: PlanStep, reason: PlanReason, node: SureNode) -> Thought:
        who = self._compiled.task.characters.index(reason.who)
        mind = node.believed(who)
        supposed = reason.supposing
        world, told = mind, None
        if supposed is not None:
            told = (str(self._compiled.task.fluents[supposed.cell]), supposed.value)
            world = self._progression.supposed(mind, who, self._place_of[supposed.cell], supposed.value)
        meant = self._progression.meant(self._actions[step.action])
        first = self._progression.outcome(world, meant) or meant
        steps, nodes = self._steps(reason.rest, self._progression.after(world, first))
        matters = self._matters(reason.who, (meant.action, *(later.action for later in reason.rest)))
        mistakes = self._mistakes(mind, node, matters)
        return Thought(
            reason.who,
            steps,
            self._utilities.of(who, mind.state),
            self._utilities.of(who, nodes[-1].state),
            tuple(each for each in mistakes if supposed is None or told is None or each.fluent != told[0]),
            told,
        )

    def _mistakes(self, mind: SureNode, node: SureNode, matters: frozenset[int]) -> Iterator[Mistake]:
        for place, fluent in enumerate(self._compiled.fluents):
            believed, actual = mind.state[place], node.state[place]
            if not fluent.path and place in matters and not are_equal(believed, actual):
                yield Mistake(self._compiled.name(place), believed, actual)

    def _matters(self, name: str, plan: Iterable[int]) -> frozenset[int]:
        """Return the fluents that a plan's actions or its worth to somebody hang on."""
        read: set[int] = set(self._wishes.get(name, ()))
        for number in plan:
            action = self._actions[number]
            for condition in (action.precondition, *(effect.condition for effect in action.effects)):
                read |= _read(condition)
        return frozenset(read)


def _read(condition: Dnf) -> frozenset[int]:
    return frozenset(cell for clause in condition for atom in clause for cell in atom.cells)
