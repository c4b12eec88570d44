"""A part being played: the player learns what their character learns, the others keep to their odds, and a save is
harmless."""

from __future__ import annotations

import contextlib
import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear import ForbearError, RequestError
from forbear.api.plays import Play, play, resume
from forbear.api.scene import load

# Two who each choose between two deeds; Cleo sees only what is done in the open, and is never on turn.
# With precision 0 each of Ben's two deeds has a chance of exactly 1/2.
QUIET = """
entity Ann : character;
entity Ben : character;
entity Cleo : character;
property armed(c : character) : boolean;
property greeted(c : character) : boolean;
property kind(c : character) : boolean;
kind(Ben);
openly believes(Ann, kind(Ben) = {True: 0.5, False: 0.5});
openly believes(Ann, armed(Ben) = False);
openly believes(Cleo, armed(Ben) = False);
action arm(c : character) {
	precondition: c == Ben & !greeted(Ben);
	effect: armed(c);
	consenting: c;
	observing(w : character): w == c;
	unsuspected;
	says: "{c} takes a knife";
}
action greet(c : character) {
	precondition: !greeted(c);
	effect: greeted(c);
	consenting: c;
	says: "{c} says good day";
}
reason peace(c : character): if(greeted(c)) 1 else 0;
turns: Ben, Ann, Ben;
mind Ben { depth: 1; precision: 0; }
outcome armed: armed(Ben);
"""


def told(playing: Play) -> list[str]:
    return [row["told"] for row in playing.view()["told"]]


def test_others_keep_to_their_odds() -> None:
    """Ben arms himself first in half of all plays: of 400, 200 with a deviation of 10; 5 deviations are allowed."""
    scene = load(QUIET)
    first = [play(scene, "Ben", seed=0).names]
    assert first == [("arm(Ben)", "greet(Ben)")]
    armed = sum(play(scene, "Ann", seed=seed).game.story.steps[0].option.event.action == 0 for seed in range(400))
    assert abs(armed - 200) < 50


def test_what_was_not_seen_is_not_told() -> None:
    scene = load(QUIET)
    unseen = next(p for p in (play(scene, "Ann", seed=seed) for seed in range(50)) if not told(p))
    assert "knife" not in json.dumps(unseen.view())
    assert unseen.belief("armed(Ben)") == {False: 1.0}
    seen = next(p for p in (play(scene, "Ann", seed=seed) for seed in range(50)) if told(p))
    assert told(seen) == ["Ben says good day"]


def test_what_is_seen_by_name_alone_is_told_by_name_alone() -> None:
    """Ann sees that Ben stirs. What he does, and that it is he, she is not told."""
    text = QUIET.replace("unsuspected;", "observing(w : character) as stirs(): w == Ann;")
    scene = load(text)
    views = [play(scene, "Ann", seed=seed).view() for seed in range(20)]
    rows = [row for view in views for row in view["told"] if "stirs()" in row["told"]]
    assert rows
    assert all((row["by"], row["told"]) == ("?", "something is done: stirs()") for row in rows)
    assert all("knife" not in json.dumps(view) for view in views)


def test_what_is_so_does_not_leak_before_the_end() -> None:
    """Two worlds that Ann cannot tell apart, with one and the same unseen deed, look the same to her."""
    views = []
    for armed in ("True", "False"):
        scene = load(QUIET, settings=(f"armed(Ben) = {armed}",))
        view = play(scene, "Ann", seed=3).view()
        views.append({name: part for name, part in view.items() if name != "save"})
    assert views[0] == views[1]
    assert views[0]["end"] is None


def test_a_role_without_a_turn_watches_and_learns_afterwards() -> None:
    playing = play(load(QUIET), "Cleo", seed=1)
    assert playing.is_over
    assert playing.options == ()
    assert [who["who"] for who in playing.account()["opinions"]] == ["Ann", "Ben"]
    with pytest.raises(RequestError, match="over"):
        playing.choose(0)


def test_the_end_tells_what_was_hidden() -> None:
    """A play in which Ben armed himself: Ann gave it 0."""
    scene = load(QUIET)
    playing = next(p for p in (play(scene, "Ann", seed=seed) for seed in range(50)) if not told(p))
    account = playing.choose("greet").account()
    facts = {(fact["when"], fact["fluent"]): fact["you_thought"] for fact in account["facts"]}
    assert facts["end", "armed(Ben)"] == 0.0
    assert facts["beginning", "kind(Ben)"] == 0.5
    assert account["moves"][0]["told"] == "Ben takes a knife"
    assert account["moves"][0]["seen_by"] == ["Ben"]
    assert account["moves"][0]["thoughts"][0]["who"] == "Ben"


