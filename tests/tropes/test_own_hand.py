"""Whoever has somebody in their own hand opens no chance to others by what they do with them; whoever hands them over does."""

from __future__ import annotations

from pathlib import Path

import pytest

from forbear.api.recognition import recognise
from forbear.api.scene import load
from tests.tropes.judged import scene

WATCHED = """
property standing(c : character) : number;
property near(a : character, v : character) : boolean;
property roused(a : character) : boolean;
property ire(a : character, v : character) : number;
property spite(a : character, v : character) : number;
property mild(a : character) : number;

action strike(a : character, v : character) {
	precondition: near(a, v) & a != v;
	effect: standing(v) = 0 & !near(a, v);
	consenting: a;
	cost(a) as conscience: mild(a);
};
action stay(a : character, v : character) { precondition: near(a, v) & a != v; consenting: a; };
action leave(a : character, v : character) { precondition: near(a, v) & a != v; effect: !near(a, v); consenting: a; };
action tell(i : character, a : character) {
	precondition: i != a & spite(i, i) > 0; effect: roused(a); consenting: i;
};
action hush(i : character) { precondition: spite(i, i) > 0; consenting: i; };

reason ire(a : character) as hatred: if(roused(a)) sum(v : character) ire(a, v) * (1 - standing(v)) else 0;
reason spite(i : character) as hatred: sum(v : character) spite(i, v) * (1 - standing(v));

trope role harm(v) = 1 - standing(v);
"""

BODY = """
forall(c : character) standing(c) = 1;
near(B, C); ire(B, C) = 12; mild(B) = 6;
spite(I, C) = 6; spite(I, I) = 1;
"""


def chances(file: Path, after: str) -> set[tuple[str, str, str]]:
    """Return who is told to have given whom the chance at whom."""
    found = recognise(load(str(file)).run(after)).found
    told = [dict(verdict.roles) for verdict in (*found.recognised, *found.near)]
    return {
        (roles["bob"], roles["alice"], roles["victim"]) for roles in told if {"bob", "alice", "victim"} <= set(roles)
    }


def watched(folder: Path, body: str = BODY) -> Path:
    return scene(folder, body, people="B, I, C", turns="B, I, B", domain=written(folder, WATCHED))


def written(folder: Path, domain: str) -> Path:
    (folder / "told").mkdir()
    file = folder / "told" / "own.story"
    file.write_text(domain, encoding="utf-8")
    return file


def test_who_could_strike_themselves_and_stays_opens_nothing_to_who_sets_them_on(tmp_path: Path) -> None:
    """B has C before them, and stays. What I then says would make B strike: B's ire is worth 12, conscience takes 6. Had B
    left, it would come to nothing; but it is B's own blow, and no chance that B gave to I."""
    assert ("B", "I", "C") not in chances(watched(tmp_path), "stay, tell(I, B), strike")


HANDED = """
grasp(B, A); within(C, B); spite(A, C) = 6; scruple(A) = 12; wage(B, A) = 3;
"""


@pytest.mark.parametrize("answer", ["cut(A, C)", "sheathe(A, C)"])
def test_who_could_strike_themselves_and_hands_them_over_gives_a_chance(tmp_path: Path, answer: str) -> None:
    file = scene(tmp_path, HANDED, people="A, B, C", turns="B, A")
    assert ("B", "A", "C") in chances(file, f"bare(B, C, A), {answer}")
