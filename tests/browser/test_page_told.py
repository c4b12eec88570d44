"""Reading: what is told of a scene, and what it shows of its people; told anew by a choice in the tree."""

from __future__ import annotations

from tests.browser.driving import Browser

ROUTE = "#/reading/film/casablanca"


def test_what_is_told_is_read_and_something_else_can_be_told(page: Browser) -> None:
    page.open(ROUTE)
    page.until("what is told", lambda: "spare(Ilsa, Rick)" in page.text(".reading-told"), 60)
    page.says("What it shows")
    page.until("what it is called", lambda: "because of who Ilsa is" in page.text(".reading"), 120)
    # another ending is told by an address, as a choice in the tree writes it: he offers, she strikes
    page.open(f"{ROUTE}?told=0.0")
    page.until("the other ending", lambda: "kill(Ilsa, Rick)" in page.text(".reading-told"), 60)
    page.until("what it shows of her", lambda: "Ilsa" in page.text(".reading .odds"), 60)
    page.press("button", "what the scene tells itself")
    page.until("what the scene tells", lambda: "spare(Ilsa, Rick)" in page.text(".reading-told"), 60)
