"""What the parts of a problem were spelled out to, remembered for the next problem that shares them.

A scene with something changed has mostly the same people and properties, and the very objects that its domain's actions and
reasons came to (`language/checking/remembering.py`): these are spelled out alike, and counted as if they were spelled out anew.
"""

from __future__ import annotations

from collections.abc import Callable

from forbear.grounding.limits import GroundLimits, Tally
from forbear.grounding.task import GroundAction, GroundFluent
from forbear.language.expressions import Expression, Property
from forbear.language.problem import Action, Problem, Telling
from forbear.language.values import Value
from forbear.records import dataclass

MOST_SPELLED = 2
"""Problems that are remembered, the last ones."""

Fluents = tuple[tuple[GroundFluent, ...], dict[tuple[Property, tuple[Value, ...]], int]]
"""All ground fluents, and the number of each."""


@dataclass(frozen=True, slots=True)
class _SpelledAction:
    """What an action was spelled out to. first: the number of the first. counted, spent: of the tallies."""

    action: Action
    first: int
    made: tuple[GroundAction, ...]
    counted: int
    spent: int


class Spelled:
    """What was spelled out of a problem, and of others that differ only in what their parts say."""

    def __init__(self, problem: Problem, limits: GroundLimits, fluents: Fluents) -> None:
        self.problem = problem
        self.limits = limits
        self.fluents = fluents
        self.actions: dict[int, _SpelledAction] = {}
        self.amounts: dict[tuple[int, str], tuple[Expression, Expression, int]] = {}


class Spelling:
    """One grounding, which begins with what the last one of such a problem left, and leaves what it makes to the next."""

    def __init__(
        self, problem: Problem, limits: GroundLimits, fluents_of: Callable[[Problem, GroundLimits], Fluents]
    ) -> None:
        known = next((each for each in _spelled if _are_alike(each, problem, limits)), None)
        self.fluents = fluents_of(problem, limits) if known is None else known.fluents
        self._before = known
        self._now = Spelled(problem, limits, self.fluents)

    def add_actions(
        self,
        action: Action,
        found: list[GroundAction],
        counted: Tally,
        spent: Tally,
        spell_out: Callable[[Action, Tally, list[GroundAction]], None],
    ) -> None:
        """Add the ground actions of an action to those before.

        counted, spent: tallies, which count what is known too. spell_out: adds them where they are not known."""
        first = len(found)
        known = None if self._before is None else self._before.actions.get(id(action))
        if known is not None and known.first == first:
            counted.count(known.counted)
            spent.count(known.spent)
            found += known.made
        else:
            before = counted.made, spent.made
            spell_out(action, counted, found)
            known = _SpelledAction(
                action, first, tuple(found[first:]), counted.made - before[0], spent.made - before[1]
            )
        self._now.actions[id(action)] = known

    def amount_of(self, amount: Expression, name: str, spent: Tally, ground: Callable[[], Expression]) -> Expression:
        """Return what an amount, or a condition, of a reason comes to for somebody."""
        key = id(amount), name
        known = None if self._before is None else self._before.amounts.get(key)
        if known is None:
            before = spent.made
            made = ground()
            known = amount, made, spent.made - before
        else:
            spent.count(known[2])
        self._now.amounts[key] = known
        return known[1]

    def keep(self) -> None:
        """Leave what was spelled out to the next."""
        global _spelled
        _spelled = (self._now, *(each for each in _spelled if each is not self._before))[:MOST_SPELLED]


_spelled: tuple[Spelled, ...] = ()


def _are_alike(known: Spelled, problem: Problem, limits: GroundLimits) -> bool:
    """Say whether two problems have the same people, things and properties, and tell them alike."""
    other = known.problem
    return (
        known.limits == limits
        and other.properties == problem.properties
        and other.types == problem.types
        and other.entities == problem.entities
        and other.reader == problem.reader
        and _telling(other) == _telling(problem)
        and _is_base(other) == _is_base(problem)
    )


def _telling(problem: Problem) -> list[Telling]:
    """Return how actions and things are told, which ground actions hold."""
    return [telling for telling in problem.tellings if telling.kind in ("action", "entity")]


def _is_base(problem: Problem) -> bool:
    return problem.document is not None and problem.document.is_base
