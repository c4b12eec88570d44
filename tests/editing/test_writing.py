"""Completion, and changes written into a scene: the text that comes out gives the odds that the page showed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from forbear.api.scene import Scene, load
from forbear.api.sources import Text
from forbear.editing.completion import complete
from forbear.editing.parts import scene_parts
from forbear.editing.words import language_words
from forbear.editing.written import written

CASABLANCA = "film/casablanca"


def odds(scene: Scene) -> dict[str, float]:
    return scene.run().outcomes


@pytest.mark.parametrize(
    ("case", "settings", "moves", "depth"),
    [
        (None, ("mercy(Ilsa) = some",), {}, None),
        (None, ("good(Rick) = False", "openly believes(Ilsa, good(Rick) = {True: 0.4, False: 0.6})"), {}, None),
        ("past_caring", (), {}, None),
        ("past_caring", ("prize(Ilsa, Rick) = slight",), {"kinship(Ilsa, Rick)": 4.25}, None),
        (None, (), {"mercy(Ilsa)": 1.3}, None),
        (None, (), {"believes(Ilsa, good(Rick) = True)": 0.35}, None),
        (None, (), {"believes(Rick, mercy(Ilsa) = 12)": 0.6}, None),
        (None, (), {"reason prize(Ilsa)": 1.5}, None),
        (None, (), {"precision(Ilsa)": 0.4, "tau": 2.5}, None),
        (None, (), {"depth(Rick)": 2}, None),
        (None, (), {}, 0),
    ],
)
def test_what_is_written_gives_the_same_odds(
    case: str | None, settings: tuple[str, ...], moves: dict[str, float], depth: int | None
) -> None:
    scene = load(CASABLANCA, case=case, settings=settings).moved(moves)
    scene = scene if depth is None else scene.at_depth(depth)
    found = written(scene)
    assert found.unwritten == ()
    assert found.case is None
    again = load(Text(found.text))
    assert odds(again) == pytest.approx(odds(scene), abs=1e-9)
    assert odds(again) != pytest.approx(odds(load(CASABLANCA)), abs=1e-9)


def test_an_amount_of_an_imported_scale_is_changed_in_a_case() -> None:
    scene = load(CASABLANCA, settings=("prize(Ilsa, Rick) = some",), before=True).moved({"overwhelming": 7.5})
    found = written(scene)
    assert found.case == "changed"
    assert odds(load(Text(found.text), case="changed")) == pytest.approx(odds(scene), abs=1e-9)
    assert odds(load(Text(found.text))) == pytest.approx(odds(load(CASABLANCA, before=True)), abs=1e-9)


def test_what_has_no_statement_is_named() -> None:
    found = written(load(CASABLANCA).moved({"cost kill(Ilsa)": 0.5}))
    assert found.unwritten == ("cost kill(Ilsa)",)


def test_a_scene_without_changes_is_left_as_it_is() -> None:
    scene = load(CASABLANCA)
    assert written(scene).text == scene_parts(scene)["text"]


def test_a_change_takes_the_place_of_what_it_changes() -> None:
    found = written(load(CASABLANCA, settings=("prize(Ilsa, Rick) = some",))).text
    given = [line.split("//")[0].strip() for line in found.splitlines() if line.startswith("prize(Ilsa, Rick)")]
    assert given == ["prize(Ilsa, Rick) = some;"]
    assert "// " in found


TEXT = """import "life-and-death";
entity Ann : character;
entity Bob : character;
mercy(Ann) = str
"""


def completed(text: str, line: int, column: int, **where: Any) -> list[tuple[str, str]]:
    return [(item["name"], item["kind"]) for item in complete(Text(text, **where), line, column)["items"]]


def test_names_of_the_text_and_its_imports_are_offered() -> None:
    assert ("strong", "amount") in completed(TEXT, 4, 17)
    assert completed(TEXT.replace("mercy(Ann) = str", "mercy(A"), 4, 8)[0] == ("Ann", "character")
    assert ("mercy", "property") in completed(TEXT.replace("mercy(Ann) = str", "mer"), 4, 4)


def test_what_is_replaced_is_the_word_before_the_place() -> None:
    found = complete(Text(TEXT), 4, 17)
    assert found["from"] == {"line": 4, "column": 14}
    assert found["to"] == {"line": 4, "column": 17}
    mercy = complete(Text(TEXT.replace("mercy(Ann) = str", "mer")), 4, 4)["items"][0]
    assert mercy["insert"] == "mercy("
    assert mercy["detail"] == "property mercy(c : character) : number  // what killing costs their conscience"


def test_keywords_come_first_where_a_statement_begins() -> None:
    assert completed("entity Ann : character;\n\nou", 3, 3)[0] == ("outcome", "keyword")


def test_kinds_follow_as() -> None:
    names = {name for name, _ in completed("entity Ann : character;\nreason joy(Ann) as ", 2, 20)}
    assert names == set(language_words()["kinds"])


def test_imports_are_files_of_the_folder_and_the_library(tmp_path: Path) -> None:
    (tmp_path / "people.story").write_text("entity Ann : character;\n", encoding="utf-8")
    assert completed('import "peo', 1, 12, folder=tmp_path) == [("people", "import")]
    assert ("life-and-death", "import") in completed('import "', 1, 9)


@pytest.mark.parametrize(("line", "column"), [(1, 1), (99, 99), (1, 10_000), (4, 1)])
@pytest.mark.parametrize("text", ["", "\n", "entity (", '"', "action a(", TEXT])
def test_any_place_in_any_text_is_answered(text: str, line: int, column: int) -> None:
    found = complete(Text(text), line, column)
    assert len(found["items"]) <= 50
