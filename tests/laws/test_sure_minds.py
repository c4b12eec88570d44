"""Where all minds are sure, what an event does is the same to the engine and to the planner, plain and fast.

Random scenes, deeds that everybody sees: the same states, the same beliefs about beliefs, the same corrections.
"""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forbear.grounding.ground import ground
from forbear.grounding.task import Task
from forbear.language.loader import load_problem
from forbear.language.values import Value
from forbear.logic.cells import Path
from forbear.minds.events import Event, Step
from forbear.minds.node import Node
from forbear.minds.reference import ReferenceEngine
from forbear.planning.compiling.compiled import CompiledTask, compiled
from forbear.planning.fast.encoding import Encoding
from forbear.planning.fast.flat import FlatStates
from forbear.planning.fast.minds import MindNodes
from forbear.planning.node import SureNode as SureNode
from forbear.planning.node_limits import Effort, NodeLimits
from forbear.planning.progression import Progression

PEOPLE = ("Ann", "Bob", "Cid")
PLACES = ("Hill", "Lake", "Mill")
VALUES = {
    "at(Ann)": PLACES, "at(Bob)": PLACES, "p()": ("0", "1", "3"), "q()": ("0", "1", "3"), "a()": ("True", "False"),
    "b()": ("True", "False"),
}  # fmt: skip
DEEPEST = 3


@st.composite
def atoms(draw: st.DrawFn) -> str:
    """Draw one comparison of each kind that a mind can have to put right."""
    fluent = draw(st.sampled_from(sorted(VALUES)))
    value = draw(st.sampled_from(VALUES[fluent]))
    atom = draw(
        st.sampled_from(
            (
                f"{fluent} == {value}",
                f"{fluent} != {value}",
                "at(Ann) == at(Bob)",
                "at(Ann) != at(Bob)",
                "a() == b()",
                "p() == q()",
                "p() < q()",
                "p() + q() > 2",
                "p() * q() == 3",
                "p() >= 1",
                "a()",
                "!b()",
            )
        )
    )
    return f"believes({draw(st.sampled_from(PEOPLE))}, {atom})" if draw(st.integers(0, 4)) == 0 else atom


@st.composite
def conditions(draw: st.DrawFn) -> str:
    """Draw clauses of atoms, one negated now and then."""
    clauses = []
    for _ in range(draw(st.integers(1, 2))):
        parts = [draw(atoms()) for _ in range(draw(st.integers(1, 2)))]
        clause = f"({' & '.join(f'({part})' for part in parts)})"
        clauses.append(f"!{clause}" if draw(st.integers(0, 4)) == 0 else clause)
    return " | ".join(clauses)


@st.composite
def effects(draw: st.DrawFn) -> str:
    """Draw what changes one fluent, beside the count of deeds."""
    fluent = draw(st.sampled_from(sorted(VALUES)))
    values = (*VALUES[fluent], {"p()": "p() + 1", "at(Ann)": "at(Bob)"}.get(fluent, VALUES[fluent][0]))
    effect = f"{fluent} = {draw(st.sampled_from(values))}"
    if draw(st.booleans()):
        effect = f"(if({draw(atoms())}) {effect})"
    return f"{effect} & deeds() = deeds() + 1"


@st.composite
def scenes(draw: st.DrawFn) -> str:
    """Draw a scene in which everybody is sure of everything, rightly or not, and everybody sees everything."""
    lines = ["type place;", "property at(c : character) : place;", "property deeds() : number;"]
    lines += [f"entity {name} : character;" for name in PEOPLE] + [f"entity {name} : place;" for name in PLACES]
    lines += [f"property {name} : number;" for name in ("p()", "q()")]
    lines += [f"property {name} : boolean;" for name in ("a()", "b()")]
    for fluent, values in VALUES.items():
        lines.append(f"{fluent} = {draw(st.sampled_from(values))};")
        for path in (("Ann",), ("Bob",), ("Cid",), ("Ann", "Bob"), ("Bob", "Cid")):
            if draw(st.integers(0, 3)) == 0:
                told = f"{fluent} = {draw(st.sampled_from(values))}"
                for name in reversed(path):
                    told = f"believes({name}, {told})"
                lines.append(f"{told};")
    for number in range(draw(st.integers(1, 4))):
        condition, effect = draw(conditions()), draw(effects())
        lines.append(
            f"action do{number}() {{ precondition: {condition}; effect: {effect}; consenting: {PEOPLE[number % 3]}; }};"
        )
    lines += [f"mind {name} {{ depth: 0; }} reason nothing{name}({name}): 0;" for name in PEOPLE]
    lines.append(f"turns: {', '.join(draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3)))};")
    return "\n".join(lines)


