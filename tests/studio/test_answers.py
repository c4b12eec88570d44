"""Every address answers as docs/studio-api.md says; numbers are those of the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from forbear.account.edge import edge_data
from forbear.account.report import RECORDED
from forbear.api.plays import play
from forbear.api.recognition import recognise
from forbear.api.scene import load
from forbear.studio.jobs.kinds import LONG, QUICK, STANDING
from forbear.studio.jobs.questions import ASKED
from tests.studio.serving import Served

CASABLANCA = {"scene": "film/casablanca"}
ROOT = Path(__file__).parents[2]


def test_every_address_is_described() -> None:
    text = (ROOT / "docs" / "studio-api.md").read_text(encoding="utf-8")
    described = set(re.findall(r"^### `(?:GET|POST|PUT) /api/([a-z/]+)", text, re.MULTILINE))
    assert described == {*QUICK, *LONG, *STANDING, "about", "files", "file"}


def test_a_run_is_what_the_command_line_prints(served: Served) -> None:
    found = served.ask("/api/run", {**CASABLANCA, "settings": ["prize(Ilsa, Rick) = some"], "after": "offer"})
    run = load("film/casablanca", settings=("prize(Ilsa, Rick) = some",)).run(after="offer")
    expected = run.as_data(*RECORDED)
    assert found.pop("listed") == {"first": 0, "most": 100, "of": len(expected["stories"])}
    assert found == json.loads(json.dumps(expected))


def test_the_same_request_gives_the_same_bytes(served: Served) -> None:
    one, other = (json.dumps(served.ask("/api/run", CASABLANCA)) for _ in range(2))
    assert one == other


def test_stories_are_listed_a_page_at_a_time(served: Served) -> None:
    every = served.ask("/api/run", CASABLANCA)["stories"]
    page = served.ask("/api/run", {**CASABLANCA, "first": 2, "most": 2})
    assert page["stories"] == every[2:4]
    assert page["listed"] == {"first": 2, "most": 2, "of": len(every)}


def test_a_moved_number_is_a_setting(served: Served) -> None:
    """A fact that is moved to a number, and set to it by a statement, come to the same."""
    moved = served.ask("/api/run", {**CASABLANCA, "numbers": {"mercy(Ilsa)": 2.5}})
    put = served.ask("/api/run", {**CASABLANCA, "settings": ["mercy(Ilsa) = 2.5"]})
    assert moved["outcomes"] == put["outcomes"]
    assert moved["scene"]["settings"] == ["mercy(Ilsa) = 2.5"]


@pytest.mark.parametrize(
    "changed",
    [
        {"numbers": {"mercy(Ilsa)": 2.5}, "free": True},
        {"numbers": {"mercy(Ilsa)": 3.4, "believes(Ilsa, good(Rick) = True)": 0.7}, "free": True},
        {"numbers": {"mercy(Ilsa)": 0.0, "depth(Rick)": 2}, "free": True},
        {"numbers": {"overwhelming": 7, "mercy(Ilsa)": 1}, "free": True},
        {"numbers": {"mercy(Ilsa)": 2.5}, "depth": 2, "free": True},
        {"numbers": {"mercy(Ilsa)": 2.5}},
        {"free": True},
    ],
)
def test_the_odds_that_follow_a_slider_are_those_of_a_run(served: Served, changed: dict[str, object]) -> None:
    """Asked twice: the second time by a tape that is there already, where a tape can tell."""
    run = served.ask("/api/run", {**CASABLANCA, **changed})
    for _ in range(2):
        odds = served.ask("/api/outcomes", {**CASABLANCA, **changed})
        assert (odds["limit"], odds["unfinished"], odds["horizon"]) == (None, pytest.approx(0, abs=1e-12), None)
        assert [one["name"] for one in odds["outcomes"]] == [one["name"] for one in run["outcomes"]]
        for one, other in zip(odds["outcomes"], run["outcomes"], strict=True):
            assert one["probability"] == pytest.approx(other["probability"], abs=1e-12)


def test_odds_that_a_limit_cut_short_say_so(served: Served) -> None:
    asked = {**CASABLANCA, "numbers": {"mercy(Ilsa)": 2.5}, "free": True, "limits": {"nodes": 60}}
    for _ in range(2):
        odds = served.ask("/api/outcomes", asked)
        assert odds["limit"]["limit"] == "nodes"
        assert odds["outcomes"] == [
            {"name": one["name"], "probability": one["probability"]}
            for one in served.ask("/api/run", asked)["outcomes"]
        ]


def test_of_a_run_only_the_sections_are_told_that_are_asked_for(served: Served) -> None:
    whole = served.ask("/api/run", CASABLANCA)
    some = served.ask("/api/run", {**CASABLANCA, "sections": ["story", "outcomes"]})
    assert set(some) == {"schema", "semantics", "scene", "story", "outcomes", "beliefs", "listed"}
    assert (some["story"], some["outcomes"]) == (whole["story"], whole["outcomes"])
    answer = served.client.post("/api/run", json={**CASABLANCA, "sections": ["stroy"]})
    assert answer.status_code == 400 and "there is no section 'stroy'" in answer.json()["error"]["message"]


def test_a_named_amount_moves_all_that_is_written_with_it(served: Served) -> None:
    moved = served.ask("/api/run", {**CASABLANCA, "numbers": {"overwhelming": 7}})
    put = served.ask("/api/run", {**CASABLANCA, "settings": ["overwhelming = 7"]})
    assert moved["outcomes"] == put["outcomes"]


def test_the_parts_of_a_scene(served: Served) -> None:
    found = served.ask("/api/scene", {**CASABLANCA, "case": "past_caring"})
    assert found["characters"] == ["Rick", "Ilsa"]
    assert found["case"] == "past_caring"
    facts = {fact["fluent"]: fact for fact in found["facts"]}
    assert facts["good(Rick)"]["value"] is True
    assert facts["mercy(Ilsa)"]["doubted"] is True
    assert facts["prize(Ilsa, Rick)"]["said"] == "strong"
    assert facts["prize(Ilsa, Rick)"]["written"] is True
    assert facts["prize(Rick, Ilsa)"]["written"] is False
    numbers = {number["name"]: number for number in found["numbers"]}
    assert numbers["believes(Ilsa, good(Rick) = True)"]["now"] == pytest.approx(0.2)
    assert numbers["strong"]["group"] == "amount"
    assert {"fact", "credence", "reason", "cost", "mind", "scene", "amount"} == {n["group"] for n in found["numbers"]}
    switch = next(one for one in found["switches"] if one["fluent"] == "good(Rick)")
    turned = switch["settings"][switch["values"].index(False)]
    assert served.ask("/api/run", {**CASABLANCA, "settings": [turned]})["stories"]


def test_numbers_of_every_group_can_be_moved_to_both_ends(served: Served) -> None:
    """A named amount may come to equal another in one distribution: that is told as a mistake of the story."""
    groups = {number["group"]: number for number in served.ask("/api/scene", CASABLANCA)["numbers"]}
    assert len(groups) == 7
    for number in groups.values():
        for place in (number["low"], number["high"]):
            asked = {**CASABLANCA, "numbers": {number["name"]: place}, "most": 0}
            answer = served.client.post("/api/run", json=asked)
            is_amount = number["group"] == "amount"
            assert answer.status_code == 200 or (is_amount and answer.json()["error"]["code"] == "story"), answer.json()


@pytest.mark.parametrize(
    ("name", "amount"),
    [
        ("depth(Ilsa)", 1.5),
        ("depth(Ilsa)", 99),
        ("precision(Ilsa)", -1),
        ("tau", 0),
        ("believes(Ilsa, good(Rick) = True)", 1.01),
        ("nothing", 1),
    ],
)
def test_what_a_number_cannot_be(served: Served, name: str, amount: float) -> None:
    assert served.ask("/api/run", {**CASABLANCA, "numbers": {name: amount}}, status=422)["error"]["code"] == "request"


def test_why_is_what_the_command_line_prints(served: Served) -> None:
    run = load("film/casablanca").run()
    expected = json.loads(json.dumps(run.as_data(*ASKED)))
    assert served.ask("/api/why", CASABLANCA) == expected


def test_the_edge_is_what_the_command_line_prints(served: Served) -> None:
    asked = {**CASABLANCA, "number": "mercy(Ilsa)", "low": 0, "high": 8}
    found = load("film/casablanca").edge("mercy(Ilsa)", between=(0, 8))
    assert served.ask("/api/edge", asked) == json.loads(json.dumps(edge_data(found)))


def test_heat_agrees_with_runs_at_its_points(served: Served) -> None:
    axes = {"x": {"number": "mercy(Ilsa)", "low": 0, "high": 6, "steps": 3}, "y": {"number": "depth(Ilsa)", "steps": 3}}
    found = served.ask("/api/heat", {**CASABLANCA, **axes})
    assert found["x"]["at"] == [0, 3, 6]
    assert found["y"]["at"] == [0, 2, 3]
    run = served.ask("/api/run", {**CASABLANCA, "numbers": {"mercy(Ilsa)": 3, "depth(Ilsa)": 2}})
    assert found["cells"][1][1] == pytest.approx([outcome["probability"] for outcome in run["outcomes"]])
    assert found["limit"] is None


def test_the_verdict_is_what_the_command_line_prints(served: Served) -> None:
    expected = recognise(load("film/casablanca").run()).as_data(in_full=True)
    assert served.ask("/api/verdict", CASABLANCA) == json.loads(json.dumps(expected))


def test_what_was_chosen_in_the_tree_is_read_as_told(served: Served) -> None:
    found = served.ask("/api/read", {**CASABLANCA, "events": [0, 1], "because": "conscience"})
    expected = load("film/casablanca", before=True).read(
        found["told"].removeprefix("told: ").partition(";")[0], "conscience", draws=0
    )
    (data,) = json.loads(json.dumps(expected.as_data()))["readings"]
    assert found["before"] == pytest.approx(data["before"])
    assert found["shown"][0]["odds"][0].pop("told")
    assert [one["bits"] for one in found["shown"]] == pytest.approx([one["bits"] for one in data["shown"]])


def test_no_trope_is_a_path(served: Served) -> None:
    assert served.ask("/api/verdict", {**CASABLANCA, "trope": "/etc/passwd"}, status=404)


def test_the_tree_has_the_stories_of_the_run(served: Served) -> None:
    """The ends of the whole tree and the stories of the run are the same, with the same probabilities."""
    ends: list[float] = []

    def gather(node: dict[str, object]) -> None:
        if node["over"]:
            ends.append(node["probability"])  # type: ignore[arg-type]
        for option in node["options"]:  # type: ignore[attr-defined]
            gather(option["node"])

    untold = {"text": served.ask("/api/scene", CASABLANCA)["text"]}
    found = served.ask("/api/tree", {**untold, "levels": 20, "most": 2000})
    gather(found["node"])
    assert found["cut"] == []
    stories = served.ask("/api/run", untold)["stories"]
    assert sorted(ends) == pytest.approx(sorted(story["probability"] for story in stories))


def test_what_was_cut_of_a_tree_can_be_asked_for(served: Served) -> None:
    found = served.ask("/api/tree", {**CASABLANCA, "levels": 1, "most": 2})
    cut = found["cut"][0]
    assert served.ask("/api/tree", {**CASABLANCA, "events": cut, "levels": 0})["node"]["events"] == cut


def test_a_story_of_the_tree_in_full(served: Served) -> None:
    found = served.ask("/api/story", {**CASABLANCA, "events": [0, 1]})
    assert found["over"] is False
    assert [step["event"]["action"] for step in found["story"]["steps"]] == ["offer", "spare"]
    after = served.ask("/api/run", {**CASABLANCA, "after": found["after"]})
    assert found["outcomes"] == after["outcomes"]
    assert served.ask("/api/story", {**CASABLANCA, "events": [9]}, status=422)["error"]["code"] == "request"


def test_the_catalogue_and_its_filters(served: Served) -> None:
    found = served.ask("/api/catalogue")
    assert "film/casablanca" in [entry["name"] for entry in found["scenes"]]
    assert "film" in found["media"]
    narrowed = served.ask("/api/catalogue?q=rick&medium=film")
    assert {entry["medium"] for entry in narrowed["scenes"]} == {"film"}
    assert narrowed["media"] == found["media"]
    assert served.ask("/api/catalogue?mediun=film", status=400)["error"]["code"] == "bad-request"
    assert served.ask("/api/catalogue?medium=nothing", status=422)["error"]["code"] == "request"


def test_the_odds_of_several_scenes(served: Served) -> None:
    found = served.ask("/api/odds", {"scenes": ["film/casablanca"]})["odds"]["film/casablanca"]
    assert found["outcomes"] == served.ask("/api/run", CASABLANCA)["outcomes"]
    assert served.ask("/api/odds", {"scenes": ["film/nothing"]}, status=404)


def test_mistakes_while_typing(served: Served) -> None:
    text = "entity Ann : character;\nproperty tall(c : character) : boolean;\ntall(Anm);\n"
    found = served.ask("/api/check", {"text": text, "file": "a.story"})
    assert found["ok"] is False
    mistake = next(d for d in found["diagnostics"] if d["severity"] == "error")
    assert mistake["place"] == {"file": "a.story", "line": 3, "column": 6, "end_line": 3, "end_column": 9}
    assert mistake["line"] == "tall(Anm);"
    assert mistake["caret"] == {"start": 5, "width": 3}
    assert "Ann" in mistake["hint"]
    error = served.ask("/api/run", {"text": text}, status=422)["error"]
    assert error["code"] == "story"
    assert [d["code"] for d in error["diagnostics"]]


def test_the_canonical_layout(served: Served) -> None:
    assert served.ask("/api/format", {"text": "entity   Ann:character ;"})["text"] == "entity Ann : character;\n"
    assert served.ask("/api/format", {"text": "entity ("}, status=422)["error"]["code"] == "story"


def test_files_are_saved_loaded_and_run(served: Served) -> None:
    text = served.ask("/api/scene", CASABLANCA)["text"]
    saved = served.ask("/api/file", {"name": "mine.story", "text": text, "version": None}, method="PUT")
    assert served.ask("/api/file?name=mine.story") == {**saved, "text": text}
    assert "mine.story" in [file["name"] for file in served.ask("/api/files")["files"]]
    run, own = served.ask("/api/run", {"file": "mine.story"}), served.ask("/api/run", {"text": text})
    assert run["outcomes"] == own["outcomes"]
    error = served.ask("/api/file", {"name": "mine.story", "text": "x", "version": None}, method="PUT", status=409)
    assert error["error"]["current"] == saved["version"]


def test_a_text_imports_what_stands_beside_it_and_nothing_else(served: Served) -> None:
    (served.folder / "people.story").write_text("entity Ann : character;\n", encoding="utf-8")
    (served.folder.parent / "outside.story").write_text("entity Eve : character;\n", encoding="utf-8")
    (served.folder / "linked.story").symlink_to(served.folder.parent / "outside.story")
    found = served.ask("/api/check", {"text": 'import "people";\n', "file": "a.story"})
    assert found["ok"] is True
    for name in ("../outside", "outside", "linked", "/etc/passwd", str(served.folder.parent / "outside")):
        found = served.ask("/api/check", {"text": f'import "{name}";\n', "file": "a.story"})
        assert found["ok"] is False, name
    found = served.ask("/api/check", {"text": 'import "people";\n'})
    assert found["ok"] is False


@pytest.mark.parametrize(
    "body",
    [
        {"scene": "/etc/passwd"},
        {"scene": "../../scenes/film/casablanca"},
        {"scene": "film/casablanca.story"},
        {"file": "/etc/passwd"},
        {"file": "../outside.story"},
        {"text": "/etc/passwd"},
        {"text": "/etc/passwd", "file": "a.trope"},
        {"text": "film/casablanca"},
        {"text": "title", "beside": "/etc"},
        {"scene": "film/casablanca", "settings": ['import "/etc/passwd";']},
    ],
)
def test_no_member_opens_a_file(served: Served, body: dict[str, object]) -> None:
    for path in ("/api/check", "/api/run", "/api/scene"):
        data = json.dumps(_whatever(served, path, body))
        assert "root:" not in data
        assert '"stories": [{' not in data


def _whatever(served: Served, path: str, body: dict[str, object]) -> object:
    return served.client.post(path, json=body).json()


def test_playing_a_part_over_the_wire(served: Served) -> None:
    view = served.ask("/api/play/start", {**CASABLANCA, "role": "Ilsa", "seed": 7})
    assert view == json.loads(json.dumps(play(load("film/casablanca"), "Ilsa", seed=7).view()))
    place = next(option["place"] for option in view["options"] if option["action"] == "spare")
    later = served.ask("/api/play/choose", {"save": view["save"], "option": place})
    assert [row["yours"] for row in later["told"]] == [False, True]
    assert served.ask("/api/play/view", {"save": later["save"]}) == later
    assert (
        served.ask("/api/play/choose", {"save": view["save"], "option": 99}, status=422)["error"]["code"] == "request"
    )


def test_playing_a_text_needs_the_text_again(served: Served) -> None:
    text = served.ask("/api/scene", CASABLANCA)["text"]
    view = served.ask("/api/play/start", {"text": text, "role": "Ilsa", "seed": 7})
    later = served.ask("/api/play/choose", {"save": view["save"], "option": 0, "text": text})
    assert later["step"] == view["step"] + 1
    assert served.ask("/api/play/choose", {"save": view["save"], "option": 0}, status=422)["error"]["code"] == "request"


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({}, "scene"),
        ({"scene": "film/casablanca", "text": "x;"}, "scene"),
        ({"scene": 3}, "scene"),
        ({"scene": "film/casablanca", "settings": "x"}, "settings"),
        ({"scene": "film/casablanca", "numbers": {"a": "b"}}, "numbers"),
        ({"scene": "film/casablanca", "numbers": {"a": True}}, "numbers"),
        ({"scene": "film/casablanca", "depth": 7}, "depth"),
        ({"scene": "film/casablanca", "depth": True}, "depth"),
        ({"scene": "film/casablanca", "most": -1}, "most"),
        ({"scene": "film/casablanca", "limits": {"nodes": 0}}, "nodes"),
        ({"scene": "film/casablanca", "limits": {"seconds": 1e9}}, "seconds"),
        ({"scene": "film/casablanca", "limits": {"megabytes": 1}}, "megabytes"),
        ({"scene": "film/casablanca", "afer": "offer"}, "afer"),
    ],
)
def test_a_request_of_another_shape_is_told_which_member_is_wrong(
    served: Served, body: dict[str, object], named: str
) -> None:
    error = served.ask("/api/run", body, status=400)["error"]
    assert error["code"] == "bad-request"
    assert named in error["message"]


def test_addresses_and_methods_that_are_not_there(served: Served) -> None:
    assert served.ask("/api/nothing", status=404)["error"]["code"] == "not-found"
    assert served.ask("/api/run", status=405)["error"]["code"] == "method"
    assert served.ask("/api/about", {}, status=405)["error"]["code"] == "method"


def test_what_is_imported_is_read_again_when_it_has_changed(served: Served) -> None:
    people = served.folder / "cast.story"
    people.write_text("entity Ann : character;\n", encoding="utf-8")
    asked = {"text": 'import "cast";\n', "file": "b.story"}
    assert served.ask("/api/scene", asked)["characters"] == ["Ann"]
    people.write_text("entity Bob : character;\nentity Cleo : character;\n", encoding="utf-8")
    assert served.ask("/api/scene", asked)["characters"] == ["Bob", "Cleo"]


def test_a_scene_goes_on_from_a_file_of_the_folder(served: Served) -> None:
    """Ann tells in the first, because she would rather have told: the second begins with what is so by then."""
    world = "type character;\nentity Ann : character;\nproperty told() : boolean;\n"
    (served.folder / "world.story").write_text(world, encoding="utf-8")
    first = 'import "world";\naction tell() { effect: told(); consenting: Ann; };\nreason duty(Ann): if(told()) 9 else 0;\nturns: Ann;\n'
    (served.folder / "first.story").write_text(first, encoding="utf-8")
    second = {"text": 'import "world";\nturns: Ann;\noutcome known: told();\n', "file": "second.story"}
    known = {"name": "known", "probability": 1.0}
    assert served.ask("/api/run", second)["outcomes"][0]["probability"] == 0.0
    assert served.ask("/api/run", {**second, "earlier": ["file:first.story"]})["outcomes"][0].items() >= known.items()
    for name in ("file:../first.story", "file:/etc/passwd"):
        served.ask("/api/run", {**second, "earlier": [name]}, status=403)
    served.ask("/api/run", {**second, "earlier": ["file:none.story"]}, status=404)
    served.ask("/api/run", {**second, "earlier": [first], "earlier_beside": ["/etc"]}, status=400)
