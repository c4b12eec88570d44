"""Two machine words come to what any number of bits does."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from forbear.planning.fast.additive import NEVER
from forbear.planning.fast.growth import Growth
from forbear.planning.fast.operators import NO_SUM, Clause, Operator
from forbear.planning.fast.rules import Rules


class Drawn:
    """Random rules over so many bits; most are about a few of them, which lie anywhere."""

    def __init__(self, width: int, seed: int) -> None:
        self.random = random.Random(seed)
        self.width = width
        self.apart = self.random.choice([1, 3])
        self.few = self.random.sample(range(width), min(width, self.random.randint(4, 12)))

    def some(self, least: int, most: int) -> int:
        """Return some bits."""
        found = 0
        for _ in range(self.random.randint(least, most)):
            is_any = self.random.random() < 0.1
            found |= 1 << self.apart * (self.random.randrange(self.width) if is_any else self.random.choice(self.few))
        return found

    def clause(self) -> Clause:
        """Return what a rule or a target asks for."""
        return self.some(1, 3), tuple(self.some(1, 3) for _ in range(self.random.choice([0, 0, 1, 2])))

    def operators(self) -> list[Operator]:
        """Return some rules."""
        return [(*self.clause(), self.some(1, 1)) for _ in range(self.random.randint(5, 40))]


@pytest.mark.parametrize("width", [5, 62, 63, 124])
def test_two_words_come_to_the_layers_that_any_number_of_bits_does(width: int) -> None:
    layers: Counter[int] = Counter()
    for seed in range(300):
        drawn = Drawn(width, seed)
        actions, triggers = drawn.operators(), drawn.operators()[:8]
        clauses = [drawn.clause() for _ in range(drawn.random.randint(1, 3))]
        wanted = sum(1 << drawn.apart * place for place in range(width))
        rules = Rules(actions, triggers, wanted)
        target = [(clause, NO_SUM) for clause in clauses]
        counted = [(want, drawn.random.randint(1, 2)) for want, _ in clauses]
        growth = Growth(rules, target, counted, [1] * len(target))
        assert growth.is_narrow
        for _ in range(6):
            bits = drawn.some(0, 3) & wanted
            steps = growth.steps(bits)
            layers[steps] += 1
            assert steps == growth.steps_of_many(bits)
            assert growth.nearer(bits) == rules.old(growth.awaited_of_many(bits))
    assert min(layers[0], layers[1], layers[2], layers[3], layers[NEVER]) > 5
