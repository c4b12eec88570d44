"""The promises of safety, tried by force from where an attacker would stand: another page in the same browser."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.driving import Browser


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """The address of a page on another origin."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>elsewhere</title><body></body>")

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


FORCED = """
const [address, done] = arguments;
const tries = {
  read: () => fetch(address + "/api/catalogue").then((response) => response.text()),
  work: () => fetch(address + "/api/run", {method: "POST", headers: {"Content-Type": "application/json"}, body: '{"scene": "film/casablanca"}'}).then((response) => response.text()),
  blind: () => fetch(address + "/api/run", {method: "POST", mode: "no-cors", headers: {"Content-Type": "text/plain"}, body: '{"scene": "film/casablanca"}'}).then((response) => response.text()),
  write: () => fetch(address + "/api/file", {method: "PUT", headers: {"Content-Type": "application/json"}, body: '{"name": "stolen.story", "text": "", "version": null}'}).then((response) => response.text()),
  script: () => new Promise((good, bad) => { const one = document.createElement("script"); one.src = address + "/static/theme.js"; one.onload = () => good("loaded"); one.onerror = bad; document.head.append(one); }),
};
Promise.all(Object.entries(tries).map(([name, attempt]) => attempt().then((got) => [name, got], () => [name, null]))).then((found) => done(Object.fromEntries(found)));
"""


def test_a_page_elsewhere_can_neither_read_nor_drive_the_studio(page: Browser, elsewhere: str, folder: Path) -> None:
    page.driver.get(elsewhere)
    found = page.driver.execute_async_script(FORCED, page.studio)
    assert found == {"read": None, "work": None, "blind": None, "write": None, "script": None}
    assert not (folder / "stolen.story").exists()
    page.complaints()


def test_a_page_elsewhere_cannot_show_the_studio_in_a_frame(page: Browser, elsewhere: str) -> None:
    page.driver.get(elsewhere)
    page.run(
        "const frame = document.createElement('iframe'); frame.src = arguments[0]; document.body.append(frame)",
        page.studio,
    )
    page.until("the refusal", lambda: any("frame" in complaint.lower() for complaint in page.complaints()))


def test_what_is_not_the_studios_own_is_neither_run_nor_fetched(page: Browser) -> None:
    page.open()
    page.one(".folder h2", "film")
    done = page.driver.execute_async_script(
        "const done = arguments[0]; window.ran = false;"
        "const inline = document.createElement('script'); inline.textContent = 'window.ran = true'; document.body.append(inline);"
        "const button = document.createElement('button'); button.setAttribute('onclick', 'window.ran = true'); document.body.append(button); button.click();"
        "fetch('https://example.com/').then(() => done('fetched'), () => done(window.ran ? 'ran' : 'nothing'))"
    )
    assert done == "nothing"
    assert all("Content Security Policy" in complaint for complaint in page.complaints())


def test_a_story_cannot_put_its_own_markup_into_the_page(page: Browser, folder: Path) -> None:
    text = (folder / "mine.story").read_text("utf-8")
    title = "<img src=x onerror=window.ran=true><b>bold</b>"
    (folder / "markup.story").write_text(text.replace("At gunpoint in Rick's rooms", title), "utf-8")
    page.open("#/story/file:markup.story")
    page.says("Rick gives Ilsa the chance to kill.")
    page.until("the title as it is written", lambda: page.text("h1") == title)
    assert page.run("return window.ran === undefined && !document.querySelector('h1 b, h1 img')")
