"""Two variants of one scene side by side."""

from __future__ import annotations

from tests.browser.driving import Browser


def test_two_variants_side_by_side_and_what_differs(page: Browser) -> None:
    page.open("#/compare?a=film/casablanca&b=film/casablanca%3Fcase%3Dpast_caring")
    page.says("What differs")
    page.until("the differences", lambda: page.all(".differences tbody tr"))
    assert "past caring" in page.text(".differences")
    page.until("both stories", lambda: len(page.all(".sides .timeline")) == 2)


def test_the_same_twice_does_not_differ(page: Browser) -> None:
    page.open("#/compare?a=film/casablanca&b=film/casablanca")
    page.says("Nothing that is shown differs")


def test_a_scene_begins_where_another_ended(page: Browser) -> None:
    page.open("#/story/file:second.story")
    page.until("the outcome, which never comes", lambda: "0 %" in page.text(".outcomes"))
    page.press(".going-on summary")
    page.until("the files of the folder", lambda: "first.story" in page.text(".going-on select"))
    page.one(".going-on select").send_keys("first.story")
    page.until("the address to tell it", lambda: "earlier=file" in page.driver.current_url)
    page.until("the outcome, which is so now", lambda: "100 %" in page.text(".outcomes"))
    assert "it goes on from first.story" in page.text(".changed")
    page.press(".earlier button")
    page.until("the outcome as at first", lambda: "0 %" in page.text(".outcomes"))
    assert "earlier" not in page.driver.current_url
