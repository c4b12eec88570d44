"""A studio of its own for the tests of the page, and a chromium that drives it; both go when the tests are over."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.driving import Browser, chromium_is_missing

FIRST = """title "Ann tells";
type character;
entity Ann : character;
property told() : boolean;
says Ann: "Ann", she;
says told(): "all is told";
action tell() { effect: told(); consenting: Ann; says: "Ann tells"; };
reason duty(Ann): if(told()) 9 else 0;
turns: Ann;
"""
"""A story in which Ann almost surely tells, and one that is about whether she told."""
SECOND = """title "Afterwards";
type character;
entity Ann : character;
property told() : boolean;
says Ann: "Ann", she;
says told(): "all is told";
turns: Ann;
outcome known: told();
says outcome known: "it is known";
"""
CASABLANCA = Path(__file__).parents[2] / "src/forbear/catalogue/scenes/film/casablanca.story"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = str(Path(__file__).parent)
    missing = chromium_is_missing()
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.browser)
            if missing:
                item.add_marker(pytest.mark.skip(reason=missing))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The user's folder of the studio under test, with some stories in it."""
    made = tmp_path_factory.mktemp("stories")
    shutil.copy(CASABLANCA, made / "mine.story")
    (made / "first.story").write_text(FIRST, encoding="utf-8")
    (made / "second.story").write_text(SECOND, encoding="utf-8")
    return made


@pytest.fixture(scope="session")
def studio(folder: Path) -> Iterator[str]:
    """The address of a running studio."""
    forbear = str(Path(sys.executable).with_name("forbear"))
    command = [forbear, "studio", "--port", "0", "--no-browser", "--folder", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            address = process.stdout.readline().split()[-1].rstrip("/")
            assert address.startswith("http://127.0.0.1:")
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture(scope="session")
def chromium(studio: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    browser = Browser(studio, tmp_path_factory.mktemp("chromium"))
    try:
        yield browser
    finally:
        browser.quit()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Browser]:
    """The page, as one who comes for the first time; in the end the browser must have had nothing to complain of."""
    chromium.begin()
    yield chromium
    complaints = chromium.complaints()
    assert complaints == []
