"""A checked problem to a ground task: every fluent, action and trigger once for each way to fill its parameters.

Nothing is dropped that could happen from some state: an action is left out only where its precondition is False
whatever the state; or, for whoever asks for no more, where facts that never change rule it out. What else can be reached
from the beginning is another question (`compiled.py`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from forbear.errors import Diagnostic, LimitReached, StoryError
from forbear.garbage import without_collecting
from forbear.grounding.constant import constant_properties
from forbear.grounding.effects import assignments, contradiction
from forbear.grounding.events import bindings, left_open
from forbear.grounding.limits import DEFAULT_LIMITS, GroundLimits, Tally
from forbear.grounding.places import effect_of, script_of
from forbear.grounding.spelled import Spelling
from forbear.grounding.spreads import with_typical
from forbear.grounding.statements import GroundBeginning, beginning
from forbear.grounding.substitution import Environment, Substitution
from forbear.grounding.task import (
    GroundAction,
    GroundAssign,
    GroundCost,
    GroundFluent,
    GroundGlimpse,
    GroundHears,
    GroundMind,
    GroundReason,
    GroundReveal,
    GroundRole,
    GroundSpread,
    GroundTrigger,
    Task,
)
from forbear.language.expressions import FALSE, TRUE, Expression, Literal, Property, Variable
from forbear.language.messages import report
from forbear.language.problem import READER, Action, Mind, Problem, Reason, Telling, Trigger, called, closest
from forbear.language.syntax.tree import ActionDef, TriggerDef
from forbear.language.values import UNKNOWN, Value, show
from forbear.language.wording import Called, fill
from forbear.logic import folding
from forbear.records import replace

_ONE: Final = Literal(1)


@without_collecting(nor_right_after=True)
def ground(
    problem: Problem,
    *,
    limits: GroundLimits = DEFAULT_LIMITS,
    only_possible: bool = False,
    attempts: bool = False,
    look: Callable[[], None] | None = None,
) -> Task:
    """Ground a checked problem.

    attempts: have beside each action that may fail one that is its failing (`GroundAction.attempted`), as plans do.
    only_possible: leave out what the facts rule out that never change for anybody, and write these facts in: then
    nothing can be asked of the task with other facts. look: called now and then; what it raises ends the work. Raises
    StoryError for effects that contradict themselves, and LimitReached before a task grows past its limits.
    """
    instances = Tally("ground terms", limits.instances, "--limit-terms", limits.seconds, look)
    spelling = Spelling(problem, limits, fluents_of)
    fluents, cells = spelling.fluents
    substitution = Substitution(problem, cells, instances)
    begun = _begun(problem, fluents, substitution, instances) if only_possible else None
    within = substitution
    if begun is not None:
        constant = constant_properties(problem, begun[0], fluents)
        within = Substitution(problem, cells, instances, constant, begun[0].state)
    grounder = _Grounder(problem, within, fluents, limits, instances)
    is_whole = not only_possible and not attempts
    actions = grounder.actions(attempts=attempts, spelling=spelling if is_whole else None)
    triggers = grounder.triggers()
    if grounder.mistakes:
        raise StoryError(tuple(grounder.mistakes))
    script = tuple(_scripted(problem, number, actions) for number in range(len(problem.script)))
    start, spreads = begun or _begun(problem, fluents, substitution, instances)
    task = Task(
        characters=minds_of(problem),
        fluents=fluents,
        initial=start.state,
        drawn=start.drawn,
        declarations=start.declarations,
        actions=actions,
        triggers=triggers,
        reasons=tuple(_reasons(problem, substitution, spelling, instances)),
        utilities=_utilities(problem, substitution),
        turns=problem.turns,
        ends=FALSE if problem.ends is None else substitution.ground(problem.ends, {}),
        outcomes=tuple((outcome.name, substitution.ground(outcome.condition, {})) for outcome in problem.outcomes),
        minds=_minds(problem),
        tau=problem.tau,
        watches=tuple((watch.path, substitution.cell(watch.fluent, {})) for watch in problem.watches),
        roles=tuple(_roles(problem, substitution, instances)),
        script=script,
        drifts=_drifts(problem, fluents),
        is_base=problem.document is not None and problem.document.is_base,
        setters=start.setters,
        spreads=spreads,
    )
    if is_whole:
        spelling.keep()
    return task


def _begun(
    problem: Problem, fluents: tuple[GroundFluent, ...], substitution: Substitution, tally: Tally
) -> tuple[GroundBeginning, tuple[GroundSpread, ...]]:
    return with_typical(problem, beginning(problem, fluents, substitution, tally), substitution, tally)


def minds_of(problem: Problem) -> tuple[str, ...]:
    """Return everyone with a mind: the characters, and the reader last where the scene has one."""
    return problem.characters if problem.reader is None else (*problem.characters, READER)


def fluents_of(
    problem: Problem, limits: GroundLimits
) -> tuple[tuple[GroundFluent, ...], dict[tuple[Property, tuple[Value, ...]], int]]:
    """Number all ground fluents: properties in order of declaration, arguments left to right."""
    tally = Tally("ground fluents", limits.fluents, "--limit-fluents", limits.seconds)
    fluents: list[GroundFluent] = []
    cells: dict[tuple[Property, tuple[Value, ...]], int] = {}
    empty = Substitution(problem, {}, tally)
    for declared in problem.properties:
        variables = {p.name: p for p in declared.parameters if isinstance(p, Variable)}
        tally.count(math.prod(len(empty.range(variable.type)) for variable in variables.values()))
        values = None if declared.type == "number" else empty.range(declared.type)
        if values is not None and declared.type != "boolean":
            values = (*values, UNKNOWN)
        for environment in bindings(declared.parameters, TRUE, empty):
            arguments = tuple(empty.value(parameter, environment) for parameter in declared.parameters)
            if (declared, arguments) not in cells:
                cells[declared, arguments] = len(fluents)
                fluents.append(GroundFluent(declared.name, arguments, declared.type, values))
    return tuple(fluents), cells


class _Grounder:
    """Grounds the events of one problem, and collects the mistakes it meets."""

    def __init__(
        self,
        problem: Problem,
        substitution: Substitution,
        fluents: tuple[GroundFluent, ...],
        limits: GroundLimits,
        instances: Tally,
    ) -> None:
        self._problem = problem
        self._substitution = substitution
        self._fluents = fluents
        self._limits = limits
        self._instances = instances
        self._names: dict[Value, Called] = dict(called(problem).items())
        self._tellings: dict[str, list[Telling]] = {}
        for telling in problem.tellings:
            if telling.kind == "action":
                self._tellings.setdefault(telling.name, []).append(telling)
        self._characters = problem.characters
        self._seen: dict[tuple[Value | None, ...], tuple[tuple[Expression, ...], int]] = {}
        """For each action and the parameters that it hangs on: who sees it, and what was spent to spell that out."""
        self._changes: dict[
            tuple[int | Value | None, ...], tuple[tuple[GroundAssign, ...], tuple[GroundHears, ...], int]
        ] = {}
        """For each event and the parameters that its effect hangs on: what comes of it, and what was spent on that."""
        self.mistakes: list[Diagnostic] = []

    def actions(self, *, attempts: bool, spelling: Spelling | None) -> tuple[GroundAction, ...]:
        """Return the ground actions in order of declaration, parameters left to right, each before its failing.

        spelling: what is known of them."""
        tally = Tally("ground actions", self._limits.actions, "--limit-actions", self._limits.seconds)
        found: list[GroundAction] = []
        for action in self._problem.actions:
            try:
                if spelling is None:
                    self._spell_out(action, tally, found, attempts=attempts)
                else:
                    spelling.add_actions(action, found, tally, self._instances, self._spell_out)
            except LimitReached as reached:
                if reached.raise_with != "--limit-actions":
                    raise
                made = Counter(each.name for each in found)
                # Where all its ways were too many beforehand, none was made of the action at hand.
                name = made.most_common(1)[0][0] if len(found) >= self._limits.actions else action.name
                raise LimitReached(reached.limit, reached.value, reached.raise_with, f"most come of {name}") from None
        return tuple(found)

    def _spell_out(self, action: Action, tally: Tally, found: list[GroundAction], *, attempts: bool = False) -> None:
        """Add the ground actions of an action to those before."""
        for environment, precondition, effects, hears in self._instances_of(action, tally):
            found.append(self._action(len(found), action, environment, precondition, effects, hears))
            if attempts and action.may_fail and precondition != TRUE and found[-1].consenting:
                tally.count()
                found.append(self._attempt(found[-1], action, environment))

    def triggers(self) -> tuple[GroundTrigger, ...]:
        """Return the ground triggers in the same order."""
        tally = Tally("ground triggers", self._limits.triggers, "--limit-triggers", self._limits.seconds)
        return tuple(
            GroundTrigger(trigger.name, self._arguments(trigger, environment), precondition, effects, hears)
            for trigger in self._problem.triggers
            for environment, precondition, effects, hears in self._instances_of(trigger, tally)
        )

    def _instances_of(
        self, event: Action | Trigger, tally: Tally
    ) -> Iterator[tuple[Environment, Expression, tuple[GroundAssign, ...], tuple[GroundHears, ...]]]:
        is_sound = True
        names = self._substitution.names_in(event.effect)
        open_part = left_open(event.parameters, event.precondition)
        for environment in bindings(event.parameters, event.precondition, self._substitution, tally, self._instances):
            precondition = self._substitution.ground(open_part, environment)
            if precondition == FALSE:
                continue
            tally.count()
            # What comes of it mostly hangs on some of the parameters only: ways alike in these change the same.
            key = (id(event), *[environment.get(name) for name in names])
            known = self._changes.get(key)
            if known is None:
                before = self._instances.made
                effects, hears = assignments(event.effect, environment, self._substitution, self._instances)
                self._changes[key] = effects, hears, self._instances.made - before
                wrong = contradiction(effects, self._fluents) if is_sound else None
                if wrong is not None:
                    is_sound = False
                    self.mistakes.append(self._contradictory(event, environment, wrong))
            else:
                effects, hears, spent = known
                self._instances.count(spent)
            yield environment, precondition, effects, hears

    def _arguments(self, event: Action | Trigger, environment: Environment) -> tuple[Value, ...]:
        return tuple([self._substitution.value(parameter, environment) for parameter in event.parameters])

    def _contradictory(
        self, event: Action | Trigger, environment: Environment, wrong: tuple[GroundAssign, GroundAssign]
    ) -> Diagnostic:
        kind = ActionDef if isinstance(event, Action) else TriggerDef
        instance = ", ".join(show(value) for value in self._arguments(event, environment))
        values = " and ".join(
            show(effect.value.value) if isinstance(effect.value, Literal) else "something else" for effect in wrong
        )
        fluent = str(self._fluents[wrong[0].cell])
        for name in reversed(wrong[0].path):
            fluent = f"believes({name}, {fluent})"
        names: dict[Value, str] = {}
        hint = "let the precondition rule this out, or put one of the effects under a condition"
        for name, value in environment.items():
            if value in names:
                hint = f"add `{names[value]} != {name}` to the precondition"
                break
            names[value] = name
        span, lines = effect_of(self._problem, kind, event.name)
        return report("E410", span, lines, hint, event=f"{event.name}({instance})", fluent=fluent, values=values)

    def _action(
        self,
        index: int,
        action: Action,
        environment: Environment,
        precondition: Expression,
        effects: tuple[GroundAssign, ...],
        hears: tuple[GroundHears, ...],
    ) -> GroundAction:
        put = self._substitution
        consenting = tuple(dict.fromkeys([put.character(term, environment) for term in action.consenting]))
        costs = [
            GroundCost(put.character(c.character, environment), c.kind, put.ground(c.amount, environment))
            for c in action.costs
        ]
        arguments = self._arguments(action, environment)
        return GroundAction(
            index=index,
            name=action.name,
            arguments=arguments,
            precondition=precondition,
            effects=effects,
            consenting=consenting,
            observing=self._observing(action, environment),
            reveals=tuple(self._reveals(action, environment)) if action.revealing else (),
            costs=tuple(costs),
            weight=_ONE if action.weight is None else put.ground(action.weight, environment),
            says=self._told(action, environment, arguments),
            glimpses=tuple(self._glimpses(action, environment)) if action.glimpses else (),
            hears=hears,
            unsuspected=action.unsuspected,
        )

    def _attempt(self, done: GroundAction, action: Action, environment: Environment) -> GroundAction:
        """Return an action that is tried in vain: its precondition does not hold, and all who try it believe that it does."""
        effects, hears = assignments(action.failing, environment, self._substitution, self._instances)
        wrong = contradiction(effects, self._fluents)
        if wrong is not None:
            self.mistakes.append(self._contradictory(action, environment, wrong))
        believed = [folding.believed(Literal(name), done.precondition) for name in done.consenting]
        return replace(
            done,
            index=done.index + 1,
            precondition=folding.conjunction([folding.negation(done.precondition), *believed]),
            effects=effects,
            hears=hears,
            attempted=done.index,
        )

    def _told(self, action: Action, environment: Environment, arguments: tuple[Value, ...]) -> str | None:
        """Return how an action is told: by what is said of it apart from it, else by its own text."""
        tellings = self._tellings.get(action.name)
        own = None if tellings is None else closest(tellings, arguments)
        if own is not None:
            return own.filled(arguments, self._names)
        return None if action.says is None else fill(action.says, self._called(environment))

    def _called(self, environment: Environment) -> dict[str, Called]:
        """Return how the things are called that the parameters of an action stand for."""
        return {name: self._names.get(value) or Called(show(value)) for name, value in environment.items()}

    def _observing(self, action: Action, environment: Environment) -> tuple[Expression, ...]:
        if action.observing is None:
            seen_by_all = (*(TRUE,) * len(self._characters), *self._shown(action))
            return self._seen.setdefault((id(action),), (seen_by_all, 0))[0]
        who, condition = action.observing.variable, action.observing.condition
        # Who sees it mostly hangs on some of the parameters only: ways alike in these are seen alike.
        names = self._substitution.names_in(condition)
        key = (id(action), *[environment.get(name) for name in names if name != who.name])
        known = self._seen.get(key)
        if known is None:
            before = self._instances.made
            seen = [
                self._substitution.ground(condition, {**environment, who.name: name})
                if self._substitution.is_of_type(name, who.type)
                else FALSE
                for name in self._characters
            ]
            observing = (*seen, *self._shown(action))
            self._seen[key] = observing, self._instances.made - before
            return observing
        self._instances.count(known[1])
        return known[0]

    def _shown(self, action: Action) -> tuple[Expression, ...]:
        """Return whether the reader is shown an action, where there is one."""
        reader = self._problem.reader
        return () if reader is None else (TRUE if reader.sees is None or action.name in reader.sees else FALSE,)

    def _glimpses(self, action: Action, environment: Environment) -> Iterator[GroundGlimpse]:
        for glimpse in action.glimpses:
            arguments = ", ".join(show(self._substitution.value(term, environment)) for term in glimpse.arguments)
            for name in self._problem.characters:
                if self._substitution.is_of_type(name, glimpse.variable.type):
                    inner = {**environment, glimpse.variable.name: name}
                    condition = self._substitution.ground(glimpse.condition, inner)
                    if condition != FALSE:
                        yield GroundGlimpse(name, f"{glimpse.name}({arguments})", condition)

    def _reveals(self, action: Action, environment: Environment) -> Iterator[GroundReveal]:
        for revealing in action.revealing:
            for name in minds_of(self._problem):
                inner = environment
                if revealing.variable is not None:
                    if name == READER or not self._substitution.is_of_type(name, revealing.variable.type):
                        continue
                    inner = {**environment, revealing.variable.name: name}
                condition = self._substitution.ground(revealing.condition or TRUE, inner)
                if condition != FALSE:
                    cells = tuple(dict.fromkeys(self._substitution.cell(fluent, inner) for fluent in revealing.fluents))
                    yield GroundReveal(name, condition, cells, if_seen=revealing.condition is None)


def _drifts(problem: Problem, fluents: tuple[GroundFluent, ...]) -> tuple[tuple[int, float], ...]:
    """Return how fast what is held of each cell is forgotten; what is said later counts."""
    found: dict[int, float] = {}
    for drift in problem.drifts:
        for cell, fluent in enumerate(fluents):
            if fluent.name == drift.name and len(fluent.arguments) == len(drift.arguments):
                pairs = zip(drift.arguments, fluent.arguments, strict=True)
                if all(isinstance(given, Variable) or given.value == value for given, value in pairs):
                    found[cell] = drift.rate
    return tuple((cell, rate) for cell, rate in sorted(found.items()) if rate)


def _scripted(problem: Problem, number: int, actions: tuple[GroundAction, ...]) -> int:
    """Return the action that simply happens at a place of the script. Raises StoryError where it never can."""
    event = problem.script[number]
    for action in actions:
        if action.name == event.name and action.arguments == event.arguments:
            return action.index
    written = f"{event.name}({', '.join(show(value) for value in event.arguments)})"
    span, lines = script_of(problem)
    raise StoryError((report("E416", span, lines, event=written),))


def _reasons(
    problem: Problem, substitution: Substitution, spelling: Spelling, instances: Tally
) -> Iterator[GroundReason]:
    """Yield everyone's reasons: one given for a single character replaces the one of that name for all."""
    own = {(reason.name, reason.character.value) for reason in problem.reasons if isinstance(reason.character, Literal)}
    for reason in problem.reasons:
        for name, environment in _bearers(reason, problem, substitution):
            if isinstance(reason.character, Variable) and (reason.name, name) in own:
                continue
            condition, value = (
                None
                if amount is None
                else spelling.amount_of(amount, name, instances, partial(substitution.ground, amount, environment))
                for amount in (reason.condition, reason.value)
            )
            assert value is not None
            yield GroundReason(reason.name, name, reason.kind, condition, value)


