"""Whether a scene comes out as told, and what its reading names, on readings made by hand and on one of the catalogue."""

from __future__ import annotations

from dataclasses import replace

from study.as_told import Posterior, SceneRead, ToldChoice, read_scene
from study.questions import named, told_so
from tests.study.test_check import PAGE

READ = SceneRead("film/casablanca", "", before=0.4, choices=(ToldChoice("spare(Ilsa, Rick)", "Ilsa", 0.9, 0.8),))
POSTERIOR = Posterior({"need": 0.6, "conscience": 0.4}, {"exploited": 0.5, "fond": 0.3, "": 0.2}, {"nothing": 1.0})


def test_a_scene_comes_out_as_told_where_all_told_is_likely_and_the_reading_is_near() -> None:
    reads = {
        "so": READ,
        "even": replace(READ, choices=(ToldChoice("offer(Rick, Ilsa)", "Rick", 0.5, 0.6),)),
        "unlikely": replace(READ, choices=(*READ.choices, ToldChoice("join(Ilsa, Rick)", "Ilsa", 0.3, 0.4))),
        "unearned": replace(READ, before=0.009),
        "far": replace(READ, departures=4),
        "failed": replace(READ, failed="a limit"),
    }
    found = told_so({("film/casablanca", name): read for name, read in reads.items()})
    assert [one.is_so for one in found] == [True, True, False, False, False, False]
    assert [choice.event for choice in found[2].unlikely] == ["join(Ilsa, Rick)"]


def test_whether_it_is_so_in_the_mean_is_asked_apart() -> None:
    """Under the likeliest reading it is a hair under a half, in the mean over one; and the other way round."""
    under = replace(READ, choices=(ToldChoice("offer(Rick, Ilsa)", "Rick", 0.49, 0.6),))
    over = replace(READ, choices=(ToldChoice("offer(Rick, Ilsa)", "Rick", 0.6, 0.49),))
    found = told_so({("a", ""): under, ("b", ""): over, ("c", ""): replace(under, before=0.009)})
    assert [one.is_so for one in found] == [False, True, False]
    assert [one.is_so_in_the_mean for one in found] == [True, False, False]


def test_a_reading_names_what_most_of_it_says_and_the_cause_told_is_asked_apart() -> None:
    """The page says need, and needed alive or exploited; told the cause, this reading changes its mind."""
    caused = replace(POSTERIOR, variant={"played_straight": 0.7, "exploited": 0.3})
    place = (PAGE.alice, PAGE.victim, PAGE.chance)
    read = replace(READ, because="need", told={place: POSTERIOR}, caused={place: caused})
    found = {one.what: one for one in named([PAGE], {(PAGE.scene, ""): read})}
    assert found["cause"].reading.accuracy == 1
    assert found["variant"].reading.accuracy == 1
    assert found["variant, the cause told"].reading.accuracy == 0
    assert found["effect"].reading.cases == ()


def test_a_belief_is_no_kind_of_cause() -> None:
    outcome = replace(PAGE, cause_kinds=("belief",))
    assert named([outcome], {(PAGE.scene, ""): READ})[0].reading.cases == ()


def test_casablanca_is_read_as_it_is_told() -> None:
    read = read_scene("film/casablanca")
    assert read is not None and not read.failed
    assert [choice.event for choice in read.choices] == ["offer(Rick, Ilsa)", "spare(Ilsa, Rick)"]
    chance = read.chance(("Ilsa", "Rick", 1))
    assert chance is not None and chance.found.choice == "spares"
    assert told_so({("film/casablanca", ""): read})[0].is_so


def test_of_what_is_not_told_nothing_is_read() -> None:
    assert read_scene("games/far-cry-3-betrayal") is None
