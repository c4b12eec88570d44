"""Every level of every scene rests on something that is named, and no scene holds a number."""

from __future__ import annotations

from collections import Counter

import pytest

from forbear.catalogue.index import SCENES, scene_names
from study.coding import ABSENT, CODING, Coded, changes, coded, codings, numbers, statements, with_rows
from study.data import frozen_path, kept_back
from study.examples import examples

ROWS = codings()
SCENES_OF_THE_PAGE = sorted({example.scene for example in examples()})


def text_of(scene: str) -> str:
    return (SCENES / f"{scene}.story").read_text(encoding="utf-8")


def rows_of(scene: str) -> dict[str, Coded]:
    return {row.statement: row for row in ROWS if row.scene == scene and row.is_there}


@pytest.mark.parametrize("scene", SCENES_OF_THE_PAGE)
def test_every_level_has_its_row_and_says_what_it_rests_on(scene: str) -> None:
    rows = rows_of(scene)
    stated = {said.text: said for said in statements(text_of(scene))}
    levels = {text: said.value for text, said in stated.items() if said.has_level}
    assert {text: row.level for text, row in rows.items() if text in levels} == levels
    assert {text for text in rows if text not in stated} == set(), "rows without a statement"
    assert all(row.level == stated[text].value for text, row in rows.items())


@pytest.mark.parametrize("scene", SCENES_OF_THE_PAGE)
def test_no_bare_number_stands_in_a_scene(scene: str) -> None:
    assert numbers(text_of(scene)) == ()


def test_every_scene_of_the_catalogue_is_of_the_page_or_shows_something_else() -> None:
    others = {name for name in scene_names() if name not in SCENES_OF_THE_PAGE}
    assert {name.partition("/")[0] for name in others} == {"exercises", "rank-and-face", "trust-and-secrets"}


def test_every_row_belongs_to_a_scene_once_and_rests_on_something() -> None:
    assert {row.scene for row in ROWS} <= set(scene_names())
    assert [key for key, times in Counter((row.scene, row.statement) for row in ROWS).items() if times > 1] == []
    assert [row for row in ROWS if not row.rests_on] == []


SMALL = """
import "life-and-death";
entity A : character; entity B : character;
prize(A, B) = strong;
can_open(B, A);
may_miss(B) = 0.25;
openly believes(A, good(B) = {True: likely, False: unlikely});
believes(A, believes(B, mercy(A) = none));
mind A { depth: 2; }
case other { reason life(B): none; good(B) = False; }
"""


def test_a_scene_is_taken_apart_into_statements_and_values() -> None:
    assert [(said.text, said.value, said.has_level) for said in statements(SMALL)] == [
        ("prize(A, B)", "strong", True),
        ("can_open(B, A)", "", False),
        ("may_miss(B)", "0.25", False),
        ("openly believes(A, good(B))", "{True: likely, False: unlikely}", True),
        ("believes(A, believes(B, mercy(A)))", "none", True),
        ("case other: reason life(B)", "none", True),
        ("case other: good(B)", "False", False),
    ]


WRITTEN = """import "life-and-death";
entity A : character; entity B : character;
can_open(B, A);
prize(A, B) = strong;  // motive: wants a map
need(A, B) = some;
love(A, B) = some;
"""


def test_the_table_is_written_by_the_program_and_keeps_what_it_rested_on_and_was_first() -> None:
    """By hand: the comment of a line counts, then what stood there, then the default; a level that was `strong` and is
    `some` keeps `strong`; what the table had not is `absent` at first, what the text has no more is so now; a fact
    without a level has no row."""
    before = (Coded("x/y", "need(A, B)", "strong", "page 3", ""), Coded("x/y", "gone(A)", "some", "page 4", ""))
    found = coded("x/y", WRITTEN, (*before, Coded("x/z", "love(A, B)", "some", "page 9", "")))
    assert found == (
        Coded("x/y", "prize(A, B)", "strong", "motive: wants a map", "absent"),
        Coded("x/y", "need(A, B)", "some", "page 3", "strong"),
        Coded("x/y", "love(A, B)", "some", "default", "absent"),
        Coded("x/y", "gone(A)", "absent", "page 4", "some"),
    )
    assert changes(found) == changes((*found, Coded("x/z", "need(A, B)", "absent", "page 1", "absent")))
    assert (changes(found).coded, changes(found).moved, changes(found).added, changes(found).taken_out) == (3, 1, 2, 1)
    assert {row.first for row in coded("x/y", WRITTEN)} == {""}, "a scene that is new has no first levels"


def test_what_was_first_stays_first_however_often_a_scene_is_coded_anew() -> None:
    """Coded again as it is, nothing changes; put back as it was first, nothing is told as changed, and what had been
    added and is taken out again leaves no row."""
    before = (Coded("x/y", "need(A, B)", "strong", "page 3", ""), Coded("x/y", "gone(A)", "some", "page 4", ""))
    once = coded("x/y", WRITTEN, before)
    assert coded("x/y", WRITTEN, once) == once
    back = coded("x/y", "need(A, B) = strong;\ngone(A) = some;\n", once)
    assert back == before
    assert changes(back).changed == 0


@pytest.mark.parametrize("scene", kept_back())
def test_the_table_keeps_the_levels_that_were_frozen(scene: str) -> None:
    frozen = statements(frozen_path(scene).read_text(encoding="utf-8"))
    first = {row.statement: row.first or row.level for row in ROWS if row.scene == scene}
    kept = {statement: level for statement, level in first.items() if level != ABSENT}
    assert kept.items() <= {said.text: said.value for said in frozen}.items()
    assert {said.text for said in frozen if said.has_level} <= set(kept)


def test_twenty_four_examples_were_kept_back() -> None:
    assert len(kept_back()) == 24
    assert set(kept_back()) <= set(SCENES_OF_THE_PAGE)


def test_rows_of_other_scenes_stay_as_they_are() -> None:
    table = "scene,statement,level,rests_on,first\nx/a,s(A),some,default,\nx/b,s(B),some,default,\nx/c,s(C),some,z,\n"
    changed = with_rows(table, "x/b", (Coded("x/b", "s(B)", "strong", "page 1", "some"),))
    assert changed == table.replace("x/b,s(B),some,default,", "x/b,s(B),strong,page 1,some")


@pytest.mark.parametrize("scene", ["film/casablanca", "games/detroit-become-human"])
def test_a_table_that_is_right_is_written_as_it_is(scene: str) -> None:
    table = (CODING / f"{scene.partition('/')[0]}.csv").read_text(encoding="utf-8")
    rows = coded(scene, text_of(scene), ROWS)
    assert set(rows) <= set(rows_of(scene).values())
    assert len(with_rows(table, scene, rows).splitlines()) <= len(table.splitlines())


def test_bare_numbers_are_found_and_depths_are_none() -> None:
    assert numbers(SMALL) == ("1/4",)
