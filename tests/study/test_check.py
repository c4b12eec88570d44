"""The comparison of engine and page, on chances made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from forbear import load
from forbear.account.lines import text_of
from forbear.errors import RequestError
from forbear.variants.chances import ChanceFound
from study.check import check_catalogue
from study.coding import Changes
from study.comparison import MEASURES, CauseChecked, Checked, Row, cause_of, compared
from study.examination import SceneStudied, Studied, keys_of, studied
from study.hung import Hung
from study.jobs import Failed, Held, Job, do, work
from study.knockouts import Knocked
from study.outcomes import Outcome
from study.report import check_data, check_lines

PAGE = Outcome(
    scene="film/casablanca",
    chance=1,
    case="",
    branch="",
    alice="Ilsa",
    bob="Rick",
    victim="Rick",
    choices=("spares",),
    alice_lives="yes",
    victim_lives="yes",
    harm="none",
    variants=("needed_alive", "exploited"),
    effects=(),
    beside="",
    page_label="",
    reader_class="needed-alive",
    cause_kinds=("need",),
    cause="he alone has the papers",
    second_kinds=(),
    relatives=(),
    confidence=0.9,
    is_scored=True,
    counted_with="",
    note="",
)

FOUND = ChanceFound(
    number=1,
    is_told=True,
    asked="Ilsa",
    opener="Rick",
    victim="Rick",
    choice="spares",
    asked_lives=True,
    victim_lives=True,
    variant="exploited",
    effect="nothing",
    kind="need",
    odds=0.1,
    features=(),
)
STUDIED = Studied(FOUND, "strikes", ())


def _knocked(kind: str, size: float | None, *, turned: bool, whose: str = "Ilsa") -> Knocked:
    return Knocked((kind,), whose, f"if {whose} had no {kind}", size, 0.5, turned)


def _row(*knocked: Knocked, seconds: tuple[str, ...] = (), kind: str = "need") -> Row:
    return Row(replace(PAGE, second_kinds=seconds), Studied(replace(FOUND, kind=kind), "strikes", knocked), True)


def test_any_reading_of_the_page_counts_and_silence_is_not_scored() -> None:
    row = _row()
    assert row.given("variant") in row.right("variant")
    assert row.right("effect") == ()
    assert row.right("who lives") == ("both",)
    assert compared("effect", [row]).engine.balanced is None


def test_who_lives_is_asked_only_where_the_page_tells_of_both() -> None:
    row = Row(replace(PAGE, victim_lives=""), STUDIED, True)
    assert row.right("who lives") == ()


def test_a_chance_that_the_story_does_not_come_to_is_an_answer_that_is_wrong() -> None:
    row = Row(PAGE, None, None)
    assert row.given("choice") not in row.right("choice")
    assert compared("choice", [row]).engine.balanced == 0


def test_a_cause_passes_when_it_turns_the_choice_and_nothing_else_as_large_does() -> None:
    """need 6 turns it; duty 3 does too, but is smaller; gratitude 9 is larger, and does not."""
    checked = cause_of(
        _row(_knocked("need", 6, turned=True), _knocked("duty", 3, turned=True), _knocked("fondness", 9, turned=False))
    )
    assert checked.passes and checked.seconds == ()


def test_another_as_large_that_turns_it_is_a_secondcause_of() -> None:
    """The code of the Jedi weighs as much as the hope: it passes only where the page names it as a second cause."""
    things = (_knocked("need", 6, turned=True), _knocked("conscience", 6, turned=True))
    assert not cause_of(_row(*things)).passes
    assert cause_of(_row(*things, seconds=("conscience",))).passes


def test_what_somebody_else_feels_is_no_secondcause_of() -> None:
    assert cause_of(_row(_knocked("need", 6, turned=True), _knocked("belief", 9, turned=True, whose="Rick"))).passes


def test_a_cause_that_can_be_taken_away_without_a_turn_fails() -> None:
    checked = cause_of(_row(_knocked("need", 6, turned=False), kind="conscience"))
    assert not checked.turned and not checked.passes


def test_a_belief_that_is_told_is_asked_by_its_opposite_and_weighs_as_much_as_that_moves() -> None:
    """The page names a belief: what the telling says of it counts, against all else that turns the choice and is as large."""
    row = _row(_knocked("duty", 5, turned=True), kind="conscience")
    row = replace(row, outcome=replace(row.outcome, cause_kinds=("belief",)))
    assert not cause_of(row).responsible
    assert cause_of(row, (Hung("belief", True, True, 5.5),)).passes
    half = cause_of(row, (Hung("belief", True, False, 4.5),))
    assert half.responsible and not half.turned and not half.passes_as_told  # duty 5 is larger
    assert not cause_of(row, (Hung("belief", False, False, 9.0),)).responsible
    assert not cause_of(row, (Hung("debt", True, True, 9.0),)).responsible  # told, and not what the page names


def test_equal_scores_are_not_beaten() -> None:
    """Both answer the only chance right: Forbear is not above the sum without minds, and the report says so."""
    row = Row(PAGE, replace(STUDIED, plain="spares"), True)
    found = compared("choice", [row])
    assert found.engine.balanced == 1
    assert "without minds" in found.not_beaten


def _checked(*rows: Row, causes: tuple[CauseChecked, ...] = ()) -> Checked:
    found = tuple(compared(measure, rows) for measure in MEASURES)
    return Checked(
        rows, found, found, (), causes, Changes(12, 1, 0, 0), (Failed("film/lost", "", "no such file"),), (), ()
    )


def test_the_report_tells_of_every_disagreement_and_of_both_reasons() -> None:
    row = Row(
        PAGE,
        replace(STUDIED, found=replace(FOUND, choice="strikes", victim_lives=False, variant="bob_was_wrong")),
        True,
    )
    told = "\n".join(text_of(line) for line in check_lines(_checked(row, causes=(cause_of(row),))))
    assert "does not beat" in told
    assert "choice: the page spares, Forbear strikes" in told
    assert "variant: the page needed alive or exploited, Forbear bob was wrong" in told
    assert "he alone has the papers" in told
    assert "film/lost could not be worked out: no such file" in told
    assert "12 levels coded; 1 changed after they were first committed: 1 moved, 0 added" in told
    assert max(len(line) for line in told.splitlines()) <= 80


def test_data_has_every_chance_with_both_answers() -> None:
    data = check_data(_checked(_row()))
    measure = data["chances"][0]["measures"]["variant"]
    assert measure == {
        "page": ["needed_alive", "exploited"],
        "engine": "exploited",
        "without_minds": "bob_was_wrong",
        "right": True,
        "kept": None,
    }


def test_a_scene_of_the_catalogue_in_this_process_and_in_workers_alike() -> None:
    jobs = [Job("film/casablanca"), Job("film/casablanca", settings=("mercy(Ilsa) = none",))]
    alone, _ = work(jobs, workers=1)
    together, stopped = work(jobs, workers=2)
    assert not stopped
    for job in jobs:
        one, other = alone[job], together[job]
        assert isinstance(one, SceneStudied) and isinstance(other, SceneStudied)
        assert one.chances == other.chances
    spared, struck = (alone[job] for job in jobs)
    assert isinstance(spared, SceneStudied) and isinstance(struck, SceneStudied)
    assert (spared.chances[0].found.choice, struck.chances[0].found.choice) == ("spares", "strikes")


def test_stopping_keeps_what_is_done() -> None:
    def stop(done: int, known: int) -> None:
        raise KeyboardInterrupt

    found, stopped = work([Job("film/casablanca"), Job("film/casablanca", why=False)], workers=1, on_progress=stop)
    assert stopped and len(found) == 1


def test_a_job_that_fails_is_told_and_the_others_go_on() -> None:
    failed = do(Job("film/casablanca", case="no_such_case"))
    assert isinstance(failed, Failed) and "no_such_case" in failed.reason


@pytest.mark.nightly
def test_neighbours_of_a_scene_are_counted() -> None:
    """Every change counts once: one for each level and step, and two shifts of the scale."""
    from forbear.catalogue.index import find
    from forbear.catalogue.scale import SHIFTS, one_step

    held = do(Job("film/casablanca", moved=True))
    assert isinstance(held, Held)
    text = find("film/casablanca").read_text(encoding="utf-8")
    assert held.tried == len(one_step(text)) + len(SHIFTS)
    assert all(0 <= count <= held.tried for _, count in held.survived)


@pytest.mark.nightly
def test_a_scene_is_studied_and_held_on_one_run_as_on_two() -> None:
    jobs = [Job("anime/trigun"), Job("anime/trigun", moved=True)]
    together, stopped = work(jobs, workers=1)
    apart: dict[Job, object] = {}
    for job in reversed(jobs):
        do(Job("film/casablanca", why=False))  # the run that is kept is of another scene
        apart[job] = do(job)
    assert not stopped and together == apart


def test_an_unknown_scene_is_told_with_a_near_one() -> None:
    with pytest.raises(RequestError, match="casablanca"):
        check_catalogue(["film/casablnca"])


@pytest.mark.parametrize("scene", ["film/casablanca", "anime/trigun", "literature/about-face"])
def test_what_must_stay_is_the_same_worked_out_briefly_and_in_full(scene: str) -> None:
    full = studied(load(scene), why=False).keys
    assert full and keys_of(load(scene), frozenset(full)) == full