def test_the_account_agrees_with_a_run_over_the_same_events() -> None:
    scene = load("film/casablanca", before=True)
    playing = play(scene, "Ilsa", seed=7).choose("spare").choose("leave")
    row = next(
        row
        for row in playing.account()["opinions"][0]["rows"]
        if row["path"] == ["Rick"] and row["fluent"] == "mercy(Ilsa)" and row["value"] == 12
    )
    events = ["", "offer", "offer, spare", "offer, spare, leave"]
    expected = []
    for after in events:
        beliefs = scene.run(after=after).as_data("beliefs")["beliefs"]
        expected += [
            b["weight"] for b in beliefs if b["path"] == ["Rick"] and b["fluent"] == "mercy(Ilsa)" and b["value"] == 12
        ]
    assert row["weights"] == pytest.approx(expected, abs=1e-12)


def test_expected_is_how_likely_they_had_thought_the_deed() -> None:
    """−log₂ of it is the surprise that the record of a run tells of the same observer at the same step."""
    scene = load("film/casablanca")
    account = play(scene, "Ilsa", seed=7).choose("spare").choose("join").account()
    steps = scene.run(after="offer, spare, join").as_data("story")["story"]["steps"]
    bits = next(s["bits"] for s in steps[1]["surprises"] if s["character"] == "Rick")
    thought = account["moves"][1]["thoughts"][0]
    assert -math.log2(thought["expected"]) == pytest.approx(bits)


def test_a_save_is_taken_up_where_it_was_left() -> None:
    playing = play(load(QUIET), "Ann", seed=11).choose("greet")
    kept = json.loads(json.dumps(playing.save()))
    again = resume(kept, QUIET)
    assert json.dumps(again.view()) == json.dumps(playing.view())


def test_a_save_keeps_what_was_changed() -> None:
    scene = load("film/casablanca", case="past_caring", settings=("prize(Ilsa, Rick) = some",))
    playing = play(scene.moved({"mercy(Ilsa)": 2.5, "strong": 7}).at_depth(0), "Ilsa", seed=2)
    assert resume(playing.save()).view() == playing.view()


def test_going_back_is_keeping_the_play_before() -> None:
    before = play(load("film/casablanca"), "Ilsa", seed=7)
    one, other = before.choose("spare"), before.choose("kill")
    assert one.is_over is False
    assert other.is_over is True
    assert before.names == ("kill(Ilsa, Rick)", "spare(Ilsa, Rick)")


def test_a_changed_scene_refuses_its_saves() -> None:
    kept = play(load(QUIET), "Ann").save()
    with pytest.raises(RequestError, match="has changed"):
        resume(kept, QUIET.replace("0.5, False: 0.5", "0.6, False: 0.4"))


def test_a_save_cannot_have_a_file_opened(tmp_path: Any) -> None:
    secret = tmp_path / "secret.story"
    secret.write_text(QUIET, encoding="utf-8")
    kept = play(load(secret), "Ann").save()
    assert kept["scene"] == str(secret)
    with pytest.raises(RequestError, match="not in the catalogue"):
        resume(kept)


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("schema", "forbear-play/2"),
        ("scene", 3),
        ("case", []),
        ("settings", "x"),
        ("settings", ["x" * 3000]),
        ("numbers", {"mercy(Ilsa)": "much"}),
        ("numbers", {"mercy(Ilsa)": math.inf}),
        ("depth", 99),
        ("depth", True),
        ("role", None),
        ("role", "Nobody"),
        ("seed", 1.5),
        ("seed", 10**40),
        ("choices", ["offer"]),
        ("choices", [0]),
        ("choices", ["spare"] * 501),
        ("digest", "0"),
    ],
)
def test_a_hostile_save_is_refused_with_a_message(member: str, value: object) -> None:
    kept = play(load("film/casablanca"), "Ilsa", seed=7).save()
    with pytest.raises(RequestError):
        resume({**kept, member: value})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEPT = play(load("film/casablanca"), "Ilsa", seed=7).save()


@given(st.dictionaries(st.sampled_from(sorted(KEPT)), JSON, min_size=1))
def test_any_save_resumes_or_is_refused(changes: dict[str, Any]) -> None:
    with contextlib.suppress(ForbearError):
        resume({**KEPT, **changes})
