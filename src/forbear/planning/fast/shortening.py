"""Stories without steps that can be left out, what remains being explained and worth the same to the author."""

from __future__ import annotations

from forbear.planning.fast.encoding import WORLD
from forbear.planning.fast.questions import Asking
from forbear.planning.fast.reasons import MANY, Path


def shortened(story: Path, asking: Asking) -> Path:
    """Return the story with as much left out as can be, cut where it is worth most."""
    while True:
        story = _up_to_the_best(story, asking)
        shorter = shorter_than(story, asking)
        if shorter is None:
            return story
        story = shorter


def _up_to_the_best(story: Path, asking: Asking) -> Path:
    nodes, states = asking.nodes, asking.states
    node, length, best = asking.root, 0, asking.start
    for place, action in enumerate(story):
        node = nodes.after(node, action)
        value = states.utility(nodes.state[node], WORLD)
        if states.is_better(value, best):
            length, best = place + 1, value
    return story[:length] if length else story


def shorter_than(story: Path, asking: Asking) -> Path | None:
    """Return a shortest proper part of a story that is explained and worth as much, if there is any.

    Whether the rest of a story is explained depends on the node alone, so of several parts that lead to one node the
    shortest stands for all; the whole story's own nodes are kept apart. Reasons are asked last.
    """
    nodes, states = asking.nodes, asking.states
    end = asking.root
    for action in story:
        end = nodes.after(end, action)
    value = states.utility(nodes.state[end], WORLD)
    layers: list[dict[int, bool]] = [{}]
    """For each number of steps looked at: the nodes to which proper parts lead."""
    whole = asking.root
    for place, action in enumerate(story):
        before = list(layers[place])
        if len(before) > MANY:
            before = [node for node in before if asking.could_come(node, WORLD, value, story[place:])]
        reached: dict[int, bool] = dict.fromkeys(before, True)
        for node in before:
            if states.is_open(nodes.state[node], action):
                after = nodes.after(node, action)
                if not asking.is_avoided(nodes.state[after]):
                    reached[after] = True
        reached[whole] = True
        whole = nodes.after(whole, action)
        layers.append(reached)
    useful: set[int] = {node for node in layers[-1] if states.utility(nodes.state[node], WORLD) == value}
    ahead: list[set[int]] = [useful]
    for place in range(len(story) - 1, -1, -1):
        useful_before: set[int] = set()
        for node in (*layers[place], *_whole_at(story, place, asking)):
            if node in useful or (
                states.is_open(nodes.state[node], story[place]) and nodes.after(node, story[place]) in useful
            ):
                useful_before.add(node)
        useful = useful_before
        ahead.append(useful)
    ahead.reverse()
    return _explained(story, ahead, asking)


def _whole_at(story: Path, place: int, asking: Asking) -> tuple[int]:
    node = asking.root
    for action in story[:place]:
        node = asking.nodes.after(node, action)
    return (node,)


def _explained(story: Path, ahead: list[set[int]], asking: Asking) -> Path | None:
    nodes, states = asking.nodes, asking.states
    parts: dict[int, Path] = {}
    whole = asking.root
    for place, action in enumerate(story):
        useful = ahead[place + 1]
        after: dict[int, Path] = {}
        for node, part in (*parts.items(), (whole, story[:place])):
            if node in useful and len(part) < len(after.get(node, story)):
                after[node] = part
        for node, part in parts.items():
            if states.is_open(nodes.state[node], action):
                end = nodes.after(node, action)
                if end in useful and len(part) + 1 < len(after.get(end, story)):
                    if asking.is_explained_at(node, action):
                        after[end] = (*part, action)
        parts = after
        whole = nodes.after(whole, action)
    found = [part for part in parts.values() if part]
    return min(found, key=len) if found else None
