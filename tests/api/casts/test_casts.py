"""A cast as a host uses it: what is asked, what happens, who comes and goes, and what is kept."""

from __future__ import annotations

import gc
import json
import math
import pickle
import random
import threading
from pathlib import Path
from typing import Any

import pytest

import forbear
from forbear.minds.node import Node

VILLAGE = (Path(__file__).parents[3] / "examples" / "village" / "village.story").read_text(encoding="utf-8")


def kept(cast: forbear.Cast) -> str:
    return json.dumps(cast.save())


def played(count: int, seed: int = 1) -> forbear.Cast:
    cast, rng = forbear.cast(VILLAGE), random.Random(seed)
    for _ in range(count):
        who = rng.choice(cast.people)
        cast.happened(rng.choice(cast.options(who))["event"], by=who)
    return cast


def test_an_answer_is_the_quantal_response_to_what_the_deed_brings() -> None:
    """Ada's shelter costs 1 and is worth fond 3: β = 1, so 1/(1 + e^-2)."""
    assert forbear.cast(VILLAGE).odds("Ada")["shelter(Ada, You)"] == pytest.approx(1 / (1 + math.exp(-2)), abs=1e-12)


def test_caught_lying_costs_the_liar_their_name() -> None:
    """Told that Ada did it, Bero has p = P(honest, thief | told); the search shows that she did not. What remains of honest
    is 1/2 · L4 to 1/2 · L4 + 1/2 · L0, by how likely a lie is of one whom it costs 4, and of one whom it costs nothing."""
    cast = forbear.cast(VILLAGE)
    event = "accuse(You, Bero, Ada)"
    likely = []
    for cost in (4, 0):
        other = forbear.cast(VILLAGE)
        other.set(f"honest(You) = {cost}")
        likely.append(other.odds("You", depth=0)[event])
    cast.happened(event)
    assert cast.believes("Bero", "thief(Ada)") > 0.3
    cast.happened("search(Bero, Ada)")
    assert cast.believes("Bero", "thief(Ada)") == 0
    assert cast.believes("Bero", "honest(You) == 4") == pytest.approx(likely[0] / sum(likely), abs=1e-9)
    assert cast.believes("Bero", "honest(You) == 4") < 0.05


def test_who_is_told_to_have_seen_it_sees_it_and_nobody_else() -> None:
    cast = forbear.cast(VILLAGE)
    taken = cast.happened("threaten(You, Ada)", seen_by=("Cleo",))
    assert taken.seen == {"You": "did", "Cleo": "saw"}
    assert cast.believes("Cleo", "afraid(Ada)") == pytest.approx(1)
    assert cast.believes("Ada", "afraid(Ada)") == cast.believes("Bero", "afraid(Ada)") == 0


def test_what_simply_happens_tells_nothing_of_anybody() -> None:
    cast = forbear.cast(VILLAGE)
    taken = cast.happened("threaten(You, Ada)", by=None)
    assert taken.by is None and taken.moved == {}
    assert cast.holds("afraid(Ada)") and cast.believes("Bero", "afraid(Ada)") == pytest.approx(1)


def test_a_fact_that_is_set_is_known_to_who_knew_it_and_doubted_by_who_doubted_it() -> None:
    cast = forbear.cast(VILLAGE)
    cast.set("coins(You) = 9 & !thief(Cleo)")
    assert cast.value("coins(You)") == 9 and not cast.holds("thief(Cleo)")
    assert cast.believes("Bero", "coins(You) == 9") == pytest.approx(1)
    assert cast.believes("Bero", "thief(Cleo)") == pytest.approx(0.2)
    assert cast.believes("Cleo", "thief(Cleo)") == 0


