"""The test of a game's content, in words, as data, and as JUnit has it."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from forbear.account.lines import Line, heading, line, paragraph
from forbear.account.plain import Data
from forbear.minds.semantics import SEMANTICS
from forbear.stories.coverage import KINDS, Coverage, Kind

SCHEMA = "forbear-test/1"

_HEADINGS: dict[Kind, str] = {
    "action": "Never done",
    "outcome": "Never the end",
    "telling": "Never told",
    "condition": "Never so",
    "dead end": "Dead ends",
    "no reason": "Without a reason",
    "tie": "Ties",
}


def coverage_lines(found: Coverage, name: str) -> list[Line]:
    """Return it in words."""
    all_of = f"all {found.stories:,} stories" if found.stories != 1 else "the only story"
    drawn = f"{found.stories:,} stories, drawn by the seed: what is rare may come up in others"
    lines = [line(f"{name}: {all_of if found.complete else drawn}")]
    for kind in KINDS:
        gaps = found.of_kind(kind)
        if gaps:
            lines += heading(_HEADINGS[kind])
            for gap in gaps:
                lines += paragraph(gap.told, "  ", hanging="  ")
    if not found.gaps:
        lines.append(line("everything comes up"))
    return lines


def coverage_data(found: Coverage, name: str) -> Data:
    """Return it as JSON-ready data."""
    return {
        "schema": SCHEMA,
        "semantics": SEMANTICS,
        "scene": name,
        "stories": found.stories,
        "complete": found.complete,
        "looked_at": dict(found.looked_at),
        "found": [{"kind": gap.kind, "name": gap.name, "told": gap.told} for gap in found.gaps],
    }


def coverage_junit(found: Coverage, name: str) -> str:
    """Return it as a report that machines which run tests read: a case for each kind, which fails where something is found."""
    failed = [kind for kind in KINDS if found.of_kind(kind)]
    rows = ['<?xml version="1.0" encoding="UTF-8"?>']
    rows.append(f'<testsuite name={quoteattr(name)} tests="{len(KINDS)}" failures="{len(failed)}">')
    for kind in KINDS:
        case = f'  <testcase classname="content" name={quoteattr(kind)}'
        gaps = found.of_kind(kind)
        if not gaps:
            rows.append(f"{case}/>")
            continue
        told = escape("\n".join(gap.told for gap in gaps))
        rows.append(f"{case}><failure message={quoteattr(f'{len(gaps)} found')}>{told}</failure></testcase>")
    return "\n".join([*rows, "</testsuite>"])
