"""A page for each trope that comes with Forbear: its premises and variants, and the scenes in which it is found."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.api.listing import CatalogueEntry, list_scenes
from forbear.language.patterns import Trope
from forbear.tropes.shelf import LIBRARY, library
from website.catalogue import words

MEANT = "kill_me_now"
"""The trope whose variants stand in the catalogue's table of findings."""


def trope_pages(scenes: set[str]) -> Iterator[tuple[str, str]]:
    """Yield each page with its path. scenes: the names of those that have a page."""
    tropes = library().tropes
    entries = list_scenes().entries
    lines = [
        "# Tropes",
        "",
        "What a told story can be called, premise by premise. [How patterns are written](../tropes.md).",
    ]
    lines += ["", "| trope | what it is |", "|---|---|"]
    for trope in tropes:
        lines.append(f"| [{trope.title}]({trope.name}.md) | {_note(trope)} |")
    yield "trope/index.md", "\n".join(lines) + "\n"
    for trope in tropes:
        yield f"trope/{trope.name}.md", _page(trope, entries, scenes)


def _note(trope: Trope) -> str:
    return " ".join(trope.notes).replace("|", "\\|")


def _page(trope: Trope, entries: tuple[CatalogueEntry, ...], scenes: set[str]) -> str:
    lines = [
        f"# {trope.title}",
        "",
        _note(trope),
        "",
        "## As it is written",
        "",
        "```forbear",
        _source(trope),
        "```",
        "",
    ]
    if trope.name == MEANT:
        lines += ["## Where it is found", "", "| variant | scenes |", "|---|---|"]
        for variant in dict.fromkeys(v for entry in entries for v in entry.variants if v):
            found = [_scene(entry, scenes) for entry in entries if variant in entry.variants]
            lines.append(f"| {words(variant)} | {', '.join(found)} |")
        lines.append("")
    lines += ["```sh", f"forbear recognise film/casablanca --trope {trope.name}", "```", ""]
    return "\n".join(lines)


def _scene(entry: CatalogueEntry, scenes: set[str]) -> str:
    said = (entry.work or entry.title).replace("|", "\\|")
    return f"[{said}](../catalogue/{entry.name}.md)" if entry.name in scenes else said


def _source(trope: Trope) -> str:
    """Return the text of a trope from its file, from its first line to the bracket that closes it."""
    for path in sorted(LIBRARY.glob("*.trope")):
        lines = path.read_text(encoding="utf-8").splitlines()
        if f"trope {trope.name} {{" in lines:
            first = lines.index(f"trope {trope.name} {{")
            last = lines.index("}", first)
            return "\n".join(lines[first : last + 1])
    return ""
