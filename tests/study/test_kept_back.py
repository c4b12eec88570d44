"""The examples that were kept back: the same chances under two codings, by hand."""

from __future__ import annotations

from dataclasses import replace

from forbear.account.lines import text_of
from study.coding import Changes
from study.comparison import MEASURES, Checked, Row, cause_of, compared
from study.kept_back import Counted, counted, kept_back_data, kept_back_lines
from tests.study.calling import study
from tests.study.test_check import FOUND, PAGE, STUDIED

STRUCK = replace(STUDIED, found=replace(FOUND, choice="strikes", victim_lives=False, variant="bob_was_wrong", kind=""))
"""What was made of the chance as it was frozen: nothing that the page says."""

SPARED = replace(STUDIED, found=replace(FOUND, variant="needed_alive", kind="need"))


def checked(*rows: Row) -> Checked:
    found = tuple(compared(measure, rows) for measure in MEASURES)
    causes = tuple(cause_of(row) for row in rows)
    return Checked(rows, found, found, (), causes, Changes(8, 1, 2, 3), (), (), ())


FROZEN, NOW = checked(Row(PAGE, STRUCK, None)), checked(Row(PAGE, SPARED, None))


def test_both_codings_are_counted_on_the_same_chances() -> None:
    """The page: spared for need, both live, `needed_alive` or else `exploited`; of what it did it says nothing. One who
    always says that it is played straight has choice and lives. Her need turns it where the choice hangs on it."""
    assert counted(FROZEN, NOW) == (
        Counted("choice", 1, 0, 1, 1),
        Counted("who lives", 1, 0, 1, 1),
        Counted("variant", 1, 0, 1, 0),
        Counted("variant, our first reading", 1, 0, 1, 0),
        Counted("effect", 0, 0, 0, 0),
        Counted("named causes that turn it", 1, 0, 1, None),
        Counted("… and nothing as large does", 1, 0, 1, None),
    )


def test_a_second_reading_of_the_page_is_none_of_ours() -> None:
    second = checked(Row(PAGE, STUDIED, None))
    rows = {one.what: one for one in counted(FROZEN, second)}
    assert rows["variant"].now == 1 and rows["variant, our first reading"].now == 0


def test_what_the_recoding_changed_is_told() -> None:
    told = "\n".join(text_of(line) for line in kept_back_lines(FROZEN, NOW))
    assert "film/casablanca, choice: strikes, now spares; the page spares" in told
    assert "6 changed after they were first committed: 1 moved, 2 added, 3 taken out" in " ".join(told.split())
    assert max(len(line) for line in told.splitlines()) <= 80


def test_data_has_both() -> None:
    data = kept_back_data(FROZEN, NOW)
    assert data["schema"] == "forbear-kept-back/1"
    assert data["counts"][0] == {"what": "choice", "asked": 1, "frozen": 0, "now": 1, "always": 1}
    assert data["levels"] == {"coded": 8, "changed": 6, "moved": 1, "added": 2, "taken_out": 3}
    assert [data[name]["chances"][0]["measures"]["choice"]["engine"] for name in ("frozen", "now")] == [
        "strikes",
        "spares",
    ]


def test_it_takes_no_scenes_beside() -> None:
    assert study("check", "--kept-back", "film/casablanca").code == 2
