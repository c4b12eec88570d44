"""What a problem shares with the last one is neither checked nor spelled out again, and comes to the same as if it were."""

from __future__ import annotations

import pytest

from forbear.errors import LimitReached
from forbear.grounding import spelled
from forbear.grounding.ground import ground
from forbear.grounding.limits import GroundLimits
from forbear.grounding.task import Task
from forbear.language.checking import remembering
from forbear.language.checking.checker import check
from forbear.language.problem import Problem
from forbear.language.reading.parser import parse

TEXT = """
constant much = 6;
constant little = 1;
entity Ada : character;
entity Bo : character;
property fed(c : character) : boolean;
property angry(c : character) : boolean;
action feed(c : character, d : character) {
  precondition: c != d;
  effect: fed(d);
  cost(c): little;
  consenting: c;
  says: "{c} feeds {d}";
};
action wait(c : character) { consenting: c; };
reason care(c : character): if(fed(Bo)) much else 0;
reason spite(c : character): if(angry(c)) 2 else 0;
turns: Ada, Bo;
"""

SCENE, _ = parse(TEXT, "scene.story")
"""Read once: what a domain defines are the same objects for all that stands on it."""


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    forget(monkeypatch)


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_checks", ())
    monkeypatch.setattr(spelled, "_spelled", ())


def problem(*settings: str) -> Problem:
    changes = tuple(parse(text, "--set")[0] for text in settings)
    found, told = check((SCENE,), settings=changes)
    assert found is not None, told
    return found


def task(*settings: str) -> Task:
    return ground(problem(*settings))


CHANGES = (
    ("much = 7;",),
    ("little = 2;",),
    ("angry(Ada);",),
    ("reason spite(Ada): 3;",),
    ('says feed(c, d): "{c} gives {d} bread";',),
    ('says Ada: "the queen";',),
    ("much = 7;", "little = 2;"),
)


@pytest.mark.parametrize("settings", CHANGES)
def test_a_changed_scene_is_after_another_what_it_is_alone(
    settings: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = task(*settings)
    forget(monkeypatch)
    as_it_stands = task()
    assert task(*settings) == alone
    assert task() == as_it_stands
    assert alone != as_it_stands


def test_what_names_no_amount_that_was_changed_is_the_same_object() -> None:
    before, after = task(), task("little = 2;")
    assert [action.name for action in before.actions] == ["feed", "feed", "wait", "wait"]
    assert [one is other for one, other in zip(before.actions, after.actions, strict=True)] == [
        False,
        False,
        True,
        True,
    ]
    assert before.fluents is after.fluents
    assert all(one.value is other.value for one, other in zip(before.reasons, after.reasons, strict=True))


def test_what_is_told_of_a_definition_is_told_each_time() -> None:
    odd, _ = parse(TEXT.replace("cost(c): little;", "cost(c): little; cost(d): little;"), "scene.story")
    (_, first), (_, second) = check((odd,)), check((odd,))
    assert first == second
    assert any(found.code == "E313" for found in first)


def test_two_actions_alike_are_told_of_though_both_are_known() -> None:
    double, _ = parse(TEXT + "action wait(c : character) { consenting: c; };", "scene.story")
    (_, first), (_, second) = check((double,)), check((double,))
    assert first == second
    assert any(found.code == "E212" for found in first)


def test_what_is_known_counts_against_the_limits() -> None:
    """Two ways to feed and two to wait are four actions."""
    assert len(task().actions) == 4
    for actions in (3, 1):
        with pytest.raises(LimitReached):
            ground(problem(), limits=GroundLimits(actions=actions))
    assert len(ground(problem(), limits=GroundLimits(actions=4)).actions) == 4
