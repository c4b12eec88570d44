"""What a trace makes of numbers: operations once, guards for answers, nothing that leads nowhere."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

from forbear.language.amounts import exp, log, log_sum, total
from forbear.minds.quantal_response import quantal_response
from forbear.minds.tape.tape import FLOOR, Proviso
from forbear.minds.tape.traced import Recording, TooClose, Traced


def test_equal_operations_are_one_and_what_leads_nowhere_is_dropped() -> None:
    trace = Recording()
    x, y = trace.input("x", 2.0), trace.input("y", 3.0)
    assert exp(x) is not None
    tape = trace.tape({"z": (x + y) * (y + x), "w": x * 1 + 0})
    # exp's guard keeps it; the sum is there once, and w is the input
    assert [code for code, _, _ in tape.operations if code not in ("exp", "constant")] == ["input", "input", "+", "*"]
    assert tape.outputs[1] == ("w", 0)


def test_the_exponential_of_a_logarithm_is_the_number() -> None:
    trace = Recording()
    x, y = trace.input("x", 0.25), trace.input("y", 0.5)
    product = exp(total([log(x), log(y), log(2.0)]))
    assert product.value == pytest.approx(0.25)  # type: ignore[attr-defined]
    assert set(trace.tape({"p": product}).counts()) == {"input", "constant", "*"}


def test_conditioning_takes_neither_exp_nor_log() -> None:
    # a prior of 0.2 and likelihoods 0.5 and 0.25: 0.1 / (0.1 + 0.2) = 1/3
    trace = Recording()
    prior = trace.input("prior", 0.2)
    logs = [log(prior) + math.log(0.5), log(1 - prior) + math.log(0.25)]
    posterior = exp(logs[0] - log_sum(logs))
    assert posterior.value == pytest.approx(1 / 3, abs=1e-15)  # type: ignore[attr-defined]
    tape = trace.tape({"posterior": posterior})
    assert not {"exp", "log"} & set(tape.counts())
    assert [guard.limit for guard in tape.guards] == [FLOOR]


def test_a_choice_between_two_takes_one_exp() -> None:
    trace = Recording()
    value = trace.input("value", 1.0)
    odds = [exp(log_odds) for log_odds in quantal_response((value, 0.0), 2.0)]
    # 1 / (1 + e^-2), worked out by hand
    assert odds[0].value == pytest.approx(0.8807970779778823, abs=1e-15)  # type: ignore[attr-defined]
    assert trace.tape({"first": odds[0], "second": odds[1]}).counts()["exp"] == 1


def test_an_answer_is_a_guard_and_one_that_hangs_on_rounding_is_too_close() -> None:
    trace = Recording()
    x = trace.input("x", 3.0)
    assert x >= 3 and not x > 3
    assert trace.tape({}).guards == (Proviso(2, ">=", 0.0), Proviso(2, "<=", 0.0))
    with pytest.raises(TooClose):
        _ = x * Fraction(1, 3) < 1
    with pytest.raises(TooClose):
        _ = trace.input("y", 0.3) < Fraction(3, 10)  # the float is not three tenths


def test_a_product_with_nothing_is_nothing_and_rests_on_that_factor_alone() -> None:
    """0 · anything is 0 to the last place, however the other factor was rounded: no case for TooClose."""
    trace = Recording()
    x, y = trace.input("x", 0.0), trace.input("y", 0.7)
    assert x * (y * Fraction(1, 3)) == 0
    assert not (y / 3) * x > 0
    assert trace.tape({}).guards == (Proviso(0, "==", 0.0),)
    apart = Recording()
    x, y = apart.input("x", 0.3), apart.input("y", 0.3)
    assert (x - y) * (x / 3) == 0  # two inputs that are the same: their difference is exact
    assert [guard.relation for guard in apart.tape({}).guards] == ["=="]
    rounded = Recording()
    x = rounded.input("x", 0.1)
    with pytest.raises(TooClose):
        _ = ((x * 3) - (x + x + x)) * x == 0  # 0 in the run by luck of rounding, or nearly


def test_near_nothing_the_sign_of_a_size_is_not_asked_for() -> None:
    """|x| goes through 0 without a step: a tape of its own holds there, and none of those to either side does."""
    near = Recording()
    size = abs(near.input("x", 1.0) * Fraction(1, 3) - Fraction(1, 3))
    assert size.value == pytest.approx(0, abs=1e-15)
    first, second = near.tape({"size": size}).guards
    assert (first.relation, second.relation) == (">", "<") and first.limit == -second.limit
    away = Recording()
    x = away.input("x", 0.5) * Fraction(1, 3) - Fraction(1, 3)
    assert abs(x).value == pytest.approx(1 / 6)
    (guard,) = away.tape({"size": abs(x)}).guards
    assert (guard.relation, guard.limit) == ("<", first.limit)


def test_infinity_is_compared_with_at_no_cost() -> None:
    trace = Recording()
    x = trace.input("x", 0.5)
    assert x < math.inf and x > -math.inf and x != math.inf
    assert log(x) > -math.inf and log(x) != -math.inf
    assert trace.tape({}).guards == ()


def test_what_is_made_alike_is_one_in_a_table_and_other_numbers_are_apart() -> None:
    trace = Recording()
    x, y = trace.input("x", 0.5), trace.input("y", 0.5)
    assert {x + 1: "a"}[x + 1] == "a"
    assert len({x: 0, y: 1, 0.5: 2}) == 3
    assert trace.tape({}).guards == ()


def test_a_traced_number_is_no_float() -> None:
    x = Recording().input("x", 0.5)
    for function in (math.exp, math.log, float):
        with pytest.raises(TypeError):
            function(x)  # type: ignore[operator]


def test_the_best_alone_is_chosen_with_guards_about_it() -> None:
    trace = Recording()
    x = trace.input("x", 1.0)
    assert quantal_response((x, 0.5, x + 0.0), math.inf) == (-math.log(2), -math.inf, -math.log(2))
    (guard,) = trace.tape({}).guards
    assert guard.relation == "<"
    with pytest.raises(TooClose):
        quantal_response((x, 1 - 1.2e-9), math.inf)


def test_a_weight_too_small_to_divide_by_is_too_close() -> None:
    trace = Recording()
    x = trace.input("x", 0.5)
    small = log(x) + math.log(1e-200) + math.log(1e-200)
    with pytest.raises(TooClose):
        _ = log(x) - small


def test_the_log_of_odds_too_small_for_a_float_is_still_right() -> None:
    trace = Recording()
    x = trace.input("x", 900.0)
    _, unlikely = quantal_response((x, 0.0), 1.0)
    assert isinstance(exp(unlikely), Traced)
    tape = trace.tape({"log": unlikely})
    from array import array

    from forbear.minds.tape.plain import PlainForm

    results, holds = PlainForm(tape).run([array("d", [900.0, 800.0])], 2)
    assert list(results[0]) == [-900.0, -800.0] and all(holds)


def test_a_logarithm_is_a_number_like_others() -> None:
    trace = Recording()
    found = log(trace.input("x", 2.0))
    assert found > 0.5 and found < 1 and found != 3 and found * 2 > 1
    assert [guard.relation for guard in trace.tape({}).guards] == [">", "<", "!=", ">"]
