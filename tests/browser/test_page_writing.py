"""Write: a mistake is shown where it is and mended; names are completed; files are saved, opened, and never overwritten
unseen."""

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


def test_a_name_is_explained_followed_and_changed(page: Browser) -> None:
    opened(page, "#/write?file=mine.story")
    page.says("Both of them live", ".desk-side")
    # The pointer rests on the name in `entity Rick : character;`.
    at = page.run(
        f"const line = [...{ROOT}.querySelectorAll('.cm-line')].find((one) => one.innerText.startsWith('entity Rick'));"
        "const range = document.createRange(); const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);"
        "while (walk.nextNode()) if (walk.currentNode.data.includes('Rick')) break;"
        "const begin = walk.currentNode.data.indexOf('Rick'); range.setStart(walk.currentNode, begin);"
        "range.setEnd(walk.currentNode, begin + 4); const box = range.getBoundingClientRect();"
        "return [box.x + box.width / 2, box.y + box.height / 2];"
    )
    page.command("Input.dispatchMouseEvent", type="mouseMoved", x=at[0] - 3, y=at[1])
    page.command("Input.dispatchMouseEvent", type="mouseMoved", x=at[0], y=at[1])
    said = f"return {ROOT}.querySelector('.cm-meaning')?.innerText ?? ''"
    page.until("what Rick is", lambda: "entity Rick : character;" in page.run(said))
    assert "precision" in page.run(said)
    page.command("Input.dispatchMouseEvent", type="mousePressed", x=at[0], y=at[1], button="left", clickCount=1)
    page.command("Input.dispatchMouseEvent", type="mouseReleased", x=at[0], y=at[1], button="left", clickCount=1)
    page.keys(KEYS.F2)
    page.one(".naming input")
    page.keys("Richard", KEYS.ENTER)
    page.says("Rick is Richard now")
    page.says("All is well", ".desk-side")
    assert "Rick :" not in written(page)
    to_the_end(page)
    page.keys("outcome gone: alive(Richard", KEYS.F12)
    active = f"return {ROOT}.querySelector('.cm-activeLine')?.innerText ?? ''"
    page.until("the cursor at the declaration", lambda: page.run(active).startswith("entity Richard"))
