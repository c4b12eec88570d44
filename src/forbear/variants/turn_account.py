"""What would turn a scene, in words and as data."""

from __future__ import annotations

from forbear.account.lines import Fragment, Line, heading, line, paragraph, percent
from forbear.account.plain import Data
from forbear.minds.semantics import SEMANTICS
from forbear.variants.turn import Turned, Turning

SCHEMA = "forbear-turn/1"


def turning_lines(turning: Turning) -> list[Line]:
    """Return what was found, in words, each with the command that shows it."""
    wanted = turning.into.replace("_", " ")
    now = turning.now
    lines = [line(Fragment(f"{turning.scene}, turned into: {wanted}", "title"))]
    if now is None:
        lines += paragraph("As it stands, its likeliest story holds no chance at all.")
    elif now.variant == turning.into:
        return lines + paragraph("It is that already.")
    else:
        named_now = now.variant.replace("_", " ") or "no variant"
        lines += paragraph(f"As it stands: {named_now}; the odds of the deed are {percent(now.odds)}.")
    for number, turned in enumerate(turning.found, start=1):
        steps = f"{turned.steps} level{'s' if turned.steps != 1 else ''} in all"
        lines += heading(f"{number}. {_count(len(turned.changes))}, {steps}")
        for change in turned.changes:
            lines += paragraph(change.told, "   ", hanging="  ")
        lines += paragraph(f"then the odds of the deed are {percent(turned.chance.odds)}", "   ", style="faint")
        lines.append(line(f"   {_command(turning, turned)}"))
    if not turning.found:
        lines += paragraph(
            f"Nothing found among {turning.tried} altered scenes"
            + ("." if turning.complete else ", and not everything was tried."),
            style="warning",
        )
    else:
        lines += [line(), line(Fragment(f"{turning.tried} altered scenes were run.", "faint"))]
    if turning.limit is not None:
        lines += paragraph(f"Stopped: {turning.limit}.", style="warning")
    return lines


def _command(turning: Turning, turned: Turned) -> str:
    case = f" --case {turning.case}" if turning.case else ""
    return f"forbear recognise {turning.scene}{case}{''.join(f' --set {_quoted(s)}' for s in turned.settings)}"


def _quoted(setting: str) -> str:
    return "'" + setting.replace("'", "'\\''") + "'"


def _count(many: int) -> str:
    return {1: "one change", 2: "two changes", 3: "three changes"}[many]


def turning_data(turning: Turning) -> Data:
    """Return what was found as JSON-ready data; docs/writer.md has the schema."""
    return {
        "schema": SCHEMA,
        "semantics": SEMANTICS,
        "scene": turning.scene,
        "case": turning.case,
        "trope": turning.trope,
        "into": turning.into,
        "now": None if turning.now is None else {"variant": turning.now.variant or None, "odds": turning.now.odds},
        "found": [
            {
                "changes": [{"told": c.told, "steps": c.steps, "settings": list(c.settings)} for c in turned.changes],
                "settings": list(turned.settings),
                "steps": turned.steps,
                "choice": turned.chance.choice,
                "odds": turned.chance.odds,
            }
            for turned in turning.found
        ],
        "tried": turning.tried,
        "complete": turning.complete,
        "limit": None if turning.limit is None else turning.limit.limit,
        "interrupted": turning.interrupted,
    }