def _bearers(reason: Reason, problem: Problem, substitution: Substitution) -> Iterator[tuple[str, Environment]]:
    if isinstance(reason.character, Literal):
        yield str(reason.character.value), {}
        return
    for name in problem.characters:
        if substitution.is_of_type(name, reason.character.type):
            yield name, {reason.character.name: name}


def _utilities(problem: Problem, substitution: Substitution) -> tuple[tuple[str | None, Expression], ...]:
    """Return the utilities; a later one replaces an earlier one of the same character."""
    found: dict[str | None, Expression] = {}
    for utility in problem.utilities:
        found[utility.character] = substitution.ground(utility.value, {})
    return tuple(found.items())


def _roles(problem: Problem, substitution: Substitution, instances: Tally) -> Iterator[GroundRole]:
    """Yield what patterns need to know, of everyone whom it can concern."""
    for role in problem.roles:
        for environment in bindings(role.parameters, TRUE, substitution, instances=instances):
            arguments = tuple(substitution.value(parameter, environment) for parameter in role.parameters)
            yield GroundRole(role.name, arguments, substitution.ground(role.value, environment))


def _minds(problem: Problem) -> tuple[GroundMind, ...]:
    said = {mind.character: mind for mind in problem.minds}
    minds = (said.get(name, Mind(name)) for name in minds_of(problem))
    return tuple(
        GroundMind(
            mind.depth,
            mind.precision,
            problem.lapse if mind.lapse is None else mind.lapse,
            mind.level0 or problem.level0,
        )
        for mind in minds
    )
