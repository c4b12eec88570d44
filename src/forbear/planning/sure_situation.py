"""Nodes of sure minds as conditions of the task are asked of them, for telling why a step cannot happen."""

from __future__ import annotations

from forbear.language.expressions import Believes, Expression, Literal
from forbear.language.values import Value
from forbear.logic.cells import Path
from forbear.logic.evaluation import evaluate
from forbear.planning.compiling.compiled import CompiledTask
from forbear.planning.compiling.settled import SureMinds
from forbear.planning.node import SureNode
from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class SureSituation:
    """One node; what it does not keep, since nothing ever changes it, is as at the beginning."""

    node: SureNode
    places: dict[int, int]
    names: tuple[str, ...]
    minds: SureMinds

    def value(self, expression: Expression) -> Value:
        """Return what a ground expression comes to there."""
        return evaluate(expression, self._read)

    def weight(self, who: str, body: Expression) -> float:
        """Return 1.0 where somebody believes a formula, else 0.0."""
        return float(self.value(Believes(Literal(who), body)) is True)

    def _read(self, path: Path, cell: int) -> Value:
        place = self.places.get(cell)
        if place is None:
            return self.minds.value(self.minds.root, path, cell)
        node = self.node
        for name in path:
            node = node.believed(self.names.index(name))
        return node.state[place]


class SureSituations:
    """The nodes of one compiled task, each as a situation."""

    def __init__(self, compiled: CompiledTask) -> None:
        self._places = {fluent.cell: place for place, fluent in enumerate(compiled.fluents) if not fluent.path}
        self._names = compiled.task.characters
        self._minds = SureMinds(compiled.task)

    def at(self, node: SureNode) -> SureSituation:
        """Return a node as a situation."""
        return SureSituation(node, self._places, self._names, self._minds)
