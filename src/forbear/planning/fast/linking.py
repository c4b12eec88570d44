"""The core in C put in the place of what Python works out: the same answers, states, nodes and questions, in less time.

What is told of states, nodes and reasons here is as in flat.py, minds.py, relaxed.py, reasons.py and lane.py, which are the
definition and run where there is no core. What is rare (numbers, corrections, sums) the core asks of them.
"""

from __future__ import annotations

from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from forbear.errors import InternalError
from forbear.language.expressions import Expression, Literal
from forbear.language.values import Value
from forbear.logic.cells import cells_of
from forbear.planning.compiling.reachable import MOST_TRIGGERS
from forbear.planning.fast.additive import NEVER
from forbear.planning.fast.effects import JointEffects
from forbear.planning.fast.encoding import Encoding, Masks
from forbear.planning.fast.flat import FlatStates
from forbear.planning.fast.linked_reasons import LinkedReasons
from forbear.planning.fast.minds import MindNodes
from forbear.planning.fast.numerals import Numerals
from forbear.planning.fast.operators import Operators, bits_of
from forbear.planning.fast.questions import HARD, Asking
from forbear.planning.fast.relaxed import Relaxed
from forbear.planning.fast.surprise import CodedCorrections
from forbear.planning.node_limits import NodeLimits
from forbear.planning.utility import is_better

if TYPE_CHECKING:
    from forbear.planning.fast.rules import Target

MOST_BITS: Final = 1 << 16
"""The core keeps sets of a state's bits on the stack; what has more of them is left to Python."""

_MINDS: Final = 0
_AUTHOR: Final = 1
_OF_BITS, _OF_ROWS, _OF_STATES, _OF_MINDS = range(4)

Numbers = tuple[tuple[int, Value], ...]


def can_be_linked(encoding: Encoding) -> bool:
    """Say whether the core may work on a task."""
    return len(encoding.fluent_of_bit) <= MOST_BITS