class InPlan:
    """The planner's nodes, plain and fast, of one task."""

    def __init__(self, task: Task) -> None:
        self.compiled: CompiledTask = compiled(task)
        self.plain = Progression(self.compiled)
        self.encoding = Encoding(self.compiled)
        self.states = FlatStates(self.encoding, NodeLimits(Effort()))
        self.fast = MindNodes(self.encoding, self.states, DEEPEST, NodeLimits(Effort()))
        self._places = {(f.path, f.cell): place for place, f in enumerate(self.compiled.fluents)}

    def read(self, state: tuple[Value, ...], cell: int) -> Value | None:
        """Return what a state holds for a cell; None for what never changes."""
        place = self._places.get(((), cell))
        return None if place is None else state[place]

    def flat(self, node: int) -> tuple[Value, ...]:
        """Return a fast node's state by fluents."""
        state = self.fast.state[node]
        numbers = self.states.rows.numbers[self.states.row[state]]
        bits = self.states.bits[state]
        return tuple(self.encoding.value(fluent, bits, numbers) for fluent in range(len(self.compiled.fluents)))


def paths(deepest: int, path: Path = ()) -> Iterator[Path]:
    yield path
    if len(path) < deepest:
        for name in PEOPLE:
            if not path or path[-1] != name:
                yield from paths(deepest, (*path, name))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(scenes(), st.lists(st.integers(0, 3), min_size=3, max_size=3))
def test_engine_and_planner_agree_on_sure_minds(text: str, choices: list[int]) -> None:
    task = ground(load_problem(text))
    engine, planner = ReferenceEngine(task), InPlan(task)
    by_action = {action.action: action for action in planner.compiled.actions}
    ((_, node),) = engine.roots()
    sure, quick = planner.plain.root(), planner.fast.root()
    agree(task, planner, node, sure, quick)
    for turn, choice in enumerate(choices[: len(task.turns)]):
        step = Step(turn)
        node = engine.arrived(node, step)
        menu = [event for event in engine.menu(node, step) if event.action is not None]
        if not menu:
            return
        event: Event = menu[choice % len(menu)]
        assert event.action is not None
        action = by_action[event.action]
        assert planner.plain.is_possible(sure, action)
        node = engine.after_true(node, event, step)
        sure = planner.plain.after(sure, action)
        quick = planner.fast.after(quick, planner.encoding.places[event.action])
        agree(task, planner, node, sure, quick)


def agree(task: Task, planner: InPlan, node: Node, sure: SureNode, quick: int) -> None:
    """Hold what is so, and what every mind on a path takes to be so, together with the planner's."""
    places = {name: place for place, name in enumerate(task.characters)}
    for path in paths(DEEPEST):
        here, there, fast = node, sure, quick
        for name in path:
            ((_, here),) = here.beliefs[places[name]].worlds()
            there = there.believed(places[name])
            if fast >= 0:
                within = planner.fast.minds[fast]
                fast = within[places[name]] if within else -1
        for cell, fluent in enumerate(task.fluents):
            value = planner.read(there.state, cell)
            if value is not None:
                assert (path, str(fluent), here.state[cell]) == (path, str(fluent), value)
        if fast >= 0:
            assert (path, planner.flat(fast)) == (path, there.state)
