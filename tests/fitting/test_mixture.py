"""People who differ in how deep they think: the likelihood by hand, its gradient, shares found again."""

from __future__ import annotations

import math
import random
from pathlib import Path

import pytest

from forbear.api.scene import load
from forbear.errors import RequestError
from forbear.fitting.depth_shares import DepthShares
from forbear.fitting.mixture import shares_of
from forbear.fitting.model import model
from tests.cli.calling import forbear as called
from tests.fitting.by_hand import sigmoid

MEET = """
entity A : character; entity B : character;
property is_left() : boolean; property went() : boolean; property stake() : number;
stake() = 2;
action left(c : character) { precondition: c == B; effect: is_left(); consenting: c; observing(o : character): o == c; };
action right(c : character) { precondition: c == B; consenting: c; observing(o : character): o == c; };
action send(c : character) { precondition: c == A; effect: went(); consenting: c; };
action keep(c : character) { precondition: c == A; consenting: c; };
reason ease(B): if(is_left()) 1 else 0;
reason luck(A): if(went()) (if(is_left()) stake() else 0) else 1;
level0: uniform; tau: strict;
turns: B, A;
"""

ROWS = [
    {"after": "left(B)", "choice": "send", "subject": "s", "count": 3},
    {"after": "left(B)", "choice": "keep", "subject": "s", "count": 1},
    {"after": "left(B)", "choice": "keep", "subject": "t", "count": 4},
]


def odds(beta: float, stake: float = 2.0) -> tuple[float, float]:
    """How likely A sends at depths 1 and 2, not seeing what B did: to depth 1 B has chosen blindly, and sending is
    worth half the stake; to depth 2 B has gone left, which is worth 1 to them, with σ(β'), β' = 1. Keeping is worth
    1."""
    return sigmoid(beta * (stake / 2 - 1)), sigmoid(beta * (stake * sigmoid(1) - 1))


def test_each_person_is_of_one_depth() -> None:
    held = model(load(MEET), "precision(A)", ROWS, depths=(1, 2))
    assert held.free == ("precision(A)", "deeper(1)")
    for beta, deeper in ((1.0, 0.5), (2.5, 0.2)):
        by_hand = 0.0
        for sends, keeps in ((3, 1), (0, 4)):
            each = [
                share * p**sends * (1 - p) ** keeps for share, p in zip((1 - deeper, deeper), odds(beta), strict=True)
            ]
            by_hand += math.log(sum(each))
        assert held.loglik({"precision(A)": beta, "deeper(1)": deeper}) == pytest.approx(by_hand, abs=1e-9)


def test_choices_of_nobody_named_are_of_somebody_else_each() -> None:
    rows = [{key: value for key, value in row.items() if key != "subject"} for row in ROWS]
    held = model(load(MEET), "precision(A)", rows, depths=(1, 2))
    plain, deep = odds(1.5)
    p = 0.6 * plain + 0.4 * deep
    found = held.loglik({"precision(A)": 1.5, "deeper(1)": 0.4})
    assert found == pytest.approx(3 * math.log(p) + 5 * math.log(1 - p), abs=1e-9)


def test_gradients_are_those_of_finite_differences() -> None:
    held = model(load(MEET), "precision(A), reason ease(B)", ROWS, depths=(0, 1, 2))
    point = {"precision(A)": 1.3, "reason ease(B)": 0.8, "deeper(0)": 0.7, "deeper(1)": 0.4}
    slopes = held.grad(point)
    for name, value in point.items():
        up, down = (held.loglik({**point, name: value + step}) for step in (1e-5, -1e-5))
        assert slopes[name] == pytest.approx((up - down) / 2e-5, abs=1e-6), name


def test_shares_add_up_to_one() -> None:
    # of all 0.7 go on from 0, and 0.4 of these from 1: 0.3, 0.42, 0.28
    assert shares_of([0.7, 0.4]) == pytest.approx([0.3, 0.42, 0.28])


def test_what_made_the_data_is_found_again() -> None:
    """200 people of 12 choices each, of whom 30 % think to depth 1; two errors hold the truth with 95 %, three with 99.7."""
    draw = random.Random(3)
    rows = []
    for person in range(200):
        deep = draw.random() < 0.7
        for stake in (1.2, 2.0, 3.0):
            p = odds(2.0, stake)[deep]
            sends = sum(draw.random() < p for _ in range(4))
            for choice, count in (("send", sends), ("keep", 4 - sends)):
                rows.append(
                    {"after": "left(B)", "choice": choice, "subject": f"p{person}", "stake()": stake, "count": count}
                )
    held = model(load(MEET), "precision(A)", [row for row in rows if row["count"]], depths=(1, 2))
    fit = held.fit()
    for one, truth in zip(fit.estimates, (2.0, 0.7), strict=True):
        assert one.error is not None
        assert abs(one.value - truth) < 3 * one.error < 0.6
    shares = DepthShares.of(held, fit)
    assert sum(shares.shares) == pytest.approx(1)
    assert all(sum(each) == pytest.approx(1) for each in shares.members.values())


def test_the_command_tells_how_many_think_how_deep(tmp_path: Path) -> None:
    story, data = tmp_path / "trust.story", tmp_path / "choices.csv"
    story.write_text(MEET, encoding="utf-8")
    data.write_text("after,choice,subject,count\nleft,send,s,3\nleft,keep,s,1\nleft,keep,t,4\n", encoding="utf-8")
    told = called("fit", str(story), str(data), "--free", "precision(A)", "--depth", "1..2", "--mixture")
    assert told.code == 0, told.err
    assert "depth 1:" in told.out
    assert "depth 2:" in told.out
    for more in (["--mixture"], ["--depth", "1..2", "--mixture", "--recover", "2"]):
        assert called("fit", str(story), str(data), "--free", "precision(A)", *more).code == 2


def test_one_depth_is_no_mixture() -> None:
    with pytest.raises(RequestError, match="no mixture"):
        model(load(MEET), "precision(A)", ROWS, depths=(1,))
