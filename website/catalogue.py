"""Pages of the catalogue: all scenes by medium with what the engine finds in them, and a page for each."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator

from forbear.api.limits import Limits
from forbear.api.listing import CatalogueEntry, list_scenes
from forbear.api.scene import load
from forbear.exports.webpage import sections

LIMITS = Limits(nodes=400_000, seconds=60, stories=5_000)


def words(name: str) -> str:
    """Return a name of the tables in plain words."""
    return name.replace("_", " ").replace("-", " ")


def catalogue_pages(most: int | None, tell: Callable[[str], None]) -> Iterator[tuple[str, str]]:
    """Yield each page with its path. most: of the scenes, for a site that is only tried out; all where None."""
    entries = list_scenes().entries
    by_medium: dict[str, list[CatalogueEntry]] = {}
    for entry in entries:
        by_medium.setdefault(entry.name.partition("/")[0], []).append(entry)
    shown = {entry.name for entry in entries[:: max(1, len(entries) // most)]} if most else None
    yield "catalogue/index.md", _index(by_medium, shown)
    for entry in entries:
        if shown is None or entry.name in shown:
            tell(entry.name)
            yield f"catalogue/{entry.name}.md", _scene_page(entry)


def _index(by_medium: dict[str, list[CatalogueEntry]], shown: set[str] | None) -> str:
    count = sum(map(len, by_medium.values()))
    lines = ["# The catalogue", ""]
    lines += [
        f"{count} scenes that come with Forbear, by medium. What stands beside each is the engine's own verdict, never"
    ]
    lines += ["what anybody said of it; [how well that does](../catalogue.md) is a page of its own.", ""]
    for medium, entries in sorted(by_medium.items()):
        lines += [f"## {words(medium).capitalize()}", "", _table(entries, shown), ""]
    return "\n".join(lines)


def _table(entries: list[CatalogueEntry], shown: set[str] | None) -> str:
    heads = ("scene", "work", "what it is", "what it hangs on", "what it did")
    head = "".join(f'<th scope="col">{said}</th>' for said in heads)
    rows = []
    for entry in entries:
        title = html.escape(entry.title)
        if shown is None or entry.name in shown:
            title = f'<a href="{entry.name}.html">{title}</a>'
        told = (entry.work or "", *(_listed(names) for names in (entry.variants, entry.causes, entry.effects)))
        cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in told)
        rows.append(f'<tr><th scope="row">{title}</th>{cells}</tr>')
    body = "\n".join(rows)
    return f'<table class="scenes"><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>'


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(words(name) for name in names if name)


def _scene_page(entry: CatalogueEntry) -> str:
    scene = load(entry.name)
    run = scene.run(limits=LIMITS)
    told = "\n".join(sections(run, run.inquiry()))
    document = scene.problem.document
    text = "" if document is None else "\n".join(document.lines).strip()
    about = " · ".join(part for part in (entry.work, entry.medium) if part)
    head = [f"# {entry.title}", "", html.escape(about), ""]
    verdict = [
        ("What it is", entry.variants), ("What it hangs on", entry.causes), ("What it did", entry.effects),
    ]  # fmt: skip
    found = [f"**{said}:** {_listed(names)}" for said, names in verdict if _listed(names)]
    head += ["  \n".join(found), ""] if found else []
    head += [f'<div class="account" markdown="0">\n{_without_blanks(told)}\n</div>', ""]
    head += ["## The scene as it is written", "", "```forbear", text, "```", ""]
    head += ["## Go on", "", "```sh", f"forbear run {entry.name}", f"forbear like {entry.name}"]
    head += [f"forbear run {entry.name} --html page.html", "```", ""]
    head += [html.escape(cite) + "  " for cite in scene.about.cites]
    return "\n".join([*_front(entry), *head])


def _front(entry: CatalogueEntry) -> list[str]:
    return ["---", "hide: [toc]", f"description: {' '.join(entry.notes)[:200]!r}", "---", ""]


def _without_blanks(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.strip())
