"""The whole tree as a graph: GraphML, DOT and Mermaid, as account/graphs.py writes them."""

from __future__ import annotations

from collections.abc import Callable

from forbear.account.graphs import Attribute, Graph, GraphEdge, Vertex, graph_text
from forbear.exports.manuscript import Manuscript
from forbear.exports.words import Words, percent_of
from forbear.minds.semantics import SEMANTICS


def tree_in(form: str) -> Callable[[Manuscript, Words], str]:
    """Return what writes the tree of a manuscript in a format of graphs."""

    def written(manuscript: Manuscript, words: Words) -> str:
        return graph_text(_graph(manuscript, words), form)

    return written


def _graph(manuscript: Manuscript, words: Words) -> Graph:
    vertices, edges = [], []
    for beat in manuscript.beats:
        ends = "; ".join(words.of(f"outcome_{name}") for name in beat.outcomes) or "The end"
        attributes: dict[str, Attribute] = {
            "label": f"{beat.called} to act" if beat.onward else ends,
            "chooser": beat.chooser or "",
            "probability": beat.probability,
            "is_end": not beat.onward,
        }
        attributes |= {gauge.name: share for gauge, share in zip(manuscript.gauges, beat.gauges, strict=True)}
        vertices.append(Vertex(beat.name, attributes))
        for onward in beat.onward:
            told = words.of(onward.target) or onward.told
            about: dict[str, Attribute] = {
                "label": f"{told} ({percent_of(onward)})",
                "by": beat.chooser or "",
                "event": onward.event,
                "probability": onward.probability,
            }
            edges.append(GraphEdge(beat.name, onward.target, about))
    title: dict[str, Attribute] = {"semantics": SEMANTICS, "name": manuscript.name, "title": words.of("title")}
    return Graph(tuple(vertices), tuple(edges), title)
