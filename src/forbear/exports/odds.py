"""Odds baked for a game that has no engine: at each moment, for each setting of a few numbers, how likely everything is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from forbear.account.plain import json_text
from forbear.exports.manuscript import Manuscript
from forbear.minds.semantics import SEMANTICS

MOST_NUMBERS = 3
"""So many numbers may be moved together."""

SCHEMA = "forbear-odds/1"

Setting = Mapping[str, float]
"""What each named number is."""


def odds_csv(baked: Iterable[tuple[Setting, Manuscript]]) -> str:
    """Return a row for each setting, moment and event: numbers, moment, who is on turn, event, target, probability."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    for place, (setting, manuscript) in enumerate(baked):
        if place == 0:
            rows.writerow([*setting, "moment", "chooser", "event", "target", "probability"])
        for moment, chooser, event, target, probability in _rows(manuscript):
            rows.writerow(
                [*(f"{number:.12g}" for number in setting.values()), moment, chooser, event, target, probability]
            )
    return written.getvalue()


def odds_json(baked: Iterable[tuple[Setting, Manuscript]]) -> str:
    """Return the same as data: `settings`, each with its numbers and its moments."""
    settings = []
    for setting, manuscript in baked:
        moments: dict[str, dict[str, object]] = {}
        for moment, chooser, event, target, probability in _rows(manuscript):
            row = moments.setdefault(moment, {"chooser": chooser, "options": []})
            options: object = row["options"]
            assert isinstance(options, list)
            options.append({"event": event, "target": target, "probability": probability})
        settings.append({"numbers": dict(setting), "moments": moments})
    return json_text({"schema": SCHEMA, "semantics": SEMANTICS, "settings": settings}) + "\n"


def _rows(manuscript: Manuscript) -> Iterator[tuple[str, str, str, str, float]]:
    for beat in manuscript.beats:
        for onward in beat.onward:
            yield beat.name, beat.chooser or "", onward.event, onward.target, onward.probability
