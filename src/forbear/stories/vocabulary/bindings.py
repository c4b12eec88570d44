"""What a domain tells patterns of itself (`trope role …`), read in a node: never a name, only what is bound."""

from __future__ import annotations

from forbear.grounding.task import GroundAction, Task
from forbear.language.expressions import Expression
from forbear.language.values import UNKNOWN, Value
from forbear.logic.cells import cells_of
from forbear.minds.node import Node, State
from forbear.minds.reading import Reader, as_float


class Bindings:
    """The roles of one task."""

    def __init__(self, task: Task, reader: Reader) -> None:
        self._reader = reader
        self._roles: dict[tuple[str, tuple[Value, ...]], Expression] = {
            (role.name, role.arguments): role.value for role in task.roles
        }
        self._places = {name: place for place, name in enumerate(task.characters)}
        self.names = frozenset(role.name for role in task.roles)

    def has(self, name: str, *about: Value) -> bool:
        """Say whether a role is bound for these people."""
        return (name, about) in self._roles

    def value(self, node: Node, name: str, *about: Value, state: State | None = None) -> Value:
        """Return what a role comes to in a node; `?` where it is not bound."""
        role = self._roles.get((name, about))
        if role is None:
            return UNKNOWN
        return self._reader.reading(role)(node.state if state is None else state, node)

    def degree(self, node: Node, name: str, *about: Value, state: State | None = None) -> float:
        """Return what a role comes to as a number; 0 where it is not bound."""
        found = self.value(node, name, *about, state=state)
        return 0.0 if found is UNKNOWN or isinstance(found, str) else as_float(found)

    def harm(self, node: Node, name: str, state: State | None = None) -> float:
        """Return the harm that has come to somebody, a degree from 0 to 1."""
        return self.degree(node, "harm", name, state=state)

    def cells(self, name: str, *about: Value) -> frozenset[int]:
        """Return the cells that a role reads."""
        role = self._roles.get((name, about))
        return frozenset() if role is None else frozenset(cells_of(role))

    def potential(self, action: GroundAction, node: Node, name: str) -> float:
        """Return how far a deed's own effects could put somebody's harm up.

        Where it is done to them, whatever the effects hang on: a shield stops a blow, and it is still a blow. Where it is
        done to others, only what holds in the node or in a world that the doer believes in.
        """
        is_bystander = self._is_bystander(action, name)
        watched = self.cells("harm", name)
        now = self.harm(node, name)
        forced = list(node.state)
        states = [node.state]
        for effect in action.effects:
            if effect.path or effect.cell not in watched:
                continue
            if is_bystander and not self._may_hold(effect.condition, node, action):
                continue
            value = self._reader.reading(effect.value)(node.state, node)
            states.append((*node.state[: effect.cell], value, *node.state[effect.cell + 1 :]))
            forced[effect.cell] = value
        states.append(tuple(forced))
        return max(self.harm(node, name, state) for state in states) - now

    def _is_bystander(self, action: GroundAction, name: str) -> bool:
        """Say whether a deed is done to others than this one: to those it is about, or, where to nobody, to all."""
        about = [who for who in action.arguments if who in self._places and who not in action.consenting]
        return bool(about) and name not in about

    def _may_hold(self, condition: Expression, node: Node, action: GroundAction) -> bool:
        reading = self._reader.reading(condition)
        nodes = [node]
        for doer in action.consenting:
            nodes += [world for _, world in node.beliefs[self._places[doer]].worlds()]
        return any(reading(there.state, there) is True for there in nodes)
