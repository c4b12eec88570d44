"""A scene as one page that stands by itself: what happens, the tree, minds before and after, who knew what, and all of it.

It needs nothing beside it, runs nothing, and is read in the dark as in the light, on a narrow screen as on a wide one.
"""

from __future__ import annotations

import base64
from collections.abc import Collection
from pathlib import Path

from forbear.account.inquiry import Inquiry
from forbear.account.knowledge import Knowledge, MindState
from forbear.account.plain import json_text
from forbear.account.report import NAMES, data, page, parts
from forbear.account.words import sentence
from forbear.api.runs import Run
from forbear.errors import LimitReached
from forbear.exports.manuscript import Manuscript, manuscript
from forbear.exports.markup import escaped, rows
from forbear.exports.pictures import before_and_after, tree
from forbear.exports.tree import tree_in
from forbear.exports.words import Words
from forbear.figures import percent
from forbear.language.problem import READER
from forbear.resources import text as resource
from forbear.signs import without_controls

MOST_BEATS = 2_000
"""A tree of more moments is not drawn."""

MOST_ATTACHED = 400_000
"""Characters of data that are put into a page."""

_STYLE = Path(__file__).with_name("webpage.css")


def webpage(run: Run, inquiry: Inquiry, names: Collection[str] = NAMES) -> str:
    """Return the page of a run as HTML. inquiry: how much is asked of the run; names: the sections that are told.

    Raises RequestError as `report.parts` does.
    """
    about = run.record.problem.about
    title = about.title or run.record.name
    head = [f'<p class="kicker">{escaped(" · ".join(part for part in (about.work, about.medium) if part))}</p>']
    head.append(f"<h1>{escaped(title)}</h1>")
    body = "\n".join(
        [*head, *sections(run, inquiry, names), _attached(run, inquiry, names), _text(run), _cites(about.cites)]
    )
    style = resource(_STYLE)
    return without_controls(
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escaped(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n"
        "<footer><p>Worked out by Forbear: what everyone thinks, wants and is likely to do.</p></footer>\n</body>\n</html>\n"
    )


def sections(run: Run, inquiry: Inquiry, names: Collection[str] = NAMES) -> list[str]:
    """Return what is told and shown of a run, a piece of HTML each: the page that a run opens with, the pictures, and
    behind a line to open all of it."""
    told = [rows(lines, 2) for lines in page(inquiry, names)]
    shown = _pictures(run)
    whole = [rows(lines, 3) for lines in parts(inquiry, names)]
    folded = ["<details>", "<summary>All of it, step by step and mind by mind</summary>", *whole, "</details>"]
    return [*told, *shown, *folded]


def _pictures(run: Run) -> list[str]:
    if run.record.limit is not None or run.record.interrupted:
        return []
    try:
        found = _manuscript(run)
    except LimitReached:
        return []
    pictures = ["<h2>What may happen</h2>", tree(found)]
    minds = before_and_after(found)
    if minds:
        pictures += ["<h2>Minds, before and after</h2>", _scrolled(minds, "Minds, before and after")]
    known = [_known(one, run) for one in run.knows() if any(_is_in_doubt(states) for _, states in one.states)]
    if known:
        pictures += ["<h2>Who knows what, and when</h2>", *known]
    return pictures


def _manuscript(run: Run) -> Manuscript:
    record = run.record
    inquiry = run.inquiry()
    about = record.problem.about
    title = about.title or record.name
    return manuscript(record.name, title, about.notes, record.given, inquiry.naming, role=None, most=MOST_BEATS)


def _is_in_doubt(states: tuple[MindState, ...]) -> bool:
    return any(state.grasp != "knows" for state in states)


def _known(one: Knowledge, run: Run) -> str:
    """Return the table of one fact: a row for everybody, a column for the beginning and for each step."""
    naming = run.inquiry().naming
    columns = ["at first", *(f"step {number + 1}" for number, _ in one.steps)]
    head = "".join(f'<th scope="col">{column}</th>' for column in ("Who", *columns))
    body = []
    for name, states in one.states:
        who = "The reader" if name == READER else naming.thing(name)
        cells = "".join(f"<td>{_grasped(state)}</td>" for state in states)
        body.append(f'<tr><th scope="row">{escaped(who)}</th>{cells}</tr>')
    fact = escaped(sentence(naming.fact(one.cell, one.values[0])))
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"
    return f"<h3>{fact}</h3>{_scrolled(table, fact)}"


def _grasped(state: MindState) -> str:
    return state.grasp if state.grasp in ("knows", "wrong") else f"{state.grasp} {percent(state.weight)}"


def _scrolled(table: str, label: str) -> str:
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">{table}</div>'


def _attached(run: Run, inquiry: Inquiry, names: Collection[str]) -> str:
    """Return links that hold the numbers and the graph themselves, for whoever wants to work with them."""
    held = [("The numbers as data", "application/json", "json", json_text(data(inquiry, names), None))]
    if run.record.limit is None and not run.record.interrupted:
        try:
            found = _manuscript(run)
            held.append(("the tree as a graph", "text/vnd.graphviz", "dot", tree_in("dot")(found, Words(found))))
        except LimitReached:
            pass
    links = []
    for said, kind, end, text in held:
        if len(text) <= MOST_ATTACHED:
            packed = base64.b64encode(text.encode()).decode("ascii")
            links.append(f'<a download="scene.{end}" href="data:{kind};base64,{packed}">{said}</a>')
    return f'<p class="faint">{", ".join(links)}.</p>' if links else ""


def _text(run: Run) -> str:
    document = run.record.problem.document
    if document is None:
        return ""
    text = escaped("\n".join(document.lines).strip())
    shown = f'<pre tabindex="0" role="region" aria-label="The scene as it is written">{text}</pre>'
    return f"<details><summary>The scene as it is written</summary>{shown}</details>"


def _cites(cites: tuple[str, ...]) -> str:
    return "".join(f'<p class="faint">{escaped(cite)}</p>' for cite in cites)