def test_who_hears_something_takes_it_to_be_so_and_nobody_knows_that_they_do() -> None:
    cast = forbear.cast(VILLAGE)
    cast.hears("Bero", "thief(Cleo)")
    assert cast.believes("Bero", "thief(Cleo)") == pytest.approx(1)
    assert cast.believes("Ada", "thief(Cleo)", "Bero") == pytest.approx(0.2)
    assert [row["how"] for row in cast.remembers("Bero")] == ["heard"] and cast.remembers("Ada") == []


def test_what_was_expected_is_what_the_others_would_do() -> None:
    """Cleo, who is fond of nobody and has no coin, gains nothing by it: the bed costs her 1."""
    cast = forbear.cast(VILLAGE)
    assert cast.expects("You", "housed(You)", ("Cleo",)) == pytest.approx(1 / (1 + math.exp(1)), abs=1e-12)
    assert cast.expects("You", "housed(You)") == 0


def test_doing_nothing_is_evidence_only_where_it_is_told() -> None:
    cast = forbear.cast(VILLAGE)
    before = kept(cast)
    assert kept(cast) == before
    taken = cast.idle("You")
    assert taken.by == "You" and taken.seen == {"Ada": "silence", "Bero": "silence", "Cleo": "silence"}
    assert cast.believes("Ada", "named(Cleo)") > 0
    assert cast.believes("You", "named(Cleo)") == 0


def test_a_newcomer_is_believed_as_it_is_declared_and_the_gone_think_no_more() -> None:
    cast = played(4)
    doubts = cast.doubts("Bero")
    cast.add("Ned", "lives_here(Ned)", "coins(Ned) = 2", "openly believes(Bero, honest(Ned) = {4: 0.25, 0: rest})")
    for fluent, odds in doubts.items():
        assert cast.doubts("Bero")[fluent] == pytest.approx(odds, abs=1e-12)
    assert cast.believes("Bero", "honest(Ned) == 4") == pytest.approx(0.25)
    assert cast.believes("Ada", "honest(Ned) == 4", "Bero") == pytest.approx(0.25)
    assert cast.believes("Ada", "honest(Ned) == 0") == pytest.approx(1), "told nothing, she is right"
    assert "give(You, Ned)" in [option["event"] for option in cast.options("You")] or cast.holds("gone(You)")
    cast.remove("Ada")
    assert cast.people == ("You", "Bero", "Cleo", "Ned")
    assert cast.believes("Bero", "honest(Ned) == 4") == pytest.approx(0.25)
    with pytest.raises(forbear.RequestError, match="has been here"):
        cast.add("Ada")


def test_whoever_is_forgotten_leaves_nothing_behind() -> None:
    cast = played(4)
    as_it_was = kept(cast)
    cast.add("Ned", "lives_here(Ned)", "openly believes(Bero, honest(Ned) = {4: 0.25, 0: rest})")
    cast.remove("Ned", facts=False)
    now, then = json.loads(kept(cast)), json.loads(as_it_was)
    assert [now[part] for part in ("people", "facts", "story")] == [then[part] for part in ("people", "facts", "story")]
    assert now["nodes"] == then["nodes"] and now["beliefs"] == then["beliefs"]
    with pytest.raises(forbear.StoryError, match="nobody and nothing is called 'Ned'"):
        cast.holds("lives_here(Ned)")
    cast.add("Ned")
    assert cast.believes("Bero", "honest(Ned) == 0") == pytest.approx(1), "another Ned, of whom nothing is doubted"
    cast.add("Tom", "lives_here(Tom)", "believes(Tom, honest(Ned) = {4: 0.5, 0: rest})")
    with pytest.raises(forbear.StoryError, match="Ned"):
        cast.remove("Ned", facts=False)
    with pytest.raises(forbear.RequestError, match="of the story itself"):
        cast.remove("Ada", facts=False)
    assert cast.people == ("You", "Ada", "Bero", "Cleo", "Ned", "Tom")


