"""The order of the pages: one list. A page that is not in it stands under "Further pages", so none is ever missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

ORDER: dict[str, list[str]] = {
    "Begin": ["ways/write.md", "ways/games.md", "ways/research.md", "install.md", "pages.md", "glossary.md"],
    "Handbook": [
        "handbook.md", "writer.md", "domain.md", "studio.md", "editors.md", "play.md", "planning.md", "pddl.md", "exports.md", "ask.md",
        "errors.md",
    ],
    "How to": ["how-to/"],
    "Catalogue": ["catalogue/index.md", "catalogue.md", "exercises/"],
    "Tropes": ["trope/index.md", "tropes.md", "trope/"],
    "Programs": ["python.md", "live.md", "tape.md", "json.md", "studio-api.md", "reference/"],
    "Research": [
        "semantics.md", "reading.md", "fit.md", "problems.md", "testset.md", "from-memo.md", "from-webppl.md",
        "from-gambit.md", "from-ipomdps.md", "rank-and-face.md", "trust-and-secrets.md", "benchmarks.md",
        "benchmarks-planning.md", "decisions.md",
    ],
    "About": ["about/"],
}  # fmt: skip

_HIDDEN = "catalogue/"
"""Pages of single scenes are reached from the catalogue's own page and the search: a list of a hundred helps nobody."""


def navigation(pages: Iterable[str]) -> list[Any]:
    """Return the navigation of mkdocs for these pages."""
    left = sorted(page for page in pages if page != "index.md")
    found: list[Any] = [{"Home": "index.md"}]
    for title, wanted in ORDER.items():
        taken = []
        for name in wanted:
            if name.endswith("/"):
                taken += sorted(
                    (p for p in left if p.startswith(name)),
                    key=lambda p: (not p.endswith(("index.md", "readme.md", "README.md")), p),
                )
            elif name in left:
                taken.append(name)
            left = [page for page in left if page not in taken]
        if taken:
            found.append({title: taken})
    rest = [page for page in left if not page.startswith(_HIDDEN)]
    return [*found, {"Further pages": rest}] if rest else found