class Link:
    """The core of one task, and what it asks of Python."""

    def __init__(
        self,
        module: ModuleType,
        states: FlatStates,
        nodes: MindNodes,
        numerals: Numerals,
        operators: Operators,
        relaxed: tuple[Relaxed, Relaxed],
        depth: int,
        limits: NodeLimits,
    ) -> None:
        """module: the core's own; relaxed: of minds, and of the author's plans."""
        self._module = module
        self._encoding: Encoding = states.encoding
        self._states = states
        self._numerals = numerals
        self._operators = operators
        self._relaxed = relaxed
        self._surprise: CodedCorrections = nodes.surprise
        self.reasons: LinkedReasons | None = None
        self._asked: tuple[list[tuple[int, int, bool]], ...] = ([], [])
        """For each kind what each question is about."""
        self._slowly: tuple[dict[int, int], ...] = ({}, {})
        """For each kind the questions' numbers in Python, where these are asked for."""
        self._rules_of: dict[tuple[int, int], list[tuple[int, int]]] = {}
        self._has_operators = False
        self.core: Any = module.Core({**self._tables(depth), "hooks": self._hooks(limits)})
        self._put_into_states(states)
        self._put_into_nodes(nodes)
        for kind, each in enumerate(relaxed):
            self._put_into_estimates(each, kind)

    def _tables(self, depth: int) -> dict[str, Any]:
        encoding, states = self._encoding, self._states
        waking = states.waking

        def entries(listed: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
            return [(care, want, own.bit_length() - 1) for care, want, own in listed]

        return {
            "characters": encoding.characters,
            "deepest": encoding.deepest,
            "most_triggers": MOST_TRIGGERS,
            "is_mixed": int(bool(states.rows.mixed)),
            "keeps_right": int(self._surprise.keeps_right),
            "has_numbers": int(bool(encoding.numbers)),
            "depth": depth,
            "bits": len(encoding.fluent_of_bit),
            "wide": self._numerals.width,
            "fluent_of_bit": encoding.fluent_of_bit,
            "fluent_mask": encoding.fluent_mask,
            "added": self._operators.added,
            "effects": [self._effects(effects) for effects in states.effects],
            "triggers": [self._effects(effects) for effects in states.trigger_effects],
            "trigger_conditions": [trigger.precondition for trigger in encoding.triggers],
            "groups": [(chosen.bit_length() - 1, clauses) for chosen, clauses in states.clauses],
            "waking": [entries(listed) for listed in waking.entries_of_bit],
            "waking_numbers": [entries(listed) for listed in waking.entries_of_number],
            "consenting": encoding.consenting,
            "attempted": encoding.attempted,
            "sights": states.sights,
            "cases": [
                [
                    (condition, value, isinstance(value, Literal), self._reads_numbers(value))
                    for condition, value in cases
                ]
                for cases in states.cases
            ],
            "views": [list(views) for views in encoding.views],
            "believers": [who for who in range(encoding.characters) if encoding.about[who]],
            "is_believed_about": [bool(about) for about in encoding.about],
            "has_numeric": [bool(views) for views in encoding.numeric_views],
            "own_mask": encoding.own_mask,
            "willed": encoding.willed,
            "sure_by": encoding.sure_by,
            "showing": encoding.showing,
            "read_mask": encoding.read_mask,
            "anyones": states.anyones,
            "compared": states.rows.compared,
        }

    def _effects(self, effects: list[JointEffects]) -> list[tuple[bool, Masks, int, Expression, int, int, bool]]:
        return [
            (one.is_world, one.when, one.fluent, one.value, one.clear, one.put, self._reads_numbers(one.value))
            for one in effects
        ]

    def _reads_numbers(self, value: Expression) -> bool:
        """Say whether a value hangs on numbers alone."""
        return all(self._encoding.slots[fluent] >= 0 for fluent in cells_of(value))

    def _hooks(self, limits: NodeLimits) -> dict[str, Any]:
        states, rows, surprise = self._states, self._states.rows, self._surprise
        minds, author = self._relaxed
        each = (minds, author)
        return {
            "check": limits.check,
            "utility": lambda value, bits, row: states.worth(rows.evaluated(value, bits, row)),
            "better": lambda one, other: is_better(states.worths[one], states.worths[other]),
            "pattern": rows.pattern.__getitem__,
            "assigned": rows.assigned,
            "with_mixed": rows.with_mixed,
            "evaluated": rows.evaluated,
            "difference": rows.difference,
            "moved": rows.moved,
            "read_alone": self._read_alone,
            "joined": lambda first, then: tuple((dict(first) | dict(then)).items()),
            "believed": self._believed,
            "numeric": self._numeric,
            "endless": states.raise_endless,
            "grounds": surprise.grounds,
            "corrections": surprise.corrections,
            "staying_right": surprise.staying_right,
            "within": surprise.within,
            "row_bits": lambda row: self._numerals.of_row(rows.numbers[row]),
            "question": self._question,
            "steps": lambda kind, state, number: Relaxed.steps(each[kind], state, self._slow(kind, number)),
            "nearer": lambda kind, state, number: Relaxed.nearer(each[kind], state, self._slow(kind, number)),
            "could_come": lambda kind, state, ahead, number: Relaxed.could_come(
                each[kind], state, ahead, self._slow(kind, number)
            ),
            "plan_length": lambda kind, state, number: Relaxed.plan_length(each[kind], state, self._slow(kind, number)),
            "cheapest_plan": lambda kind, state, number: Relaxed.cheapest_plan(
                each[kind], state, self._slow(kind, number)
            ),
            "total": lambda kind, state, number: Relaxed.total(each[kind], state, self._slow(kind, number)),
            "touching": minds.touching,
            "relevant": lambda who: self._its_reasons().relevant_of(who),
            "find_out": lambda *given: self._its_reasons().find_out(*given),
        }

    def make_queue(self, *given: Any) -> Any:
        """Return a queue of stories over this core."""
        return self._module.Queue(self.core, *given)

    def _its_reasons(self) -> LinkedReasons:
        if self.reasons is None:
            raise InternalError("reasons are asked for before there are any")
        return self.reasons

    def _read_alone(self, numbers: Numbers, _: int) -> Numbers:
        read = self._encoding.compiled.read
        return tuple([pair for pair in numbers if pair[0] in read])

    def _believed(self, numbers: Numbers, who: int) -> Numbers:
        about = self._encoding.about[who]
        return tuple([(about[fluent], value) for fluent, value in numbers if fluent in about])

    def _numeric(self, row: int, who: int) -> Numbers:
        numbers, slots = self._states.rows.numbers[row], self._encoding.slots
        return tuple([(own, numbers[slots[about]]) for own, about in self._encoding.numeric_views[who]])

    def _slow(self, kind: int, number: int) -> int:
        """Return the number by which Python knows a question."""
        known = self._slowly[kind]
        if number not in known:
            known[number] = Relaxed.question(self._relaxed[kind], *self._asked[kind][number])
        return known[number]

    def _question(self, kind: int, whose: int, worth: int, at_least: int) -> tuple[int, list[Any], int]:
        """Say what a new question is about: its rules (-1: it is asked of Python), its target, and what `fewest` is at most."""
        operators = self._operators
        self._asked[kind].append((whose, worth, bool(at_least)))
        target = operators.target(whose, self._states.worths[worth], bool(at_least))
        if any(added[1] for _, added in target):
            return -1, [], 0
        wanted, rules = self._rules_for(kind, whose, target)
        clauses = []
        most = NEVER
        for clause, _ in target:
            bits, at_once = operators.counted(clause, kind == _AUTHOR)
            at_once = max(1, at_once)
            clauses.append((clause[0], clause[1], bits & wanted, at_once))
            most = min(most, ((bits & wanted).bit_count() + at_once - 1) // at_once)
        return rules, clauses, most

    def _rules_for(self, kind: int, whose: int, target: list[Target]) -> tuple[int, int]:
        """Return the bits that rules are about which are enough for a target, and where these lie (relaxed.py)."""
        asked = bits_of([clause for clause, _ in target])
        earlier = self._rules_of.setdefault((kind, whose), [])
        for wanted, place in earlier:
            if not asked & ~wanted:
                return wanted, place
        if not self._has_operators:
            self._has_operators = True
            self.core.set_operators(*self._operators.listed())
        found: tuple[int, int] = self.core.rules_for(kind, asked)
        earlier.append(found)
        return found

    def _put_into_states(self, states: FlatStates) -> None:
        _put(states, "bits", self._module.Listing(self.core, _OF_BITS))
        _put(states, "row", self._module.Listing(self.core, _OF_ROWS))
        _put(states, "intern", self.core.intern_state)
        for name in ("open_actions", "open_set", "is_open", "seen_by", "utility", "is_better", "changed"):
            _put(states, name, getattr(self.core, name))

    def _put_into_nodes(self, nodes: MindNodes) -> None:
        _put(nodes, "state", self._module.Listing(self.core, _OF_STATES))
        _put(nodes, "minds", self._module.Listing(self.core, _OF_MINDS))
        _put(nodes, "_settle", self.core.settle)
        for name in ("intern", "after", "known_after", "flat_after"):
            _put(nodes, name, getattr(self.core, name))

    def _put_into_estimates(self, relaxed: Relaxed, kind: int) -> None:
        for name in ("question", "steps", "nearer", "could_come", "plan_length", "cheapest_plan"):
            _put(relaxed, name, partial(getattr(self.core, name), kind))
        _put(relaxed, "total", lambda state, number: Relaxed.total(relaxed, state, self._slow(kind, number)))

    def put_into_questions(self, asking: Asking) -> None:
        """Let the core answer whether the author's steps are explained."""
        core = self.core

        def ask(node: int, action: int, budget: int, effort: int) -> int:
            core.refuser = asking.refuser
            found: int = core.ask(node, action, budget, effort)
            asking.refuser = core.refuser
            return found

        def looked_deep(node: int, action: int, budget: int, wanted: int, before: int) -> int:
            if not asking.deep.may_find(core.is_cut or core.taken_up - before > HARD):
                return wanted
            return Asking.looked_deep(asking, node, action, budget, wanted, before)

        _put(asking, "ask", ask)
        _put(asking, "looked_deep", looked_deep)


def _put(where: object, name: str, what: object) -> None:
    setattr(where, name, what)
