"""Chances by tapes against the engine, at settings of every sort of number."""

from __future__ import annotations

import pytest

from forbear import load
from forbear.records import replace
from forbear.tropes.shelf import alone
from forbear.variants.altered import variant_named
from forbear.variants.changes import applied, changes
from forbear.variants.examination import examine
from forbear.variants.tapes import TapedChances

TROPE = "kill_me_now"


def _held_against_the_engine(name: str, into: str, every: int) -> None:
    scene, pattern, wanted = load(name).free(), alone(TROPE), variant_named(TROPE, into)
    single = [c for c in changes(scene.problem, scene.task, scene.roles) if c.edit is not None and c.edit.is_of_number]
    numbers = {c.edit.number.name: c.edit.number for c in single if c.edit is not None and c.edit.number is not None}
    tapes = TapedChances(scene, scene.run(), tuple(numbers.values()), pattern, wanted)
    some = single[::every]
    settings = [{c.edit.number.name: c.edit.amount} for c in some if c.edit is not None and c.edit.number is not None]
    known = 0
    for change, found in zip(some, tapes.at(settings), strict=True):
        task = applied(scene.task, [change])
        if found is None or task is None:
            continue
        known += 1
        truth = examine(scene.altered(task), pattern, why=False, toward=into, stories=1, unanswered=False)
        assert {c.place: (c.choice, c.variant) for c in truth.chances} == {
            p: (c.choice, c.variant) for p, c in found.items()
        }, change.told
        for chance in truth.chances:
            setting = {change.edit.number.name: change.edit.amount} if change.edit and change.edit.number else {}
            (leads,) = tapes.leads([setting], chance.place, margins=True)
            if leads is not None:
                assert leads.is_wanted is (chance.variant == into), change.told
                if not leads.is_wanted:
                    assert leads.margins == (pytest.approx(chance.margins, abs=1e-9) if chance.margins else None)
    assert known > len(some) / 2


def test_chances_by_tapes_are_those_of_the_engine() -> None:
    _held_against_the_engine("film/casablanca", "needed_alive", 14)


@pytest.mark.nightly
def test_chances_that_only_other_stories_come_to_are_those_of_the_engine() -> None:
    """In 24-ramon the likeliest story does not come to all chances that some story comes to."""
    scene, pattern = load("television/24-ramon", before=True), alone(TROPE)
    places = frozenset(c.place for c in examine(scene, pattern, why=False, unanswered=False).chances)
    told = {c.place for c in examine(scene, pattern, why=False, stories=1, unanswered=False).chances}
    assert told < places
    single = [c for c in changes(scene.problem, scene.task, scene.roles) if c.edit is not None and c.edit.is_of_number]
    some = [c.edit for c in single[::20] if c.edit is not None and c.edit.number is not None]
    numbers = {edit.number.name: edit.number for edit in some if edit.number is not None}
    tapes = TapedChances(scene, scene.run(), tuple(numbers.values()), pattern)
    known = 0
    found = tapes.at([{edit.number.name: edit.amount} for edit in some if edit.number is not None], places)
    for edit, chances in zip(some, found, strict=True):
        truth = examine(replace(scene, task=edit.made(scene.task)), pattern, why=False, unanswered=False).chances
        if chances is not None and places <= chances.keys():
            known += 1
            expected = {c.place: (c.choice, c.variant) for c in truth if c.place in places}
            assert {p: (chances[p].choice, chances[p].variant) for p in places} == expected
    assert known > len(some) / 2


@pytest.mark.nightly
@pytest.mark.parametrize("name", ["film/dark-knight", "television/babylon-5", "literature/les-miserables"])
@pytest.mark.parametrize("into", ["bob_was_wrong", "played_straight"])
def test_chances_by_tapes_are_those_of_the_engine_in_other_scenes(name: str, into: str) -> None:
    _held_against_the_engine(name, into, 5)
