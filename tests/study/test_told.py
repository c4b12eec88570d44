"""What is told of the catalogue's scenes: beside each, never in it, in events that there are, and as the page has it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from forbear.catalogue.index import SCENES, scene_names
from forbear.language.loader import load
from forbear.language.reading.parser import parse
from forbear.language.syntax import tree as syntax
from forbear.language.tale import Tale
from study.examples import examples
from study.outcomes import Outcome, outcomes

UNTOLD = {"games/far-cry-3-betrayal"}
"""Of these the page tells nothing that anybody in the scene does."""

TELLS = (syntax.ToldDef, syntax.ToldBecauseDef, syntax.ToldOutcomesDef)

STRIKES = {"kill", "oust"}
SPARES = {"spare", "wound", "uphold", "hold_off", "set_free"}
ANOTHER_WAY = {"turn_on_self", "vent", "strike_likeness", "toss", "turn_on"}
CHOICES = {name: choice for choice, names in (
    ("strikes", STRIKES), ("spares", SPARES), ("another_way", ANOTHER_WAY)
) for name in names}  # fmt: skip


def path_of(scene: str, ending: str) -> Path:
    return SCENES / f"{scene}{ending}"


@cache
def tale_of(scene: str, case: str) -> Tale:
    tale = load(path_of(scene, ".story"), case=case or None).problem.tale
    assert tale is not None, f"nothing is told of {scene} ({case})"
    return tale


@pytest.mark.parametrize("scene", scene_names())
def test_no_story_of_the_catalogue_tells(scene: str) -> None:
    """Whoever codes or copies a situation never sees how it ended."""
    document, mistakes = parse(path_of(scene, ".story").read_text(encoding="utf-8"), scene)
    assert not mistakes
    cases = [part for part in document.definitions if isinstance(part, syntax.CaseDef)]
    told = [part for parts in (document, *cases) for part in getattr(parts, "definitions", getattr(parts, "body", ()))]
    assert not [part for part in told if isinstance(part, TELLS)]


def test_each_example_has_its_telling_beside_it() -> None:
    told = {path.relative_to(SCENES).with_suffix("").as_posix() for path in SCENES.rglob("*.told")}
    assert told == {example.scene for example in examples()} - UNTOLD


@pytest.mark.parametrize("scene", sorted({example.scene for example in examples()} - UNTOLD))
def test_what_is_told_can_be_read_and_its_events_exist(scene: str) -> None:
    """A deed, a person or an outcome that the domain or the scene does not know would be a mistake of the file's."""
    assert any(event is not None for event in tale_of(scene, "").events)


TOLD_CHOICES = [outcome for outcome in outcomes() if outcome.choices and not outcome.branch.startswith("the player")]


@pytest.mark.parametrize("outcome", TOLD_CHOICES, ids=lambda o: f"{o.scene}-{o.case}-{o.alice}-{o.chance}")
def test_the_told_choice_is_the_one_that_the_page_has_come_about(outcome: Outcome) -> None:
    """The telling and the table of outcomes were written apart from one page: who could strike did the same in both.

    In one scene the page only implies what came of a chance: there the telling leaves it open. In another the situation
    has it that who spares the one gives up the other: there that deed is told, and what came of it.
    """
    if (outcome.scene, outcome.alice) == ("television/buffy", "Angel"):
        return
    if outcome.scene == "webcomics/start-of-darkness":
        assert ("brother_lives", False) in tale_of(outcome.scene, "").outcomes
        return
    deeds = [
        event
        for event in tale_of(outcome.scene, outcome.case).events
        if event is not None and event.name in CHOICES and event.arguments[0] == outcome.alice
    ]
    assert CHOICES[deeds[outcome.chance - 1].name] in outcome.choices


def test_seventy_eight_examples_tell_what_was_chosen() -> None:
    """So many of the page's records give a choice; of the others one has two branches that each tell it."""
    told = set()
    for example in examples():
        if example.scene not in UNTOLD:
            events = tale_of(example.scene, "").events
            if any(event and event.name in CHOICES and event.arguments[0] == example.alice for event in events):
                told.add(example.scene)
    assert len(told - {"games/detroit-become-human"}) == 78
