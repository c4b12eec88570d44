"""Every figure can be taken along: its picture as SVG and PNG, its numbers as CSV; and the page can be printed."""

from __future__ import annotations

import base64
import csv
import xml.etree.ElementTree as ET
from pathlib import Path

from tests.browser.driving import Browser


def saved(page: Browser, figure: str, kind: str, file: str) -> Path:
    page.press(f".save > button[aria-label*='{figure}']")
    page.press(".save-as button", kind)
    path = page.downloads / file
    page.until(f"{file} to be saved", lambda: path.exists() and path.stat().st_size > 0)
    return path


def test_the_story_as_svg_png_and_csv(page: Browser) -> None:
    page.open("#/story/film/casablanca")
    page.says("It would not have been the likeliest")
    drawn = ET.parse(saved(page, "story", "SVG", "story.svg")).getroot()
    words = " ".join("".join(text.itertext()) for text in drawn.iter("{http://www.w3.org/2000/svg}text"))
    assert "Rick gives Ilsa the chance to kill" in words
    assert "It would not have been the likeliest" in words
    assert len(list(drawn.iter("{http://www.w3.org/2000/svg}rect"))) > 20
    picture = saved(page, "story", "PNG", "story.png").read_bytes()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    rows = list(csv.DictReader(saved(page, "story", "CSV", "story.csv").read_text("utf-8").splitlines()))
    offer = next(row for row in rows if row["about"] == "Rick gives Ilsa the chance to kill" and row["what"] == "odds")
    # The probability that `forbear run film/casablanca --json` gives; tests/golden keeps its account.
    assert round(float(offer["after"]), 2) == 0.98


def test_the_page_prints_without_its_buttons(page: Browser) -> None:
    page.open("#/story/film/casablanca")
    page.says("It would not have been the likeliest")
    page.command("Emulation.setEmulatedMedia", media="print")
    try:
        assert not page.one("h1").get_attribute("hidden")
        shown = [button for button in page.all(".masthead, .save button, .scene-ways") if button.is_displayed()]
        assert shown == []
        assert base64.b64decode(page.command("Page.printToPDF")["data"]).startswith(b"%PDF")
    finally:
        page.command("Emulation.setEmulatedMedia", media="")
