"""Two who may push each other out, with what is open of them, and the odds of a push by hand."""

from __future__ import annotations

import math

SCENE = """
constant nothing = 0;
constant some = 1;
constant much = 3;
entity Ann : character;
entity Bob : character;
property kind(c : character) : number;
property out(c : character) : boolean;
action push(a : character, b : character) {
	precondition: a != b & !out(a) & !out(b);
	effect: out(b);
	consenting: a;
	cost(a) as conscience: kind(a);
};
action stay(a : character) { precondition: !out(a); effect: !out(a); consenting: a; };
typically kind(c : character) = {nothing: 0.5, much: rest};
reason room(a : character) as gain: sum(b : character) (if(a != b & out(b)) 2 else 0);
turns: Ann, Bob;
outcome bob_out: out(Bob);
mind Ann { depth: 0; }
mind Bob { depth: 0; }
"""


def push(kind: float) -> float:
    """The chance that somebody pushes who gains 2 by it, and whom it costs so much (docs/semantics.md §5, precision 1)."""
    return 1 / (1 + math.exp(kind - 2))
