"""Graphs as text: networkx reads back what was written, names and numbers and all."""

from __future__ import annotations

import io
import json
import re

import pytest

from forbear.account.graphs import Graph, GraphEdge, Vertex, graph_text
from forbear.errors import RequestError

networkx = pytest.importorskip("networkx")

AWKWARD = 'say("a<b" & c, it\'s)\\'
GRAPH = Graph(
    (
        Vertex("n0", {"label": AWKWARD, "utility": 0, "is_goal": False}),
        Vertex("n1", {"label": "é ü ?", "utility": 0.5, "is_goal": True}),
    ),
    (
        GraphEdge("n0", "n1", {"action": AWKWARD, "probability": 0.25}),
        GraphEdge("n0", "n1", {"action": "go()", "probability": 0.75}),
        GraphEdge("n1", "n1", {"action": "stay()", "probability": 1.0}),
    ),
    {"goal": AWKWARD},
)


def agrees(read: object) -> None:
    nodes = dict(read.nodes(data=True))  # type: ignore[attr-defined]
    assert set(nodes) == {"n0", "n1"}
    assert nodes["n0"]["label"] == AWKWARD
    assert nodes["n1"]["label"] == "é ü ?"
    assert [float(nodes[name]["utility"]) for name in ("n0", "n1")] == [0.0, 0.5]
    assert [nodes[name]["is_goal"] for name in ("n0", "n1")] == [False, True]
    edges = sorted((a, b, data["action"], data["probability"]) for a, b, data in read.edges(data=True))  # type: ignore[attr-defined]
    assert edges == [("n0", "n1", "go()", 0.75), ("n0", "n1", AWKWARD, 0.25), ("n1", "n1", "stay()", 1.0)]
    assert read.graph["goal"] == AWKWARD  # type: ignore[attr-defined]


def test_networkx_reads_the_json() -> None:
    agrees(networkx.node_link_graph(json.loads(graph_text(GRAPH, "json")), edges="edges"))


def test_networkx_reads_the_graphml() -> None:
    agrees(networkx.read_graphml(io.BytesIO(graph_text(GRAPH, "graphml").encode()), force_multigraph=True))


def test_dot_quotes_every_name() -> None:
    """The DOT language (Graphviz): inside double quotes only `\\"` is an escape; a quote that is not one ends the text."""
    text = graph_text(GRAPH, "dot")
    assert text.startswith("digraph")
    for row in text.splitlines()[1:-1]:
        assert re.sub(r'"(?:[^"\\]|\\.)*"', "", row).count('"') == 0
    assert text.count(" -> ") == 3


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(RequestError, match="graphml"):
        graph_text(GRAPH, "png")
