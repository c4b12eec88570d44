"""The village as a page: one file, opened from a folder, that plays in chromium by the keyboard alone with nothing fetched."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.anywhere.pyodide import module_of, pyodide_folder
from tests.browser.driving import KEYS, Browser
from tests.browser.test_page_for_everyone import AXE, serious

VILLAGE = Path(__file__).parents[2] / "examples" / "village"

TIMED = """
const play = Game.prototype.act;
window.milliseconds = [];
Game.prototype.act = function (event) {
  const before = performance.now();
  play.call(this, event);
  window.milliseconds.push(performance.now() - before);
};
"""

pytestmark = pytest.mark.nightly


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("village") / "village.html"
    file.write_text(module_of(VILLAGE / "page.py").page(pyodide_folder(tmp_path_factory)), encoding="utf-8")
    return file


@pytest.fixture
def village(made: Path, tmp_path: Path) -> Iterator[Browser]:
    browser = Browser("file://", tmp_path)
    try:
        browser.size(360, 740)
        browser.driver.get(made.as_uri())
        browser.says("Turn 1 of 20")
        yield browser
        assert browser.complaints() == []
    finally:
        browser.quit()


def turn(page: Browser) -> int:
    found = re.search(r"Turn (\d+) of 20", page.text("#now-title"))
    return int(found[1]) if found else 21


def test_twenty_turns_are_played_by_the_keyboard_and_the_game_is_there_again_when_the_page_is(
    village: Browser, made: Path, record_property: Callable[[str, object], None]
) -> None:
    village.run(TIMED)
    village.run("document.querySelector('#now-title').focus()")

    def is_next(number: int) -> bool:
        return turn(village) == number

    for number in range(1, 21):
        assert is_next(number)
        village.keys(*[KEYS.TAB] * (1 + number % 5), KEYS.ENTER)
        village.until(f"turn {number + 1}", functools.partial(is_next, number + 1))
        assert village.run("return document.activeElement.id") == "now-title"
    village.says("The night is over")
    told = village.text("#told")
    assert len(village.all("#told li")) == 20 and "The stranger" in told
    record_property("milliseconds of each turn in chromium, by the clock", village.run("return window.milliseconds"))
    village.driver.get(made.as_uri())
    village.says("The night is over")
    assert village.text("#told") == told
    village.press("button", "Take back a turn")
    village.says("Turn 20 of 20")
    village.press("button", "Begin again")
    village.says("Turn 1 of 20")


def test_a_lie_that_is_found_out_costs_the_stranger_what_was_thought_of_them(village: Browser) -> None:
    """Told that it was Ada, Bero, whose houses these are, thinks less of the stranger: it was likely to be a lie."""
    village.press("button", "tells Bero that Ada took the money")
    village.until("the next turn", lambda: turn(village) == 2)
    assert "Bero 50 % →" in village.text("#last")
    village.press("summary", "What Bero remembers")
    village.says("the stranger tells Bero that Ada took the money (saw it)", "#people")


def test_it_is_for_everyone(village: Browser) -> None:
    village.press("button", "talks of the weather")
    village.until("the next turn", lambda: turn(village) == 2)
    found = {}
    for theme in ("light", "dark"):
        village.theme(theme)
        village.command("Runtime.evaluate", expression=AXE.read_text("utf-8"))
        for width in (360, 2560):
            village.size(width, 800)
            over = village.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
            found[theme, width] = [*serious(village), *([f"{over} over the side"] if over > 0 else [])]
    assert {where: wrong for where, wrong in found.items() if wrong} == {}
