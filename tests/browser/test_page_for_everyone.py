"""Every page for everybody: axe finds nothing serious in either theme, nothing hangs over at 360 or 2560 pixels, and the
keyboard alone suffices."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.driving import KEYS, Browser

AXE = Path(__file__).parent / "lib/axe.min.js"

PAGES = {
    "catalogue": ("#/catalogue?medium=film", "both of them live"),
    "story": ("#/story/film/casablanca", "It would not have been the likeliest"),
    "what-if": ("#/what-if/film/casablanca", "It would not have been the likeliest"),
    "write": ("#/write?file=mine.story", "All is well"),
    "compare": (
        "#/compare?a=film/casablanca&b=film/casablanca%3Fcase%3Dpast_caring",
        "It would not have been the likeliest",
    ),
    "play": ("#/play/film/casablanca", "Whom will you be?"),
}


def everything_drawn(page: Browser) -> None:
    page.run("arguments[0].focus()", page.one(".slider input[type=range]"))
    page.press("button", "Draw it")
    page.one(".heat svg")
    page.one(".edge svg")


def to_the_end_of_a_play(page: Browser) -> None:
    page.press(".role", "Rick")
    page.press(".move", "keep out of")
    page.says("What they thought of you")


USED = {"what-if": everything_drawn, "play": to_the_end_of_a_play}
"""What is done on a page before it is looked at once more."""


@pytest.mark.parametrize("name", PAGES)
def test_nothing_serious_to_axe_in_either_theme_and_nothing_over_the_side_narrow_or_wide(
    page: Browser, name: str
) -> None:
    route, words = PAGES[name]
    page.open(route)
    page.says(words)
    page.until("nothing under way", lambda: not page.all("[aria-busy=true]"))
    page.run(AXE.read_text("utf-8"))
    found = {}
    for theme in ("light", "dark"):
        page.theme(theme)
        found[theme] = serious(page)
    if name in USED:
        USED[name](page)
        found["used"] = serious(page)
    for width in (360, 2560):
        page.size(width, 900)
        found[str(width)] = page.run(
            "const over = document.documentElement.scrollWidth - document.documentElement.clientWidth; return over > 0 ? [over] : []"
        )
    assert {where: what for where, what in found.items() if what} == {}


def serious(page: Browser) -> list[str]:
    """Return what axe finds on the page that is serious or worse, each with the first of its places."""
    found = page.driver.execute_async_script(
        "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then((found) => done(found.violations))"
    )
    return [
        f"{one['id']}: {one['help']}: {[node['target'] for node in one['nodes']][:4]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def test_the_first_view_does_not_jump(page: Browser) -> None:
    page.open("#/catalogue?q=casablanca")
    page.says("At gunpoint in Rick's rooms")
    shift = page.driver.execute_async_script(
        "const done = arguments[0]; let sum = 0;"
        "new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value; })"
        ".observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(sum), 600)"
    )
    assert shift < 0.1  # what web.dev calls good


def test_the_keyboard_alone_opens_a_scene_and_reads_it(page: Browser) -> None:
    page.open("#/catalogue?q=casablanca")
    page.says("At gunpoint in Rick's rooms")
    for _ in range(60):
        page.keys(KEYS.TAB)
        if page.run("return document.activeElement.innerText") == "At gunpoint in Rick's rooms":
            break
    page.keys(KEYS.ENTER)
    page.says("Rick gives Ilsa the chance to kill.")
    assert page.run("return document.activeElement.localName") == "h1"
