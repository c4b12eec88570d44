"""Write: a mistake is shown where it is and mended; names are completed; files are saved, opened, and never overwritten unseen."""

from __future__ import annotations

import time
from pathlib import Path

from tests.browser.driving import KEYS, Browser

ROOT = "document.querySelector('.desk-editor')?.shadowRoot"
EDITOR = f"{ROOT}?.querySelector('.cm-content')"


def written(page: Browser) -> str:
    return str(page.run(f"return {EDITOR}?.innerText ?? ''"))


def to_the_end(page: Browser) -> None:
    """Put the cursor behind all that is written."""
    page.run(f"{EDITOR}.focus()")
    page.chord(KEYS.CONTROL, KEYS.END)


def opened(page: Browser, route: str) -> None:
    page.open(route)
    page.until("the editor", lambda: page.run(f"return !!{EDITOR}"))
    page.says("All is well", ".desk-side")


def test_a_mistake_is_shown_at_its_place_with_its_hint_and_mended(page: Browser) -> None:
    opened(page, "#/write?file=mine.story")
    page.says("Both of them live", ".desk-side")
    to_the_end(page)
    page.keys("outcome gone: alive(Rik);")
    page.says("1 mistake", ".desk-side")
    page.says("Rick", ".mistakes")
    assert page.run(f"return {ROOT}.querySelector('.cm-lintRange-error')?.innerText") == "Rik"
    page.press(".mistakes button")
    page.keys(KEYS.ARROW_RIGHT, KEYS.ARROW_RIGHT, "c")
    page.says("All is well", ".desk-side")
    page.says("Gone", ".desk-side .outcomes")


def test_names_are_completed(page: Browser) -> None:
    opened(page, "#/write?file=mine.story")
    to_the_end(page)
    page.keys("outcome gone: aliv")
    offered = (
        "return document.querySelector('.desk-editor').shadowRoot.querySelector('.cm-tooltip-autocomplete')?.innerText"
    )
    page.until("an offer", lambda: "alive" in (page.run(offered) or ""))
    time.sleep(0.3)  # a key pressed as an offer appears is not taken for an answer to it
    page.keys(KEYS.ENTER)
    page.until("the name", lambda: "outcome gone: alive" in written(page))


def test_a_story_is_laid_out_saved_and_found_again_after_a_reload(page: Browser, folder: Path) -> None:
    opened(page, "#/write")
    page.one(".file-form input").send_keys("a first try")
    page.press(".file-form button", "Save as")
    page.says("Saved as a first try.story")
    kept = (folder / "a first try.story").read_text("utf-8")
    assert "Alice" in kept
    to_the_end(page)
    page.keys("outcome   over :  !alive( Bob )  ;")
    page.says("All is well", ".desk-side")
    page.press("button", "Lay out")
    page.until("the canonical layout", lambda: "outcome over: !alive(Bob);" in written(page))
    page.chord(KEYS.CONTROL, "s")
    page.until(
        "it to be saved", lambda: "outcome over: !alive(Bob);" in (folder / "a first try.story").read_text("utf-8")
    )
    page.says("Saved as")
    opened(page, "#/write?file=a+first+try.story")
    assert "outcome over: !alive(Bob);" in written(page)


def test_a_file_that_changed_meanwhile_is_not_overwritten_unseen(page: Browser, folder: Path) -> None:
    file = folder / "shared.story"
    file.write_text((folder / "mine.story").read_text("utf-8"), "utf-8")
    opened(page, "#/write?file=shared.story")
    to_the_end(page)
    page.keys("// from the page")
    file.write_text("// from elsewhere\n" + file.read_text("utf-8"), "utf-8")
    page.chord(KEYS.CONTROL, "s")
    page.press("button", "Save over it")
    page.until("it to be saved", lambda: "// from the page" in file.read_text("utf-8"))
    assert any("409" in complaint for complaint in page.complaints())
