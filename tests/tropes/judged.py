"""Recognising small scenes: what every test of patterns does."""

from __future__ import annotations

import shutil
from pathlib import Path

from forbear.api.recognition import Recognised, recognise
from forbear.api.scene import load
from forbear.tropes.verdict import Verdict

HERE = Path(__file__).parent
DUEL = HERE / "duel.story"

BASE = """
grasp(B, A); spite(A, B) = 6; scruple(A) = 12; credit(B, A) = 6; bond(A, B) = 2;
openly believes(A, honest(B) = {True: 0.2, False: 0.8});
openly believes(A, scruple(A) = {12: 0.2, 0: 0.8});
openly believes(B, scruple(A) = if(honest(B)) {12: 0.8, 0: 0.2} else {12: 0.2, 0: 0.8});
"""
"""A has a grudge, and would be held back by conscience; B, who is honest, thinks A likely to be; A thinks otherwise."""

PITILESS = "scruple(A) = 0"


def scene(folder: Path, body: str, people: str = "A, B", turns: str = "B, A, A", domain: Path = DUEL) -> Path:
    """Write a scene on the test domain and return its file."""
    shutil.copy(domain, folder / domain.name)
    entities = "".join(f"entity {name.strip()} : character;\n" for name in people.split(","))
    file = folder / "scene.story"
    file.write_text(f'import "{domain.stem}";\n{entities}{body}\nturns: {turns};\n', encoding="utf-8")
    return file


def recognised(file: Path | str, after: str = "", *settings: str, trope: str | None = None) -> Recognised:
    """Return what the likeliest story after some events is called."""
    return recognise(load(str(file), settings=settings).run(after), trope)


def gambit(found: Recognised) -> Verdict:
    """Return the one verdict of kill_me_now that is recognised; where none is, the nearest."""
    whole = [v for v in found.verdicts if v.trope.name == "kill_me_now"]
    near = [v for v in found.found.near if v.trope.name == "kill_me_now"]
    assert len(whole) == 1 or (not whole and near), [(v.roles, v.steps) for v in whole]
    return whole[0] if whole else near[0]


def variant(found: Recognised) -> str | None:
    """Return the variant of kill_me_now; None where none fits."""
    verdict = gambit(found)
    return None if verdict.variant is None else verdict.variant.name


def names(found: Recognised) -> set[str]:
    """Return every trope that is recognised, at any chance, also where another is told first."""
    whole = {v.trope.name for v in found.verdicts}
    return whole | {r.trope.name for v in found.verdicts for r in v.relatives if r.is_recognised}
