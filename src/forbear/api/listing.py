"""The catalogue as a list, and what it can be narrowed by.

Medium, work and words are what a scene says of itself. Variant, cause and effect are the engine's own verdicts, as kept
in the catalogue's table of findings; they are never what the page says.
"""

from __future__ import annotations

from collections.abc import Iterable

from forbear.account.plain import Data
from forbear.catalogue.findings import WORKED_OUT as WORKED_OUT
from forbear.catalogue.findings import ChanceFinding, findings
from forbear.catalogue.index import SCENES, scene_names
from forbear.errors import RequestError
from forbear.language.nearest import closest
from forbear.language.reading.imports import read_some
from forbear.language.reading.words import QUOTED
from forbear.language.syntax.tree import EntityDef, TextDef
from forbear.minds.semantics import SEMANTICS
from forbear.records import dataclass

_TOLD = QUOTED | {"entity"}
"""The definitions in which a scene says what it is, and who is in it."""


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A scene of the catalogue. findings: the engine's verdicts on its chances; None where none are on record."""

    name: str
    title: str
    work: str | None
    medium: str | None
    notes: tuple[str, ...]
    people: tuple[str, ...]
    findings: tuple[ChanceFinding, ...] | None

    @property
    def variants(self) -> tuple[str, ...]:
        """Return the variants that the engine finds in the scene itself, its cases left out."""
        return _once(finding.variant for finding in self._own)

    @property
    def causes(self) -> tuple[str, ...]:
        """Return the kinds of things that the choices hang on."""
        return _once(finding.kind for finding in self._own if finding.kind != "nothing")

    @property
    def effects(self) -> tuple[str, ...]:
        """Return what came of the restraint, by grade."""
        return _once(finding.effect for finding in self._own)

    @property
    def _own(self) -> tuple[ChanceFinding, ...]:
        """The chances of the story that is told; where it comes to none, those of the likeliest that do."""
        own = tuple(finding for finding in self.findings or () if not finding.case)
        return tuple(finding for finding in own if finding.is_told) or own

    def as_data(self) -> Data:
        """Return the entry as JSON-ready data; variants, causes and effects are null where none are on record, and so is
        which semantics they come of."""
        known = self.findings is not None
        return {
            "name": self.name,
            "title": self.title,
            "work": self.work,
            "medium": self.medium,
            "semantics": SEMANTICS if known else None,
            "variants": list(self.variants) if known else None,
            "causes": list(self.causes) if known else None,
            "effects": list(self.effects) if known else None,
        }


@dataclass(frozen=True, slots=True)
class Listed:
    """What a request found. unknown: the scenes left out because the engine's verdicts on them are not on record."""

    entries: tuple[CatalogueEntry, ...]
    unknown: tuple[str, ...]


def list_scenes(
    words: Iterable[str] = (),
    *,
    medium: str | None = None,
    work: str | None = None,
    variant: str | None = None,
    cause: str | None = None,
    effect: str | None = None,
) -> Listed:
    """Return the scenes of the catalogue, by name, that answer to everything asked for.

    words: each stands somewhere in the scene's name, title, work, notes or people. medium: its folder. work: part of
    the work's name. variant, cause (a kind), effect: of some chance in the scene, by the engine. Upper and lower case
    count as the same, and so do spaces, hyphens and underscores. Raises RequestError, with near words, for a medium,
    variant, cause or effect that no scene has.
    """
    entries = tuple(_entry(name) for name in scene_names())
    asked = [_plain(word) for word in words]
    found = [
        entry
        for entry in entries
        if all(word in _text(entry) for word in asked) and (work is None or _plain(work) in _plain(entry.work or ""))
    ]
    if medium is not None:
        named = _known("medium", medium, (_medium(entry) for entry in entries))
        found = [entry for entry in found if _medium(entry) == named]
    unknown: tuple[str, ...] = ()
    for kind, wanted in (("variant", variant), ("cause", cause), ("effect", effect)):
        if wanted is not None:
            unknown = tuple(entry.name for entry in found if entry.findings is None) or unknown
            named = _known(kind, wanted, (name for entry in entries for name in _of(entry, kind)))
            found = [entry for entry in found if named in _of(entry, kind)]
    return Listed(tuple(found), unknown)


def _entry(name: str) -> CatalogueEntry:
    definitions = read_some(SCENES / f"{name}.story", _TOLD)
    texts = [(definition.keyword, definition.text) for definition in definitions if isinstance(definition, TextDef)]
    first = dict(reversed(texts))
    known = findings().get(name)
    return CatalogueEntry(
        name=name,
        title=first.get("title", name),
        work=first.get("work"),
        medium=first.get("medium"),
        notes=tuple(text for keyword, text in texts if keyword == "note"),
        people=tuple(definition.name for definition in definitions if isinstance(definition, EntityDef)),
        findings=None if known is None else known.chances,
    )


def _medium(entry: CatalogueEntry) -> str:
    return entry.name.partition("/")[0]


def _of(entry: CatalogueEntry, kind: str) -> tuple[str, ...]:
    return {"variant": entry.variants, "cause": entry.causes, "effect": entry.effects}[kind]


def _known(kind: str, wanted: str, names: Iterable[str]) -> str:
    """Return the name that is meant. Raises RequestError with near names."""
    known = {_plain(name): name for name in names}
    if _plain(wanted) in known:
        return known[_plain(wanted)]
    if not known:
        raise RequestError(f"no scene's {kind} is on record", f"the table of findings is empty or stale: {WORKED_OUT}")
    near = closest(_plain(wanted), known, 1, 0.6)
    listed = ", ".join(sorted(known.values()))
    raise RequestError(
        f"no scene has the {kind} '{wanted}'", f"did you mean '{known[near[0]]}'?" if near else f"there is {listed}"
    )


def _plain(text: str) -> str:
    return text.casefold().replace("_", " ").replace("-", " ").strip()


def _text(entry: CatalogueEntry) -> str:
    return _plain(" ".join((entry.name, entry.title, entry.work or "", *entry.notes, *entry.people)))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
