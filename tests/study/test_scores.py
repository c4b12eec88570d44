"""Scores and baselines, against numbers worked by hand."""

from __future__ import annotations

import pytest

from study.baselines import commonest, nearest
from study.known import distance, known
from study.scores import Asked, Case, Score


def test_balanced_accuracy_weighs_classes_alike() -> None:
    """Eight of class a all right, two of class b of which one right: (8/8 + 1/2) / 2 = 0.75; plainly 9/10."""
    cases = [Case(n, ("a",), "a") for n in range(8)] + [Case(8, ("b",), "b"), Case(9, ("b",), "a")]
    score = Score(tuple(cases))
    assert score.balanced == pytest.approx(0.75)
    assert score.accuracy == pytest.approx(0.9)
    assert score.confusion == ((("a", "a"), 8), (("b", "a"), 1), (("b", "b"), 1))


def test_any_right_answer_counts_for_the_first_class() -> None:
    score = Score((Case(0, ("deterred", "fond"), "fond"), Case(1, ("deterred",), "bound")))
    assert score.confusion == ((("deterred", "bound"), 1), (("deterred", "deterred"), 1))
    assert score.balanced == pytest.approx(0.5)


def test_no_cases_no_score() -> None:
    assert Score(()).balanced is None
    assert Score(()).accuracy is None


def test_commonest_leaves_out_the_one_asked() -> None:
    """Two a and two b: without itself, the other class is always the commoner, so it is always wrong."""
    asked = [Asked(n, str(n), (answer,)) for n, answer in enumerate("aabb")]
    assert [case.given for case in commonest(asked)] == ["b", "b", "a", "a"]


def test_chances_of_one_scene_do_not_teach_each_other() -> None:
    asked = [Asked(0, "one", ("b",)), Asked(1, "one", ("b",)), Asked(2, "two", ("a",))]
    assert [case.given for case in commonest(asked)] == ["a", "a", "b"]
    assert [case.given for case in nearest(asked, lambda one, other: 0.0)] == ["a", "a", "b"]


def test_nearest_takes_the_nearest_and_breaks_ties_by_number() -> None:
    places = {"p": 0.0, "q": 1.0, "r": 3.0, "s": -1.0, "t": 1.0}
    asked = [Asked(name, name, (answer,)) for name, answer in zip("pqrst", "abcdb", strict=True)]
    given = {case.name: case.given for case in nearest(asked, lambda one, other: abs(places[one] - places[other]))}
    assert given["p"] == "b"  # q, t (both b) and s (d) are all 1 away
    assert given["r"] == "b"  # q and t are 2 away


def test_distance_by_hand() -> None:
    """Motive: {wants, revenge} and {wants, gold} share 1 of 3 words: 2/3. bob_knows differs: 1. alone: told once: 1.
    The rest is told of neither: 0. Over 9 fields: (2/3 + 1 + 1) / 9."""
    empty = dict.fromkeys(next(iter(known().values())), "")
    one = {**empty, "motive": "wants revenge", "bob_knows": "yes", "alone": "yes"}
    other = {**empty, "motive": "wants the gold", "bob_knows": "no"}
    assert distance(one, other) == pytest.approx((2 / 3 + 2) / 9)
    assert distance(one, one) == 0


def test_a_retelling_is_the_nearest() -> None:
    """The two folders that hold the same text word for word are at no distance."""
    fields = known()
    assert distance(fields["literature/les-miserables"], fields["theatre/les-miserables"]) == 0
