"""JSON-RPC 2.0 as its page has it, sessions that hold casts, and errors by the schema, whatever is sent."""

from __future__ import annotations

import io
import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from forbear.serve.calls import LARGEST, answer
from forbear.serve.failures import TOLD
from forbear.serve.methods import METHODS
from forbear.serve.openrpc import document
from forbear.serve.sessions import ServeBounds, Sessions
from forbear.serve.stdio import serve_lines

VILLAGE = (Path(__file__).parents[2] / "examples" / "village" / "village.story").read_text(encoding="utf-8")


def sessions(count: int = 4, folder: Path | None = None) -> Sessions:
    return Sessions(ServeBounds(sessions=count), folder)


def call(held: Sessions, method: str, /, **params: Any) -> Any:
    found = answer(held, json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}))
    assert found is not None and "\n" not in found
    read = json.loads(found)
    assert read["jsonrpc"] == "2.0" and read["id"] == 1
    return read["result"] if "result" in read else read["error"]


def begun(held: Sessions) -> str:
    return str(call(held, "session.begin", text=VILLAGE)["session"])


def test_a_game_is_played_by_calls_alone() -> None:
    held = sessions()
    name = begun(held)
    assert call(held, "people", session=name) == ["You", "Ada", "Bero", "Cleo"]
    assert [row["event"] for row in call(held, "options", session=name, who="Ada")] == [
        "shelter(Ada, You)",
        "let_be(Ada)",
    ]
    odds = call(held, "odds", session=name, who="Ada", within=1.0)
    assert odds["options"][0]["probability"] == pytest.approx(1 / (1 + math.exp(-2)), abs=1e-12)
    assert call(held, "decide", session=name, who="Ada") == "shelter(Ada, You)"
    assert call(held, "decide", session=name, who="Ada", seed=3) in ("shelter(Ada, You)", "let_be(Ada)")
    taken = call(held, "happened", session=name, event="accuse(You, Bero, Ada)", ahead=["Bero"])
    assert taken["seen"] == {"You": "did", "Bero": "saw"}
    call(held, "happened", session=name, event="search(Bero, Ada)", by="Bero")
    assert call(held, "believes", session=name, who="Bero", formula="honest(You) == 4") < 0.1
    assert call(held, "believes", session=name, who="Ada", formula="thief(Cleo)", path=["Bero"]) == pytest.approx(0.2)
    assert call(held, "expects", session=name, who="You", formula="housed(You)", ahead=["Cleo"]) > 0
    assert call(held, "why", session=name, who="Ada", option="shelter")
    assert call(held, "changes", session=name, since=1)[0]["number"] == 2
    assert [row["how"] for row in call(held, "remembers", session=name, who="Bero")] == ["saw", "did"]
    assert call(held, "add", session=name, who="Ned", statements=["lives_here(Ned)"])["people"][-1] == "Ned"
    assert call(held, "remove", session=name, who="Ned")["people"] == ["You", "Ada", "Bero", "Cleo"]
    assert call(held, "set", session=name, statement="coins(You) = 5")["number"] == 3
    assert call(held, "value", session=name, fluent="coins(You)") == 5
    assert call(held, "hears", session=name, who="Ada", formula="thief(Cleo)")["seen"] == {"Ada": "heard"}
    assert call(held, "holds", session=name, formula="searched(Ada)") is True
    assert call(held, "doubts", session=name, who="Cleo") == {"honest(You)": {"4": 0.5, "0": 0.5}}
    assert call(held, "idle", session=name, who="Ada")["event"] == "idle(Ada)"
    save = call(held, "session.save", session=name)
    assert call(held, "session.end", session=name) is True
    again = call(held, "session.restore", save=save, text=VILLAGE)
    assert again["gone"] == [] and call(held, "session.save", session=again["session"]) == save


def test_it_happens_simply_where_by_is_null() -> None:
    held = sessions()
    assert call(held, "happened", session=begun(held), event="threaten(You, Ada)", by=None)["by"] is None


def test_a_list_of_calls_is_answered_by_a_list_and_a_notification_by_nothing() -> None:
    held = sessions()
    name = begun(held)
    one = {"jsonrpc": "2.0", "id": "a", "method": "people", "params": [name]}
    told = {"jsonrpc": "2.0", "method": "happened", "params": {"session": name, "event": "talk(You)"}}
    found = json.loads(answer(held, json.dumps([one, told, {"wrong": 1}])) or "")
    assert [each["id"] for each in found] == ["a", None] and found[1]["error"]["code"] == -32600
    assert answer(held, json.dumps(told)) is None and answer(held, json.dumps([told])) is None
    assert len(call(held, "changes", session=name)) >= 0


@pytest.mark.parametrize(
    ("method", "params", "code", "said"),
    [
        ("nothing", {}, -32601, "no method"),
        ("people", {}, -32602, "'session' is missing"),
        ("people", {"session": 3}, -32602, "not as the schema says"),
        ("people", {"session": "x", "more": 1}, -32602, "no parameter 'more'"),
        ("people", {"session": "x"}, -32003, "no session"),
        ("session.begin", {}, -32001, "no story is given"),
        ("session.begin", {"source": "/etc/passwd"}, -32001, "no story"),
        ("session.begin", {"source": "../../pyproject.toml"}, -32001, "no story"),
        ("session.begin", {"text": "entity Ann : charcter;"}, -32000, "there is no type"),
        ("session.restore", {"save": {}, "text": VILLAGE}, -32001, "no save"),
        ("check", {}, -32001, "no story is given"),
    ],
)
def test_what_cannot_be_answered_is_told_by_its_code(method: str, params: dict[str, Any], code: int, said: str) -> None:
    found = call(sessions(), method, **params)
    assert found["code"] == code and code in TOLD and said in found["message"]


