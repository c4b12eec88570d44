"""Minds that divide over what they did not see, in no more nodes than there may be."""

from __future__ import annotations

import math
import random
from pathlib import Path

import pytest

import forbear
from forbear.minds.doubt import may_be_doubted
from forbear.minds.live import open_minds
from forbear.minds.live.bounding import bounded
from forbear.minds.live.graph import MindGraph, condensed, reachable
from forbear.minds.live.open_minds import NODES_A_WORLD
from forbear.minds.node import Node

VILLAGE = (Path(__file__).parents[3] / "examples" / "village" / "village.story").read_text(encoding="utf-8")

WHISPERS = """
entity Host : character;
entity Ann : character;
entity Bea : character;
entity Cid : character;
property guest(c : character) : boolean;
property odd(c : character) : boolean;
property shy(c : character) : number;
guest(Ann); guest(Bea); guest(Cid);
shy(Host) = 2;
openly believes(Ann, odd(Bea) = {True: 0.3, False: rest});
openly believes(Bea, odd(Cid) = {True: 0.4, False: rest});
openly believes(Cid, shy(Host) = {2: 0.5, 0: rest});
action whisper(a : character, b : character, c : character) {
	precondition: a == Host & guest(b) & guest(c) & b != c;
	effect: odd(c);
	consenting: a;
	observing(x : character): x == b;
	cost(a): shy(a);
}
action sing(a : character) { precondition: a == Host; consenting: a; }
action frown(b : character, c : character) {
	precondition: guest(b) & guest(c) & b != c;
	consenting: b;
	cost(b): if(odd(c)) 0 else 1;
}
turns: Host, Ann, Bea, Cid;
"""
"""Six whispers that one hears and two suspect."""


def whispered(count: int, most_worlds: int, seed: int = 1) -> forbear.Cast:
    cast, rng = forbear.cast(WHISPERS, most_worlds=most_worlds), random.Random(seed)
    for _ in range(count):
        cast.happened(rng.choice(cast.options("Host"))["event"], turn_known=True)
    return cast


def node_of(cast: forbear.Cast) -> Node:
    return cast._minds.node


def checked(graph: MindGraph) -> MindGraph:
    """A graph of minds that each weigh 1 and know their own thoughts."""
    for _, beliefs in graph.nodes:
        assert [graph.beliefs[one][0] for one in beliefs] == list(range(len(beliefs)))
    for number, (owner, worlds) in enumerate(graph.beliefs):
        assert math.fsum(math.exp(log) for log, _ in worlds) == pytest.approx(1, abs=1e-9)
        assert all(graph.nodes[node][1][owner] == number for _, node in worlds)
    return graph


def test_where_there_is_room_all_minds_are_as_they_were() -> None:
    cast = whispered(2, 10_000)
    root = node_of(cast)
    found = bounded(root, 10_000, 10_000, 3)
    assert found.moved == 0 and found.in_time
    whole, kept = condensed(reachable(root)), condensed(checked(found.graph))
    assert len(whole.nodes) == len(kept.nodes) > 20 and len(whole.beliefs) == len(kept.beliefs)
    assert {state for state, _ in whole.nodes} == {state for state, _ in kept.nodes}


@pytest.mark.parametrize("most", [4, 12, 30])
def test_what_a_mind_holds_moves_by_no_more_than_is_told(most: int) -> None:
    """Weight that is moved from some worlds of a mind to others can move the odds of anything by so much and no more."""
    cast = whispered(3, 10_000)
    root = node_of(cast)
    found = bounded(root, most, 10_000, 3)
    graph = checked(found.graph)
    assert len(graph.nodes) <= max(most, 1 + len(root.beliefs)) and 0 < found.moved <= 1
    assert graph.nodes[0][0] == root.state
    for place, belief in enumerate(root.beliefs):
        worlds = graph.beliefs[graph.nodes[0][1][place]][1]
        for cell, _ in enumerate(root.state):
            for value in {world.state[cell] for _, world in belief.worlds()}:
                before = math.fsum(math.exp(log) for log, world in belief.worlds() if world.state[cell] == value)
                after = math.fsum(math.exp(log) for log, node in worlds if graph.nodes[node][0][cell] == value)
                assert abs(before - after) <= found.moved + 1e-9


def test_minds_that_divide_again_and_again_stay_within_their_bound() -> None:
    cast = whispered(12, 16)
    assert len(cast._minds.graph.nodes) <= NODES_A_WORLD * 16
    assert 0 < cast.merged <= 1
    assert sum(cast.odds("Ann", ("Bea",)).odds.values()) == pytest.approx(1)


def test_no_more_is_worked_out_than_there_is_time_for() -> None:
    cast = whispered(3, 256)
    taken = cast.happened("sing(Host)", turn_known=True, within=1e-9)
    assert not taken.exact
    assert len(cast._minds.graph.nodes) <= 1 + len(cast.people)


def test_what_a_host_brings_about_beyond_the_story_is_reckoned_with() -> None:
    """All see a give, as the village has it; hidden from Bero, he is wrong about coins of which nobody could be unsure."""
    cast = forbear.cast(VILLAGE)
    minds = cast._minds
    assert list(minds._beyond) == []
    cast.happened("give(You, Ada)", seen_by=("Cleo",))
    task, found = minds.engine.task, list(minds._beyond)
    beyond: dict[str, set[object]] = {str(task.fluents[cell]): set(values) for cell, values in found}
    assert {0, 1} <= beyond["coins(Ada)"] and len(beyond["coins(You)"]) > 1
    assert task.cell("coins(Ada)") in may_be_doubted(task)
    assert cast.believes("Ada", "coins(Ada) == 0", "Bero") == pytest.approx(1)
    cast.set("coins(Ada) = 0 & coins(You) = 3")
    assert list(minds._beyond) == [], "all are right about it again"


def test_an_engine_that_was_asked_very_much_is_let_go_and_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    cast = whispered(3, 16)
    before = cast.odds("Ann", ("Bea",)).odds
    monkeypatch.setattr(open_minds, "MOST_ASKED_NODES", 10)
    counts = []
    for _ in range(3):
        assert cast.odds("Ann", ("Bea", "Cid")).ahead == 2
        counts.append(cast._minds.engine.interner.count)
        assert cast.odds("Ann", ("Bea",)).odds == before
    assert counts[0] == counts[2]
