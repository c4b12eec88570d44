"""Chromium as a person uses it: open, look, press, drag, type. Everything waits for what it needs, and says what it missed."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

try:
    from selenium import webdriver
    from selenium.common.exceptions import StaleElementReferenceException, WebDriverException
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.remote.webelement import WebElement
except ImportError:  # the development tools are not installed
    webdriver = None  # type: ignore[assignment]

PATIENCE = 90.0
"""Seconds that anything is waited for: the machine may be busy with other tests."""

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_is_missing() -> str | None:
    """Return why the page cannot be driven here; None where it can."""
    if webdriver is None:
        return "selenium is not installed"
    if not (_chromium() and shutil.which("chromedriver")):
        return "there is no chromium with its driver here (Debian: apt-get install chromium chromium-driver)"
    return None


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Browser:
    """One headless chromium at the studio's address, with an empty profile."""

    def __init__(self, studio: str, profile: Path) -> None:
        self.studio = studio
        self.downloads = profile / "downloads"
        options = webdriver.ChromeOptions()
        options.binary_location = _chromium() or ""
        for flag in (*FLAGS, f"--user-data-dir={profile / 'profile'}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        service = webdriver.ChromeService(shutil.which("chromedriver"))
        self.driver = webdriver.Chrome(options=options, service=service)
        self.command("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.downloads))

    def quit(self) -> None:
        self.driver.quit()

    def command(self, name: str, **parameters: Any) -> Any:
        """Send a command of the DevTools protocol."""
        return self.driver.execute_cdp_cmd(name, parameters)

    def begin(self) -> None:
        """Start as for the first time: nothing stored, a usual window, the light theme."""
        self.driver.get("about:blank")
        self.command("Storage.clearDataForOrigin", origin=self.studio, storageTypes="all")
        self.size(1280, 900)
        self.theme("light")
        self.complaints()

    def size(self, width: int, height: int) -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.command("Emulation.setDeviceMetricsOverride", **metrics)

    def theme(self, name: str) -> None:
        features = [
            {"name": "prefers-color-scheme", "value": name},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self.command("Emulation.setEmulatedMedia", features=features)

    def complaints(self) -> list[str]:
        """Return what the browser complained of since it was last asked: errors of scripts, policies broken, 404s."""
        found = self.driver.get_log("browser")
        return [entry["message"] for entry in found if entry["level"] == "SEVERE"]

    def open(self, route: str = "#/") -> None:
        """Open a page as from the address bar, all of it anew."""
        self.driver.get("about:blank")
        self.driver.get(f"{self.studio}/{route}")

    def run(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, *arguments)

    def until(self, what: str, asked: Callable[[], Any], patience: float = PATIENCE) -> Any:
        """Wait until something is so, and return it."""
        end = time.monotonic() + patience
        while True:
            try:
                found = asked()
            except StaleElementReferenceException:
                found = None
            if found:
                return found
            if time.monotonic() > end:
                told = self.run("return document.querySelector('main')?.innerText ?? ''")
                raise AssertionError(f"waited in vain for {what}; the page says:\n{told[:2000]}")
            time.sleep(0.05)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str, text: str | None = None) -> WebElement:
        """Wait for the first shown element of a selector, with this text in it or in its label."""

        def asked() -> WebElement | None:
            for found in self.all(selector):
                told = f"{found.text} {found.get_attribute('aria-label') or ''}"
                if found.is_displayed() and (text is None or text in told):
                    return found
            return None

        found: WebElement = self.until(f"{selector} {text or ''}", asked)
        return found

    def press(self, selector: str, text: str | None = None) -> None:
        """Click something, as soon as it is there."""

        hindrance = ""

        def asked() -> bool:
            nonlocal hindrance
            found = self.one(selector, text)
            self.run("arguments[0].scrollIntoView({block: 'center'})", found)
            try:
                found.click()
            except WebDriverException as error:
                hindrance = str(error.msg)
                return False
            return True

        try:
            self.until(f"{selector} {text or ''} to press", asked)
        except AssertionError as error:
            error.add_note(hindrance)
            raise

    def text(self, selector: str = "main") -> str:
        """Return the text that is shown; with thin spaces as plain ones."""
        found = self.all(selector)
        return found[0].text.replace("\u202f", " ") if found else ""

    def says(self, words: str, selector: str = "main") -> None:
        """Wait until the page says these words."""
        self.until(f"'{words}' in {selector}", lambda: words in self.text(selector))

    def keys(self, *keys: str) -> None:
        """Press keys wherever the focus is."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def chord(self, *keys: str) -> None:
        """Press keys together."""
        chain = ActionChains(self.driver)
        for key in keys:
            chain.key_down(key)
        for key in reversed(keys):
            chain.key_up(key)
        chain.perform()

    def drag(self, slider: WebElement, share: float, steps: int = 20) -> None:
        """Drag a slider's thumb from where it is to a share of its way, in steps, as a hand does; `drop` lets it go."""
        self.run("arguments[0].scrollIntoView({block: 'center'})", slider)
        low, high, now = (float(str(slider.get_property(name))) for name in ("min", "max", "value"))
        thumb = 16
        way = slider.size["width"] - thumb
        start = -slider.size["width"] / 2 + thumb / 2 + way * (now - low) / (high - low)
        chain = (
            ActionChains(self.driver, duration=20).move_to_element_with_offset(slider, round(start), 0).click_and_hold()
        )
        moved = 0
        for step in range(1, steps + 1):
            goal = round(way * (share - (now - low) / (high - low)) * step / steps)
            chain.move_by_offset(goal - moved, 0).pause(0.08)
            moved = goal
        chain.perform()

    def drop(self) -> None:
        """Let go of what is dragged."""
        ActionChains(self.driver).release().perform()


KEYS = Keys if webdriver is not None else None
