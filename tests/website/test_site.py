"""The site: no page is missing, every link leads somewhere, nothing is fetched, and axe finds nothing serious."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import forbear
from tests.browser.driving import Browser, chromium_is_missing
from tests.browser.test_page_for_everyone import AXE, serious
from website.build import build
from website.game import MAKER, PLACE
from website.links import broken
from website.navigation import navigation
from website.plots import with_plots
from website.reference import public_names, reference_pages
from website.sources import ROOT, written_pages

needs_mkdocs = pytest.mark.skipif(
    importlib.util.find_spec("material") is None or importlib.util.find_spec("mkdocstrings") is None,
    reason="mkdocs is not installed: pip install -e '.[site]'",
)


def named(part: Any) -> Iterator[str]:
    """Yield every page of a navigation."""
    if isinstance(part, str):
        yield part
    else:
        for inner in part.values() if isinstance(part, dict) else part:
            yield from named(inner)


def test_every_page_of_the_docs_has_its_place() -> None:
    pages = written_pages()
    files = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")} - {"README.md"}
    assert files <= set(pages)
    assert {"pages.md", "about/contributing.md"} <= set(pages)
    placed = list(named(navigation([*pages, "somebody/new.md"])))
    assert set(placed) == {*pages, "somebody/new.md", "index.md"}
    assert len(placed) == len(set(placed))


def test_every_public_name_is_in_the_reference() -> None:
    text = "\n".join(page for _, page in reference_pages())
    assert [name for name, module in public_names() if f"\n::: {module}.{name}\n" not in text] == []
    assert {name for name, _ in public_names()} == set(dir(forbear))


def test_a_link_out_of_the_site_becomes_a_name_and_a_fence_has_its_language() -> None:
    pages = written_pages()
    assert "](../src/" not in "".join(pages.values())
    assert "](../CONTRIBUTING.md)" not in pages["pages.md"]
    assert "](about/contributing.md)" in pages["pages.md"]
    assert "](../pages.md" in pages["about/contributing.md"]
    assert "\n```forbear\n" in pages["handbook.md"]


def test_a_marked_table_is_drawn_from_its_own_figures() -> None:
    """Two rows on powers of ten: 1 and 100 are the ends, 10 the middle; what is no number has no mark."""
    page = "<!-- plot: Seconds; logarithmic; 2, 3 -->\n\n| what | ours | theirs |\n|---|---|---|\n| a | 1 | **100** s |\n| b | 8–12 | never |\n"
    drawn = with_plots(page)
    assert drawn.endswith(page.split("-->\n\n")[1])
    assert drawn.count("<circle") == 3 and drawn.count("<rect") == 2  # one of each in the legend
    across = [float(found) for found in re.findall(r'<circle cx="([\d.]+)"', drawn)][1:]
    (end,) = re.findall(r'<path class="grid" d="M([\d.]+) [\d.V]+"/><text [^>]*>100<', drawn)
    assert across == [250, (250 + float(end)) / 2]
    for name in ("benchmarks.md", "benchmarks-planning.md"):
        assert (ROOT / "docs" / name).read_text(encoding="utf-8").count("<!-- plot:") == written_pages()[name].count(
            "<svg"
        )


def test_the_docs_lead_to_the_game_where_the_site_has_it() -> None:
    assert "](village.html)" in written_pages({MAKER: PLACE})["live.md"]
    assert "](../village.html)" in written_pages({MAKER: PLACE})["ways/games.md"]
    assert "](village.html)" not in written_pages()["live.md"]


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    page = '<a href="b.html#here">x</a><a href="b.html#gone">x</a><a href="c.html">x</a><script src="https://a.b/c.js"></script>'
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (tmp_path / "b.html").write_text('<p id="here"></p><a href="https://example.org">x</a>', encoding="utf-8")
    assert list(broken(tmp_path)) == [
        "a.html: loads https://a.b/c.js",
        "a.html: b.html#gone has no such place",
        "a.html: c.html leads nowhere",
    ]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    build(out, 2, lambda said: None)
    return out


@pytest.mark.nightly
@needs_mkdocs
@pytest.mark.filterwarnings("default")
def test_every_link_of_the_site_leads_somewhere_and_nothing_is_fetched(site: Path) -> None:
    assert list(broken(site)) == []
    assert (site / "search" / "search_index.js").is_file()
    page = next((site / "catalogue").glob("*/*.html")).read_text(encoding="utf-8")
    assert "What may happen" in page
    assert 'class="k"' in (site / "handbook.html").read_text(encoding="utf-8"), "stories have no colours"


@pytest.mark.nightly
@needs_mkdocs
@pytest.mark.browser
@pytest.mark.filterwarnings("default")
@pytest.mark.skipif(chromium_is_missing() is not None, reason=str(chromium_is_missing()))
def test_the_site_is_for_everyone(site: Path, tmp_path: Path) -> None:
    browser = Browser("http://127.0.0.1", tmp_path)
    scene = next((site / "catalogue").glob("*/*.html")).relative_to(site).as_posix()
    pages = ("index.html", "ways/write.html", "handbook.html", "catalogue/index.html", "reference/scenes.html", scene)
    found: dict[str, list[str]] = {}
    try:
        for name in pages:
            for theme in ("light", "dark"):
                for width in (360, 1440):
                    browser.theme(theme)
                    browser.size(width, 900)
                    browser.driver.get((site / name).as_uri())
                    browser.run("localStorage.clear()")
                    browser.driver.get((site / name).as_uri())
                    browser.command("Runtime.evaluate", expression=AXE.read_text("utf-8"))
                    wrong = serious(browser)
                    over = browser.run(
                        "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
                    )
                    found[f"{name} {theme} {width}"] = [*wrong, *([f"{over} over the side"] if over > 0 else [])]
    finally:
        browser.quit()
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