def test_an_engine_whose_json_has_no_whole_numbers_plays_saves_and_takes_up() -> None:
    """Godot reads every number of JSON as a float, and writes 3 back as 3.0."""
    held = sessions()
    name = begun(held)

    def say(method: str, **params: object) -> Any:
        call = json.dumps({"jsonrpc": "2.0", "id": 7.0, "method": method, "params": params})
        return json.loads(answer(held, call) or "", parse_int=float)

    taken = say("happened", session=name, event="talk(You)")["result"]
    assert isinstance(taken["number"], float)
    assert say("changes", session=name, since=taken["number"])["result"] == []
    assert say("odds", session=name, who="Ada", depth=0.0, ahead=[])["result"]["depth"] == 0
    save = say("session.save", session=name)["result"]
    back = say("session.restore", save=save, text=VILLAGE)["result"]
    assert back["gone"] == []
    assert say("session.save", session=back["session"])["result"] == save


def test_what_cannot_happen_leaves_the_cast_as_it_was() -> None:
    held = sessions()
    name = begun(held)
    before = call(held, "session.save", session=name)
    for event in ("come(You)", "fly(You)", "accuse"):
        assert call(held, "happened", session=name, event=event)["code"] == -32001
    found = call(held, "believes", session=name, who="Ada", formula="thieff(Cleo)")
    assert found["code"] == -32000 and found["data"][0]["code"] == "E202"
    assert call(held, "odds", session=name, who="Ada", within=0)["code"] == -32602
    assert call(held, "session.save", session=name) == before


def test_no_more_sessions_are_held_than_there_is_room_for() -> None:
    held = sessions(2)
    first = begun(held)
    begun(held)
    assert call(held, "session.begin", text=VILLAGE)["code"] == -32004
    assert call(held, "session.end", session=first) is True
    assert begun(held) != first


def test_a_story_is_read_from_the_servers_folder_and_from_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "mill.story").write_text(VILLAGE, encoding="utf-8")
    (tmp_path / "secret.toml").write_text("x", encoding="utf-8")
    held = sessions(folder=tmp_path)
    assert call(held, "session.begin", source="mill.story")["people"][0] == "You"
    for name in ("secret.toml", "../mill.story", str(tmp_path / ".." / "x.story")):
        assert call(held, "session.begin", source=name)["code"] == -32001


@pytest.mark.parametrize(
    "sent", ["", "nonsense", "{", "[" * 100_000, '{"a": NaN}', "[]", "3", "null", b"\xff\xfe", "[" + "1," * 200 + "1]"]
)
def test_what_is_no_call_is_an_error_and_no_end(sent: str | bytes) -> None:
    found = json.loads(answer(sessions(), sent) or "")
    rows = found if isinstance(found, list) else [found]
    assert all(row["id"] is None and row["error"]["code"] in (-32700, -32600) for row in rows)


def test_what_is_too_much_is_refused() -> None:
    assert json.loads(answer(sessions(), " " * (LARGEST + 1)) or "")["error"]["code"] == -32004


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([method.name for method in METHODS]), st.data())
def test_any_parameters_are_answered_by_a_result_or_an_error(name: str, data: st.DataObject) -> None:
    held = sessions()
    known = {method.name: method for method in METHODS}[name].parameters
    params = {each.name: data.draw(JSON, each.name) for each in known if data.draw(st.booleans())}
    found = answer(held, json.dumps({"jsonrpc": "2.0", "id": 1, "method": name, "params": params}))
    read = json.loads(found or "")
    assert "result" in read or read["error"]["code"] in TOLD
    assert read.get("error", {}).get("code") != -32603


def test_the_document_tells_every_method_and_its_schemas_are_schemas() -> None:
    found = call(sessions(), "rpc.discover")
    assert found == json.loads(json.dumps(document()))
    assert [each["name"] for each in found["methods"]] == [method.name for method in METHODS]
    for method in found["methods"]:
        for each in method["params"]:
            Draft202012Validator.check_schema(each["schema"])
    for schema in found["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_answers_are_as_the_document_says() -> None:
    held = sessions()
    name = begun(held)
    schemas = document()["components"]["schemas"]
    Draft202012Validator(schemas["Inclination"]).validate(call(held, "odds", session=name, who="Bero"))
    Draft202012Validator(schemas["Taken"]).validate(call(held, "happened", session=name, event="give(You, Ada)"))


def test_lines_in_are_lines_out() -> None:
    one = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "session.begin", "params": {"text": VILLAGE}})
    incoming = io.BytesIO(f"\n{one}\nnonsense\n".encode())
    outgoing = io.BytesIO()
    serve_lines(sessions(), incoming, outgoing)
    lines = [json.loads(line) for line in outgoing.getvalue().splitlines()]
    assert lines[0]["result"]["people"] == ["You", "Ada", "Bero", "Cleo"] and lines[1]["error"]["code"] == -32700


@pytest.mark.nightly
def test_a_hundred_thousand_requests_are_answered() -> None:
    held = sessions()
    name = begun(held)
    message = json.dumps(
        {"jsonrpc": "2.0", "id": 1, "method": "value", "params": {"session": name, "fluent": "coins(You)"}}
    )
    assert {answer(held, message) for _ in range(100_000)} == {'{"jsonrpc": "2.0", "id": 1, "result": 3}'}
