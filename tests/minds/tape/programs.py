"""Random programs over numbers, run on floats and on traced numbers alike."""

from __future__ import annotations

import math
from collections.abc import Sequence

from hypothesis import strategies as st

from forbear.language.amounts import exp, least, log, log_sum, most, total
from forbear.minds.quantal_response import quantal_response
from forbear.minds.tape.tape import Tape
from forbear.minds.tape.traced import Recording

Program = list[tuple[str, int, int, float]]

CODES = (
    "add",
    "subtract",
    "multiply",
    "divide",
    "share",
    "condition",
    "bell",
    "log",
    "most",
    "total",
    "choose",
    "larger",
    "smaller",
)

programs: st.SearchStrategy[Program] = st.lists(
    st.tuples(st.sampled_from(CODES), st.integers(0, 99), st.integers(0, 99), st.floats(0.1, 2.0)),
    min_size=1,
    max_size=25,
)

inputs = st.lists(st.floats(0.05, 0.95), min_size=3, max_size=3)


def run(program: Program, given: Sequence[float], precision: float = 1.5) -> list[float]:
    """Return all numbers that a program makes; each stays of a size with those that it begins with."""
    made = list(given)
    for code, left, right, constant in program:
        one, other = made[left % len(made)], made[right % len(made)]
        match code:
            case "add":
                found = (one + other) / 2
            case "subtract":
                found = one - constant * other
            case "multiply":
                found = one * other + 0.1 * constant
            case "divide":
                found = one / (1 + other * other)
            case "share":
                found = exp(quantal_response((one, constant * other, 0.5), precision)[0])
            case "condition":
                prior = weight(one)
                likely = weight(other)
                logs = [log(prior) + log(likely), log(1 - prior) + log(1 - likely)]
                found = exp(logs[0] - log_sum(logs))
            case "bell":
                found = exp(0.0 - one * one)
            case "log":
                found = total([0.0, log(1 + one * one)])
            case "most":
                found = constant * one if one > other else constant * other
            case "larger":
                found = most((one, constant * other, 0.1))
            case "smaller":
                found = least((one, constant * other))
            case "total":
                found = total([one, constant, other]) / 3
            case _:
                found = total([exp(x) for x in quantal_response((one, other), math.inf) if x > -math.inf][:1]) * one
        made.append(found)
    return made[len(given) :]


def weight(number: float) -> float:
    """Return a number between 0 and 1."""
    return 0.01 + 0.98 / (1 + number * number)


def recorded(program: Program, given: Sequence[float]) -> tuple[Tape, list[float]]:
    """Return the tape of a program, and the values that its run had. Raises TooClose."""
    trace = Recording()
    made = run(program, [trace.input(f"x{place}", value) for place, value in enumerate(given)])
    values = [number.value if hasattr(number, "value") else number for number in made]
    return trace.tape({f"y{place}": number for place, number in enumerate(made)}), values
