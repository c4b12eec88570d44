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
