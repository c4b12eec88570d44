"""The page that `forbear run --html` writes, to be sent to somebody: nothing serious to axe, nothing over the side."""

from __future__ import annotations

from pathlib import Path

import pytest

from forbear.api.scene import load
from forbear.exports.webpage import webpage
from tests.browser.driving import Browser
from tests.browser.test_page_for_everyone import AXE, serious


@pytest.mark.parametrize("scene", ["film/casablanca", "exercises/judgement"])
def test_a_page_that_is_sent_is_for_everyone(page: Browser, tmp_path: Path, scene: str) -> None:
    run = load(scene).run()
    file = tmp_path / "page.html"
    file.write_text(webpage(run, run.inquiry()), encoding="utf-8")
    page.driver.get(file.as_uri())
    page.run("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.command("Runtime.evaluate", expression=AXE.read_text("utf-8"))  # the page itself lets no script in
    for theme in ("light", "dark"):
        page.theme(theme)
        assert serious(page) == []
    for width in (360, 1440):
        page.size(width, 900)
        over = page.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{over} pixels over the side at {width}"