def test_what_is_asked_of_the_gone_is_not_thought() -> None:
    cast = played(4)
    cast.remove("Ada")
    assert not cast.holds("believes(Ada, coins(You) < 100)")
    assert cast.believes("Bero", "belief(Ada, thief(Cleo)) == 0") == 1
    assert cast.expects("Bero", "believes(Ada, thief(Cleo))") == 0
    assert cast.holds("coins(You) < 100 & !believes(Ada, coins(You) < 100)")
    with pytest.raises(forbear.RequestError, match="gone: Ada"):
        cast.set("believes(Ada, thief(Cleo))")
    cast.set("forall(c : character) believes(c, named(You))")
    assert cast.believes("Bero", "named(You)") == 1


def test_a_save_gives_the_same_bytes_and_the_same_answers() -> None:
    cast = played(12)
    cast.add("Ned", "lives_here(Ned)")
    cast.remove("Cleo")
    text = kept(cast)
    again = forbear.restore(json.loads(text), VILLAGE)
    assert kept(again) == text
    assert kept(pickle.loads(pickle.dumps(cast))) == text
    for one in (cast, again):
        one.happened("talk(You)" if not one.holds("gone(You)") else "come(You)", ("Bero",))
    assert again.odds("Bero", ("You",)).odds == pytest.approx(cast.odds("Bero", ("You",)).odds, abs=1e-12)


@pytest.mark.parametrize(
    "edited",
    [
        "// a word\n" + VILLAGE,
        VILLAGE.replace("lets it be", "shrugs"),
        VILLAGE.replace(
            "entity You : character;\nentity Ada : character;", "entity Ada : character;\nentity You : character;"
        ),
        VILLAGE.replace("cost(b): 0.5;", "cost(b): 0.25;"),
        VILLAGE.replace("turns:", "action sing(a : character) { consenting: a; }\nturns:"),
        VILLAGE.replace("turns:", "property tall(c : character) : boolean;\nentity Eve : character;\nturns:"),
    ],
)
def test_a_save_survives_edits_in_silence(edited: str) -> None:
    cast = played(6)
    gone: list[str] = []
    later = forbear.restore(json.loads(kept(cast)), edited, gone=gone)
    assert gone == []
    for who in cast.people:
        for fluent, odds in cast.doubts(who).items():
            assert later.doubts(who)[fluent] == pytest.approx(odds, abs=1e-12)
        assert cast.remembers(who) == later.remembers(who)


def test_what_is_gone_from_the_story_is_named_and_the_rest_is_kept() -> None:
    cast = played(6)
    edited = VILLAGE.replace("entity Cleo : character;", "entity Clea : character;").replace("Cleo", "Clea")
    gone: list[str] = []
    later = forbear.restore(json.loads(kept(cast)), edited, gone=gone)
    assert gone[0] == "Cleo" and "thief(Cleo)" in gone and all("Cleo" in name for name in gone)
    assert later.believes("Ada", "honest(You) == 4") == pytest.approx(
        cast.believes("Ada", "honest(You) == 4"), abs=1e-12
    )
    assert later.believes("Ada", "thief(Clea)") == pytest.approx(0.3), "Clea is new, and believed as is declared"


def _without(key: str) -> Any:
    return lambda save: {name: value for name, value in save.items() if name != key}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda save: None, "no save"),
        (lambda save: {"schema": "forbear-play/1"}, "no save"),
        (lambda save: {**save, "schema": "forbear-cast/9"}, "later version"),
        *(
            (_without(key), f"no usable '{key}'")
            for key in ("people", "facts", "nodes", "beliefs", "count", "log", "story")
        ),
        (lambda save: {**save, "nodes": save["nodes"][:1]}, "no usable 'beliefs'"),
        (lambda save: {**save, "beliefs": save["beliefs"][:1]}, "no usable 'nodes'"),
        (lambda save: {**save, "facts": {**save["facts"], "coins(You)": 10**400}}, "no usable 'facts'"),
        (lambda save: {**save, "facts": {**save["facts"], "coins(You)": ["1/0"]}}, "no usable 'facts'"),
        (
            lambda save: {**save, "beliefs": [{**b, "worlds": [[0.0, 0], [0.0, 0]]} for b in save["beliefs"]]},
            "sum to 1",
        ),
        (lambda save: {**save, "beliefs": [{**b, "worlds": [[0.0, 0]]} for b in save["beliefs"]]}, "their own mind"),
        (lambda save: {**save, "story": {**save["story"], "added": ["entity Ned"]}}, "E101"),
        (lambda save: {**save, "story": {**save["story"], "numbers": {"tau": math.nan}}}, "no usable 'story'"),
    ],
)
def test_what_is_no_save_is_refused_with_what_is_wrong(change: Any, said: str) -> None:
    save = json.loads(kept(played(3)))
    with pytest.raises(forbear.ForbearError, match=said):
        forbear.restore(change(save), VILLAGE)


