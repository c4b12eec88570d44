"""One list of sections makes the report, what `run --json` prints, and `Run.as_data()`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forbear import account
from forbear.account import report
from forbear.account.inquiry import Extent
from forbear.account.lines import text_of
from forbear.api.limits import Limits
from forbear.api.listing import list_scenes
from forbear.api.scene import load
from forbear.errors import RequestError
from tests.cli.calling import forbear

ALWAYS = ("film/casablanca", "theatre/julius-caesar", "comics/black-panther")
"""Scenes that are tried every time, unlike each other."""


def _is_what_is_printed(scene: str) -> None:
    called = forbear("run", scene, "--json", "--limit-seconds", "3000")
    assert called.code == 0, called.err
    assert json.loads(called.out) == json.loads(json.dumps(load(scene).run(limits=Limits(seconds=3000)).as_data()))


@pytest.mark.parametrize("scene", ALWAYS)
def test_a_run_as_data_is_what_the_command_line_prints(scene: str) -> None:
    _is_what_is_printed(scene)


@pytest.mark.nightly
@pytest.mark.parametrize("scene", [entry.name for entry in list_scenes().entries])
def test_every_run_as_data_is_what_the_command_line_prints(scene: str) -> None:
    _is_what_is_printed(scene)


def test_a_run_in_lines_is_what_the_command_line_prints() -> None:
    run = load("film/casablanca").run()
    for full in (False, True):
        lines = run.lines(full=full)
        assert forbear("run", "film/casablanca", *["--full"] * full).out == "".join(
            f"{text_of(line)}\n" for line in lines
        )
        assert run.text(full=full) == "\n".join(text_of(line) for line in lines)


def test_the_page_in_data_says_what_the_page_in_lines_says() -> None:
    """The studio shows the same: it asks for `page_data` too. Only that all of it can be had is said in the terminal alone."""
    run = load("film/casablanca").run()
    in_data = [text for part in run.as_data()["page"] for text in (part["heading"], *part["paragraphs"]) if text]
    lines = [text_of(line).strip() for line in run.lines()[:-1]]
    assert " ".join(in_data) == " ".join(line for line in lines if line)


def test_every_file_of_the_room_is_a_section_and_stands_in_the_list() -> None:
    files = sorted(path.stem for path in (Path(account.__file__).parent / "sections").glob("[a-z]*.py"))
    assert files == sorted(report.NAMES)


def test_the_schema_knows_every_member_that_a_section_gives() -> None:
    path = Path(__file__).parents[2] / "docs" / "schemas" / "forbear-run-1.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    scene = load("film/casablanca")
    run = scene.run(samples=2)
    given = report.data(run.inquiry(Extent(edge=lambda: scene.edge("mercy(Ilsa)", between=(0, 8)))))
    assert set(given) == set(schema["properties"])


def test_sections_are_asked_for_by_name() -> None:
    run = load("film/casablanca").run()
    assert list(run.as_data("outcomes", "scene")) == ["schema", "semantics", "scene", "outcomes"]
    assert "Who wants what" in "".join(text_of(line) for line in run.lines("wants"))
    with pytest.raises(RequestError, match="there is no section 'wishes'"):
        run.as_data("wishes")


def test_an_answer_is_worked_out_once() -> None:
    inquiry = load("film/casablanca").run().inquiry()
    whys = [section for section in report.SECTIONS if section.name in ("why", "choice_edges")]
    asked = []
    found = inquiry.once(lambda _: asked.append(1))
    assert found is None and asked == [1]
    told = [section.data(inquiry) for section in (*whys, *whys)]
    assert told[0] == told[2] and told[1] == told[3]
    assert len(inquiry._found) == 3
