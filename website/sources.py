"""The pages that are written by hand, as the site has them: those of `docs`, and those of the checkout's root.

Links from page to page stay; a link to another file of the checkout becomes its name, for the site does not have it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from website.plots import with_plots

ROOT = Path(__file__).parents[1]

ABOUT = ("ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "GOVERNANCE.md", "CODE_OF_CONDUCT.md")
"""Pages of the root, which the site has under `about/`."""

_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^()\s]+)\)")
_FENCE = re.compile(r"^```([a-z]+) +\S.*$", re.MULTILINE)
_LANGUAGES = {"story": "forbear", "trope": "forbear", "told": "forbear"}


def written_pages(made: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the pages by the path that they have on the site. made: for a file of the checkout, what the site has instead."""
    found = {}
    for path in sorted((ROOT / "docs").rglob("*.md")):
        place = path.relative_to(ROOT / "docs").as_posix()
        found[_place(f"docs/{place}") or place] = _page(path, made or {})
    for name in ABOUT:
        if (ROOT / name).is_file():
            found[_place(name) or name] = _page(ROOT / name, made or {})
    return found


def _page(path: Path, made: Mapping[str, str]) -> str:
    own = path.relative_to(ROOT).as_posix()
    text = with_plots(path.read_text(encoding="utf-8"))
    text = _FENCE.sub(lambda fence: f"```{_LANGUAGES.get(fence[1], fence[1])}", text)
    text = re.sub(r"^```(story|trope|told)$", "```forbear", text, flags=re.MULTILINE)
    return _outside_fences(text, lambda part: _LINK.sub(lambda link: _link(link, own, made), part))


def _outside_fences(text: str, change: Callable[[str], str]) -> str:
    parts = re.split(r"(^```.*?^```$)", text, flags=re.MULTILINE | re.DOTALL)
    return "".join(part if number % 2 else change(part) for number, part in enumerate(parts))


def _place(own: str) -> str | None:
    """Return where the site has a file of the checkout; None where it has it not."""
    if own == "README.md":
        return "index.md"
    if own in ABOUT:
        return f"about/{own.lower()}"
    if own.startswith("docs/") and own.endswith(".md"):
        place = own.removeprefix("docs/")
        return "pages.md" if place == "README.md" else place
    if own.startswith("docs/schemas/"):
        return own.removeprefix("docs/")
    return None


def _link(link: re.Match[str], own: str, made: Mapping[str, str]) -> str:
    said, target = link[1], link[2]
    if re.match(r"[a-z]+:", target) or target.startswith("#"):
        return link[0]
    path, _, mark = target.partition("#")
    wanted = posixpath.normpath(posixpath.join(posixpath.dirname(own), path))
    place = made.get(wanted) or _place(wanted)
    if place is None or not (ROOT / wanted).is_file():
        return said
    here = _place(own)
    assert here is not None
    there = posixpath.relpath(place, posixpath.dirname(here) or ".")
    return f"[{said}]({there}{f'#{mark}' if mark else ''})"