def test_a_save_cannot_have_a_file_opened() -> None:
    save = json.loads(kept(played(1)))
    save["story"]["name"] = "/etc/passwd"
    with pytest.raises(forbear.RequestError, match="not in the catalogue"):
        forbear.restore(save)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda cast: cast.happened("come(You)"), "needs `gone"),
        (lambda cast: cast.happened("fly(You)"), "no action 'fly"),
        (lambda cast: cast.happened("accuse"), "could be any of"),
        (lambda cast: cast.happened("talk(You), talk(You)"), "more than one event"),
        (lambda cast: cast.happened("talk(You)", by="Ada"), "not for Ada, but for You"),
        (lambda cast: cast.happened("talk(You)", by="Nobody"), "nobody is called 'Nobody'"),
        (lambda cast: cast.happened("come(You)", by=None), "not possible now"),
        (lambda cast: cast.happened("talk(You)", ("Nobody",)), "nobody is called"),
        (lambda cast: cast.happened("talk(You)", "Ada"), "ahead takes the names"),
        (lambda cast: cast.happened("talk(You)", seen_by=("Eve",)), "nobody is called"),
        (lambda cast: cast.happened("talk(You)", refused_by="Ada"), "nobody is asked"),
        (lambda cast: cast.happened("wait", by="You"), "has something to do"),
        (lambda cast: cast.happened("x" * 10_000), "at most"),
        (lambda cast: cast.odds("Eve"), "nobody is called 'Eve'"),
        (lambda cast: cast.odds("Ada", depth=99), "depth is a whole number"),
        (lambda cast: cast.odds("Ada", within=math.nan), "within takes seconds"),
        (lambda cast: cast.believes("Ada", "thieff(Cleo)"), "E202"),
        (lambda cast: cast.believes("Ada", "thief(Cleo); turns: Ada"), "without ';'"),
        (lambda cast: cast.believes("Ada", ""), "one text"),
        (lambda cast: cast.believes("Ada", "coins(You)"), "E213|E206|E2"),
        (lambda cast: cast.set("coins(You) = dear"), "E2"),
        (lambda cast: cast.set("thief(Cleo) = 3"), "E2"),
        (lambda cast: cast.value("coin(You)"), "no fluent"),
        (lambda cast: cast.why("Ada", "talk"), "not open to Ada"),
        (lambda cast: cast.add("You"), "is there already"),
        (lambda cast: cast.add("Ned", kind="boolean"), "E2"),
        (lambda cast: cast.add("Ned; entity Eve"), "E2|E1|no type"),
        (lambda cast: cast.add("Ned", "coins(Ned) = "), "E1"),
        (lambda cast: cast.remove("Eve"), "nobody is called"),
    ],
)
def test_what_cannot_be_is_refused_and_the_cast_is_as_it_was(call: Any, said: str) -> None:
    cast = forbear.cast(VILLAGE)
    before = kept(cast)
    with pytest.raises(forbear.ForbearError, match=said):
        call(cast)
    assert kept(cast) == before


