"""Which hypotheses are worked out where no tape holds, and what is said where a limit ends the work."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Sequence
from typing import cast

import pytest

import forbear
from forbear.account.lines import text_of
from forbear.account.naming import Naming
from forbear.account.telling import reading_lines, reading_page
from forbear.errors import LimitReached
from forbear.minds.budget import Limits
from forbear.reading.inference import BY_ENGINE, Hypotheses, infer, marginal
from forbear.reading.likelihoods import Row
from forbear.reading.quantities import Possibility, Quantity
from forbear.reading.told_reading import LeftAside
from forbear.records import replace
from forbear.stories.numbers import SceneNumber

NUMBER = cast(SceneNumber, "a number")
THREE = tuple(
    Possibility(text, prior, (float(n),), (), n) for n, (text, prior) in enumerate((("a", 0.7), ("b", 0.2), ("c", 0.1)))
)


def open_so(count: int) -> tuple[Quantity, ...]:
    """Return quantities of three possibilities each, of which the first is stated."""
    return tuple(Quantity(f"q{n}", "typical", THREE, 0, (), (NUMBER,), None) for n in range(count))


class Made:
    """A likelihood by hand; all by tapes or none. most: after so many hypotheses a limit is hit."""

    def __init__(self, log: Callable[[Row], float], *, is_taped: bool, most: int = 10**9) -> None:
        self._log = log
        self._is_taped = is_taped
        self._most = most
        self.asked: list[Row] = []

    @property
    def by_engine(self) -> int:
        return 0 if self._is_taped else len(self.asked)

    def at(self, rows: Sequence[Row], moving: Sequence[int] = ()) -> list[array[float]]:
        if len(self.asked) + len(rows) > self._most:
            raise LimitReached("seconds", 1, "--limit-seconds")
        self.asked += rows
        return [array("d", [self._log(row) for row in rows])]


def weighed(row: Row) -> float:
    """Later quantities move more, each by itself."""
    return math.fsum(-(n + 1) * at for n, at in enumerate(row))


def posterior(n: int, found: Hypotheses) -> tuple[float, ...]:
    return marginal(n, 3, found, found.posterior())


def test_by_tapes_all_are_worked_out() -> None:
    likelihood = Made(weighed, is_taped=True)
    found = infer(open_so(6), likelihood)
    assert len(found.rows) == found.known == 3**6 and found.aside == () and found.limit is None


def test_where_no_tape_holds_those_that_move_most_are_worked_out_and_the_others_told() -> None:
    """A hypothesis counts as a hundred: of 20,000 there are 200, which is four quantities of three possibilities."""
    likelihood = Made(weighed, is_taped=False)
    found = infer(open_so(6), likelihood)
    assert BY_ENGINE == 100 and len(found.rows) == found.known == 3**4
    assert [(one.quantity, one.effect) for one in found.aside] == [(0, 2.0), (1, 4.0)]
    assert len(likelihood.asked) == len(set(likelihood.asked)) <= 1 + 2 * 6 + 3**4, "each is asked once"


def test_what_is_worked_out_without_tapes_is_exact_over_what_counts() -> None:
    """By hand: each moves the likelihood by itself, so its posterior is its prior times e^(-(n + 1) · what it is)."""
    found = infer(open_so(6), Made(weighed, is_taped=False))
    for n in range(2, 6):
        parts = [one.prior * math.exp(-(n + 1) * at) for at, one in enumerate(THREE)]
        assert posterior(n, found) == pytest.approx([part / math.fsum(parts) for part in parts], abs=1e-12)


@pytest.mark.parametrize("is_taped", [True, False])
@pytest.mark.parametrize("most", [1, 2, 5, 9, 13, 40, 80])
def test_what_a_limit_leaves_is_all_hypotheses_over_some_quantities(most: int, *, is_taped: bool) -> None:
    """So a telling that every hypothesis makes as likely moves nothing, wherever the work ends."""
    found = infer(open_so(4), Made(lambda row: -1.0, is_taped=is_taped, most=most))
    left = {one.quantity for one in found.aside}
    assert found.limit is not None and len(found.rows) == 3 ** (4 - len(left))
    assert math.isclose(found.log_before, -1.0)
    for n in set(range(4)) - left:
        assert posterior(n, found) == pytest.approx([one.prior for one in THREE], abs=1e-12)


def test_what_moves_most_is_worked_out_first() -> None:
    """Eleven hypotheses tell each change alone. Over the two that move most there are four more, over three
    sixteen more yet (27 less those eleven that are known), over four 52 (81 less 29)."""
    found = infer(open_so(5), Made(weighed, is_taped=False, most=11 + 4 + 16 + 51))
    assert found.limit is not None and {one.quantity for one in found.aside} == {0, 1}


def test_where_not_even_what_is_stated_was_worked_out_nothing_is_found() -> None:
    found = infer(open_so(3), Made(weighed, is_taped=False, most=0))
    assert found.rows == () and found.limit is not None


PURSE = """
entity Mona : character;
property qualms(c : character) : number; property kept() : boolean;
action keep(a : character) { effect: kept(); consenting: a; cost(a): qualms(a); }
action hand_in(a : character) { consenting: a; }
reason money(a : character): if(kept()) 3 else 0;
typically qualms(c : character) = {6: 0.4, 3: 0.3, 1: rest};
turns: Mona;
told: keep(Mona);
"""


def test_where_nothing_is_found_the_bound_is_named_and_the_way_without() -> None:
    scene = forbear.load(PURSE, before=True)
    with pytest.raises(LimitReached) as reached:
        scene.read(limits=Limits(nodes=1))
    assert "--before" in str(reached.value) and "the limit on nodes (1)" in str(reached.value)
    assert "--limit-nodes raises it" in str(reached.value)


def test_where_it_is_cut_short_the_bound_is_named_and_how_far_it_came_and_the_way_without() -> None:
    scene = forbear.load(PURSE, before=True)
    reading = scene.read(draws=0)
    cut = replace(
        reading.told[0],
        hypotheses=3,
        known=81,
        aside=tuple(LeftAside(name, None) for name in "abc"),
        limit=str(LimitReached("seconds", 60, "--limit-seconds")),
    )
    naming = Naming(scene.problem, scene.task)
    for lines in (
        reading_lines(cut, naming, scene.problem, scene.task),
        reading_page(cut, naming, scene.problem, scene.task),
    ):
        told = " ".join(" ".join(text_of(shown) for shown in lines).split())
        assert "the limit on seconds (60) was reached; --limit-seconds raises it" in told
        assert "3 of 81 hypotheses were worked out, over 1 of the 4 things that are open" in told
        assert "`forbear run --before`" in told
