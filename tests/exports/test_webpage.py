"""A page of a scene stands by itself: all that the report says is on it, nothing on it runs or is fetched."""

from __future__ import annotations

import base64
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from forbear.account.inquiry import WHOLE
from forbear.account.lines import text_of
from forbear.account.plain import json_text
from forbear.api.limits import Limits
from forbear.api.runs import Run
from forbear.api.scene import load
from forbear.api.sources import Text
from forbear.exports.webpage import webpage
from tests.cli.calling import forbear

_VOID = {"meta", "br"}


class Reading(HTMLParser):
    """Reads a page: its words, its elements; complains of what is not closed where it should be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def page_of(run: Run) -> str:
    return webpage(run, run.inquiry(WHOLE))


def plain(text: str) -> str:
    return re.sub(r"[█░\s]+", "", text)


@pytest.mark.parametrize("name", ["film/casablanca", "exercises/ring"])
def test_all_that_the_report_says_is_on_the_page(name: str) -> None:
    run = load(name).run()
    shown = plain(Reading(page_of(run)).text)
    lines = [line for line in (*run.lines(full=True), *run.lines()[:-2]) if line and line[0].style != "title"]
    assert [text_of(line) for line in lines if plain(text_of(line)) not in shown] == []


def test_the_tree_has_the_odds_of_every_deed_and_every_end() -> None:
    # Ann chooses once, with precision 1: giving is worth 1 more, so its odds are e to 1, 73 %.
    scene = (
        "entity Ann : character; property given() : number; reason plenty(c : character): given();"
        'action give(c : character) { effect: given() = 1; consenting: c; says: "{c} gives"; };'
        'action keep(c : character) { effect: given() = 0; consenting: c; says: "{c} keeps"; };'
        "turns: Ann; outcome gave: given() == 1;"
    )
    text = Reading(page_of(load(Text(scene)).run())).text
    tree = text.partition("What may happen")[2]
    assert re.search(r"Ann gives\s+73 %\s+Gave\. 73 % of all\s+Ann keeps\s+27 %\s+27 % of all", tree), tree[:400]


def test_nothing_on_the_page_runs_or_is_fetched() -> None:
    nasty = "<script>alert(1)</script>\\\"'&"
    scene = (
        f'title "{nasty.replace(chr(34), "")}"; note "<img src=x onerror=alert(1)>";'
        'entity Ann : character; property told(c : character) : boolean; says told(c): "<b>{c}</b> & co";'
        'says Ann: "<i>Ann</i>"; action tell(c : character) { effect: told(c); consenting: c; };'
        "reason fun(c : character): if(told(c)) 1 else 0; turns: Ann; outcome done: told(Ann);"
    )
    text = page_of(load(Text(scene)).run())
    found = Reading(text)
    assert {tag for tag, _ in found.elements}.isdisjoint({"script", "img", "b", "iframe", "link", "object", "form"})
    for _, attributes in found.elements:
        assert not any(name.startswith("on") for name in attributes)
        assert attributes.get("href", "data:").startswith("data:")
    assert "http" not in text.replace("http-equiv", "")
    assert "url(" not in text
    assert "<img src=x onerror=alert(1)>" in found.text


def test_the_page_holds_the_numbers_themselves() -> None:
    run = load("film/casablanca").run()
    [link] = [a for tag, a in Reading(page_of(run)).elements if tag == "a" and a.get("download") == "scene.dot"]
    assert base64.b64decode(str(link["href"]).partition("base64,")[2]).decode().startswith("digraph")
    small = load("exercises/ring").run()
    [held] = [a for tag, a in Reading(page_of(small)).elements if tag == "a" and a.get("download") == "scene.json"]
    data = json.loads(base64.b64decode(str(held["href"]).partition("base64,")[2]))
    assert data == json.loads(json_text(small.as_data()))


def test_a_run_that_was_cut_short_has_a_page_that_says_so() -> None:
    run = load("film/casablanca").run(limits=Limits(nodes=3))
    text = Reading(page_of(run)).text
    assert "What may happen" not in text
    assert "limit" in text


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    found = forbear("run", "film/casablanca", "--html", str(file), "--after", "offer")
    assert found.code == 0
    assert found.out == ""
    text = file.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert forbear("run", "film/casablanca", "--html", str(file), "--json").code == 2
    assert forbear("run", "film/casablanca", "--html", str(tmp_path / "no" / "page.html")).code == 1
