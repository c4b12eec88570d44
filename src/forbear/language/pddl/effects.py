"""What an action of PDDL changes. Where it ends a fact and makes it so at once, it is so: an end is kept from that.

Where it ends an intention, it is noted whether what was intended is so then: else it is given up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from forbear.language.pddl.brackets import Group, Part, PddlWord
from forbear.language.pddl.declared import COST
from forbear.language.pddl.expressions import PddlExpressions, PddlFact, Scope, figure, quantified
from forbear.records import dataclass, replace

_CHANGES: Final = {"increase": "+", "decrease": "-", "scale-up": "*", "scale-down": "/"}


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a change comes about: for all that is bound (names with types), if the conditions hold."""

    scope: Scope
    bound: tuple[tuple[str, str], ...] = ()
    conditions: tuple[str, ...] = ()

    def where(self, *conditions: str) -> _Where:
        """Return the same, if further conditions hold."""
        return _Where(self.scope, self.bound, (*self.conditions, *conditions))


@dataclass(frozen=True, slots=True)
class _Change:
    """One change; fact: what becomes so or ends, None for a number and for a mind.

    unless: what keeps it from coming about where the same action makes it so.
    """

    where: _Where
    fact: PddlFact | None
    text: str
    unless: PddlFact | None = None


class Effects:
    """Writes effects, and notes what actions cost. remarks: what was left aside."""

    def __init__(self, expressions: PddlExpressions) -> None:
        self._expressions = expressions
        self._mistakes = expressions.mistakes
        self.costs: dict[str, int] = {}
        self.remarks: dict[str, None] = {}
        self._bound: list[str] = []
        """Names bound somewhere in the effect: each is bound once, so that changes can be held against each other."""

    def of(self, effect: Part, scope: Scope, action: str) -> str:
        """Return the effect of an action; nothing where there is none."""
        self._bound.clear()
        changes = list(self._changes(effect, _Where(scope), action))
        objects = self._objects
        return " & ".join(text for change in changes if (text := self._told(change, changes, objects)) is not None)

    @property
    def _objects(self) -> frozenset[str]:
        declared = self._expressions.declared
        return frozenset(self._expressions.object_name(typed) for typed in declared.objects.values())

    def _changes(self, part: Part, where: _Where, action: str) -> Iterator[_Change]:
        """Yield what an effect changes, one fact or number after another, each with where it does."""
        if not isinstance(part, Group):
            self._mistakes.needs("an effect", part)
            return
        scope = where.scope
        match part.head, part.rest:
            case "and", parts:
                for each in parts:
                    yield from self._changes(each, where, action)
            case "forall", (Group() as formals, body):
                inner, bound = self._expressions.bound(formals, scope, self._bound)
                self._bound += [name for name, _ in bound]
                yield from self._changes(body, _Where(inner, (*where.bound, *bound), where.conditions), action)
            case "when", (condition, body):
                told = f"({self._expressions.condition(condition, scope)})"
                yield from self._changes(body, _Where(scope, where.bound, (*where.conditions, told)), action)
            case (("increase" | "decrease" | "scale-up" | "scale-down" | "assign"), (Group() as changed, amount)):
                text = self._number(part.head, changed, amount, where, action)
                if text is not None:
                    yield _Change(where, None, text)
            case "not", (Group(parts=(PddlWord(text="believes"), *_)) as inner_part,):
                self._mistakes.refuse("a mind that is told nothing", inner_part.span)
            case "not", (Group(parts=(PddlWord(text="intends"), *_)) as inner_part,):
                ended = self._expressions.ended_intention(inner_part, scope)
                if ended is not None:
                    intends, intended, given_up = ended
                    is_wanting = f"{'!' if intended.holds else ''}{self._expressions.told(intended)}"
                    yield _Change(where, None, f"!{intends}")
                    yield _Change(where.where(intends, is_wanting), None, given_up, intended)
            case (("intends" | "believes"), _):
                minded = self._expressions.minded(part, scope)
                if minded is not None:
                    yield _Change(where, None, minded)
            case _:
                fact = self._expressions.fact(part, scope)
                if fact is not None:
                    unless = None if fact.holds else replace(fact, holds=True)
                    told = f"{'' if fact.holds else '!'}{self._expressions.told(fact)}"
                    yield _Change(where, fact, told, unless)

    def _number(self, change: str, changed: Group, amount: Part, where: _Where, action: str) -> str | None:
        """Return a change of a number; None, and noted, where it is what the action costs."""
        if changed.head == COST:
            cost = figure(amount)
            is_one = change == "increase" and not where.conditions and not where.bound
            if is_one and cost is not None and cost >= 1 and cost.denominator == 1:
                self.costs[action] = int(cost)
            else:
                self.remarks[f"what {action} costs is no whole number from 1 up: it counts 1"] = None
            return None
        function, value = (
            self._expressions.function(changed, where.scope),
            self._expressions.amount(amount, where.scope),
        )
        return f"{function} = {value}" if change == "assign" else f"{function} = {function} {_CHANGES[change]} {value}"

    def _told(self, change: _Change, changes: list[_Change], objects: frozenset[str]) -> str | None:
        """Return a change as it stands in the effect; None where another always undoes it."""
        conditions = list(change.where.conditions)
        for other in changes:
            if change.unless is None or other.fact is None:
                continue
            types = zip(change.unless.types, other.fact.types, strict=False)
            if not all(self._expressions.may_be_one(one, two) for one, two in types):
                continue
            made = _made_so(change.unless, other, objects)
            if made == "":
                return None
            if made is not None:
                conditions.append(f"!({made})")
        text = f"(if({' & '.join(conditions)}) {change.text})" if conditions else change.text
        if not change.where.bound:
            return text
        return quantified("forall", change.where.bound, text if conditions else f"({text})")


def _made_so(fact: PddlFact, other: _Change, objects: frozenset[str]) -> str | None:
    """Return when a fact is made so by a change: nothing for always, None for never."""
    made = other.fact
    if made is None or fact.holds is not made.holds or fact.signature is not made.signature:
        return None
    if len(fact.arguments) != len(made.arguments):
        return None
    differing = [(one, two) for one, two in zip(fact.arguments, made.arguments, strict=True) if one != two]
    if any(one in objects and two in objects for one, two in differing):
        return None
    told = " & ".join((*other.where.conditions, *(f"{one} == {two}" for one, two in differing)))
    if not other.where.bound:
        return told
    return quantified("exists", other.where.bound, f"({told or True})")
