"""Models of docs/from-memo.md to all digits, against memo's own programs run apart (memo-lang 1.3.3, jax in 64 bits)."""

from __future__ import annotations

import itertools
import math

import pytest

from forbear.api.scene import load
from tests.peers.test_full_sizes import scene_of

WORDS = ("Terrible", "NotAmazing", "NotTerrible", "Amazing")

POLITENESS = {
    0.9: (
        (0.8146023453, 0.1853976547, 0, 0),
        (0.2188418943, 0.3236458432, 0.4575122625, 0),
        (0, 0.2621411353, 0.3705679725, 0.3672908922),
        (0, 0, 0.1343985837, 0.8656014163),
    ),
    0.1: (
        (0.1772388972, 0.8227611028, 0, 0),
        (0.0073776013, 0.0421637174, 0.9504586812, 0),
        (0, 0.0068134052, 0.1535884534, 0.8395981413),
        (0, 0, 0.1293643333, 0.8706356667),
    ),
}
"""What demo/demo-politeness.ipynb computes, S1(alpha=3, phi), for 0 to 3 hearts and the words in order."""


@pytest.mark.parametrize("hearts", range(4))
@pytest.mark.parametrize("truth", POLITENESS)
def test_politeness_is_as_memo_has_it(truth: float, hearts: int) -> None:
    scene = load(scene_of("polite.story"), settings=(f"truth = {truth};", f"hearts() = {hearts};"))
    for word, odds in zip(WORDS, POLITENESS[truth][hearts], strict=True):
        if odds:
            name = f"choice pick({word})"
            assert dict(scene.ask(name).numbers)[name] == pytest.approx(odds, abs=1e-10)


WAYS = {
    "Gate": {"Near": 4, "Corner": 5},
    "Corner": {"Gate": 5, "Near": 5, "Far": 10},
    "Near": {},
    "Far": {},
}


def worths(place: str, likes: tuple[int, int, int], lebanese: float, turns: int) -> dict[str, float]:
    """Return what going to each place, and eating, is worth to a student who likes Korean, Lebanese, Mexican so, takes the
    Lebanese truck to be there so surely, and has so many turns left after this one."""
    found = {}
    if place in ("Near", "Far"):
        far = lebanese * likes[1] + (1 - lebanese) * likes[2]
        found["eat"] = likes[0] if place == "Near" else far
    for to, way in WAYS[place].items():
        beliefs = [(lebanese, 1.0), (1 - lebanese, 0.0)] if to == "Corner" else [(1.0, lebanese)]
        later = 0.0
        for weight, belief in beliefs:
            if weight and turns:
                later += weight * expected(worths(to, likes, belief, turns - 1))
        found[to] = later - 0.1 * way
    return found


def odds(options: dict[str, float]) -> dict[str, float]:
    total = math.fsum(math.exp(5 * worth) for worth in options.values())
    return {name: math.exp(5 * worth) / total for name, worth in options.items()}


def expected(options: dict[str, float]) -> float:
    return math.fsum(share * options[name] for name, share in odds(options).items())


def test_what_a_student_likes_follows_from_where_they_walk() -> None:
    """Backward induction and Bayes' rule, written here in a dozen lines; memo's program gives the same to twelve decimals."""
    weights = {}
    for (hunch, prior), *likes in itertools.product(((0.2, 0.3), (0.5, 0.4), (0.8, 0.3)), range(3), range(3), range(3)):
        a, b, c = likes
        path = (("Gate", hunch, 3, "Corner"), ("Corner", 1.0, 2, "Near"), ("Near", 1.0, 1, "eat"))
        weights[hunch, a, b, c] = prior * math.prod(
            odds(worths(place, (a, b, c), belief, turns))[to] for place, belief, turns, to in path
        )
    total = math.fsum(weights.values())
    run = load(scene_of("trucks.story")).run("walk(Gate, Corner), walk(Corner, Near), eat")
    for at, food in enumerate(("Korean", "Lebanese", "Mexican"), start=1):
        held = run.belief("Viewer", f"likes({food})")
        for liking in range(3):
            share = math.fsum(weight for key, weight in weights.items() if key[at] == liking) / total
            assert held[liking] == pytest.approx(share, abs=1e-9)
