"""Stories and all that can come about, as graphs to look at or to compute with (graphs.py writes them)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from forbear.account.graphs import Attribute, Graph, GraphEdge, Vertex
from forbear.account.naming import Naming
from forbear.language.values import Value, show
from forbear.logic.folding import are_equal
from forbear.minds.events import Step as Turn
from forbear.minds.semantics import SEMANTICS
from forbear.planning.choice_model import Explored
from forbear.planning.compiling.compiled import CompiledTask
from forbear.planning.explained import Place
from forbear.planning.node import SureNode
from forbear.planning.progression import Progression
from forbear.planning.solution import PlanReason, PlanStep
from forbear.planning.utility import AUTHOR, Utilities, is_better
from forbear.stories.moment import Moment, Option
from forbear.stories.story import Story

MOST_FACTS = 8
"""So many facts stand in a label."""


class ExplainedGraphs:
    """Makes the graphs of one compiled task. goal: the author's utility that is looked for."""

    def __init__(self, compiled: CompiledTask, goal: Value) -> None:
        self._compiled = compiled
        self._goal = goal
        self._utilities = Utilities(compiled)
        self._progression = Progression(compiled)
        self._actions = {action.action: action for action in compiled.actions}

    def of_stories(self, stories: Iterable[Sequence[PlanStep]], about: str) -> Graph:
        """Return the graph of some stories: what they have in common at their beginnings is drawn once."""
        root = self._progression.root()
        vertices = [self._vertex(0, root, 0)]
        edges: list[GraphEdge] = []
        known: dict[tuple[int, ...], int] = {(): 0}
        for story in stories:
            node = root
            path: tuple[int, ...] = ()
            for step in story:
                here = known[path]
                path = (*path, step.action)
                node = self._progression.after(node, self._actions[step.action])
                if path not in known:
                    known[path] = len(vertices)
                    vertices.append(self._vertex(len(vertices), node, len(path)))
                    edges.append(self._edge(here, known[path], step.action, step.reasons))
        return Graph(tuple(vertices), tuple(edges), {"goal": about, "kind": "stories"})

    def of_all(self, found: Explored[Place, int], about: str) -> Graph:
        """Return the graph of all that can come about."""
        return Graph(
            tuple(self._vertex(number, place.node, len(place.path)) for number, place in enumerate(found.points)),
            tuple(self._edge(p.source, p.target, p.opening.step, ()) for p in found.passages),
            {"goal": about, "kind": "reachable", "complete": found.is_complete},
        )

    def _vertex(self, number: int, node: SureNode, steps: int) -> Vertex:
        utility = self._utilities.of(AUTHOR, node.state)
        attributes: dict[str, Attribute] = {
            "label": self._label(node) or "the beginning",
            "steps": steps,
            "is_goal": not is_better(self._goal, utility) and is_better(utility, self._start),
        }
        worths = [("utility", utility)]
        for place, name in enumerate(self._compiled.task.characters):
            worths.append((f"utility of {name}", self._utilities.of(place, node.state)))
        attributes |= {name: float(worth) for name, worth in worths if isinstance(worth, (int, Fraction))}
        return Vertex(f"n{number}", attributes)

    @property
    def _start(self) -> Value:
        return self._utilities.of(AUTHOR, self._progression.root().state)

    def _label(self, node: SureNode) -> str:
        """Return what is otherwise than at the beginning."""
        start = self._progression.root().state
        facts = [
            f"{self._compiled.name(place)} = {show(value)}"
            for place, value in enumerate(node.state)
            if not are_equal(start[place], value)
        ]
        more = [f"… and {len(facts) - MOST_FACTS} more"] if len(facts) > MOST_FACTS else []
        return "\n".join([*facts[:MOST_FACTS], *more])

    def _edge(self, source: int, target: int, action: int, reasons: Sequence[PlanReason]) -> GraphEdge:
        found = self._compiled.task.actions[action]
        attributes: dict[str, Attribute] = {
            "label": str(found),
            "action": found.name,
            "by": ", ".join(found.consenting),
        }
        if reasons:
            attributes["reasons"] = "; ".join(self._in_mind(reason) for reason in reasons)
        return GraphEdge(f"n{source}", f"n{target}", attributes)

    def _in_mind(self, reason: PlanReason) -> str:
        rest = ", ".join(str(self._compiled.task.actions[step.action]) for step in reason.rest)
        return f"{reason.who}: {rest or 'better off at once'}"


def graph_of_tellings(stories: Sequence[Story], naming: Naming, about: str) -> Graph:
    """Return the graph of some stories of a scene: moments that they share are drawn once."""
    numbers: dict[tuple[int, Turn], int] = {}
    vertices: list[Vertex] = []
    edges: dict[tuple[int, int, str], GraphEdge] = {}

    def number_of(moment: Moment) -> int:
        key = (moment.node.number, moment.step)
        if key not in numbers:
            numbers[key] = len(vertices)
            vertices.append(_moment(len(vertices), moment, naming))
        return numbers[key]

    for story in stories:
        number_of(story.beginning)
        for step in story.steps:
            source, target = number_of(step.before), number_of(step.after)
            edge = _option(source, target, step.option, naming)
            edges[source, target, str(edge.attributes["told"])] = edge
    return Graph(tuple(vertices), tuple(edges.values()), {"semantics": SEMANTICS, "goal": about, "kind": "stories"})


def graph_of_moments(found: Explored[Moment, Option], naming: Naming, about: str) -> Graph:
    """Return the graph of all that a scene can come to."""
    return Graph(
        tuple(_moment(number, moment, naming) for number, moment in enumerate(found.points)),
        tuple(_option(p.source, p.target, p.opening.step, naming) for p in found.passages),
        {"semantics": SEMANTICS, "goal": about, "kind": "reachable", "complete": found.is_complete},
    )


def _moment(number: int, moment: Moment, naming: Naming) -> Vertex:
    chooser = moment.chooser
    attributes: dict[str, Attribute] = {
        "label": "the end" if chooser is None else f"{naming.chooser(chooser)} to act",
        "chooser": chooser or "",
        "turn": moment.step.turn,
        "is_end": chooser is None,
    }
    for name, _ in moment.engine.task.outcomes:
        attributes[f"outcome {name}"] = moment.holds(name)
    return Vertex(f"n{number}", attributes)


def _option(source: int, target: int, option: Option, naming: Naming) -> GraphEdge:
    told = naming.event(option.event)
    attributes: dict[str, Attribute] = {
        "label": f"{told} ({option.probability:.3g})",
        "by": option.event.by,
        "told": told,
        "probability": float(option.probability),
    }
    return GraphEdge(f"n{source}", f"n{target}", attributes)
