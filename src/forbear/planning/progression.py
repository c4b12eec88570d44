"""What events do to nodes of sure minds: the state, what is believed by whom, and the triggers.

Whoever sees an event puts right what made it impossible in their eyes (`logic/correction.py`), then takes its effects in
*their* world, and then is told what the event tells them; whoever does not see it is only told. Beliefs that conditions
ask for stand in the flat state as well, and follow corrections too.
"""

from __future__ import annotations

from forbear.errors import StoryError
from forbear.language.messages import report
from forbear.language.values import Value
from forbear.logic import folding
from forbear.logic.cells import Path
from forbear.logic.correction import Change, corrected, disappointed, doubted, written
from forbear.logic.tracked import BeliefFluent
from forbear.planning.compiling.compiled import CompiledAction, CompiledEffect, CompiledTask
from forbear.planning.compiling.guards import Guards
from forbear.planning.compiling.reachable import MOST_TRIGGERS
from forbear.planning.compiling.settled import State as BaseState
from forbear.planning.compiling.settled import SureMinds
from forbear.planning.conditions import FlatView, State, holds, value_in
from forbear.planning.node import SureNode


class Progression:
    """Makes the nodes of one compiled task."""

    def __init__(self, compiled: CompiledTask) -> None:
        self.compiled = compiled
        self._minds = SureMinds(compiled.task)
        self._actions = {action.action: action for action in compiled.actions}
        self._failing = {action.attempted: action for action in compiled.actions if action.attempted is not None}
        self._beginnings: dict[tuple[Path, BaseState], SureNode] = {}
        self._changed: dict[tuple[SureNode, tuple[Change, ...]], SureNode] = {}
        self._shown: dict[tuple[SureNode, int], SureNode] = {}
        self._mending: dict[tuple[SureNode, int, int], SureNode | None] = {}
        self._settled: dict[SureNode, SureNode] = {}
        self._fired: dict[State, tuple[Change, ...]] = {}
        """By states, which many nodes share, what the first trigger changes there; nothing where none does."""
        self._guards = Guards([trigger.precondition for trigger in compiled.triggers])
        self._righted: dict[tuple[SureNode, tuple[Change, ...]], SureNode] = {}
        self._suppositions: dict[tuple[SureNode, int, int, Value], SureNode] = {}
        self._made = 0
        number = {fluent: place for place, fluent in enumerate(compiled.fluents)}
        self._about: list[dict[int, int]] = [{} for _ in compiled.task.characters]
        """For each character the belief fluents that are theirs, with what each is a belief about."""
        for fluent, place in number.items():
            if fluent.path:
                owner = compiled.task.characters.index(fluent.path[0])
                self._about[owner][place] = number[BeliefFluent(fluent.path[1:], fluent.cell)]
        read = (pair for abouts in self._about for pair in abouts.items() if pair[0] in compiled.read)
        self._beliefs = tuple(sorted(read, key=lambda pair: len(compiled.fluents[pair[0]].path)))
        """Every belief fluent that is read with what it is about, those of fewer minds first."""

    @property
    def made(self) -> int:
        """How many nodes were made."""
        return self._made

    def root(self) -> SureNode:
        """Return the node at which the story begins."""
        return self._beginning(self._minds.root, None)

    def is_possible(self, node: SureNode, action: CompiledAction) -> bool:
        """Say whether the precondition holds."""
        return holds(action.precondition, node.state)

    def meant(self, action: CompiledAction) -> CompiledAction:
        """Return what whoever takes an action means to do: of one that fails, that which they try."""
        return action if action.attempted is None else self._actions[action.attempted]

    def outcome(self, node: SureNode, meant: CompiledAction) -> CompiledAction | None:
        """Return what comes of an action that somebody means to do: itself, its failing where it may fail, or nothing."""
        if self.is_possible(node, meant):
            return meant
        failing = self._failing.get(meant.action)
        return failing if failing is not None and self.is_possible(node, failing) else None

    def after(self, node: SureNode, action: CompiledAction) -> SureNode:
        """Return the node after an action and all that it triggers. Raises StoryError for endless triggers."""
        return self._settle(self._show(node, action))

    def _beginning(self, place: tuple[Path, BaseState], owner: int | None) -> SureNode:
        found = self._beginnings.get(place)
        if found is None:
            fluents = self.compiled.fluents
            state = tuple(self._minds.value(place, fluent.path, fluent.cell) for fluent in fluents)
            names = self.compiled.task.characters
            bare = self._node(state, lambda c: self._beginning(self._minds.believed(place, names[c]), c))
            found = self._beginnings[place] = self._settle(bare)
        return found

    def _node(self, state: State, recipe: object) -> SureNode:
        self._made += 1
        return SureNode(self._made, state, recipe)  # type: ignore[arg-type]

    def _show(self, node: SureNode, action: CompiledAction) -> SureNode:
        """Return the node after the effects of an action, before any trigger."""
        key = (node, action.action)
        found = self._shown.get(key)
        if found is None:
            changes = self._changes(action.effects, node.state, self._put_right(node, action))
            found = self._shown[key] = self._node(
                written(node.state, changes), lambda c: self._learned(node, action, changes, c)
            )
        return found

    def _learned(self, node: SureNode, action: CompiledAction, changes: tuple[Change, ...], character: int) -> SureNode:
        """Return what somebody believes after an action in a node."""
        mind = node.believed(character)
        if holds(action.observing[character], node.state):
            mind = self._show(self._corrected(node, action, character), action)
        return self._settle(self._told(mind, self._concerning(changes, character), character))

    def _corrected(self, node: SureNode, action: CompiledAction, character: int) -> SureNode:
        """Return a mind that has put right what made the action impossible in its eyes."""
        mind = node.believed(character)
        if action.attempted is None and holds(action.precondition, mind.state):
            return mind
        there, so = FlatView(mind.state), FlatView(node.state)
        if self.compiled.task.is_base:
            return self._told(mind, doubted(action.grounds, there, so), character)
        if action.attempted is None:
            changes = corrected(action.grounds, there, so, self._domain)
        else:
            changes = disappointed(action.grounds, there, so, self._domain)
        return self._righted_node(mind, changes) if changes else mind

    def _domain(self, fluent: int) -> tuple[Value, ...] | None:
        return self.compiled.task.fluents[self.compiled.fluents[fluent].cell].values

    def _righted_node(self, node: SureNode, changes: tuple[Change, ...]) -> SureNode:
        """Return a node with fluents put right: whoever was right about one of them stays right."""
        key = (node, changes)
        found = self._righted.get(key)
        if found is None:
            right = dict(changes)
            for place, about in self._beliefs:
                if about in right and place not in right and _is_same(node.state[place], node.state[about]):
                    right[place] = right[about]

            def believed(character: int) -> SureNode:
                mind = node.believed(character)
                about = self._about[character]
                theirs = {f: v for f, v in right.items() if _is_same(mind.state[f], node.state[f])}
                theirs.update((about[f], v) for f, v in right.items() if f in about)
                return self._settle(self._righted_node(mind, tuple(theirs.items()))) if theirs else mind

            found = self._righted[key] = self._node(written(node.state, right.items()), believed)
        return found

    def supposed(self, mind: SureNode, owner: int, fluent: int, value: Value) -> SureNode:
        """Return the world that somebody in doubt about a fluent supposes, their own mind as it is.

        Who is as they are about it, as far as they know, takes it for what it is; but nobody takes the owner to know.
        """
        key = (mind, owner, fluent, value)
        found = self._suppositions.get(key)
        if found is None:
            found = self._suppositions[key] = self._settle(self._supposed(mind, owner, fluent, value, mind))
        return found

    def _supposed(self, node: SureNode, owner: int, fluent: int, value: Value, own: SureNode | None) -> SureNode:
        doubt = node.state[fluent]
        right = {fluent: value}
        for place, about in self._beliefs:
            who = self.compiled.fluents[place].path
            if about in right and self.compiled.task.characters[owner] not in who:
                if _is_same(node.state[place], node.state[about]):
                    right[place] = value

        def believed(character: int) -> SureNode:
            if character == owner:
                return node.believed(owner) if own is None else own
            mind = node.believed(character)
            if not _is_same(mind.state[fluent], doubt):
                return mind
            return self._settle(self._supposed(mind, owner, fluent, value, None))

        return self._node(written(node.state, right.items()), believed)

    def _put_right(self, node: SureNode, action: CompiledAction) -> State:
        """Return the state in which belief fluents are as observers have them once they have put things right."""
        right: list[Value] | None = None
        for character, about in enumerate(self._about):
            mind = self._mended(node, action, character) if about else None
            if mind is not None:
                right = list(node.state) if right is None else right
                for fluent, seen in about.items():
                    right[fluent] = self._right(mind, action, seen)
        return node.state if right is None else tuple(right)

    def _right(self, node: SureNode, action: CompiledAction, fluent: int) -> Value:
        path = self.compiled.fluents[fluent].path
        if path:
            character = self.compiled.task.characters.index(path[0])
            mind = self._mended(node, action, character)
            if mind is not None:
                return self._right(mind, action, self._about[character][fluent])
        return node.state[fluent]

    def _mended(self, node: SureNode, action: CompiledAction, character: int) -> SureNode | None:
        """Return the mind of an observer who had something to put right, else None."""
        key = (node, action.action, character)
        if key not in self._mending:
            mind = None
            if holds(action.observing[character], node.state):
                mind = self._corrected(node, action, character)
            self._mending[key] = None if mind is node.believed(character) else mind
        return self._mending[key]

    def _changes(self, effects: tuple[CompiledEffect, ...], before: State, right: State) -> tuple[Change, ...]:
        """Return what changes: effects on the world read the state before, those on minds as they put it right."""
        found: dict[int, Change] = {}
        for effect in effects:
            state = right if self.compiled.fluents[effect.fluent].path else before
            if holds(effect.condition, state):
                found[effect.fluent] = (effect.fluent, value_in(effect.value, state))
        if right is before:
            return tuple(found.values())
        corrected = [
            (fluent, value)
            for fluent, (old, value) in enumerate(zip(before, right, strict=True))
            if old is not value and fluent not in found and fluent in self.compiled.read and not _is_same(old, value)
        ]
        return (*corrected, *found.values())

    def _concerning(self, changes: tuple[Change, ...], character: int) -> tuple[Change, ...]:
        """Return the changes in somebody's mind, as they are in that mind."""
        about = self._about[character]
        return tuple((about[fluent], value) for fluent, value in changes if fluent in about)

    def _told(self, mind: SureNode, changes: tuple[Change, ...], owner: int) -> SureNode:
        """Return a character's mind with these fluents set, and with it what they take themselves to believe."""
        state = written(mind.state, changes)
        own = tuple([(p, state[f]) for p, f in self._about[owner].items() if not _is_same(mind.state[p], state[f])])
        return self._change(mind, (*changes, *own))

    def _change(self, node: SureNode, changes: tuple[Change, ...]) -> SureNode:
        """Return the node with fluents set, and the minds told that belief fluents are about."""
        real = tuple([change for change in changes if not _is_same(node.state[change[0]], change[1])])
        if not real:
            return node
        key = (node, real)
        found = self._changed.get(key)
        if found is None:
            found = self._changed[key] = self._node(
                written(node.state, real),
                lambda c: self._settle(self._told(node.believed(c), self._concerning(real, c), c)),
            )
        return found

    def _settle(self, node: SureNode) -> SureNode:
        """Let triggers fire, in file order, one at a time, as long as one changes something."""
        found = self._settled.get(node)
        if found is None:
            found = node
            for _ in range(MOST_TRIGGERS):
                after = self._triggered(found)
                if after is found:
                    break
                found = after
            else:
                raise self._endless(found)
            self._settled[node] = self._settled[found] = found
        return found

    def _triggered(self, node: SureNode) -> SureNode:
        changes = self._fired.get(node.state)
        if changes is None:
            changes = self._fired[node.state] = self._first_fired(node.state)
        return self._change(node, changes) if changes else node

    def _first_fired(self, state: State) -> tuple[Change, ...]:
        """Return the changes of the first trigger that changes something, whoever believes in the state."""
        for place in self._guards.open(state.__getitem__):
            trigger = self.compiled.triggers[place]
            if holds(trigger.precondition, state):
                changes = self._changes(trigger.effects, state, state)
                if any(not _is_same(state[fluent], value) for fluent, value in changes):
                    return changes
        return ()

    def _endless(self, node: SureNode) -> StoryError:
        firing = {
            self.compiled.task.triggers[trigger.trigger].name
            for trigger in self.compiled.triggers
            if holds(trigger.precondition, node.state)
        }
        hint = "a trigger's effect should make its own precondition false"
        return StoryError((report("E402", None, hint=hint, limit=MOST_TRIGGERS, triggers=", ".join(sorted(firing))),))


def _is_same(one: Value, other: Value) -> bool:
    return one is other or folding.are_equal(one, other)
