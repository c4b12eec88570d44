"""Stories as graphs, and graphs as text: JSON (node-link), DOT, GraphML and Mermaid, as networkx, Graphviz and Markdown's
readers have them.

A graph is a directed multigraph: nodes are states of affairs, minds included; edges are steps.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from forbear.account.plain import json_text
from forbear.errors import RequestError
from forbear.records import dataclass
from forbear.signs import without_controls

Attribute = bool | int | float | str

SCHEMA: Final = "forbear-graph/1"
"""What the JSON is called (docs/schemas)."""

_KINDS: Final[dict[type, str]] = {bool: "boolean", int: "long", float: "double", str: "string"}


@dataclass(frozen=True, slots=True)
class Vertex:
    """A state of affairs: an identifier, and what there is to say of it."""

    name: str
    attributes: Mapping[str, Attribute]


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """A step from one state of affairs to another."""

    source: str
    target: str
    attributes: Mapping[str, Attribute]


@dataclass(frozen=True, slots=True)
class Graph:
    """Vertices and edges, each in a fixed order; `about` is said of the whole."""

    vertices: tuple[Vertex, ...]
    edges: tuple[GraphEdge, ...]
    about: Mapping[str, Attribute]


def graph_text(graph: Graph, form: str) -> str:
    """Return a graph in a format. Raises RequestError for one that is not there."""
    if form not in FORMATS:
        raise RequestError(f"there is no format '{form}'", f"there are {', '.join(FORMATS)}")
    return without_controls(FORMATS[form](graph))


def _json(graph: Graph) -> str:
    keys: dict[tuple[str, str], int] = {}
    edges = []
    for edge in graph.edges:
        key = keys[edge.source, edge.target] = keys.get((edge.source, edge.target), -1) + 1
        edges.append({"source": edge.source, "target": edge.target, "key": key, **edge.attributes})
    data = {
        "directed": True,
        "multigraph": True,
        "graph": {"schema": SCHEMA, **graph.about},
        "nodes": [{"id": vertex.name, **vertex.attributes} for vertex in graph.vertices],
        "edges": edges,
    }
    return json_text(data) + "\n"


def _dot(graph: Graph) -> str:
    rows = ["digraph story {", "  rankdir=LR;", *(f"  {_quoted(k)}={_quoted(v)};" for k, v in graph.about.items())]
    rows += [f"  {_quoted(vertex.name)}{_listed(vertex.attributes)};" for vertex in graph.vertices]
    rows += [f"  {_quoted(e.source)} -> {_quoted(e.target)}{_listed(e.attributes)};" for e in graph.edges]
    return "\n".join([*rows, "}"]) + "\n"


def _listed(attributes: Mapping[str, Attribute]) -> str:
    found = ", ".join(f"{_quoted(key)}={_quoted(value)}" for key, value in attributes.items())
    return f" [{found}]" if found else ""


def _quoted(value: Attribute) -> str:
    text = _plain(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{text}"'


def _plain(value: Attribute) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _graphml(graph: Graph) -> str:
    keys = _keys(graph)
    rows = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *(
            f'  <key id="{number}" for="{part}" attr.name={_attribute(name)} attr.type="{kind}"/>'
            for (part, name), (number, kind) in keys.items()
        ),
        '  <graph edgedefault="directed">',
        *_data("graph", graph.about, keys, "    "),
    ]
    for vertex in graph.vertices:
        inside = _data("node", vertex.attributes, keys, "      ")
        rows += [f"    <node id={_attribute(vertex.name)}>", *inside, "    </node>"]
    for number, edge in enumerate(graph.edges):
        ends = f"source={_attribute(edge.source)} target={_attribute(edge.target)}"
        rows += [f'    <edge id="e{number}" {ends}>', *_data("edge", edge.attributes, keys, "      "), "    </edge>"]
    return "\n".join([*rows, "  </graph>", "</graphml>"]) + "\n"


def _attribute(text: str) -> str:
    return f'"{html.escape(text)}"'


def _keys(graph: Graph) -> dict[tuple[str, str], tuple[str, str]]:
    """Return for each part and attribute its key and its type: the widest of its values."""
    keys: dict[tuple[str, str], tuple[str, str]] = {}
    parts = (
        ("graph", [graph.about]),
        ("node", [vertex.attributes for vertex in graph.vertices]),
        ("edge", [edge.attributes for edge in graph.edges]),
    )
    for part, every in parts:
        for attributes in every:
            for name, value in attributes.items():
                kind = _KINDS[type(value)]
                number, known = keys.setdefault((part, name), (f"d{len(keys)}", kind))
                if known != kind:
                    keys[part, name] = (number, "double" if {known, kind} == {"long", "double"} else "string")
    return keys


def _data(
    part: str, attributes: Mapping[str, Attribute], keys: Mapping[tuple[str, str], tuple[str, str]], indent: str
) -> Iterator[str]:
    for name, value in attributes.items():
        yield f'{indent}<data key="{keys[part, name][0]}">{html.escape(_plain(value), quote=False)}</data>'


def _mermaid(graph: Graph) -> str:
    numbers = {vertex.name: f"n{number}" for number, vertex in enumerate(graph.vertices)}
    rows = ["flowchart LR"]
    rows += [f'  {numbers[v.name]}["{_entities(v.attributes.get("label", v.name))}"]' for v in graph.vertices]
    rows += [
        f'  {numbers[edge.source]} -->|"{_entities(edge.attributes.get("label", ""))}"| {numbers[edge.target]}'
        for edge in graph.edges
    ]
    return "\n".join(rows) + "\n"


def _entities(value: Attribute) -> str:
    """Return a text of Mermaid, in which what could be markup is written by its number."""
    return re.sub(r"[^\w\s.,;:()%→…—–-]", lambda found: f"#{ord(found[0])};", _plain(value)).replace("\n", "<br/>")


FORMATS: Final[Mapping[str, Callable[[Graph], str]]] = {
    "json": _json,
    "dot": _dot,
    "graphml": _graphml,
    "mmd": _mermaid,
}
"""What writes a graph, by the end of the name of its file."""
