"""Scenes told one after another: everybody's minds are carried, whole, from the end of one into the next.

Where nobody in an earlier scene cares for what comes in a later one, nothing is foreseen across the break, and the scenes
together are one long scene: the same odds and the same beliefs, at every path. Where somebody does, they differ, by as much as
the hand-worked case shows.
"""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import forbear
from forbear.account.naming import Naming
from forbear.account.toward import story_brief
from forbear.language.loader import Text
from forbear.stories.moment import Odds
from forbear.stories.story import Story

PEOPLE = """
entity Ann : character; entity Bob : character;
property honest(c : character) : boolean;
property told() : boolean; property lent() : boolean; property paid() : boolean; property done() : number;
"""
FIRST = """
action tell() { precondition: done() == 0; effect: told() & done() = 1; consenting: Bob; cost(Bob): if(honest(Bob)) 0 else 2; };
action hide() { precondition: done() == 0; effect: done() = 1; consenting: Bob; };
reason credit(Bob): if(told()) 1 else 0;
"""
SECOND = """
action lend() { precondition: done() == 1; effect: lent() & done() = 2; consenting: Ann; };
action keep() { precondition: done() == 1; effect: done() = 2; consenting: Ann; };
reason gain(Ann): if(lent()) (if(honest(Bob)) 2 else 0 - 3) else 0;
"""
THIRD = """
action pay() { precondition: done() == 2; effect: paid() & done() = 3; consenting: Bob; cost(Bob): if(honest(Bob)) 1 else 3; };
action flee() { precondition: done() == 2; effect: done() = 3; consenting: Bob; };
reason peace(Bob): if(paid()) 1 else 0;
"""
ENDS = "outcome told: told(); outcome lent: lent(); outcome paid: paid();"


def beginning(credence: float) -> str:
    return f"honest(Bob); openly believes(Ann, honest(Bob) = {{True: {credence}, False: rest}});"


def scene(*parts: str, turns: str) -> forbear.Scene:
    return forbear.load(Text(f"{PEOPLE}{''.join(parts)}turns: {turns};{ENDS}"))


def odds(story: Story) -> list[Odds]:
    paths = [("Ann",), ("Bob",), ("Ann", "Bob"), ("Bob", "Ann"), ("Ann", "Bob", "Ann"), ("Bob", "Ann", "Bob")]
    return [dict(cell) for path in paths for cell in story.end.odds(path)]


@pytest.mark.parametrize("credence", [0.4, 0.05])
def test_three_scenes_told_as_one_are_one_long_scene(credence: float) -> None:
    run = scene(beginning(credence), FIRST, turns="Bob").run()
    chance = 1.0
    for parts, turns in ((SECOND, "Ann"), (THIRD, "Bob")):
        assert run.record.told is not None
        chance *= run.record.told.probability
        run = run.then(scene(parts, turns=turns))
    assert run.record.told is not None
    chance *= run.record.told.probability
    told = [earlier.told for earlier in run.record.earlier]
    long = scene(beginning(credence), FIRST, SECOND, THIRD, turns="Bob, Ann, Bob").run()
    told.append(story_brief(run.record.told, Naming(run.record.problem, run.record.task)))
    naming = Naming(long.record.problem, long.record.task)
    same = next(story for story in long.stories if story_brief(story, naming) == "; ".join(told))
    assert same.probability == pytest.approx(chance, abs=1e-12)
    for one, other in zip(odds(same), odds(run.record.told), strict=True):
        assert one == pytest.approx(other, abs=1e-12)


@given(credence=st.floats(0.02, 0.98))
@settings(max_examples=15, deadline=None)
def test_what_was_learned_in_the_first_scene_is_acted_on_in_the_second(credence: float) -> None:
    """An honest Bob tells with σ(1), another with σ(1 − 2). She lends by what she holds then, worth 2 or −3."""
    first = scene(beginning(credence), FIRST, turns="Bob").run(after="tell")
    run = first.then(scene(SECOND, turns="Ann"))
    honest, other = credence / (1 + math.exp(-1)), (1 - credence) / (1 + math.exp(1))
    held = honest / (honest + other)
    assert run.outcomes["lent"] == pytest.approx(1 / (1 + math.exp(-(2 * held - 3 * (1 - held)))), abs=1e-9)


def test_what_is_foreseen_across_the_break_makes_the_difference() -> None:
    """If Bob gets 4 from the loan, then in one long scene he tells for its sake, too; told apart, he does not know of
    it. In the long scene his telling is worth 1 + 4 × (how much likelier she lends when told than when not)."""
    fond = "reason loan(Bob): if(lent()) 4 else 0;"
    apart = scene(beginning(0.4), FIRST, fond, turns="Bob").run()
    long = scene(beginning(0.4), FIRST, SECOND, fond, turns="Bob, Ann").run()
    assert apart.outcomes["told"] == pytest.approx(1 / (1 + math.exp(-1)), abs=1e-12)
    assert long.outcomes["told"] > apart.outcomes["told"] + 0.05


def test_what_the_next_scene_states_wins_and_who_is_new_is_met() -> None:
    first = scene(beginning(0.4), FIRST, turns="Bob").run(after="tell")
    plain = first.then(scene(SECOND, turns="Ann"))
    assert plain.belief("Ann", "honest(Bob)")[True] == pytest.approx(0.644, abs=1e-3)
    said = first.then(scene("openly believes(Ann, honest(Bob) = {True: 0.9, False: 0.1});", SECOND, turns="Ann"))
    assert said.belief("Ann", "honest(Bob)")[True] == pytest.approx(0.9)
    assert said.belief("Bob", "Ann", "honest(Bob)")[True] == pytest.approx(0.9)
    stated = first.then(scene("honest(Bob) = False;", SECOND, turns="Ann"))
    assert stated.belief("Ann", "honest(Bob)") == {False: pytest.approx(1.0)}
    met = first.then(scene("entity Cas : character; believes(Cas, honest(Bob) = False);", SECOND, turns="Ann"))
    assert met.belief("Cas", "honest(Bob)") == {False: 1.0}
    assert met.belief("Cas", "Ann", "honest(Bob)")[True] == pytest.approx(plain.belief("Ann", "honest(Bob)")[True])


def test_a_default_of_the_domain_does_not_undo_what_happened(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """That everybody is alive is said by the domain alone; whoever died is dead in the next scene."""
    text = 'import "life-and-death"; entity A : character; entity B : character; {} turns: A; outcome dead: !alive(B);'
    one, two = tmp_path / "one.story", tmp_path / "two.story"
    one.write_text(text.replace("{}", "exposed(B, A); grudge(A, B) = overwhelming; mercy(A) = none;"), encoding="utf-8")
    two.write_text(text.replace("{}", ""), encoding="utf-8")
    run = forbear.load(one).run(after="kill").then(forbear.load(two))
    assert run.outcomes["dead"] == 1.0


def test_why_is_asked_of_what_was_carried() -> None:
    """Silenced beliefs and facts are silenced in the carried minds: were Ann sure that Bob is a rogue, she would not lend."""
    run = scene(beginning(0.4), FIRST, turns="Bob").run(after="tell").then(scene(SECOND, turns="Ann"))
    sure = {one.without: one.probability for why in run.why() for one in why.singles}
    rogue = next(p for things, p in sure.items() if "path=('Ann',)" in repr(things) and "value=False" in repr(things))
    assert rogue == pytest.approx(1 / (1 + math.exp(3)), abs=1e-9)
