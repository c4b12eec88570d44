"""The table of findings, written: what `forbear list` and `forbear like` know of the catalogue."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from forbear.catalogue import findings as record
from forbear.catalogue.findings import ChanceFinding, SceneFindings
from forbear.files import write
from forbear.minds.semantics import SEMANTICS
from study.examination import TROPE


def keep(found: Mapping[str, SceneFindings]) -> None:
    """Write the table that comes with the package, whole or not at all; whoever asks for findings after it reads the new
    one. Raises NotWritten."""
    write(record.TABLE, table_of(found.values()))
    record.findings.cache_clear()


def table_of(found: Iterable[SceneFindings]) -> str:
    """Return the table as text: the same findings give the same bytes."""
    scenes = {
        one.scene: {"mark": one.mark, "chances": [data_of(chance) for chance in one.chances]}
        for one in sorted(found, key=lambda one: one.scene)
    }
    made_by = {"made_by": "python -m study findings", "semantics": SEMANTICS, "trope": TROPE}
    return json.dumps({**made_by, "scenes": scenes}, indent=1) + "\n"


def data_of(chance: ChanceFinding) -> dict[str, Any]:
    """Return a finding as JSON-ready data, as it is kept."""
    features = {name: round(amount, 4) for name, amount in sorted(chance.features) if round(amount, 4)}
    return {**asdict(chance), "features": features}