def test_a_limit_leaves_the_cast_as_it_was() -> None:
    cast = forbear.cast(VILLAGE, limits=forbear.Limits(nodes=60))
    before = kept(cast)
    with pytest.raises(forbear.LimitReached):
        cast.happened("talk(You)", ("Bero", "You", "Ada"), turn_known=True)
    assert kept(cast) == before


def test_there_is_always_an_answer_and_it_says_how_far_it_came() -> None:
    cast = forbear.cast(VILLAGE)
    hurried = cast.odds("Bero", ("You", "Ada", "You"), within=1e-6)
    assert not hurried.exact and sum(hurried.odds.values()) == pytest.approx(1)
    assert list(hurried.odds) == [option["event"] for option in cast.options("Bero")]
    whole = cast.odds("Ada", within=60.0)
    assert whole.exact and whole.odds == pytest.approx(cast.odds("Ada").odds)
    assert not cast.happened("talk(You)", ("Bero", "You", "Ada", "You"), within=1e-6).exact


def test_no_collection_is_due_after_an_answer_within_a_time_and_no_garbage_is_left_for_one() -> None:
    cast = forbear.cast(VILLAGE)
    rng = random.Random(7)
    gc.collect()
    collections: list[str] = []

    def noted(phase: str, _: dict[str, int]) -> None:
        collections.append(phase)

    for number in range(30):
        collections.clear()
        gc.callbacks.append(noted)
        cast.odds("Ada", ("You", "Ada"), within=60.0)
        [[] for _ in range(100)]
        gc.callbacks.pop()
        assert gc.isenabled() and collections == []
        who = rng.choice(cast.people)
        is_unseen = number % 3 == 0
        event = rng.choice(cast.options(who))["event"]
        cast.happened(event, by=who, seen_by=() if is_unseen else None, turn_known=is_unseen, within=60.0)
    made = sum(isinstance(each, Node) for each in gc.get_objects())
    gc.collect()
    assert made == sum(isinstance(each, Node) for each in gc.get_objects()), "each goes as the last word of it does"


