"""What the pages show is so: every example runs, every command prints what is told, every link leads somewhere."""

from __future__ import annotations

import doctest
import re
from pathlib import Path
from typing import Any

import pytest

from forbear.editing.files import check
from tests.docs.pages import ROOT, Block, agrees, blocks, calls, lay_examples, pages
from tests.docs.shell import Shell

PAGES = [pytest.param(page, id=str(page.relative_to(ROOT))) for page in pages()]


@pytest.mark.parametrize("page", PAGES)
def test_every_example_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lay_examples(tmp_path)
    shell, names = Shell(tmp_path), {"__name__": "page"}
    files: dict[str, Block] = {}
    for block in blocks(page.read_text(encoding="utf-8")):
        place = f"{page.relative_to(ROOT)}:{block.line}"
        if "." in block.mark:
            (tmp_path / block.mark).write_text(block.text, encoding="utf-8")
            if block.language in ("story", "trope"):
                files[block.language] = block
                assert _found(tmp_path / block.mark) == [], place
        elif block.language in ("story", "trope"):
            assert block.language in files, f"{place}: no {block.language} file is named before"
            added = tmp_path / f"added.{block.language}"
            added.write_text(files[block.language].text + "\n" + block.text, encoding="utf-8")
            wanted = sorted(block.mark.split())
            assert sorted(set(_found(added))) == wanted, f"{place}: {[str(d) for d in check(str(added))]}"
        elif block.language == "console":
            for call in calls(block):
                printed = shell.run(call.command)
                assert agrees(call.printed, printed), f"{place}: $ {call.command}\nprints\n{printed}"
        elif block.language == "python":
            _run_python(block, names, place)


def _found(file: Path) -> list[str]:
    return [diagnostic.code for diagnostic in check(str(file))]


def _run_python(block: Block, names: dict[str, Any], place: str) -> None:
    if ">>>" not in block.text:
        exec(compile(block.text, place, "exec"), names)
        return
    example = doctest.DocTestParser().get_doctest(block.text, names, place, place, block.line)
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    runner.run(example, out=told.append, clear_globs=False)
    names.update(example.globs)
    assert not told, "".join(told)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"\w+:", target):
            continue
        name, _, anchor = target.partition("#")
        there = (page.parent / name).resolve() if name else page
        assert there.exists(), f"{page.relative_to(ROOT)} links to {target}"
        if anchor:
            assert anchor in _anchors(there), f"{page.relative_to(ROOT)} links to {target}"


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_page_is_in_the_index() -> None:
    """The index links to each page, or to a folder's own index that does."""
    here = ROOT / "docs" / "README.md"
    linked = _linked(here)
    linked |= {page for index in linked if index.name == "README.md" for page in _linked(index)}
    assert not [page for page in pages() if page != here and page.resolve() not in linked]


def _linked(index: Path) -> set[Path]:
    text = index.read_text(encoding="utf-8")
    return {(index.parent / target).resolve() for target in re.findall(r"\]\(([^)\s#:]+)", text)}
