"""No verdict depends on a name: every identifier of domain, bindings and scene made nonsense, every verdict stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import forbear
from forbear.api.recognition import Recognised
from forbear.language.functions import FUNCTIONS
from forbear.language.kinds import KINDS
from forbear.language.reading.tokens import Source, scan
from forbear.language.reading.words import DEFINERS, PARTS, ROLES
from tests.tropes.judged import BASE, DUEL, PITILESS, recognised, scene
from tests.tropes.test_gambit import IN_FULL, PLAIN, text

KEPT = (
    DEFINERS
    | PARTS
    | ROLES
    | frozenset(KINDS)
    | frozenset(FUNCTIONS)
    | frozenset(
        [
            "role",
            "believes",
            "belief",
            "sees",
            "by",
            "as",
            "while",
            "if",
            "elseif",
            "else",
            "forall",
            "exists",
            "sum",
            "product",
            "rest",
            "True",
            "False",
        ]
    )
    | frozenset(["character", "entity", "boolean", "number", "chance", "depth", "precision"])
)


class Nonsense:
    """Gives every name another, the same one each time, in an order that is not that of the names."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def of(self, name: str) -> str:
        if name in KEPT:
            return name
        return self._names.setdefault(name, f"zz{(len(self._names) * 37 + 11) % 997}q")

    def text(self, written: str) -> str:
        written = re.sub(r"^\s*says\b[^\n]*\n", "", written, flags=re.MULTILINE)
        found, last = [], 0
        for token in scan(Source(written, "t.story"), is_base=False).tokens:
            found.append(written[last : token.start])
            found.append(self.of(token.text) if token.kind == "name" else token.text)
            last = token.end
        return "".join(found) + written[last:]


def verdicts(found: Recognised, nonsense: Nonsense | None) -> list[object]:
    name = (lambda text: text) if nonsense is None else nonsense.of
    return [
        (
            v.key,
            [(role, name(who)) for role, who in v.roles],
            v.steps,
            [p.is_met for p in v.premises],
            None if v.effect is None else v.effect.name,
            sorted((r.trope.name, r.is_recognised) for r in v.relatives),
        )
        for v in (*found.verdicts, *found.found.near)
    ]


SETTINGS = [(), PLAIN, IN_FULL, (*PLAIN, "mercy(Alice) = False")]


@pytest.mark.parametrize("settings", SETTINGS)
def test_the_vectors_scene(tmp_path: Path, settings: tuple[str, ...]) -> None:
    nonsense = Nonsense()
    renamed = tmp_path / "renamed.story"
    renamed.write_text(nonsense.text(text()), encoding="utf-8")
    plain = tmp_path / "plain.story"
    plain.write_text(text(), encoding="utf-8")
    changed = tuple(nonsense.text(setting + ";").rstrip(";") for setting in settings)
    before = recognised(plain, "offer", *settings)
    assert before.verdicts or before.found.near
    after = recognised(renamed, nonsense.of("offer"), *changed)
    assert verdicts(after, None) == verdicts(before, nonsense)


@pytest.mark.parametrize("settings", [(), (PITILESS,), (PITILESS, "fright(A, B) = 12")])
def test_a_scene_on_a_domain(tmp_path: Path, settings: tuple[str, ...]) -> None:
    nonsense = Nonsense()
    plain = scene(tmp_path, BASE)
    other = tmp_path / "other"
    other.mkdir()
    domain = other / "nonsense.story"
    domain.write_text(nonsense.text(DUEL.read_text(encoding="utf-8")), encoding="utf-8")
    body = nonsense.text(plain.read_text(encoding="utf-8")).replace('"duel"', '"nonsense"')
    renamed = other / "scene.story"
    renamed.write_text(body, encoding="utf-8")
    changed = tuple(nonsense.text(setting + ";").rstrip(";") for setting in settings)
    before, after = recognised(plain, "bare", *settings), recognised(renamed, nonsense.of("bare"), *changed)
    assert verdicts(after, None) == verdicts(before, nonsense)


def test_a_scene_of_the_catalogue(tmp_path: Path) -> None:
    nonsense = Nonsense()
    library = Path(forbear.__file__).parent / "catalogue"
    scale = (library / "library" / "scale.story").read_text(encoding="utf-8")
    domain = (library / "library" / "life-and-death.story").read_text(encoding="utf-8")
    domain = domain.replace('import "scale";', scale)
    story = (library / "scenes" / "film" / "casablanca.story").read_text(encoding="utf-8")
    (tmp_path / "nonsense.story").write_text(nonsense.text(domain), encoding="utf-8")
    renamed = tmp_path / "scene.story"
    renamed.write_text(nonsense.text(story).replace('"life-and-death"', '"nonsense"'), encoding="utf-8")
    before, after = recognised("film/casablanca"), recognised(renamed)
    assert verdicts(after, None) == verdicts(before, nonsense)