def test_several_threads_may_ask_at_once() -> None:
    cast = forbear.cast(VILLAGE)
    wrong: list[object] = []

    def work(who: str) -> None:
        try:
            for _ in range(4):
                cast.odds(who)
                cast.happened(cast.options(who)[-1]["event"], by=who)
        except Exception as error:
            wrong.append(error)

    threads = [threading.Thread(target=work, args=(who,)) for who in cast.people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == [] and cast.count == 16


def test_a_cast_begins_from_a_domain_a_scene_and_a_builder() -> None:
    scene = forbear.load("film/casablanca")
    assert forbear.cast(scene).people == forbear.cast("film/casablanca").people == ("Rick", "Ilsa")
    later = forbear.cast(scene, after="offer")
    odds = scene.run(after="offer").as_data("options")["options"]
    found = later.odds("Ilsa", scene.task.turns[2:])
    assert list(found.odds.values()) == pytest.approx([option["probability"] for option in odds], abs=1e-12)
    story = forbear.StoryBuilder()
    story.character("Ann")
    story.property("glad", "c : character", "boolean")
    assert forbear.cast(story).people == ("Ann",)
    assert (
        forbear.cast("entity Ann : character;\nproperty glad(c : character) : boolean;").options("Ann")[0]["kind"]
        == "wait"
    )
    with pytest.raises(forbear.RequestError, match="nobody lives"):
        forbear.cast("type thing;\nentity ring : thing;")


@pytest.mark.parametrize("answer", [None, "Bob"])
def test_what_several_must_agree_to_is_agreed_to_or_refused(answer: str | None) -> None:
    cast = forbear.cast(
        "entity Ann : character;\nentity Bob : character;\nproperty shared() : boolean;\n"
        "action deal(a : character, b : character) { precondition: a != b; effect: shared(); consenting: a, b; }"
    )
    taken = cast.happened("Ann: deal(Ann, Bob)", refused_by=answer)
    assert cast.holds("shared()") is (answer is None)
    assert taken.event == "deal(Ann, Bob)" and taken.seen == {"Ann": "did", "Bob": "did"}


def test_nature_moves_where_a_deed_is_nobodys() -> None:
    cast = forbear.cast(
        "entity Ann : character;\nproperty wet() : boolean;\naction rain() { precondition: !wet(); effect: wet(); }"
    )
    assert cast.happened("rain()").by == "chance" and cast.believes("Ann", "wet()") == 1


DRIFT = VILLAGE + "drift honest(c) = 0.1 toward believed;\n"


def test_what_was_learned_fades_toward_what_was_declared_and_nothing_else_does() -> None:
    """By 1 - 0.9^n of the weight: Bero was declared to take it for even odds that a lie costs the stranger anything."""
    cast = forbear.cast(DRIFT)
    cast.happened("accuse(You, Bero, Ada)")
    cast.happened("search(Bero, Ada)")
    learned = cast.believes("Bero", "honest(You) == 4")
    taken = cast.time(1)
    assert cast.believes("Bero", "honest(You) == 4") == pytest.approx(0.9 * learned + 0.1 * 0.5, abs=1e-12)
    assert taken.event == "time(1)" and "Bero" in taken.moved
    cast.time(3)
    assert cast.believes("Bero", "honest(You) == 4") == pytest.approx(0.9**4 * learned + (1 - 0.9**4) * 0.5, abs=1e-12)
    assert cast.believes("Bero", "thief(Ada)") == 0 and cast.value("honest(You)") == 4
    assert cast.believes("Ada", "honest(You) == 4", "Bero") == pytest.approx(0.5)
    assert cast.believes("You", "honest(You) == 4") == 1, "who knows it of themselves forgets nothing"
    assert json.dumps(forbear.restore(json.loads(kept(cast)), DRIFT).save()) == kept(cast)


def test_time_passes_without_a_trace_where_nothing_drifts() -> None:
    cast = forbear.cast(VILLAGE)
    before = cast.doubts("Bero")
    cast.time(1000)
    assert cast.doubts("Bero") == before
    for units in (0, -1, math.nan, 1e9):
        with pytest.raises(forbear.RequestError, match="units"):
            cast.time(units)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("drift honest(c) = 2 toward believed;", "E317"),
        ("drift honest(c) = 0.1 toward truth;", "E317"),
        ("drift honst(c) = 0.1 toward believed;", "E202"),
        ("drift honest(c, d) = 0.1 toward believed;", "E203"),
        ("drift honest(c) = fast toward believed;", "E225"),
    ],
)
def test_a_drift_that_is_none_is_told(text: str, code: str) -> None:
    with pytest.raises(forbear.StoryError) as raised:
        forbear.load(VILLAGE + text)
    assert [found.code for found in raised.value.diagnostics] == [code]


def test_a_drift_is_written_as_it_was_read_and_one_is_enough_for_one_person() -> None:
    assert "drift honest(c) = 0.1 toward believed;" in forbear.formatted(forbear.Text(DRIFT))
    story = forbear.StoryBuilder()
    story.character("Ann")
    story.character("Bob")
    story.property("kind", "c : character", "boolean")
    story.believes("Ann", "kind(Bob) = {True: 0.5, False: rest}", openly=True)
    story.drift("kind", "Bob", rate=0.5)
    cast = forbear.cast(story)
    cast.hears("Ann", "kind(Bob)")
    cast.time()
    assert cast.believes("Ann", "kind(Bob)") == pytest.approx(0.75)


def test_a_long_game_keeps_no_more_than_can_be_reached() -> None:
    """Of four people who see some events and not others no more than 2^4 · 4 beliefs can differ by who saw what."""
    cast = played(60)
    save = cast.save()
    assert len(save["beliefs"]) <= 64
    assert cast._minds.engine.interner.count < 5_000
