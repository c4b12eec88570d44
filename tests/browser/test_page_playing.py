"""Play a part, both sides of Casablanca: what one sees, what one does not, what the others made of it."""

from __future__ import annotations

from tests.browser.driving import Browser


def begun(page: Browser, role: str, seed: int) -> None:
    page.open("#/play/film/casablanca")
    field = page.one(".roles input[type=number]")
    page.run(
        "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', {bubbles: true}))",
        field,
        seed,
    )
    page.press(".role", role)


def test_played_as_ilsa_one_knows_only_what_she_knows(page: Browser) -> None:
    begun(page, "Ilsa", 1)
    page.says("You are Ilsa")
    page.says("Rick gives you the chance to kill.")
    page.says("What you are not sure of")
    # She is not told that she is merciful, nor that Rick is good: she has her doubts, and no more.
    assert "What was so" not in page.text()
    page.press(".move", "let it go")
    page.press(".move", "throw in")
    page.says("It is over")
    page.says("What they thought of you")
    page.says("Rick had thought this of you")
    page.says("What was so at the beginning")


def test_played_as_rick_saved_and_taken_up_again_after_a_reload(page: Browser) -> None:
    begun(page, "Rick", 3)
    page.says("Your turn")
    page.press("summary", "What would Rick do?")
    page.says("98 %")
    page.driver.refresh()
    page.press("button", "Go on where you stopped, as Rick")
    page.press(".move", "give Ilsa the chance")
    page.says("It is over")
    page.says("What came of it")
    page.says("What they thought of you")
