"""A part being played, as a player reads it in a terminal: made from the data of `part` and `played`."""

from __future__ import annotations

import itertools
import math

from forbear.account.lines import Fragment, Line, bar, beside, heading, line, paragraph, percent
from forbear.account.plain import Data
from forbear.account.words import listed, sentence, surprise

_LABEL = 48


def opening_lines(view: Data) -> list[Line]:
    """Return what the player's character wants, and is unsure of, as the play begins."""
    found = paragraph(f"You are {view['role']}.", "", "strong")
    if view["wants"]:
        found += [line(), line(Fragment("What you want", "heading"))]
        for row in view["wants"]:
            found += paragraph(row, "  ", hanging="  ")
    return [*found, *_doubts(view["at_first"])]


def _doubts(rows: list[Data]) -> list[Line]:
    if not rows:
        return []
    found = heading("What you are unsure of")
    last = None
    for row in _telling(rows, "weight"):
        if row["path"] != last:
            found.append(line(Fragment(f"  {row['mind']}", "faint")))
            last = row["path"]
        found += _bar(row["told"], row["weight"], f" {percent(row['weight']):>5}")
    return found


def knowledge_lines(view: Data) -> list[Line]:
    """Return all that the character takes to be so."""
    found = heading("What you take to be so")
    for row in view["sure"]:
        found += paragraph(f"{sentence(row['told'])}.", "  ", hanging="  ")
    return [*found, *_doubts(view["doubts"])]


def told_lines(view: Data, since: int) -> list[Line]:
    """Return what the character saw happen, from the step `since` on, and what it changed for them."""
    found: list[Line] = []
    for row in view["told"][since:]:
        found += [line(), line(Fragment(f"{sentence(row['told'])}.", "strong"))]
        bits = math.inf if row["surprise"] == "infinite" else row["surprise"] or 0.0
        if bits >= 0.5 and not row["yours"]:
            found += paragraph(f"{_surprised(bits, row['at_best'] or 0.0)}.", "  ", "faint")
        last = None
        for change in _telling(row["changes"], "after"):
            if change["path"] != last:
                found.append(line(Fragment(f"  {change['mind']}", "faint")))
                last = change["path"]
            found += _moved(change)
    return found


def option_lines(view: Data, *, in_character: bool = False) -> list[Line]:
    """Return the choices, numbered from 1; in_character: with how likely the character would take each."""
    found = [line(), line(Fragment("What do you do?", "heading"))]
    for option in view["options"]:
        pieces = [Fragment(f"  {option['place'] + 1}. ", "number"), Fragment(sentence(option["told"]))]
        if in_character:
            pieces.append(Fragment(f"  ({percent(option['in_character'])} like you)", "faint"))
        found.append(line(*pieces))
    return found


def end_lines(view: Data) -> list[Line]:
    """Return what was hidden, and what each one thought of the player, move by move."""
    end = view["end"]
    found = [line(), line(Fragment("The end", "title"))]
    found += paragraph(f"It had a chance of {percent(end['probability'])} to go like this.", "  ")
    for outcome in end["outcomes"]:
        found += paragraph(f"{outcome['told']}: {'yes' if outcome['holds'] else 'no'}", "  ")
    facts = [fact for fact in end["facts"] if fact["when"] == "beginning"]
    if facts:
        found += heading("What you did not know")
        for fact in facts:
            share = percent(fact["you_thought"])
            found += paragraph(f"{sentence(fact['told'])}. You had given it {share}.", "  ", hanging="  ")
    found += heading("What they thought of you, move by move")
    for move in end["moves"]:
        found += [line(), *paragraph(f"{sentence(move['told'])}.", "  ", "strong", hanging="  ")]
        if move["by"] not in (view["role"], "chance") and move["probability"] < 1:
            found += paragraph(f"It was {percent(move['probability'])} likely.", "    ", "faint")
        if view["role"] not in move["seen_by"]:
            found += paragraph("You did not see it.", "    ", "faint")
        for thought in move["thoughts"]:
            found += _thought(thought, move["yours"])
        unseen = [who["called"] for who in end["opinions"] if who["who"] not in move["seen_by"]]
        if move["yours"] and unseen:
            found += paragraph(f"{sentence(listed(unseen))} did not see it.", "    ", "faint")
    return found


def _thought(thought: Data, is_yours: bool) -> list[Line]:
    found: list[Line] = []
    who, bits = sentence(thought["called"]), thought["surprise"]
    if is_yours and thought["expected"] is not None:
        found += paragraph(f"{who} had thought it {percent(thought['expected'])} likely of you.", "    ")
    elif is_yours and bits == "infinite":
        found += paragraph(f"{who} had held it impossible.", "    ")
    for change in _telling(thought["changes"], "after"):
        found += _moved(change)
    return found


def _telling(rows: list[Data], weight: str) -> list[Data]:
    """Return rows without the least likely value of each fact, which follows from the others."""
    found = []
    for _, group in itertools.groupby(rows, key=lambda row: (row["path"], row["fluent"])):
        values = list(group)
        least = min(values, key=lambda row: row[weight])
        found += [row for row in values if row is not least or len(values) == 1]
    return found


def _moved(change: Data) -> list[Line]:
    moved = f" {percent(change['before']):>5} → {percent(change['after']):>5}"
    return _bar(change["told"], change["after"], moved)


def _bar(told: str, share: float, number: str) -> list[Line]:
    return beside(told, "    ", _LABEL, bar(share), Fragment(number, "number"))


def _surprised(bits: float, at_best: float) -> str:
    return "You had held it impossible" if math.isinf(bits) else f"You are {surprise(bits, at_best)}"
