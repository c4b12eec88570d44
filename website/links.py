"""What a built site links to and loads: every link leads somewhere in it, and nothing is loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class _Page(HTMLParser):
    """What a page links to, what it loads, and the places in it that can be linked to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.places: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        for name in ("id", "name"):
            self.places.add(told.get(name, ""))
        if tag == "a" and "href" in told:
            self.links.append(told["href"])
        elif "src" in told:
            self.loaded.append(told["src"])
        elif tag == "link" and told.get("rel") in ("stylesheet", "icon", "preload", "prev", "next"):
            self.loaded.append(told.get("href", ""))


def broken(site: Path) -> Iterator[str]:
    """Yield what is wrong, page by page: a link that leads nowhere, something that is loaded from elsewhere."""
    pages = {path.resolve(): _Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    for path, page in sorted(pages.items()):
        if path.name == "404.html":
            continue
        own = path.relative_to(site.resolve())
        for address in page.loaded:
            if urlsplit(address).scheme not in ("", "data") or address.startswith("//"):
                yield f"{own}: loads {address}"
            elif not urlsplit(address).scheme and not _target(path, address).is_file():
                yield f"{own}: loads {address}, which is not there"
        for address in page.links:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = _target(path, address) if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file():
                yield f"{own}: {address} leads nowhere"
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].places:
                yield f"{own}: {address} has no such place"


def _target(page: Path, address: str) -> Path:
    return (page.parent / unquote(urlsplit(address).path)).resolve()
