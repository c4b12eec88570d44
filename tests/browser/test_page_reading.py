"""Open the studio, find a scene, read it."""

from __future__ import annotations

from tests.browser.driving import KEYS, Browser


def test_the_catalogue_is_searched_and_narrowed_and_a_scene_opened(page: Browser) -> None:
    page.open()
    page.one(".folder h2", "film")
    search = page.one("input[type=search]")
    search.send_keys("casablanca")
    page.until("one scene", lambda: page.text(".listing-tools p") == "1 scene")
    page.says("At gunpoint in Rick's rooms")
    page.says("both of them live", ".entry-odds")
    search.clear()
    search.send_keys("zzqx")
    page.says("No scene answers to that")
    # The server says so with a status of its own, which the browser notes.
    assert all("422" in complaint for complaint in page.complaints())
    page.press("a", "Show every scene")
    page.one("label", "Medium").find_element("css selector", "select").send_keys("film")
    page.until("the address to tell the filter", lambda: "medium=film" in page.driver.current_url)
    page.until("one folder", lambda: [h2.text for h2 in page.all(".folder:not(.own) h2")] == ["film"])
    page.press(".entry a", "At gunpoint in Rick's rooms")
    page.until("the scene's heading", lambda: page.text("h1") == "At gunpoint in Rick's rooms")


def test_folders_are_opened_and_closed_all_at_once(page: Browser) -> None:
    page.open()
    page.one(".folder h2", "film")
    page.press("button", "Open all")
    page.says("At gunpoint in Rick's rooms")
    page.press("button", "Close all")
    page.until("no scene", lambda: not page.all(".folder:not(.own) .entry"))


def test_a_scene_tells_what_happens_how_likely_why_and_what_everyone_thinks(page: Browser) -> None:
    page.open("#/story/film/casablanca")
    page.says("Rick gives Ilsa the chance to kill.")
    # The figures are those of `forbear run film/casablanca`, which tests/golden keeps.
    page.says("Rick’s choice: this was very likely.")
    page.says("98 %")
    page.says("Ilsa is astonished")
    page.says("It would not have been the likeliest")
    page.says("if it did not count that Ilsa could hardly bear to kill")
    page.says("Here it turned")
    assert "Everyone sees it" in page.text()
    page.press(".step .nested summary")
    page.says("Rick thinks Ilsa thinks")


def test_another_choice_leads_to_another_story_and_the_link_reproduces_it(page: Browser) -> None:
    page.open("#/story/film/casablanca")
    page.press(".odds button", "Rick keeps out of Ilsa's reach")
    page.says("You follow a story of your own choosing")
    page.until("the other first step", lambda: "Rick keeps out of Ilsa's reach." in page.text(".timeline"))
    link = page.driver.current_url
    page.driver.get("about:blank")
    page.driver.get(link)
    page.until("the same story", lambda: "Rick keeps out of Ilsa's reach." in page.text(".timeline"))
    page.driver.back()
    page.press("a", "Back to the likeliest") if page.all(".following") else None


def test_the_tree_of_all_stories_is_read_with_the_keyboard(page: Browser) -> None:
    page.open("#/story/film/casablanca")
    tree = page.one("[role=tree]")
    page.run("arguments[0].focus()", tree)
    page.keys(KEYS.HOME, KEYS.ARROW_RIGHT, KEYS.ARROW_DOWN)
    page.until("the second answer", lambda: "Ilsa strikes at Rick to kill" in page.text(".tree-chosen"))
    page.press("button", "Read this story")
    page.until("that story", lambda: "Ilsa strikes at Rick to kill." in page.text(".timeline"))


def test_what_happens_is_told_in_short_and_who_knows_what_is_gone_through_by_keys(page: Browser) -> None:
    """The numbers are those of the scene's text: she gives 20 % that Rick is no villain."""
    page.open("#/story/film/casablanca")
    page.says("Why it came out so, and what would turn it", ".in-short")
    first = page.one("table.knows td[tabindex='0']")
    page.run("arguments[0].focus()", first)
    page.keys(KEYS.ARROW_DOWN)
    page.until(
        "her state", lambda: page.run("return document.activeElement.ariaLabel") == "Ilsa, at first: gives it 20\u202f%"
    )
    page.keys(KEYS.ARROW_RIGHT)
    page.until("after step 1", lambda: "and you know it" in page.run("return document.activeElement.ariaLabel"))


def test_a_variant_changes_the_odds(page: Browser) -> None:
    page.open("#/story/film/casablanca")
    page.says("Rick gives Ilsa the chance to kill.")
    page.one("label", "Variant").find_element("css selector", "select").send_keys("past caring")
    page.until("the address to name the variant", lambda: "case=past_caring" in page.driver.current_url)
    # Without the wish to live Rick loses nothing by it, and proves nothing either: she is less sure to come round.
    page.until("other odds", lambda: "94 %" not in page.text(".outcomes"))


def test_a_page_that_is_not_there_says_so(page: Browser) -> None:
    page.open("#/nowhere")
    page.says("There is no such page")
