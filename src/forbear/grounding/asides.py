"""Formulas and effects that are asked of a task after it was spelled out, in its own cells."""

from __future__ import annotations

from forbear.errors import RequestError
from forbear.grounding.effects import assignments
from forbear.grounding.ground import fluents_of
from forbear.grounding.limits import DEFAULT_LIMITS, Tally
from forbear.grounding.people import changed_by_the_others, thought_by_the_others
from forbear.grounding.substitution import Substitution
from forbear.grounding.task import GroundAssign, GroundHears
from forbear.language.asides import Asides
from forbear.language.expressions import Expression
from forbear.language.problem import Problem

_KEPT = 1_000
"""So many texts are kept as they were read."""


def ground_formula(problem: Problem, formula: Expression) -> Expression:
    """Return a checked formula in the cells of the problem's task. Raises LimitReached."""
    tally = Tally("ground terms", DEFAULT_LIMITS.instances, "")
    return Substitution(problem, fluents_of(problem, DEFAULT_LIMITS)[1], tally).ground(formula, {})


class GroundAsides:
    """Reads texts about one problem, each once. gone: who has left the story for good, and thinks nothing any more."""

    def __init__(self, problem: Problem, gone: tuple[str, ...] = ()) -> None:
        self._gone = gone
        self._asides = Asides(problem)
        self._tally = Tally("ground terms", DEFAULT_LIMITS.instances, "")
        self._substitution = Substitution(problem, fluents_of(problem, DEFAULT_LIMITS)[1], self._tally)
        self._formulas: dict[str, Expression] = {}
        self._effects: dict[str, tuple[tuple[GroundAssign, ...], tuple[GroundHears, ...]]] = {}

    def formula(self, text: str, called: str) -> Expression:
        """Return a ground formula. Raises StoryError, RequestError."""
        found = self._formulas.get(text)
        if found is None:
            self._tally.made = 0
            checked = self._asides.formula(text, called)
            found = thought_by_the_others(self._substitution.ground(checked, {}), self._gone)
            if len(self._formulas) >= _KEPT:
                self._formulas.clear()
            self._formulas[text] = found
        return found

    def effect(self, text: str, called: str) -> tuple[GroundAssign, ...]:
        """Return what becomes so, ground. Raises StoryError, RequestError."""
        found = self._effects.get(text)
        if found is None:
            self._tally.made = 0
            found = assignments(self._asides.effect(text, called), {}, self._substitution, self._tally)
            if len(self._effects) >= _KEPT:
                self._effects.clear()
            self._effects[text] = found
        if found[1]:
            raise RequestError(f"{called} takes what becomes so, not what somebody hears")
        left = changed_by_the_others(found[0], self._gone)
        if found[0] and not left:
            raise RequestError(f"{called} changes nobody's mind but of those who are gone: {', '.join(self._gone)}")
        return left
