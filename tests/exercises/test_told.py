"""Every exercise reads as a story: it is without fault, says where it comes from, and tells all it can in words."""

from __future__ import annotations

import re

import pytest

from forbear.account.lines import text_of
from forbear.account.report import RECORDED
from forbear.api.limits import Limits
from forbear.api.scene import load
from forbear.catalogue.index import find, scene_names
from forbear.editing.files import check
from tests.docs.pages import ROOT

EXERCISES = [name for name in scene_names() if name.startswith("exercises/")]
PATIENT = Limits(seconds=600.0)


def test_there_are_sixteen_each_with_its_page() -> None:
    assert len(EXERCISES) == 16
    named = {page.stem for page in (ROOT / "docs" / "exercises").glob("*.md")} - {"README"}
    assert named == {name.partition("/")[2] for name in EXERCISES}


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_is_without_fault_and_says_where_it_comes_from(name: str) -> None:
    assert not check(str(find(name)))
    text = find(name).read_text(encoding="utf-8")
    assert re.search(r'^title "', text, re.MULTILINE)
    assert re.search(r'^cite "', text, re.MULTILINE)
    assert re.search(r'^note "', text, re.MULTILINE)


@pytest.mark.parametrize("name", EXERCISES)
def test_nothing_in_an_account_is_told_as_it_is_written(name: str) -> None:
    """No fluent and no event is left in its raw form, such as `at(Ann) unknown`, in the scene and in each of its cases."""
    for case in (None, *cases(name)):
        run = load(name, case=case).run(limits=PATIENT)
        told = "\n".join([*map(text_of, run.lines(*RECORDED)), str(run)])
        head, _, _ = told.partition("What it is called")
        assert re.findall(r"\w+\([^)]*\) (?:=|unknown)|\w+\(\)", head) == [], case


def cases(name: str) -> list[str]:
    return re.findall(r"^case (\w+)", find(name).read_text(encoding="utf-8"), re.MULTILINE)
