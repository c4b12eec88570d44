"""From pages to the site: everything is written into a folder, and mkdocs makes HTML of it that needs no network."""

from __future__ import annotations

import posixpath
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from forbear.resources import text as resource
from website.catalogue import catalogue_pages
from website.game import MAKER, PLACE, game
from website.navigation import navigation
from website.reference import reference_pages
from website.sources import ROOT, written_pages
from website.tropes import trope_pages

_HERE = Path(__file__).parent
_FETCHED = "https://unpkg.com/iframe-worker/shim"
_NAMELESS = '<div class="md-search" data-md-component="search" role="dialog"'
_ACCOUNT = ROOT / "src" / "forbear" / "exports" / "webpage.css"


def build(out: Path, most_scenes: int | None, tell: Callable[[str], None]) -> None:
    """Build the site into a folder. most_scenes: of the catalogue's pages; all where None."""
    with TemporaryDirectory() as place:
        pages = Path(place) / "pages"
        village = game(tell)
        written: dict[str, str] = written_pages({} if village is None else {MAKER: PLACE})
        written["index.md"] = (_HERE / "home.md").read_text(encoding="utf-8")
        written |= dict(catalogue_pages(most_scenes, tell))
        scenes = {
            name.removeprefix("catalogue/").removesuffix(".md") for name in written if name.startswith("catalogue/")
        }
        written |= dict(trope_pages(scenes))
        written |= dict(reference_pages())
        for name, text in written.items():
            path = pages / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        shutil.copytree(ROOT / "docs" / "schemas", pages / "schemas")
        shutil.copy(_HERE / "focus.js", pages / "focus.js")
        (pages / "style.css").write_text(_style(), encoding="utf-8")
        if village is not None:
            (pages / PLACE).write_text(village, encoding="utf-8")
        _mkdocs(Path(place), out.resolve(), list(written))
        _finished(out)


def _finished(out: Path) -> None:
    """Put the one script that the theme would fetch (for the search of a site opened from a folder) beside its others, and
    name what it leaves without a name for those who do not see it."""
    home = out / "assets" / "javascripts" / "iframe-worker.js"
    shutil.copy(_HERE / "vendor" / "iframe-worker.js", home)
    for path in out.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        there = posixpath.relpath(home.as_posix(), path.parent.as_posix())
        text = text.replace(_FETCHED, there).replace(_NAMELESS, f'{_NAMELESS} aria-label="Search"')
        path.write_text(text, encoding="utf-8")


def _style() -> str:
    """Return the site's own style, with that of accounts inside theirs."""
    own = (_HERE / "style.css").read_text(encoding="utf-8")
    return f"{own}\n.account {{\n{resource(_ACCOUNT)}}}\n"


def _mkdocs(place: Path, out: Path, pages: list[str]) -> None:
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from pygments.lexers import _mapping

    _mapping.LEXERS["ForbearLexer"] = ("website.lexer", "Forbear", ("forbear",), ("*.story",), ())
    (place / "mkdocs.yml").write_text("site_name: Forbear\n", encoding="utf-8")
    config = load_config(
        str(place / "mkdocs.yml"), docs_dir=str(place / "pages"), site_dir=str(out), **_settings(pages)
    )
    mkdocs_build(config)


def _settings(pages: list[str]) -> dict[str, Any]:
    from pymdownx.slugs import slugify  # names places in a page as the forge does, which the pages' links follow

    schemes = [
        {"media": f"(prefers-color-scheme: {name})", "scheme": scheme, "primary": "custom", "accent": "custom",
         "toggle": {"icon": icon, "name": said}}
        for name, scheme, icon, said in (
            ("light", "default", "material/weather-night", "In the dark"),
            ("dark", "slate", "material/weather-sunny", "In the light"),
        )
    ]  # fmt: skip
    return {
        "site_description": "An engine for stories that turn on what people believe about each other",
        "use_directory_urls": False,
        "nav": navigation(pages),
        "theme": {
            "name": "material",
            "font": False,
            "palette": schemes,
            "features": ["navigation.tabs", "navigation.indexes", "navigation.top", "search.highlight", "content.code.copy", "toc.follow"],
        },
        "extra_css": ["style.css"],
        "extra_javascript": ["focus.js"],
        "extra": {"generator": False},
        "plugins": ["offline", "search", {"mkdocstrings": _docstrings()}],
        "markdown_extensions": [
            "admonition", "attr_list", "md_in_html", "tables", {"toc": {"permalink": True, "slugify": slugify(case="lower")}},
            "pymdownx.superfences", {"pymdownx.highlight": {"guess_lang": False}}, "pymdownx.inlinehilite",
        ],
        "validation": {"nav": {"omitted_files": "ignore"}},
    }  # fmt: skip


def _docstrings() -> dict[str, Any]:
    options = {
        "show_source": False, "show_root_heading": False, "show_root_toc_entry": False, "separate_signature": True,
        "show_signature_annotations": True, "members_order": "source", "heading_level": 3, "docstring_style": None,
        "show_bases": False, "filters": ["!^_"],
    }  # fmt: skip
    return {"handlers": {"python": {"paths": [str(ROOT / "src")], "options": options}}}
