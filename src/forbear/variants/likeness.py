"""Scenes of the catalogue that are like a scene in structure: motives, beliefs, what the choice hung on, its shape.

Names, titles and words count for nothing. What catalogue scenes are like is taken from the table of findings.
"""

from __future__ import annotations

from collections.abc import Mapping

from forbear.account.lines import Fragment, Line, line, paragraph
from forbear.account.plain import Data
from forbear.api.listing import list_scenes
from forbear.api.scene import Scene
from forbear.catalogue.findings import WORKED_OUT, ChanceFinding, findings, trope_on_record
from forbear.errors import RequestError
from forbear.minds.semantics import SEMANTICS
from forbear.records import dataclass
from forbear.tropes.shelf import alone
from forbear.variants.examination import examine, must_bind_harm
from forbear.variants.structure import GROUPS, WORDS, apart, distance, shared

SCHEMA = "forbear-like/1"

_MOST_SHARED = 4
_MOST_APART = 2
_FAR = 0.3


@dataclass(frozen=True, slots=True)
class Alike:
    """A scene that is like another: the two chances that are nearest, how far apart they are in all and group by group
    (0 to 1), what they share, and in what they differ most, each with how much of it is here and there."""

    scene: str
    title: str
    chance: ChanceFinding
    distance: float
    groups: tuple[tuple[str, float], ...]
    shared: tuple[str, ...]
    differs: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a scene is like. unknown: scenes of the catalogue whose structure is not on record."""

    scene: str
    found: tuple[Alike, ...]
    unknown: tuple[str, ...]


def like(scene: Scene, *, show: int = 5) -> Likeness:
    """Return the scenes of the catalogue that are most like a scene in structure, the nearest first.

    A scene's own chances are drawn by the pattern that those on record were drawn by. Of scenes with several chances
    the nearest two chances count; of a catalogue scene its cases are left out. Raises RequestError where no story of
    the scene holds a chance, or nothing is on record of any other.
    """
    must_bind_harm(scene)
    own = _own(scene)
    if not own:
        raise RequestError(
            f"nobody in {scene.name} can do harm and let it be",
            "it is by such a chance that scenes are compared: who could, who would suffer, and what it hung on",
        )
    on_record = {name: one for name, one in findings().items() if name != scene.name}
    if not any(chance.features for one in on_record.values() for chance in one.chances):
        raise RequestError("the table of findings is empty or stale", WORKED_OUT)
    entries = {entry.name: entry.title for entry in list_scenes().entries if entry.name != scene.name}
    common = _common()
    found = []
    for name, one in on_record.items():
        others = [chance for chance in one.chances if chance.features and not chance.case]
        if name in entries and others:
            found.append(min((_alike(name, entries[name], o, c, common) for o in own for c in others), key=_nearness))
    unknown = tuple(name for name in entries if name not in on_record)
    return Likeness(scene.name, tuple(sorted(found, key=_nearness)[:show]), unknown)


def _own(scene: Scene) -> tuple[Mapping[str, float], ...]:
    """Return the features of a scene's chances: those on record, where it stands as it does in the catalogue."""
    known = findings().get(scene.name) if _is_as_it_opens(scene) else None
    if known is not None:
        own = [dict(c.features) for c in known.chances if c.features and c.case == (scene.case or "")]
        if own:
            return tuple(own)
    return tuple(
        dict(chance.features) for chance in examine(scene, alone(trope_on_record())).chances if chance.features
    )


def _is_as_it_opens(scene: Scene) -> bool:
    """Say whether a scene of the catalogue is as it opens, its cases aside."""
    is_before = scene.reading is None and scene.problem.is_told
    is_changed = bool(scene.settings or scene.moves or scene.more) or scene.depth is not None or scene.is_free
    return isinstance(scene.source, str) and not is_before and not is_changed


def _alike(
    name: str, title: str, own: Mapping[str, float], chance: ChanceFinding, common: Mapping[str, float]
) -> Alike:
    other = dict(chance.features)
    both = shared(own, other)
    first = sorted(both, key=lambda f: (not f.startswith("hung."), -(1 - common[f]) * min(own[f], other[f])))
    apart_most = sorted(WORDS, key=lambda feature: -abs(own.get(feature, 0.0) - other.get(feature, 0.0)))
    differs = [(f, own.get(f, 0.0), other.get(f, 0.0)) for f in apart_most[:_MOST_APART]]
    return Alike(
        scene=name,
        title=title,
        chance=chance,
        distance=distance(own, other),
        groups=tuple((group, apart(group, own, other)) for group in GROUPS),
        shared=tuple(first[:_MOST_SHARED]),
        differs=tuple(row for row in differs if abs(row[1] - row[2]) >= _FAR),
    )


def _common() -> dict[str, float]:
    """Return how common each feature is in the catalogue, from 0 to 1: what all scenes share says little of two."""
    every = [dict(c.features) for one in findings().values() for c in one.chances if c.features]
    return {f: sum(have.get(f, 0.0) >= _FAR for have in every) / max(1, len(every)) for f in WORDS}


def _nearness(alike: Alike) -> tuple[float, str]:
    return round(alike.distance, 9), alike.scene


def likeness_lines(likeness: Likeness) -> list[Line]:
    """Return the report."""
    lines = [line(Fragment(f"What {likeness.scene} is most like, in structure", "title"))]
    for number, alike in enumerate(likeness.found, start=1):
        lines += [line(), line(Fragment(f"{number}. {alike.scene}", "strong"), f"  {alike.distance:.2f} apart")]
        lines += paragraph(alike.title, "   ", style="faint")
        if alike.shared:
            lines += paragraph(f"In both, {_listed([WORDS[feature] for feature in alike.shared])}.", "   ")
        for where, is_here in (("here", True), ("there", False)):
            differing = [_differing(row) for row in alike.differs if (row[1] > row[2]) is is_here]
            if differing:
                lines += paragraph(f"Only or more so {where}: {'; '.join(differing)}.", "   ")
    if likeness.unknown:
        told = f"Not on record, so not compared: {', '.join(likeness.unknown)}."
        lines += [line(), *paragraph(told, style="faint", hanging="  ")]
    return lines


def _differing(row: tuple[str, float, float]) -> str:
    feature, here, there = row
    return f"{WORDS[feature]} ({here:.1f} here, {there:.1f} there)"


def _listed(told: list[str]) -> str:
    return told[0] if len(told) == 1 else f"{'; '.join(told[:-1])}; and {told[-1]}"


def likeness_data(likeness: Likeness) -> Data:
    """Return the likeness as JSON-ready data; docs/writer.md has the schema."""
    return {
        "schema": SCHEMA,
        "semantics": SEMANTICS,
        "scene": likeness.scene,
        "found": [
            {
                "scene": alike.scene,
                "title": alike.title,
                "distance": alike.distance,
                "groups": dict(alike.groups),
                "shared": [{"feature": feature, "told": WORDS[feature]} for feature in alike.shared],
                "differs": [
                    {"feature": feature, "told": WORDS[feature], "here": here, "there": there}
                    for feature, here, there in alike.differs
                ],
                "variant": alike.chance.variant or None,
            }
            for alike in likeness.found
        ],
        "unknown": list(likeness.unknown),
    }
