"""What is typical: fitted to choices by hand, counted, and written into the domain as it was found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from forbear.errors import RequestError
from study.asking import all_odds
from study.examples import examples
from study.fit import (
    FITTED,
    FOREMOST,
    LEVELS,
    ChanceOdds,
    asked,
    chance_odds,
    counted_decency,
    counted_reasons,
    fit,
    fitted,
)
from study.folds import FOLDS, fold_of
from study.foresight import calibration, foresight
from study.outcomes import Outcome
from study.spreads import DOMAIN, spread, with_spreads
from tests.study.test_check import PAGE

KINDLY = {"spares": 1.0, "strikes": 0.0, "another_way": 0.0}
CRUELLY = {"spares": 0.0, "strikes": 1.0, "another_way": 0.0}

BY_LEVEL = (KINDLY, KINDLY, CRUELLY, CRUELLY, CRUELLY)
"""Who has mercy spares, who has little strikes."""


def told(choice: str, scene: str = "film/casablanca", *, is_open: bool = True) -> ChanceOdds:
    outcome: Outcome = replace(PAGE, scene=scene, choices=(choice,))
    return ChanceOdds(outcome, is_open, BY_LEVEL if is_open else BY_LEVEL[:1])


def test_the_weights_are_those_that_make_what_was_chosen_likeliest() -> None:
    """Of forty people thirty spare. Levels that say the same share alike, and one imagined person stands at each of five: but
    for lapses, (30 + 2) / 45 spare; a lapse of 5 % takes at most a few hundredths away from that."""
    weights = fitted([told("spares")] * 30 + [told("strikes")] * 10)
    assert sum(weights) == pytest.approx(1)
    assert weights[0] == pytest.approx(weights[1]) and weights[2] == pytest.approx(weights[4])
    assert weights[0] + weights[1] == pytest.approx(32 / 45, abs=0.02)


def test_nothing_is_learned_of_what_a_scene_states() -> None:
    assert fitted([told("strikes", is_open=False)] * 9) == pytest.approx((0.2,) * 5)


def test_the_odds_are_a_mixture_with_lapses() -> None:
    """A half, and one in twenty lapses, shared by three: 0.95 · 0.5 + 0.05 / 3."""
    odds = told("spares").among((0.5, 0.0, 0.5, 0.0, 0.0))
    assert odds["spares"] == pytest.approx(0.95 * 0.5 + 0.05 / 3)
    assert odds["another_way"] == pytest.approx(0.05 / 3)
    assert sum(odds.values()) == pytest.approx(1)


def test_a_work_and_its_continuations_are_of_one_fold() -> None:
    fold = fold_of()
    assert set(fold.values()) == set(range(FOLDS))
    by_series: dict[str, set[int]] = {}
    for example in examples():
        by_series.setdefault(example.series, set()).add(fold[example.scene])
        for other in (example.same_scene_as, example.continues):
            assert not other or fold[other] == fold[example.scene]
    assert all(len(folds) == 1 for folds in by_series.values())


def test_a_fold_s_weights_know_nothing_of_its_scenes() -> None:
    """Those who strike stand all in one fold: only its own weights do not know of them."""
    fold = fold_of()
    mine = [example.scene for example in examples() if fold[example.scene] == 0][:6]
    others = [example.scene for example in examples() if fold[example.scene] != 0][:30]
    found = fit([told("strikes", scene) for scene in mine] + [told("spares", scene) for scene in others])
    assert found.of(mine[0])[-1] < found.of(others[0])[-1]


def test_what_the_telling_adds_does_not_help_foresight() -> None:
    """That there was a wall to spend the blow on is known only from what was done."""
    outcome = next(o for o in asked() if o.scene == "games/heart-of-the-swarm")
    odds = chance_odds(outcome)
    assert odds is not None
    assert all(row["another_way"] == 0 for row in odds.by_level)


def test_baselines_learn_from_other_folds_and_calibration_counts_every_class() -> None:
    fold = fold_of()
    some = [told("spares", example.scene) for example in examples()[:20]]
    found = foresight(some, fit(some), {})
    assert [one.name for one in found][2:] == ["how often each is chosen", "the nearest example", "without minds"]
    base = next(one for one in found if one.name == "how often each is chosen")
    assert base.odds[0]["spares"] == pytest.approx(0.95 + 0.05 / 3)
    assert sum(one.count for one in calibration(some, base.odds)) == 3 * len(some)
    assert len({fold[one.scene] for one in some}) == FOLDS


def test_counted_reasons_are_shares() -> None:
    for shares in counted_reasons().values():
        assert sum(shares.values()) == pytest.approx(1)
    for name, shares in counted_reasons().items():
        assert name == FOREMOST or max(shares, key=lambda level: shares[level]) == "none"


def test_of_an_opener_s_reasons_the_largest_is_foremost_and_as_large_ones_share() -> None:
    """Counted by hand from the tables of coding: of the 70 who give a chance and of whom a reason is stated two have weariness
    of life as foremost as one other (a half each), one has it alone; with the one who is imagined 3 of 81."""
    shares = counted_reasons()[FOREMOST]
    weary = [share for text, share in shares.items() if text.endswith("release(b) = strong")]
    assert weary == [pytest.approx(3 / 81)]
    assert sum(shares.values()) == pytest.approx(1)


def test_decency_is_as_common_as_choices_that_hang_on_who_the_other_is() -> None:
    """Of 82 told choices the page has 15 hang on whether the other is good; one is imagined at each of three levels, and the
    two levels share the 15: 68 / 85, and 8.5 / 85 twice. Without a fold its own do not count."""
    assert counted_decency() == pytest.approx({"none": 68 / 85, "some": 8.5 / 85, "strong": 8.5 / 85})
    assert len({counted_decency(number)["none"] for number in range(FOLDS)}) > 1


def test_a_line_is_written_anew_and_one_that_is_not_there_is_told() -> None:
    text = "typically mercy(c : character) = {strong: 1, none: rest};\n"
    assert with_spreads(text, {"mercy": {"strong": 0.25, "none": 0.75}}) == (
        "typically mercy(c : character) = {strong: 0.25, none: rest};\n"
    )
    with pytest.raises(RequestError):
        with_spreads(text, {"pride": {"none": 1.0}})


def test_the_domain_has_the_counted_lines() -> None:
    text = DOMAIN.read_text(encoding="utf-8")
    assert with_spreads(text, counted_reasons()) == text


@pytest.mark.nightly
def test_the_domain_has_the_fitted_line() -> None:
    """Half a minute: the odds of all told choices."""
    weights = dict(zip(LEVELS, fit(all_odds()).weights, strict=True))
    assert f"typically {FITTED}(c : character) = {spread(weights)};" in DOMAIN.read_text(encoding="utf-8")
