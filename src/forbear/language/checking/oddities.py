"""What is legal and odd in a scene, as far as it shows without running it."""

from __future__ import annotations

from forbear.language.checking.entries import FILES, LayeredDefinition
from forbear.language.checking.findings import Findings
from forbear.language.checking.world import Term, World
from forbear.language.expressions import TRUE, Literal, Variable
from forbear.language.problem import CHANCE, SCRIPT, Action, Problem
from forbear.language.syntax.tree import ActionDef, TurnsDef


def check_oddities(problem: Problem, world: World, entries: tuple[LayeredDefinition, ...], findings: Findings) -> None:
    """Warn of actions nobody can take, and of characters who want nothing or have nothing to do."""
    if not problem.is_scene:
        return
    written = {
        entry.definition.name: entry
        for entry in entries
        if isinstance(entry.definition, ActionDef) and entry.layer == FILES
    }
    for action in problem.actions:
        reason = _hindrance(action, problem, world)
        entry = written.get(action.name)
        if reason is not None and entry is not None and entry.is_scene:
            findings.tell("W301", entry.span, None, name=action.name, reason=reason)
        if (
            action.may_fail
            and action.consenting
            and action.precondition != TRUE
            and problem.turns
            and entry is not None
        ):
            findings.tell("W320", entry.span, "put what it takes into its effect", name=action.name)
    definition = next((e.definition for e in reversed(entries) if isinstance(e.definition, TurnsDef)), None)
    if not isinstance(definition, TurnsDef):
        return
    places = {turn.text: turn.span for turn in reversed(definition.turns)}
    for name in dict.fromkeys(problem.turns):
        if name != CHANCE and name in world.characters:
            if not _wants(name, problem, world):
                hint = f"give them one: reason …({name}): …"
                findings.tell("W302", places[name], hint, name=name)
            if not any(_can_be(term, name, world) for action in problem.actions for term in action.consenting):
                findings.tell("W303", places[name], "they will always wait", name=name)
    if CHANCE in problem.turns and all(action.consenting for action in problem.actions):
        findings.tell(
            "W303",
            places[CHANCE],
            "nature takes actions that nobody consents to",
            name=CHANCE,
        )


def _hindrance(action: Action, problem: Problem, world: World) -> str | None:
    """Return why nobody can ever take an action, or None."""
    for parameter in action.parameters:
        if isinstance(parameter, Variable) and parameter.type != "number" and not world.values(parameter.type):
            return f"there is no {parameter.type} for {parameter.name}"
    if not action.consenting:
        if action.name in {event.name for event in problem.script}:
            return None
        return None if CHANCE in problem.turns else "nobody consents to it, and chance takes no turn"
    if action.name in {event.name for event in problem.script}:
        return None
    if any(_can_be(term, name, world) for name in problem.turns for term in action.consenting):
        return None
    if problem.turns and set(problem.turns) == {SCRIPT}:
        return None  # a script says what happens, out of all that might
    return "none of those who consent to it ever takes a turn"


def _wants(name: str, problem: Problem, world: World) -> bool:
    holders: list[Term] = [reason.character for reason in problem.reasons]
    holders += [cost.character for action in problem.actions for cost in action.costs]
    return any(_can_be(term, name, world) for term in holders) or any(u.character == name for u in problem.utilities)


def _can_be(term: Term, name: str, world: World) -> bool:
    if isinstance(term, Literal):
        return term.value == name
    return name != CHANCE and world.is_a(name, term.type)
